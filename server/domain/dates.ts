/** A local date as YYYY-MM-DD. Half-open periods: `to` is the first day that is not in it. */
export type LocalDate = string
export interface Period {
  from: LocalDate
  to: LocalDate
}

const DAY_MS = 86_400_000

/** True for a real date of the calendar written YYYY-MM-DD. @example isLocalDate('2026-02-30') // false */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

/** @throws {RangeError} if `date` is not a date */
export function dayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`date must be YYYY-MM-DD, got ${date}`)
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

export function fromDayNumber(days: number): LocalDate {
  return new Date(days * DAY_MS).toISOString().slice(0, 10)
}

/** @example addDays('2024-02-28', 2) // '2024-03-01' */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** Days of a half-open period. */
export function lengthInDays({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from)
}

/** Whole months later, the day clamped to the month's last. @example addMonths('2026-03-31', -1) // '2026-02-28' */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = parts(date)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 10)
}

/** ISO weekday, Monday = 1. @example weekdayOf('1950-01-01') // 7 */
export function weekdayOf(date: LocalDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

/** Year, month 1..12, day of the month. */
export function parts(date: LocalDate): [number, number, number] {
  dayNumber(date)
  return date.split('-').map(Number) as [number, number, number]
}

/** The local date of an instant in a time zone. */
export function localDateAt(instant: Date, timeZone: string): LocalDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant
  )
}
