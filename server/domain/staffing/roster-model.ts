import { addDays, dayNumber, type LocalDate } from '../dates.ts'
import { type LinearModel, ModelBuilder, type Term } from './linear-model.ts'
import type { Assignment, RosterPerson, RosterProblem, RosterShift } from './roster.ts'
import {
  checkProblem,
  datesOf,
  isNightShift,
  peopleWith,
  restBetween,
  takesCalls,
  touchesNight,
  weekendsOf,
  weeksOf
} from './roster.ts'
import { type RuleId, ruleOf } from './roster-rules.ts'

/** Where a rule was bent: a variable that says by how much. */
export interface Slack {
  column: number
  rule: RuleId
  person: string | null
  date: LocalDate | null
  shift: string | null
  /** Of a language or other skill. */
  skill: string | null
}

export interface RosterModel {
  model: LinearModel
  cells: readonly (Assignment & { column: number })[]
  slacks: readonly Slack[]
}

/** Which rules may be bent: as the problem says and with its costs; or these alone, when it is asked what blocks. */
export type Bending = { kind: 'as-asked' } | { kind: 'blocked'; rules: ReadonlySet<RuleId>; isFree: boolean }

/**
 * A roster as 0/1 variables person x day x shift, one row a rule and place; assignment model with windows for what runs over
 * days (Ernst et al. 2004, Curtois and Qu 2014). In a `blocked` model the cost is only what the bent rules cost.
 *
 * @throws {RangeError} naming what does not fit together
 */
export function rosterModel(problem: RosterProblem, bending: Bending = { kind: 'as-asked' }): RosterModel {
  checkProblem(problem)
  const draft = new Draft(problem, bending)
  addCells(draft)
  addCover(draft)
  for (const person of problem.people) {
    addWorkingDays(draft, person)
    addHours(draft, person)
    addNights(draft, person)
  }
  if (bending.kind === 'as-asked') {
    addRequests(draft)
    addFairness(draft)
  }
  return { model: draft.builder.build(), cells: draft.cells, slacks: draft.slacks }
}

/** The model while it is made. */
class Draft {
  readonly builder = new ModelBuilder()
  readonly cells: (Assignment & { column: number })[] = []
  readonly slacks: Slack[] = []
  readonly weekends = new Map<string, number>()
  readonly dates: LocalDate[]
  readonly problem: RosterProblem
  readonly bending: Bending
  private readonly columns = new Map<string, number>()
  private readonly earlier: ReadonlySet<string>

  constructor(problem: RosterProblem, bending: Bending) {
    this.problem = problem
    this.bending = bending
    this.dates = datesOf(problem)
    this.earlier = new Set(problem.before.map(({ person, date, shift }) => key(person, date, shift)))
  }

  addCell(cell: Assignment, column: number): void {
    this.cells.push({ ...cell, column })
    this.columns.set(key(cell.person, cell.date, cell.shift), column)
  }

  /** Terms of some shifts of a person on a date; a shift worked before the roster counts as a constant. */
  terms(
    person: string,
    date: LocalDate,
    shifts: readonly RosterShift[],
    factor = 1
  ): { terms: Term[]; constant: number } {
    const terms: Term[] = []
    let constant = 0
    for (const { id } of shifts) {
      const column = this.columns.get(key(person, date, id))
      if (column !== undefined) terms.push([column, factor])
      else if (this.earlier.has(key(person, date, id))) constant += factor
    }
    return { terms, constant }
  }

  over(
    person: string,
    dates: readonly LocalDate[],
    shifts: readonly RosterShift[]
  ): { terms: Term[]; constant: number } {
    const parts = dates.map((date) => this.terms(person, date, shifts))
    return {
      terms: parts.flatMap(({ terms }) => terms),
      constant: parts.reduce((sum, { constant }) => sum + constant, 0)
    }
  }

  /** Price of a unit by which a rule is bent; null: it holds; 'off': it is not there at all. */
  price(rule: RuleId): number | null | 'off' {
    const soft = this.problem.soft[rule]
    if (this.bending.kind === 'as-asked') return soft ?? null
    if (soft !== undefined) return 'off'
    if (!this.bending.rules.has(rule)) return null
    return this.bending.isFree ? 'off' : ruleOf(rule).weight
  }

  /** A row of a rule, bent where it may be. `side` says on which side the slack helps. */
  rule(
    place: Omit<Slack, 'column'>,
    lower: number,
    upper: number,
    terms: readonly Term[],
    side: 'lower' | 'upper',
    most = Infinity
  ): void {
    const price = this.price(place.rule)
    if (price === 'off') return
    const isIdle = side === 'upper' && terms.reduce((sum, [, factor]) => sum + Math.max(0, factor), 0) <= upper
    if (isIdle) return
    if (price === null) return this.builder.row(lower, upper, terms)
    const column = this.builder.variable(price, 0, most, ruleOf(place.rule).unit !== 'minutes')
    this.slacks.push({ ...place, column })
    this.builder.row(lower, upper, [...terms, [column, side === 'lower' ? 1 : -1]])
  }
}

