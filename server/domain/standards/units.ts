import { bucketsOf, type Grain, nextBucket } from '../buckets.ts'
import { type DayClock, PLAIN_CLOCK, serviceDateOf } from '../clock.ts'
import type { LocalDate, Period } from '../dates.ts'

/** What a reader may judge by; `busy-hour`: of each day the clock hour with most offered calls, of equals the earliest. */
export const UNITS = ['slot', 'hour', 'busy-hour', 'day', 'week', 'month', 'quarter', 'year'] as const
export type Unit = (typeof UNITS)[number]

/** The grain whose buckets a unit's periods are: a busy hour is told by its day. */
export function grainOf(unit: Unit): Grain {
  return unit === 'busy-hour' ? 'day' : unit
}

/** Every period of a unit that the range touches, by its start. */
export function periodsOf(range: Period, unit: Unit, clock: DayClock = PLAIN_CLOCK): string[] {
  return bucketsOf(range, grainOf(unit), clock)
}

/** The service days that a period spans, half-open. */
export function daysOf(at: string, unit: Unit, clock: Pick<DayClock, 'dayStarts'> = PLAIN_CLOCK): Period {
  const from = unit === 'hour' || unit === 'slot' ? serviceDateOf(at, { ...PLAIN_CLOCK, ...clock }) : at.slice(0, 10)
  return { from, to: nextBucket(from, grainOf(unit)) }
}

/** Whether the range cuts off a part of the period. */
export function isCut(at: string, unit: Unit, range: Period, clock: DayClock = PLAIN_CLOCK): boolean {
  const { from, to } = daysOf(at, unit, clock)
  return from < range.from || to > range.to
}

/** What is known of a period: its local hours, of every centre, and those of which the feed tells. */
export interface Known {
  hours: number
  hoursKnown: number
}

/**
 * What is known of the part of a period that lies in the range.
 *
 * @param known hours that the feed tells of, by day; for hours and quarter hours by hour (YYYY-MM-DDTHH)
 * @param hoursOf local hours of a day, times the centres asked
 */
export function knownOf(
  at: string,
  unit: Unit,
  about: { range: Period; known: ReadonlyMap<string, number>; hoursOf: (day: LocalDate) => number; centres: number }
): Known {
  const { range, known, hoursOf, centres } = about
  if (unit === 'hour' || unit === 'slot') return { hours: centres, hoursKnown: known.get(at.slice(0, 13)) ?? 0 }
  const { from, to } = daysOf(at, unit)
  const days = bucketsOf({ from: max(from, range.from), to: min(to, range.to) }, 'day')
  return days.reduce(
    (sum, day) => ({ hours: sum.hours + hoursOf(day), hoursKnown: sum.hoursKnown + (known.get(day) ?? 0) }),
    { hours: 0, hoursKnown: 0 }
  )
}

function max(a: string, b: string): string {
  return a > b ? a : b
}

function min(a: string, b: string): string {
  return a < b ? a : b
}
