import { addDays, dayNumber, type LocalDate, weekdayOf } from '../dates.ts'
import type { Text } from '../text.ts'
import type { Assignment, RosterPerson, RosterProblem, RosterShift } from './roster.ts'
import { checkProblem, datesOf, isNightShift, restBetween, takesCalls, touchesNight } from './roster.ts'
import { type RuleId, ruleOf, type RuleUnit } from './roster-rules.ts'
import { violationWords } from './roster-words.ts'

/** A rule that a roster breaks: who, when, by how much, in words. */
export interface Violation {
  rule: RuleId
  person: string | null
  date: LocalDate | null
  shift: string | null
  skill: string | null
  /** How much is missing or too much. */
  by: number
  unit: RuleUnit
  /** False where the problem lets the rule be broken at a price. */
  isHard: boolean
  text: Text
}

type Found = Pick<Violation, 'rule' | 'by'> & Partial<Pick<Violation, 'person' | 'date' | 'shift' | 'skill'>>

/** A day of somebody's work. */
interface Day {
  date: LocalDate
  number: number
  shift: RosterShift
}

/**
 * Every rule held against the assignments, by counting; nothing of the solver's model is used, so a roster changed by hand is
 * checked the same way.
 *
 * @param assignments those of an unknown person or shift, or outside of the dates, are refused
 * @throws {RangeError} naming the assignment
 */
export function checkRoster(problem: RosterProblem, assignments: readonly Assignment[]): Violation[] {
  checkProblem({ ...problem, fixed: assignments })
  const found = [
    ...shiftFaults(problem),
    ...coverFaults(problem, assignments),
    ...problem.people.flatMap((person) => personFaults(problem, person, assignments))
  ]
  return found.map((one) => {
    const whole = { person: null, date: null, shift: null, skill: null, ...one, unit: ruleOf(one.rule).unit }
    return { ...whole, isHard: problem.soft[one.rule] === undefined, text: violationWords(whole) }
  })
}

function shiftFaults({ shifts, settings }: RosterProblem): Found[] {
  return shifts
    .filter((one) => one.durationMinutes > settings.breakAfterMinutes && one.breakMinutes < settings.breakMinutes)
    .map((one) => ({ rule: 'break', shift: one.id, by: settings.breakMinutes - one.breakMinutes }))
}

function coverFaults(problem: RosterProblem, assignments: readonly Assignment[]): Found[] {
  const byId = new Map(problem.people.map((person) => [person.id, person]))
  const found: Found[] = []
  for (const { date, shift, people } of problem.need) {
    if (people === 0) continue
    const there = assignments
      .filter((one) => one.date === date && one.shift === shift)
      .map(({ person }) => byId.get(person)!)
    const count = there.filter((person) => takesCalls(problem, person)).length
    if (count < people) found.push({ rule: 'cover', date, shift, by: people - count })
    for (const skill of problem.skills) {
      if (skill.shifts !== null && !skill.shifts.includes(shift)) continue
      const able = there.filter((person) =>
        skill.kind === 'supervisor' ? person.role === 'supervisor' : person.languages.includes(skill.language ?? '')
      ).length
      if (able < skill.people) found.push({ rule: skill.kind, date, shift, skill: skill.id, by: skill.people - able })
    }
  }
  return found
}

function personFaults(problem: RosterProblem, person: RosterPerson, assignments: readonly Assignment[]): Found[] {
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const days = [...problem.before, ...assignments]
    .filter((one) => one.person === person.id)
    .map(({ date, shift }): Day => ({ date, number: dayNumber(date), shift: shifts.get(shift)! }))
    .sort((a, b) => a.number - b.number || a.shift.startMinute - b.shift.startMinute)
  const first = dayNumber(problem.from)
  const ownDays = days.filter(({ number }) => number >= first)
  const found = [
    ...barFaults(problem, person, ownDays),
    ...neighbourFaults(problem, days, first),
    ...runFaults(days, first, problem.settings.maxDaysInARow, 'days-in-a-row'),
    ...runFaults(
      days.filter(({ shift }) => isNightShift(shift, problem.settings)),
      first,
      problem.settings.maxNightsInARow,
      'nights-in-a-row'
    ),
    ...weekFaults(problem, person, days),
    ...totalFaults(problem, person, ownDays)
  ]
  return found.map((one) => ({ ...one, person: person.id }))
}

