import { bucketStart, type Grain, nextBucket } from './buckets.ts'
import type { ComparisonKind } from './comparison-kinds.ts'
import { addDays, addMonths, dayNumber, lengthInDays, type LocalDate, type Period } from './dates.ts'
import type { SpecialDays } from './special-days.ts'

/**
 * The period to compare with, or null where there is none (a Lebaran or Ramadan that the table does not hold).
 * previous: the same number of days just before. year: both ends one year earlier, a first day on 29 February becoming
 * the 28th and an end on it 1 March, so that no day becomes no days.
 * weekday: earlier by whole weeks, as few as do not overlap, so that weekdays meet weekdays. to-date: the same part of
 * the calendar unit before (first 12 days of this month with those of the last, a whole month with a whole month, of a
 * quarter or year until the same date, whatever 29 February does to the number of days).
 * lebaran, ramadan: the same distance to Idul Fitri, or to the first day of Ramadan, as a Hijri year before.
 *
 * @param days the special days of the site
 * @example comparedPeriod('weekday', { from: '2026-03-02', to: '2026-03-12' }, SPECIAL_DAYS) // 14 days earlier
 */
export function comparedPeriod(kind: ComparisonKind, period: Period, days: readonly SpecialDays[]): Period | null {
  if (kind === 'year') return { from: addMonths(period.from, -12), to: endYearBefore(period.to) }
  if (kind === 'lebaran' || kind === 'ramadan') return hijriYearBefore(kind, period, days)
  if (kind === 'to-date') return sameDaysBefore(period)
  const length = lengthInDays(period)
  return shifted(period, kind === 'weekday' ? Math.ceil(length / 7) * 7 : length)
}

/**
 * The Lebaran or Ramadan that a comparison rests on, now and a Hijri year before; null where the table has none.
 *
 * @example anchorsOf('lebaran', { from: '2026-03-14', to: '2026-03-28' }, SPECIAL_DAYS) // Idul Fitri of 2026 and 2025
 */
export function anchorsOf(
  kind: 'lebaran' | 'ramadan',
  { from, to }: Period,
  days: readonly SpecialDays[]
): { now: SpecialDays; before: SpecialDays } | null {
  const middle = (dayNumber(from) + dayNumber(to)) / 2
  const distance = (day: SpecialDays) => Math.abs(dayNumber(day.from) - middle)
  const known = days.filter((day) => day.kind === kind)
  const now = [...known].sort((a, b) => distance(a) - distance(b))[0]
  if (now === undefined || distance(now) > 366) return null
  const before = known.find((day) => isHijriYear(dayNumber(now.from) - dayNumber(day.from)))
  return before === undefined ? null : { now, before }
}

/** A Hijri year has 354 or 355 days; the state's own sightings may move either end by a day or two. */
function isHijriYear(days: number): boolean {
  return days >= 350 && days <= 359
}

/** The same first day after the period a year before; a year without 29 February goes on with 1 March. */
function endYearBefore(to: LocalDate): LocalDate {
  return to.endsWith('-02-29') ? addDays(addMonths(to, -12), 1) : addMonths(to, -12)
}

function shifted({ from, to }: Period, days: number): Period {
  return { from: addDays(from, -days), to: addDays(to, -days) }
}

const UNITS: readonly Grain[] = ['week', 'month', 'quarter', 'year']

function sameDaysBefore(period: Period): Period {
  const days = lengthInDays(period)
  const unit = UNITS.find(
    (grain) => bucketStart(period.from, grain) === period.from && period.to <= nextBucket(period.from, grain)
  )
  if (unit === undefined) return shifted(period, days)
  if (unit === 'week') return shifted(period, 7)
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12
  const from = addMonths(period.from, -months)
  const whole = period.to === nextBucket(period.from, unit)
  const end = unit === 'month' ? addDays(from, days) : endMonthsBefore(period.to, months)
  return { from, to: whole || end > period.from ? period.from : end }
}

/** The day after the same last day so many months before: whole months stay whole months. */
function endMonthsBefore(to: LocalDate, months: number): LocalDate {
  return to.endsWith('-01') ? addMonths(to, -months) : addDays(addMonths(addDays(to, -1), -months), 1)
}

function hijriYearBefore(kind: 'lebaran' | 'ramadan', period: Period, days: readonly SpecialDays[]): Period | null {
  const anchors = anchorsOf(kind, period, days)
  return anchors === null ? null : shifted(period, dayNumber(anchors.now.from) - dayNumber(anchors.before.from))
}
