import {
  clockTimes,
  type DayClock,
  isFixed,
  PLAIN_CLOCK,
  secondsFrom,
  serviceDateOf,
  startOfServiceDay
} from './clock.ts'
import { addDays, addMonths, type LocalDate, lengthInDays, parts, type Period, weekdayOf } from './dates.ts'

export type Grain = 'slot' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

/** Longest period, in days, that a grain is answered for. */
export const GRAIN_LIMITS: Record<Grain, number> = {
  slot: 31,
  hour: 92,
  day: 1_100,
  week: 3_700,
  month: 18_300,
  quarter: 36_600,
  year: 36_600
}

/** The grain that suits a period when the reader names none. */
export function defaultGrain(period: Period): Grain {
  const days = lengthInDays(period)
  if (days <= 2) return 'hour'
  if (days <= 92) return 'day'
  return days <= 731 ? 'week' : 'month'
}

/** Buckets of a small series at the most: more points than that cannot be told apart in a tile. */
const SPARK_BUCKETS = 62
const SPARK_GRAINS: readonly Grain[] = ['slot', 'hour', 'day', 'week', 'month', 'quarter', 'year']

/** The asked grain, or the next coarser one that makes a series short enough for a tile. */
export function sparkGrain(period: Period, asked: Grain): Grain {
  const grains = SPARK_GRAINS.slice(SPARK_GRAINS.indexOf(asked))
  return grains.find((grain) => bucketsOf(period, grain).length <= SPARK_BUCKETS) ?? 'year'
}

/** First day of the week (Monday), month, quarter or year that holds a date; the date itself for finer grains. */
export function bucketStart(date: LocalDate, grain: Grain): LocalDate {
  const [year, month] = parts(date)
  if (grain === 'week') return addDays(date, 1 - weekdayOf(date))
  if (grain === 'month') return isoDay(year, month)
  if (grain === 'quarter') return isoDay(year, Math.floor((month - 1) / 3) * 3 + 1)
  return grain === 'year' ? isoDay(year, 1) : date
}

/**
 * Every bucket that a period of service days touches, in order: YYYY-MM-DD, or the clock time YYYY-MM-DDTHH:MM for hours
 * and quarter hours (a day that starts at 06:00 ends with 05:00 of the next date; an hour that the clock skips is left
 * out, one that it shows twice stands once). The first and the last may reach beyond the period.
 */
export function bucketsOf(period: Period, grain: Grain, clock: DayClock = PLAIN_CLOCK): string[] {
  const days: LocalDate[] = []
  for (let day = bucketStart(period.from, grain); day < period.to; day = nextBucket(day, grain)) days.push(day)
  if (grain === 'hour') return days.flatMap((day) => clockTimes(day, 60, clock))
  return grain === 'slot' ? days.flatMap((day) => clockTimes(day, 15, clock)) : days
}

/**
 * Real seconds of the part of a bucket that lies in the period, by the centre's clock: days on which it changes have 23
 * or 25 hours.
 *
 * @example bucketSeconds('2026-03-02', 'week', { from: '2026-03-08', to: '2026-03-20' }) // 86400
 */
export function bucketSeconds(at: string, grain: Grain, period: Period, clock: DayClock = PLAIN_CLOCK): number {
  if (grain === 'slot') return secondsFrom(at, 15, clock)
  if (grain === 'hour') return secondsFrom(at, 60, clock)
  const end = nextBucket(at, grain)
  return periodSeconds({ from: at < period.from ? period.from : at, to: end > period.to ? period.to : end }, clock)
}

/** Real seconds of a period of service days. */
export function periodSeconds(period: Period, clock: DayClock = PLAIN_CLOCK): number {
  if (isFixed(clock.timeZone)) return lengthInDays(period) * 86_400
  const { from, to } = period
  return (startOfServiceDay(to, clock).getTime() - startOfServiceDay(from, clock).getTime()) / 1000
}

/** The date that a bucket starts on by the clock. */
export function dayOf(at: string): LocalDate {
  return at.slice(0, 10)
}

/** First day after a bucket of days. */
export function nextBucket(day: LocalDate, grain: Grain): LocalDate {
  if (grain === 'week') return addDays(day, 7)
  if (grain === 'month') return addMonths(day, 1)
  if (grain === 'quarter') return addMonths(day, 3)
  return grain === 'year' ? addMonths(day, 12) : addDays(day, 1)
}

/** Whether the first bucket begins before the period or the last one ends after it: its count is of a part only. */
export function hasPartialBucket(buckets: readonly string[], grain: Grain, period: Period): boolean {
  const last = buckets.at(-1)
  return last !== undefined && (dayOf(buckets[0]!) < period.from || nextBucket(dayOf(last), grain) > period.to)
}

function isoDay(year: number, month: number): LocalDate {
  return `${String(year).padStart(4, '0')}-${two(month)}-01`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/**
 * Those of the buckets that hold at least one of the service days on which a feed has data; for hours and quarter hours
 * the hours of which it tells (YYYY-MM-DDTHH, by the clock) may be given instead.
 */
export function coveredBuckets(
  buckets: readonly string[],
  days: Iterable<string>,
  grain: Grain,
  clock: DayClock = PLAIN_CLOCK
): Set<string> {
  if (grain === 'hour' || grain === 'slot') {
    const told = new Set(days)
    return new Set(buckets.filter((at) => told.has(at.slice(0, 13)) || told.has(serviceDateOf(at, clock))))
  }
  const starts = new Set([...days].map((day) => bucketStart(day, grain)))
  return new Set(buckets.filter((at) => starts.has(dayOf(at))))
}
