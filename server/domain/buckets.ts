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
 * Every bucket that a period touches, in order: YYYY-MM-DD, or YYYY-MM-DDTHH:MM for hours and quarter hours. The first
 * and the last may reach beyond the period.
 */
export function bucketsOf(period: Period, grain: Grain): string[] {
  const days: LocalDate[] = []
  for (let day = bucketStart(period.from, grain); day < period.to; day = nextBucket(day, grain)) days.push(day)
  if (grain === 'hour') return days.flatMap((day) => times(day, 60))
  return grain === 'slot' ? days.flatMap((day) => times(day, 15)) : days
}

/**
 * Seconds of the part of a bucket that lies in the period (a local day of 24 hours; none of the three Indonesian zones
 * changes).
 *
 * @example bucketSeconds('2026-03-02', 'week', { from: '2026-03-08', to: '2026-03-20' }) // 86400
 */
export function bucketSeconds(at: string, grain: Grain, period: Period): number {
  if (grain === 'slot') return 900
  if (grain === 'hour') return 3600
  const end = nextBucket(at, grain)
  const from = at < period.from ? period.from : at
  return lengthInDays({ from, to: end > period.to ? period.to : end }) * 86_400
}

/** The local day that a bucket starts on. */
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

function times(day: LocalDate, minutes: number): string[] {
  return Array.from({ length: 1440 / minutes }, (_, i) => {
    const at = i * minutes
    return `${day}T${two(Math.floor(at / 60))}:${two(at % 60)}`
  })
}

function isoDay(year: number, month: number): LocalDate {
  return `${String(year).padStart(4, '0')}-${two(month)}-01`
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

/**
 * Those of the buckets that hold at least one of the days on which a feed has data; for hours and quarter hours the
 * hours of which it tells (YYYY-MM-DDTHH) may be given instead.
 */
export function coveredBuckets(buckets: readonly string[], days: Iterable<string>, grain: Grain): Set<string> {
  if (grain === 'hour' || grain === 'slot') {
    const told = new Set(days)
    return new Set(buckets.filter((at) => told.has(at.slice(0, 13)) || told.has(dayOf(at))))
  }
  const starts = new Set([...days].map((day) => bucketStart(day, grain)))
  return new Set(buckets.filter((at) => starts.has(dayOf(at))))
}
