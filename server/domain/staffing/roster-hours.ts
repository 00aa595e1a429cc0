import { addDays, dayNumber, type LocalDate, weekdayOf } from '../dates.ts'
import { type Assignment, datesOf, type RosterProblem, takesCalls } from './roster.ts'
import { HOURS_A_WEEK, MOST_OPERATORS } from './week-plan.ts'

type Staffed = Pick<RosterProblem, 'from' | 'days' | 'shifts' | 'people' | 'doSupervisorsTakeCalls'>

/**
 * Those who take calls in every hour of a roster of whole weeks, in the order that `planSteps` works them (by weeks counted
 * from a fixed Monday). The last night runs into the first morning, as it does when the roster is worked again. A shift
 * fills the hours that it covers wholly; breaks, which colleagues stagger, are not taken off.
 *
 * @throws {RangeError} unless the roster is of whole weeks from a Monday
 * @example rosterHours(fourWeeks(), [{ person: 'OP-01', date: '2026-12-07', shift: 'pagi' }]).length // 672
 */
export function rosterHours(roster: Staffed, assignments: readonly Assignment[]): number[] {
  if (weekdayOf(roster.from) !== 1 || roster.days % 7 !== 0)
    throw new RangeError(`roster must be whole weeks from a Monday, got ${roster.days} days from ${roster.from}`)
  const shifts = new Map(roster.shifts.map((shift) => [shift.id, shift]))
  const answering = new Set(roster.people.filter((person) => takesCalls(roster, person)).map(({ id }) => id))
  const hours = new Array<number>(roster.days * 24).fill(0)
  for (const { person, date, shift } of assignments) {
    const times = shifts.get(shift)
    if (times === undefined || !answering.has(person)) continue
    const start = placeOf(date, roster.days) * 24
    const first = Math.ceil(times.startMinute / 60)
    const end = Math.floor((times.startMinute + times.durationMinutes) / 60)
    for (let hour = first; hour < end; hour++) {
      const at = (start + hour) % hours.length
      hours[at] = Math.min(MOST_OPERATORS, hours[at]! + 1)
    }
  }
  return hours
}

const FIRST_MONDAY = dayNumber('1970-01-05')

function placeOf(date: LocalDate, days: number): number {
  return (dayNumber(date) - FIRST_MONDAY) % days
}

/** Mean operators of an hour of the week over all weeks of a plan. @example meanWeek(rosterHours(...)) // 168 numbers */
export function meanWeek(hours: readonly number[]): number[] {
  const weeks = hours.length / HOURS_A_WEEK
  return Array.from({ length: HOURS_A_WEEK }, (_, place) => {
    let sum = 0
    for (let week = 0; week < weeks; week++) sum += hours[week * HOURS_A_WEEK + place]!
    return sum / weeks
  })
}

/** The same people in each shift of a weekday, on every date of a roster. */
export function needOfDates(
  roster: Pick<RosterProblem, 'from' | 'days'>,
  byShift: Readonly<Record<string, readonly number[]>>
): { date: LocalDate; shift: string; people: number }[] {
  return datesOf(roster).flatMap((date) =>
    Object.entries(byShift).map(([shift, week]) => ({ date, shift, people: week[weekdayOf(date) - 1] ?? 0 }))
  )
}

/** The Monday on or after a date. @example mondayFrom('2026-12-02') // '2026-12-07' */
export function mondayFrom(date: LocalDate): LocalDate {
  return addDays(date, (8 - weekdayOf(date)) % 7)
}