function key(person: string, date: LocalDate, shift: string): string {
  return JSON.stringify([person, date, shift])
}

const place = (rule: RuleId, at: Partial<Omit<Slack, 'column' | 'rule'>> = {}): Omit<Slack, 'column'> => ({
  rule,
  person: null,
  date: null,
  shift: null,
  skill: null,
  ...at
})

function addCells(draft: Draft): void {
  const { problem, builder, bending } = draft
  const fixed = new Set(problem.fixed.map((one) => key(one.person, one.date, one.shift)))
  const cost = bending.kind === 'as-asked' ? problem.prices.shift : 0
  for (const person of problem.people)
    for (const date of draft.dates)
      for (const shift of problem.shifts) {
        const column = builder.binary(cost)
        draft.addCell({ person: person.id, date, shift: shift.id }, column)
        if (fixed.has(key(person.id, date, shift.id))) builder.fix(column, 1)
        else
          for (const rule of barsOf(problem, person, date, shift))
            draft.rule(place(rule, { person: person.id, date, shift: shift.id }), 0, 0, [[column, 1]], 'upper', 1)
      }
}

/** Rules that keep a person from a shift whatever else is planned. */
export function barsOf(problem: RosterProblem, person: RosterPerson, date: LocalDate, shift: RosterShift): RuleId[] {
  const bars: RuleId[] = []
  if (person.leave.includes(date)) bars.push('leave')
  if (person.unavailable.some((one) => one.date === date && (one.shift === null || one.shift === shift.id)))
    bars.push('unavailable')
  if (!person.isNightAllowed && touchesNight(shift, problem.settings)) bars.push('night-ban')
  return bars
}

function addCover(draft: Draft): void {
  const { problem } = draft
  const calls = problem.people.filter((person) => takesCalls(problem, person))
  for (const { date, shift, people } of problem.need) {
    if (people === 0) continue
    const shifts = problem.shifts.filter(({ id }) => id === shift)
    const of = (who: readonly RosterPerson[]) => who.flatMap(({ id }) => draft.terms(id, date, shifts).terms)
    draft.rule(place('cover', { date, shift }), people, Infinity, of(calls), 'lower')
    for (const skill of problem.skills) {
      if (skill.shifts !== null && !skill.shifts.includes(shift)) continue
      const terms = of(peopleWith(problem, skill))
      draft.rule(place(skill.kind, { date, shift, skill: skill.id }), skill.people, Infinity, terms, 'lower')
    }
  }
}

/** One shift a day, rest, days in a row, days off. */
function addWorkingDays(draft: Draft, { id: person }: RosterPerson): void {
  const { problem, dates } = draft
  const { settings, shifts } = problem
  for (const date of dates) {
    draft.rule(place('one-shift', { person, date }), -Infinity, 1, draft.terms(person, date, shifts).terms, 'upper')
    addRest(draft, person, date)
    if (settings.maxDaysInARow === null) continue
    const window = daysBefore(date, settings.maxDaysInARow + 1)
    const { terms, constant } = draft.over(person, window, shifts)
    draft.rule(place('days-in-a-row', { person, date }), -Infinity, settings.maxDaysInARow - constant, terms, 'upper')
  }
  for (const week of weeksOf(dates)) {
    if (week.length < 7) continue
    const { terms } = draft.over(person, week, shifts)
    draft.rule(place('days-off', { person, date: week[0]! }), -Infinity, 7 - settings.minDaysOffPerWeek, terms, 'upper')
  }
}

function addRest(draft: Draft, person: string, date: LocalDate): void {
  const { shifts, settings } = draft.problem
  for (const later of shifts) {
    const tooNear = shifts.filter((earlier) => restBetween(earlier, later, 1) < settings.minRestMinutes)
    if (tooNear.length === 0) continue
    const before = draft.terms(person, addDays(date, -1), tooNear)
    const now = draft.terms(person, date, [later])
    const at = place('rest', { person, date, shift: later.id })
    draft.rule(at, -Infinity, 1 - before.constant, [...before.terms, ...now.terms], 'upper')
  }
}

/** The date and those before it, `length` in all. */
function daysBefore(date: LocalDate, length: number): LocalDate[] {
  return Array.from({ length }, (_, i) => addDays(date, i - length + 1))
}