function barFaults(problem: RosterProblem, person: RosterPerson, days: readonly Day[]): Found[] {
  return days.flatMap(({ date, shift }) => {
    const bars: RuleId[] = []
    if (person.leave.includes(date)) bars.push('leave')
    if (person.unavailable.some((one) => one.date === date && (one.shift === null || one.shift === shift.id)))
      bars.push('unavailable')
    if (!person.isNightAllowed && touchesNight(shift, problem.settings)) bars.push('night-ban')
    return bars.map((rule): Found => ({ rule, date, shift: shift.id, by: 1 }))
  })
}

/** Two shifts on a day, and too little rest between a day's and the next day's. */
function neighbourFaults(problem: RosterProblem, days: readonly Day[], first: number): Found[] {
  const found: Found[] = []
  days.forEach((now, i) => {
    const before = days[i - 1]
    if (before === undefined || now.number < first) return
    if (before.number === now.number) found.push({ rule: 'one-shift', date: now.date, shift: now.shift.id, by: 1 })
    else if (restBetween(before.shift, now.shift, now.number - before.number) < problem.settings.minRestMinutes)
      found.push({ rule: 'rest', date: now.date, shift: now.shift.id, by: 1 })
  })
  return found
}

/** Runs of days that are longer than allowed, told on the first day too many. */
function runFaults(
  days: readonly Day[],
  first: number,
  most: number | null,
  rule: 'days-in-a-row' | 'nights-in-a-row'
): Found[] {
  if (most === null) return []
  const numbers = [...new Set(days.map(({ number }) => number))]
  const found: Found[] = []
  let run: number[] = []
  const close = () => {
    const over = run.slice(most).filter((number) => number >= first)
    if (over.length > 0) found.push({ rule, date: dateOf(days, over[0]!), by: over.length })
  }
  for (const number of numbers) {
    if (run.length > 0 && number !== run.at(-1)! + 1) {
      close()
      run = []
    }
    run.push(number)
  }
  close()
  return found
}

function dateOf(days: readonly Day[], number: number): LocalDate {
  return days.find((day) => day.number === number)!.date
}

/** Hours and days off of each calendar week; hours worked before the roster count in its first. */
function weekFaults(problem: RosterProblem, person: RosterPerson, days: readonly Day[]): Found[] {
  const { settings } = problem
  const dates = datesOf(problem)
  const mondays = [...new Set(dates.map((date) => addDays(date, 1 - weekdayOf(date))))]
  return mondays.flatMap((monday) => {
    const start = dayNumber(monday)
    const inWeek = days.filter(({ number }) => number >= start && number < start + 7)
    const date = dates.find((one) => dayNumber(one) >= start)!
    const found: Found[] = []
    const tooLong = minutesOf(inWeek) - (settings.weeklyMinutes ?? Infinity) - person.overtimeMinutes
    if (tooLong > 0) found.push({ rule: 'weekly-hours', date, by: tooLong })
    const isWhole = dates.includes(monday) && dates.includes(addDays(monday, 6))
    const off = 7 - new Set(inWeek.map(({ number }) => number)).size
    if (isWhole && off < settings.minDaysOffPerWeek)
      found.push({ rule: 'days-off', date, by: settings.minDaysOffPerWeek - off })
    return found
  })
}

function minutesOf(days: readonly Day[]): number {
  return days.reduce((sum, { shift }) => sum + shift.durationMinutes, 0)
}

function totalFaults(problem: RosterProblem, person: RosterPerson, days: readonly Day[]): Found[] {
  const { settings } = problem
  const minutes = minutesOf(days)
  const found: Found[] = []
  if (minutes > person.maxMinutes) found.push({ rule: 'most-hours', by: minutes - person.maxMinutes })
  if (minutes < person.minMinutes) found.push({ rule: 'least-hours', by: person.minMinutes - minutes })
  const nights = days.filter(({ shift }) => isNightShift(shift, settings)).length
  if (settings.maxNights !== null && nights > settings.maxNights)
    found.push({ rule: 'most-nights', by: nights - settings.maxNights })
  const dates = datesOf(problem)
  const saturdays = dates.slice(0, -1).filter((date) => weekdayOf(date) === 6)
  const worked = new Set(days.map(({ date }) => date))
  const free = saturdays.filter((date) => !worked.has(date) && !worked.has(addDays(date, 1))).length
  const wanted = saturdays.length === 0 ? 0 : settings.minWeekendsOff
  if (free < wanted) found.push({ rule: 'weekends-off', by: wanted - free })
  return found
}
