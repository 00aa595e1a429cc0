import { bucketStart, type Grain, nextBucket } from './buckets.ts'
import { addDays, addMonths, dayNumber, lengthInDays, type LocalDate, type Period } from './dates.ts'
import { idulFitri } from './special-days.ts'

export type ComparisonKind = 'previous' | 'year' | 'weekday' | 'to-date' | 'lebaran'

/**
 * The period to compare with, or null where there is none (Lebaran of a year that the table does not hold).
 * previous: the same number of days just before. year: both ends one year earlier, a first day on 29 February becoming
 * the 28th and an end on it 1 March, so that no day becomes no days.
 * weekday: earlier by whole weeks, as few as do not overlap, so that weekdays meet weekdays. to-date: the same part of
 * the calendar unit before (first 12 days of this month with those of the last). lebaran: the same distance to
 * Idul Fitri as a year before.
 *
 * @example comparedPeriod('weekday', { from: '2026-03-02', to: '2026-03-12' }) // 14 days earlier
 */
export function comparedPeriod(kind: ComparisonKind, period: Period): Period | null {
  if (kind === 'year') return { from: addMonths(period.from, -12), to: endYearBefore(period.to) }
  if (kind === 'lebaran') return lebaranPeriod(period)
  if (kind === 'to-date') return sameDaysBefore(period)
  const days = lengthInDays(period)
  return shifted(period, kind === 'weekday' ? Math.ceil(days / 7) * 7 : days)
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
  const from = addMonths(period.from, unit === 'month' ? -1 : unit === 'quarter' ? -3 : -12)
  const whole = period.to === nextBucket(period.from, unit)
  const end = addDays(from, days)
  return { from, to: whole || end > period.from ? period.from : end }
}

function lebaranPeriod(period: Period): Period | null {
  const nearest = nearestLebaran(period)
  const before = nearest === null ? undefined : idulFitri(Number(nearest.slice(0, 4)) - 1)
  if (nearest === null || before === undefined) return null
  return shifted(period, dayNumber(nearest) - dayNumber(before))
}

function nearestLebaran({ from, to }: Period): LocalDate | null {
  const middle = (dayNumber(from) + dayNumber(to)) / 2
  const year = Number(from.slice(0, 4))
  const known = [year - 1, year, year + 1].map(idulFitri).filter((day) => day !== undefined)
  const distance = (day: LocalDate) => Math.abs(dayNumber(day) - middle)
  return known.sort((a, b) => distance(a) - distance(b))[0] ?? null
}
