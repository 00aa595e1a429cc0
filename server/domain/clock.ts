import { TZDate } from '@date-fns/tz'
import { addDays, dayNumber, type LocalDate, localDateAt, type Period } from './dates.ts'

/**
 * How a centre counts its days: by the clock of its zone, each service day running from `dayStarts` o'clock (a full hour,
 * 0..23) until the next day's. A stretch of time belongs to the service day that it begins on.
 */
export interface DayClock {
  timeZone: string
  dayStarts: number
}

/** Days from midnight to midnight in a zone whose clock never changes. */
export const PLAIN_CLOCK: DayClock = { timeZone: 'UTC', dayStarts: 0 }

const MINUTE_MS = 60_000
const QUARTER_S = 900

/**
 * The service day of an instant.
 *
 * @example serviceDateAt(new Date('2026-03-04T20:00:00Z'), { timeZone: 'Asia/Jakarta', dayStarts: 6 }) // '2026-03-04'
 */
export function serviceDateAt(instant: Date, { timeZone, dayStarts }: DayClock): LocalDate {
  const date = localDateAt(instant, timeZone)
  if (dayStarts === 0) return date
  return new TZDate(instant.getTime(), timeZone).getHours() < dayStarts ? addDays(date, -1) : date
}

/**
 * The moment at which a service day starts; where the clock skips that hour, the moment of the skip.
 *
 * @throws {RangeError} if `date` is not a date
 * @example startOfServiceDay('2026-11-20', { timeZone: 'Asia/Jakarta', dayStarts: 6 }) // 2026-11-19T23:00:00.000Z
 */
export function startOfServiceDay(date: LocalDate, { timeZone, dayStarts }: DayClock): Date {
  const noon = dayNumber(date) * 1440 + dayStarts * 60
  return new Date(firstInstantAt(noon, timeZone))
}

/**
 * Real seconds of a service day: 86,400, or an hour less or more where the clock changes in it.
 *
 * @example secondsOfDay('2025-03-09', { timeZone: 'America/New_York', dayStarts: 0 }) // 82800
 */
export function secondsOfDay(date: LocalDate, clock: DayClock): number {
  if (isFixed(clock.timeZone)) return 86_400
  return (startOfServiceDay(addDays(date, 1), clock).getTime() - startOfServiceDay(date, clock).getTime()) / 1000
}

/**
 * Clock times of a service day at every `minutes`, in order, written YYYY-MM-DDTHH:MM: those that occur at all. An hour
 * that occurs twice stands once.
 *
 * @param minutes 15 or 60
 * @example clockTimes('2026-03-04', 60, { timeZone: 'Asia/Jakarta', dayStarts: 6 }) // 2026-03-04T06:00 .. 2026-03-05T05:00
 */
export function clockTimes(date: LocalDate, minutes: number, clock: DayClock): string[] {
  const times = Array.from({ length: 1440 / minutes }, (_, i) =>
    textOf(dayNumber(date) * 1440 + clock.dayStarts * 60 + i * minutes)
  )
  return isEven(date, clock) ? times : times.filter((at) => secondsFrom(at, minutes, clock) > 0)
}

/**
 * Real seconds that the clock shows a time of so many minutes from `at` on: twice as many where it is put back over it,
 * none where it is put forward over it.
 *
 * @example secondsFrom('2025-11-02T01:00', 60, { timeZone: 'America/New_York', dayStarts: 0 }) // 7200
 */
export function secondsFrom(at: string, minutes: number, { timeZone }: DayClock): number {
  const date = at.slice(0, 10)
  if (isEven(date, { timeZone, dayStarts: 0 })) return minutes * 60
  const from = minuteOf(at)
  const quarters = Array.from({ length: minutes / 15 }, (_, i) => occurrences(from + i * 15, timeZone).length)
  return quarters.reduce((sum, times) => sum + times * QUARTER_S, 0)
}

/** The service day that a clock time (YYYY-MM-DDTHH:MM) belongs to. */
export function serviceDateOf(at: string, { dayStarts }: DayClock): LocalDate {
  return Number(at.slice(11, 13)) < dayStarts ? addDays(at.slice(0, 10), -1) : at.slice(0, 10)
}

/**
 * The clock time of an hour of a service day: hours before its start are of the next date.
 *
 * @example clockDate('2026-03-04', 3, 6) // '2026-03-05'
 */
export function clockDate(serviceDate: LocalDate, hour: number, dayStarts: number): LocalDate {
  return hour < dayStarts ? addDays(serviceDate, 1) : serviceDate
}

/** The 24 hours in the order in which a service day has them. @example hoursOfDay(6) // 6, 7, ... 23, 0, ... 5 */
export function hoursOfDay(dayStarts: number): number[] {
  return Array.from({ length: 24 }, (_, i) => (i + dayStarts) % 24)
}

/**
 * Hours that the clock shows in a period of service days: 24 a day, but for those that it skips; one that it shows twice
 * counts once.
 */
export function clockHours({ from, to }: Period, clock: DayClock): number {
  if (isFixed(clock.timeZone)) return (dayNumber(to) - dayNumber(from)) * 24
  let hours = 0
  for (let day = from; day < to; day = addDays(day, 1))
    hours += isEven(day, clock) ? 24 : clockTimes(day, 60, clock).length
  return hours
}

const FIXED = new Map<string, boolean>()

/** Whether the clock of a zone has not changed since 2000 and is not known to; told from every month's first day. */
export function isFixed(timeZone: string): boolean {
  const known = FIXED.get(timeZone)
  if (known !== undefined) return known
  const firsts = Array.from({ length: 720 }, (_, month) => Date.UTC(2000, month, 1) / MINUTE_MS)
  const fixed = new Set(firsts.map((minute) => offsetAt(minute, timeZone))).size === 1
  FIXED.set(timeZone, fixed)
  return fixed
}

/** Whether the clock does not change in a service day. */
export function isEven(date: LocalDate, clock: DayClock): boolean {
  return isFixed(clock.timeZone) || secondsOfDay(date, clock) === 86_400
}

/** Minutes ahead of UTC at an instant in minutes since 1970. */
function offsetAt(minute: number, timeZone: string): number {
  return -new TZDate(minute * MINUTE_MS, timeZone).getTimezoneOffset()
}

/** Instants (minutes since 1970) at which the clock shows a local time (in minutes as if UTC). */
function occurrences(local: number, timeZone: string): number[] {
  const offsets = new Set([offsetAt(local - 1440, timeZone), offsetAt(local + 1440, timeZone)])
  return [...offsets]
    .map((offset) => local - offset)
    .filter((minute) => minute + offsetAt(minute, timeZone) === local)
    .sort((a, b) => a - b)
}

/** In a gap: the instant at which the clock is put forward. */
function firstInstantAt(local: number, timeZone: string): number {
  const [first] = occurrences(local, timeZone)
  if (first !== undefined) return first * MINUTE_MS
  const after = Array.from({ length: 24 }, (_, i) => occurrences(local + (i + 1) * 15, timeZone)[0])
  return (after.find((minute) => minute !== undefined) ?? local) * MINUTE_MS
}

function minuteOf(at: string): number {
  return dayNumber(at.slice(0, 10)) * 1440 + Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16))
}

function textOf(minute: number): string {
  return new Date(minute * MINUTE_MS).toISOString().slice(0, 16)
}