function addHours(draft: Draft, { id: person, minMinutes, maxMinutes, overtimeMinutes }: RosterPerson): void {
  const { dates, problem } = draft
  const minutes = (days: readonly LocalDate[]) =>
    problem.shifts.flatMap((shift) =>
      days.flatMap((date) => draft.terms(person, date, [shift], shift.durationMinutes).terms)
    )
  if (problem.settings.weeklyMinutes !== null)
    for (const week of weeksOf(dates)) {
      const past = daysBefore(addDays(week[0]!, -1), 7 - week.length).filter(() => week[0] === dates[0])
      const worked = problem.shifts.reduce(
        (sum, shift) => sum + draft.over(person, past, [shift]).constant * shift.durationMinutes,
        0
      )
      const most = problem.settings.weeklyMinutes + overtimeMinutes - worked
      draft.rule(place('weekly-hours', { person, date: week[0]! }), -Infinity, most, minutes(week), 'upper')
    }
  draft.rule(place('most-hours', { person }), -Infinity, maxMinutes, minutes(dates), 'upper')
  if (minMinutes > 0) draft.rule(place('least-hours', { person }), minMinutes, Infinity, minutes(dates), 'lower')
}

function addNights(draft: Draft, { id: person }: RosterPerson): void {
  const { problem, dates } = draft
  const { maxNightsInARow, maxNights, minWeekendsOff } = problem.settings
  const nights = problem.shifts.filter((shift) => isNightShift(shift, problem.settings))
  if (maxNightsInARow !== null)
    for (const date of dates) {
      const { terms, constant } = draft.over(person, daysBefore(date, maxNightsInARow + 1), nights)
      draft.rule(place('nights-in-a-row', { person, date }), -Infinity, maxNightsInARow - constant, terms, 'upper')
    }
  if (maxNights !== null)
    draft.rule(place('most-nights', { person }), -Infinity, maxNights, draft.over(person, dates, nights).terms, 'upper')
  const weekends = weekendsOf(dates)
  if (minWeekendsOff === 0 || weekends.length === 0) return
  const worked = weekends.map((days) => workedWeekend(draft, person, days))
  draft.rule(
    place('weekends-off', { person }),
    -Infinity,
    weekends.length - minWeekendsOff,
    worked.map((column): Term => [column, 1]),
    'upper'
  )
}

/** A variable that is 1 where either day of a weekend is worked. */
function workedWeekend(draft: Draft, person: string, days: readonly LocalDate[]): number {
  const name = key(person, days[0]!, '')
  const known = draft.weekends.get(name)
  if (known !== undefined) return known
  const worked = draft.builder.binary()
  draft.weekends.set(name, worked)
  for (const date of days)
    draft.builder.row(-Infinity, 0, [...draft.terms(person, date, draft.problem.shifts).terms, [worked, -1]])
  return worked
}

/** What is asked for costs its weight where it is not given. */
function addRequests({ problem, builder, cells }: Draft): void {
  const columns = new Map(cells.map(({ person, date, shift, column }) => [key(person, date, shift), column]))
  for (const { id, requests } of problem.people)
    for (const { date, shift, wants, weight } of requests) {
      const shifts = shift === null ? problem.shifts.map((one) => one.id) : [shift]
      if (wants === 'on') builder.addOffset(weight)
      for (const one of shifts) {
        const column = columns.get(key(id, date, one))
        if (column !== undefined) builder.addCost(column, wants === 'on' ? -weight : weight)
      }
    }
}

/** Nights and weekends: the most of anybody first, then how far the least is below it. */
function addFairness(draft: Draft): void {
  const { problem, dates } = draft
  const nights = problem.shifts.filter((shift) => isNightShift(shift, problem.settings))
  const { mostNights, nightSpread, mostWeekends, weekendSpread } = problem.prices
  const free = problem.people.filter(({ isNightAllowed }) => isNightAllowed)
  share(
    draft,
    free.map(({ id }) => draft.over(id, dates, nights).terms),
    mostNights,
    nightSpread
  )
  if (mostWeekends === 0 && weekendSpread === 0) return
  const weekends = weekendsOf(dates)
  share(
    draft,
    problem.people.map(({ id }) => weekends.map((days): Term => [workedWeekend(draft, id, days), 1])),
    mostWeekends,
    weekendSpread
  )
}

function share({ builder }: Draft, loads: readonly (readonly Term[])[], mostPrice: number, spreadPrice: number): void {
  const longest = Math.max(0, ...loads.map((terms) => terms.length))
  if (longest === 0 || (mostPrice === 0 && spreadPrice === 0)) return
  const most = builder.integer(mostPrice + spreadPrice, longest)
  const least = spreadPrice === 0 ? null : builder.integer(-spreadPrice, longest)
  for (const terms of loads) {
    builder.row(-Infinity, 0, [...terms, [most, -1]])
    if (least !== null) builder.row(0, Infinity, [...terms, [least, -1]])
  }
}

/** The assignments of a solution, by date, shift and person as the problem lists them. */
export function assignmentsOf({ cells }: RosterModel, values: Float64Array): Assignment[] {
  return cells
    .filter(({ column }) => values[column]! > 0.5)
    .map(({ person, date, shift }) => ({ person, date, shift }))
    .sort(
      (a, b) =>
        dayNumber(a.date) - dayNumber(b.date) || a.shift.localeCompare(b.shift) || a.person.localeCompare(b.person)
    )
}
