import { addDays, dayNumber, type LocalDate, weekdayOf } from '../dates.ts'
import type { RuleId, RuleSettings } from './roster-rules.ts'
import { minutesInWindow } from './shift-pattern.ts'

export interface RosterShift {
  id: string
  /** Minutes after midnight, 0..1439. */
  startMinute: number
  /** With the break, 1..720; the whole of it counts as work. */
  durationMinutes: number
  breakMinutes: number
}

/** Somebody by pseudonym. Hours are of the whole roster. */
export interface RosterPerson {
  id: string
  role: 'operator' | 'supervisor'
  languages: readonly string[]
  contract: string
  minMinutes: number
  maxMinutes: number
  /** Overtime agreed to, minutes a week: at most 1,080 (PP 35/2021, article 26). */
  overtimeMinutes: number
  /** Whether they may be put on shifts that touch the night. */
  isNightAllowed: boolean
  leave: readonly LocalDate[]
  /** `shift` null: the whole day. */
  unavailable: readonly { date: LocalDate; shift: string | null }[]
  /** What they ask for; `shift` null: to work at all, or to be free, on that day. */
  requests: readonly { date: LocalDate; shift: string | null; wants: 'on' | 'off'; weight: number }[]
}

export interface Assignment {
  person: string
  /** On which the shift begins. */
  date: LocalDate
  shift: string
}

/** Somebody of a kind is wanted in each of the shifts. */
export interface RosterSkill {
  id: string
  /** Either; a language is spoken by operators and supervisors alike. */
  kind: 'supervisor' | 'language'
  language: string | null
  people: number
  /** Null: in every shift with a need. */
  shifts: readonly string[] | null
}

export interface RosterPrices {
  /** Of a shift worked; what is needed at the least costs the same in every roster. */
  shift: number
  /** Of the busiest person's nights, and of the difference to the least busy one. */
  mostNights: number
  nightSpread: number
  mostWeekends: number
  weekendSpread: number
}

export const DEFAULT_PRICES: RosterPrices = {
  shift: 1,
  mostNights: 20,
  nightSpread: 4,
  mostWeekends: 10,
  weekendSpread: 2
}

/** All that a roster is made from. */
export interface RosterProblem {
  from: LocalDate
  days: number
  shifts: readonly RosterShift[]
  people: readonly RosterPerson[]
  /** People wanted who take calls. */
  need: readonly { date: LocalDate; shift: string; people: number }[]
  skills: readonly RosterSkill[]
  /** Whether supervisors count towards the need. */
  doSupervisorsTakeCalls: boolean
  settings: RuleSettings
  /** Rules that may be broken, at a price for each unit; all others hold. */
  soft: Partial<Record<RuleId, number>>
  prices: RosterPrices
  /** Put by hand: these stay. */
  fixed: readonly Assignment[]
  /** Shifts worked before `from`, which rest and days in a row look back on. */
  before: readonly Assignment[]
}

/** Dates of the roster. */
export function datesOf({ from, days }: Pick<RosterProblem, 'from' | 'days'>): LocalDate[] {
  return Array.from({ length: days }, (_, day) => addDays(from, day))
}

/** Whether a shift touches the night in which some may not work at all. */
export function touchesNight({ startMinute, durationMinutes }: RosterShift, settings: RuleSettings): boolean {
  return minutesInWindow(startMinute, durationMinutes, settings.nightFromMinute, settings.nightUntilMinute) > 0
}

/** Whether more than half of a shift lies in the night: what is shared out fairly. @example 22:00-06:00 with a night of 23:00-07:00 // true */
export function isNightShift({ startMinute, durationMinutes }: RosterShift, settings: RuleSettings): boolean {
  const { nightFromMinute, nightUntilMinute } = settings
  return minutesInWindow(startMinute, durationMinutes, nightFromMinute, nightUntilMinute) * 2 > durationMinutes
}

/** Minutes from the end of a shift to the start of another `days` later; negative where they overlap. */
export function restBetween(first: RosterShift, second: RosterShift, days: number): number {
  return days * 1440 + second.startMinute - first.startMinute - first.durationMinutes
}

/** The calendar weeks (from Monday) that the dates touch, each with its dates. */
export function weeksOf(dates: readonly LocalDate[]): LocalDate[][] {
  const weeks = new Map<number, LocalDate[]>()
  for (const date of dates) {
    const monday = dayNumber(date) - weekdayOf(date) + 1
    weeks.set(monday, [...(weeks.get(monday) ?? []), date])
  }
  return [...weeks.values()]
}

/** The weekends of which both days are in the roster, by their Saturday. */
export function weekendsOf(dates: readonly LocalDate[]): [LocalDate, LocalDate][] {
  return dates.flatMap((date, i): [LocalDate, LocalDate][] => {
    const next = dates[i + 1]
    return weekdayOf(date) === 6 && next !== undefined ? [[date, next]] : []
  })
}

/** Who can give a skill. */
export function peopleWith({ people }: Pick<RosterProblem, 'people'>, { kind, language }: RosterSkill): RosterPerson[] {
  return people.filter((one) =>
    kind === 'supervisor' ? one.role === 'supervisor' : one.languages.includes(language ?? '')
  )
}

export function takesCalls(problem: Pick<RosterProblem, 'doSupervisorsTakeCalls'>, person: RosterPerson): boolean {
  return person.role === 'operator' || problem.doSupervisorsTakeCalls
}

/** @throws {RangeError} naming what does not fit together */
export function checkProblem(problem: RosterProblem): void {
  const dates = new Set(datesOf(problem))
  const shifts = new Set(problem.shifts.map(({ id }) => id))
  const people = new Set(problem.people.map(({ id }) => id))
  if (shifts.size !== problem.shifts.length) throw new RangeError('shifts must have different ids')
  if (people.size !== problem.people.length) throw new RangeError('people must have different ids')
  for (const { date, shift } of problem.need) {
    if (!dates.has(date)) throw new RangeError(`need names a date outside of the roster: ${date}`)
    if (!shifts.has(shift)) throw new RangeError(`need names an unknown shift: ${shift}`)
  }
  for (const { person, date, shift } of problem.fixed) {
    if (!people.has(person)) throw new RangeError(`fixed names an unknown person: ${person}`)
    if (!shifts.has(shift) || !dates.has(date))
      throw new RangeError(`fixed names an unknown shift or date: ${shift} ${date}`)
  }
  for (const { person, date, shift } of problem.before)
    if (!people.has(person) || !shifts.has(shift) || dayNumber(date) >= dayNumber(problem.from))
      throw new RangeError(
        `before names an unknown person or shift, or a date of the roster: ${person} ${shift} ${date}`
      )
}
