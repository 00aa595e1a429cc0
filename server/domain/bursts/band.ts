import { quantile } from '../negative-binomial.ts'
import { HIGH, type Judged } from './detect.ts'
import { slotTime } from './slots.ts'

/** The share of usual buckets that a band holds: 0.95. */
const BELOW = 0.025
const ABOVE = 0.975

/** A bucket of a series beside what is usual; null where nothing is known of it. Times are local. */
export interface BandBucket {
  at: string
  offered: number | null
  expected: number | null
  low: number | null
  high: number | null
  flag: 'high' | 'low' | null
}

/** The finest grain in which a period of so many days can be read. */
export function bandGrain(days: number, perDay: number): 'slot' | 'hour' | 'day' {
  if (days > 62) return 'day'
  return days <= 8 && perDay === 96 ? 'slot' : 'hour'
}

/**
 * Sums of the known slots of each bucket of `length` slots, with what is usual of these.
 *
 * @param range numbers of the first slot and of the one after the last; whole buckets
 */
export function band(judged: Judged, range: [number, number], length: number): BandBucket[] {
  const buckets: BandBucket[] = []
  for (let first = range[0]; first < range[1]; first += length) buckets.push(bucketAt(judged, first, length))
  return buckets
}

function bucketAt(judged: Judged, first: number, length: number): BandBucket {
  const { series, flags } = judged
  const time = slotTime(series, first)
  const at = length === series.perDay ? time.slice(0, 10) : time
  const flag = flags.subarray(first, first + length).find((each) => each !== 0)
  const { offered, expected, known } = sumOver(judged, first, first + length)
  if (known === 0) return { at, offered: null, expected: null, low: null, high: null, flag: null }
  const [low, high] = interval(judged, expected, length)
  return { at, offered, expected, low, high, flag: flag === undefined ? null : flag === HIGH ? 'high' : 'low' }
}

function sumOver({ series, expected }: Judged, from: number, to: number) {
  const sums = { offered: 0, expected: 0, known: 0 }
  for (let at = from; at < to; at++) {
    const count = series.counts[at] ?? NaN
    if (Number.isNaN(count)) continue
    sums.offered += count
    sums.expected += expected[at]!
    sums.known++
  }
  return sums
}

/** Calls between which 95 of 100 usual stretches of `length` slots lie, by the measured spread of that length or the next longer one. */
export function interval({ spreads }: Judged, expected: number, length: number): [number, number] {
  const longer = [...spreads.keys()].filter((each) => each >= length)
  const spread = spreads.get(Math.min(...longer)) ?? spreads.get(Math.max(...spreads.keys())) ?? 0
  const usual = { mean: expected, spread }
  return [quantile(BELOW, usual), quantile(ABOVE, usual)]
}
