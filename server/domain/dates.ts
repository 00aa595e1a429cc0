/** A local date as YYYY-MM-DD. Half-open periods: `to` is the first day that is not in it. */
export type LocalDate = string
export interface Period {
  from: LocalDate
  to: LocalDate
}

const DAY_MS = 86_400_000

/** True for a real date of the calendar written YYYY-MM-DD. @example isLocalDate('2026-02-30') // false */
export function isLocalDate(text: string): boolean {
  return !Number.isNaN(dayNumberOf(text))
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days since 1970, or NaN where the text is no date of the calendar (by hand: every bucket of every chart asks it). */
function dayNumberOf(text: string): number {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return NaN
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= MONTH_DAYS[month - 1]!)) return NaN
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && day === 29 && !isLeap ? NaN : daysFromCivil(year, month, day)
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return NaN
    value = value * 10 + digit
  }
  return value
}

/** Years are counted from March, so that the leap day is a year's last. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  const inYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return y * 365 + leaps + inYear - DAYS_TO_1970
}

/** From 1 March of the year 0 to 1970-01-01. */
const DAYS_TO_1970 = 719_468

/** @throws {RangeError} if `date` is not a date */
export function dayNumber(date: LocalDate): number {
  const days = dayNumberOf(date)
  if (Number.isNaN(days)) throw new RangeError(`date must be YYYY-MM-DD, got ${date}`)
  return days
}

/** Days that have been written once, for every bucket of every chart writes the same few. */
const WRITTEN = new Map<number, LocalDate>()
const MOST_WRITTEN = 100_000

export function fromDayNumber(days: number): LocalDate {
  const known = WRITTEN.get(days)
  if (known !== undefined) return known
  if (WRITTEN.size >= MOST_WRITTEN) WRITTEN.clear()
  const written = new Date(days * DAY_MS).toISOString().slice(0, 10)
  WRITTEN.set(days, written)
  return written
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

/** Hours of a week, from Monday's first on. */
export const HOURS_A_WEEK = 168

/** Which of the hours of a week an hour of a weekday is, 0..167. @example hourOfWeek(2, 0) // 24 */
export function hourOfWeek(weekday: number, hour: number): number {
  return (weekday - 1) * 24 + hour
}

/** Year, month 1..12, day of the month. */
export function parts(date: LocalDate): [number, number, number] {
  dayNumber(date)
  return date.split('-').map(Number) as [number, number, number]
}

/** The local date of an instant in a time zone. */
export function localDateAt(instant: Date, timeZone: string): LocalDate {
  return localHourAt(instant, timeZone).slice(0, 10)
}

const CLOCKS = new Map<string, Intl.DateTimeFormat>()

/** The local hour of an instant, YYYY-MM-DDTHH. @example localHourAt(new Date(0), 'Asia/Jakarta') // '1970-01-01T07' */
export function localHourAt(instant: Date, timeZone: string): string {
  let clock = CLOCKS.get(timeZone)
  if (clock === undefined) {
    const [numeric, twoDigits] = ['numeric', '2-digit'] as const
    const parts = { year: numeric, month: twoDigits, day: twoDigits, hour: twoDigits, hourCycle: 'h23' } as const
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts })
    CLOCKS.set(timeZone, clock)
  }
  return clock.format(instant).replace(' ', 'T').slice(0, 13)
}
