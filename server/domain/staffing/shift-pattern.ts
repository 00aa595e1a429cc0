export const DAY_MINUTES = 1440
export const WEEK_MINUTES = 7 * DAY_MINUTES

/** A shift as it may be worked: when it begins on which weekdays, how long it lasts, where its break may lie. */
export interface ShiftPattern {
  id: string
  /** Minutes after midnight, 0..1439. */
  startMinute: number
  /** With the break, minutes. */
  durationMinutes: number
  /** 0: none. */
  breakMinutes: number
  /** The break begins at the earliest and the latest so many minutes after the start. */
  breakEarliestMinute: number
  breakLatestMinute: number
  /** ISO weekdays on which it may begin, 1 Monday .. 7 Sunday. */
  weekdays: readonly number[]
  /** Paid once for each shift besides its hours, such as transport and food at night (UU 13/2003, article 76); absent: 0. */
  extraCost?: number
}

/** What an hour of work costs besides its base, as factors of it. */
export interface PayRates {
  /** Minutes after midnight; the night runs over midnight where `nightFrom` is later. */
  nightFromMinute: number
  nightUntilMinute: number
  nightFactor: number
  /** ISO weekdays. */
  weekendDays: readonly number[]
  weekendFactor: number
  /** Work of one shift beyond this is overtime, minutes. */
  overtimeAfterMinutes: number
  /** Of the first hour of overtime, and of each further one. */
  overtimeFirstHourFactor: number
  overtimeNextFactor: number
  isBreakPaid: boolean
}

/**
 * Indonesian defaults: overtime on a working day pays 1.5 times the first hour and twice each further one (PP 35/2021,
 * article 31); night and weekend are not paid above the base by law, so their factors are 1 until a centre states its own.
 */
export const DEFAULT_RATES: PayRates = {
  nightFromMinute: 23 * 60,
  nightUntilMinute: 7 * 60,
  nightFactor: 1,
  weekendDays: [6, 7],
  weekendFactor: 1,
  overtimeAfterMinutes: 480,
  overtimeFirstHourFactor: 1.5,
  overtimeNextFactor: 2,
  isBreakPaid: true
}

/**
 * A pattern from the clock times of a site's `shifts`; an end that is not after the start lies on the next day. A break of
 * half an hour after two hours at the earliest and four at the latest, where the shift is longer than four hours (UU 13/2003,
 * article 79 (2) a).
 *
 * @throws {RangeError} naming the time
 * @example patternOf({ id: 'malam', start: '22:00', end: '06:00' }).durationMinutes // 480
 */
export function patternOf({ id, start, end }: { id: string; start: string; end: string }): ShiftPattern {
  const from = minuteOfClock(start)
  const durationMinutes = ((minuteOfClock(end) - from + DAY_MINUTES - 1) % DAY_MINUTES) + 1
  const hasBreak = durationMinutes > 240
  return {
    id,
    startMinute: from,
    durationMinutes,
    breakMinutes: hasBreak ? 30 : 0,
    breakEarliestMinute: hasBreak ? 120 : 0,
    breakLatestMinute: hasBreak ? 240 : 0,
    weekdays: [1, 2, 3, 4, 5, 6, 7]
  }
}

/**
 * Where the break of a shift may begin, minutes after its start, on slots: in its middle part, from the second hour on and
 * after four hours of work at the latest (UU 13/2003, article 79 (2) a).
 *
 * @example breakWindow({ durationMinutes: 480, breakMinutes: 30 }, 15) // { breakEarliestMinute: 120, breakLatestMinute: 240 }
 */
export function breakWindow(
  { durationMinutes, breakMinutes }: Pick<ShiftPattern, 'durationMinutes' | 'breakMinutes'>,
  slotMinutes: number
): Pick<ShiftPattern, 'breakEarliestMinute' | 'breakLatestMinute'> {
  if (breakMinutes === 0) return { breakEarliestMinute: 0, breakLatestMinute: 0 }
  const onSlot = (minutes: number) => Math.floor(minutes / slotMinutes) * slotMinutes
  const breakEarliestMinute = onSlot(Math.min(120, durationMinutes / 3))
  const latest = onSlot(Math.min(240, (durationMinutes * 2) / 3 - breakMinutes))
  return { breakEarliestMinute, breakLatestMinute: Math.max(breakEarliestMinute, latest) }
}

/** @throws {RangeError} @example minuteOfClock('06:30') // 390 */
export function minuteOfClock(time: string): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (hours === undefined) throw new RangeError(`time must be HH:MM, got ${time}`)
  return Number(hours) * 60 + Number(minutes)
}

/** Minutes of [from, from + length) that lie in the daily window; times in minutes, `from` of any day. */
export function minutesInWindow(from: number, length: number, windowFrom: number, windowUntil: number): number {
  const span = ((windowUntil - windowFrom + DAY_MINUTES - 1) % DAY_MINUTES) + 1
  let inside = 0
  for (let day = Math.floor(from / DAY_MINUTES) - 1; day * DAY_MINUTES <= from + length; day++) {
    const begin = day * DAY_MINUTES + windowFrom
    inside += Math.max(0, Math.min(from + length, begin + span) - Math.max(from, begin))
  }
  return inside
}

/** Share of an hour's base pay that one shift costs, in hours: the plain hours with night, weekend and overtime added. */
export function paidHours(pattern: ShiftPattern, weekday: number, rates: PayRates): number {
  const { startMinute, durationMinutes, breakMinutes } = pattern
  const worked = durationMinutes - (rates.isBreakPaid ? 0 : breakMinutes)
  const night = minutesInWindow(startMinute, durationMinutes, rates.nightFromMinute, rates.nightUntilMinute)
  const weekend = weekendMinutes(startMinute, durationMinutes, weekday, rates.weekendDays)
  const overtime = Math.max(0, worked - rates.overtimeAfterMinutes)
  const minutes =
    worked +
    night * (rates.nightFactor - 1) +
    weekend * (rates.weekendFactor - 1) +
    Math.min(60, overtime) * (rates.overtimeFirstHourFactor - 1) +
    Math.max(0, overtime - 60) * (rates.overtimeNextFactor - 1)
  return minutes / 60
}

function weekendMinutes(start: number, length: number, weekday: number, weekendDays: readonly number[]): number {
  const today = Math.min(length, DAY_MINUTES - start)
  const isWeekend = (day: number) => weekendDays.includes(((day - 1) % 7) + 1)
  return (isWeekend(weekday) ? today : 0) + (isWeekend(weekday + 1) ? length - today : 0)
}
