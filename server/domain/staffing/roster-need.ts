import { dayNumber, hourOfWeek, type LocalDate, weekdayOf } from '../dates.ts'
import { datesOf, type RosterProblem, type RosterShift } from './roster.ts'

/** What is required: of a standing week (168 hours, Monday first), and of the hours of single dates, where that is known. */
export interface DatedNeed {
  week: readonly number[]
  /** 24 hours; a date that is not there needs what its weekday does. */
  dates: ReadonlyMap<LocalDate, readonly number[]>
}

type Rostered = Pick<RosterProblem, 'from' | 'days'> & { shifts: readonly RosterShift[] }
export type ShiftNeed = RosterProblem['need'][number]

/**
 * People wanted in each shift of each date: those of its weekday, more where hours of the date require more than that
 * weekday does (Lebaran, a match, a rising level), fewer where all hours of a shift require less. Whoever is added stands in
 * the shift that covers most of what is missing, so that one person serves all the hours of it.
 *
 * @param byShift people of each shift by weekday, Monday first
 * @param required absent: every week the same
 * @example needOfDates({ from: '2026-12-07', days: 7, shifts }, { pagi: [2, 2, 2, 2, 2, 1, 1] })[5] // { date: '2026-12-12', shift: 'pagi', people: 1 }
 */
export function needOfDates(
  roster: Rostered,
  byShift: Readonly<Record<string, readonly number[]>>,
  required?: DatedNeed
): ShiftNeed[] {
  const need = datesOf(roster).flatMap((date) =>
    roster.shifts.map(({ id }) => ({ date, shift: id, people: byShift[id]?.[weekdayOf(date) - 1] ?? 0 }))
  )
  if (required !== undefined) follow(need, roster, differenceOf(roster, required))
  return need
}

/** Operators by which each hour of the roster differs from that hour of the standing week. */
function differenceOf(roster: Rostered, { week, dates }: DatedNeed): number[] {
  return datesOf(roster).flatMap((date) => {
    const [own, usual] = [dates.get(date), hourOfWeek(weekdayOf(date), 0)]
    return Array.from({ length: 24 }, (_, hour) => (own?.[hour] ?? week[usual + hour] ?? 0) - (week[usual + hour] ?? 0))
  })
}

/** Changes the need in place. @param missing by hour; what is added or taken away is reckoned into it */
function follow(need: ShiftNeed[], roster: Rostered, missing: number[]): void {
  const places = need.map(({ date, shift }) => hoursOf(roster, date, shift, missing.length))
  const covering = missing.map((_, hour) => places.flatMap((hours, place) => (hours.includes(hour) ? [place] : [])))
  const change = (place: number, by: 1 | -1) => {
    need[place]!.people += by
    for (const hour of places[place]!) missing[hour]! -= by
  }
  const served = (place: number) =>
    places[place]!.reduce((sum, hour) => sum + Math.max(0, Math.min(1, missing[hour]!)), 0)
  for (let hour = 0; hour < missing.length; hour++)
    while (missing[hour]! > 0 && covering[hour]!.length > 0)
      change(
        covering[hour]!.reduce((best, place) => (served(place) > served(best) ? place : best)),
        1
      )
  places.forEach((hours, place) => {
    while (need[place]!.people > 0 && hours.length > 0 && hours.every((hour) => missing[hour]! < 0)) change(place, -1)
  })
}

/** The hours of the roster that a shift of a date touches; those after its end are left out. */
function hoursOf(roster: Rostered, date: LocalDate, shift: string, hours: number): number[] {
  const { startMinute, durationMinutes } = roster.shifts.find(({ id }) => id === shift)!
  const day = dayNumber(date) - dayNumber(roster.from)
  const [first, end] = [Math.floor(startMinute / 60), Math.ceil((startMinute + durationMinutes) / 60)]
  return Array.from({ length: end - first }, (_, i) => day * 24 + first + i).filter((hour) => hour < hours)
}

/** The dates on which a shift wants other people than it usually does on that weekday. */
export function unusualNeed(
  need: readonly ShiftNeed[],
  byShift: Readonly<Record<string, readonly number[]>>
): (ShiftNeed & { usual: number })[] {
  return need
    .map((one) => ({ ...one, usual: byShift[one.shift]?.[weekdayOf(one.date) - 1] ?? 0 }))
    .filter(({ people, usual }) => people !== usual)
}
