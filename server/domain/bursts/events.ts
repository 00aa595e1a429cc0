import { HIGH, type Judged } from './detect.ts'
import { slotTime } from './slots.ts'

/** Flagged stretches with at most so many hours between them are one event. */
const APART_H = 1
/** Rarer than once in so many is told as that. */
export const RAREST = 1e12

/** Flagged slots in a row, told as one. Times are local, YYYY-MM-DDTHH:MM; `to` is the first slot that is not in it. */
export interface BurstEvent {
  kind: 'high' | 'low'
  from: string
  to: string
  /** First slot and slot after the last, by number in the series. */
  slots: [number, number]
  offered: number
  expected: number
  /** offered - expected: above 0 for `high`, below for `low`. */
  excess: number
  /** The slot that differs most. */
  peak: { at: string; offered: number; expected: number }
  /** The rarest of what was found in it happens by chance once in so many tests; at most RAREST. */
  onceIn: number
}

/**
 * Merges flagged slots of one direction into events, in order of time.
 *
 * @param range numbers of the first slot asked about and of the one after the last; an event that only reaches into it counts
 */
export function eventsOf(judged: Judged, range: [number, number]): BurstEvent[] {
  const events: [number, number][] = []
  const apart = (APART_H * judged.series.perDay) / 24
  for (let at = 0; at < judged.flags.length; at++) {
    if (judged.flags[at] === 0) continue
    const last = events.at(-1)
    const isNear = last !== undefined && at - last[1] < apart && judged.flags[last[1] - 1] === judged.flags[at]
    if (isNear && isKnownBetween(judged, last[1], at)) last[1] = at + 1
    else events.push([at, at + 1])
  }
  return events.filter(([first, end]) => first < range[1] && end > range[0]).map((slots) => eventOf(judged, slots))
}

function isKnownBetween({ series }: Judged, from: number, to: number): boolean {
  return !series.counts.subarray(from, to).some(Number.isNaN)
}

function eventOf({ series, expected, flags, logChance }: Judged, slots: [number, number]): BurstEvent {
  const [first, end] = slots
  const side = flags[first]!
  let [offered, usual, rarest, peak] = [0, 0, 0, first]
  const differs = (at: number) => side * (series.counts[at]! - expected[at]!)
  for (let at = first; at < end; at++) {
    offered += series.counts[at]!
    usual += expected[at]!
    rarest = Math.min(rarest, logChance[at]!)
    if (differs(at) > differs(peak)) peak = at
  }
  return {
    kind: side === HIGH ? 'high' : 'low',
    from: slotTime(series, first),
    to: slotTime(series, end),
    slots,
    offered,
    expected: usual,
    excess: offered - usual,
    peak: { at: slotTime(series, peak), offered: series.counts[peak]!, expected: expected[peak]! },
    onceIn: Math.min(RAREST, Math.exp(-rarest))
  }
}
