import { type LinearModel, ModelBuilder, type Term } from './linear-model.ts'
import { DAY_MINUTES, paidHours, type PayRates, type ShiftPattern } from './shift-pattern.ts'

/** People who are alike to the cover: what an hour of theirs costs, what they can do, how many there are. */
export interface CoverGroup {
  id: string
  costPerHour: number
  /** For example `supervisor`, `lang:jv`. */
  skills: readonly string[]
  /** Whether they take calls, so that they count towards the need. */
  takesCalls: boolean
  /** Heads and hours a week of each; null: as many as are asked for. */
  people: number | null
  weeklyMinutes: number
}

/** Somebody with a skill is wanted in every slot with a need. */
export interface CoverSkill {
  skill: string
  people: number
  /** Cost of an hour without; null: never without. */
  underPricePerHour: number | null
}

/** What is to be covered, by what, at which prices. */
export interface CoverProblem {
  /** Minutes of a slot: divides an hour. Starts and breaks lie on slots; a break takes the person out of every slot it touches. */
  slotMinutes: number
  /** ISO weekday of the first slot, which begins at midnight. */
  firstWeekday: number
  /** A standing week: what runs over the end covers the beginning. Else the evening before may begin shifts. */
  isCyclic: boolean
  /** People wanted in each slot, whole days. */
  need: readonly number[]
  patterns: readonly ShiftPattern[]
  groups: readonly CoverGroup[]
  skills: readonly CoverSkill[]
  rates: PayRates
  /** Cost of an hour in which one is short; null: never short. */
  underPricePerHour: number | null
}

/** One way to fill a shift: its pattern, day (0 the first; -1 the evening before), group and the slot of its break. */
export interface CoverChoice {
  pattern: string
  day: number
  group: string
  /** Minutes after midnight of `day`; null: no break. */
  breakMinute: number | null
}

interface Column extends CoverChoice {
  column: number
  slots: readonly number[]
  minutes: number
  cost: number
}

export interface CoverModel {
  model: LinearModel
  columns: readonly Column[]
}

/** More ways to fill shifts than this are not tried: fewer patterns, or longer slots. */
export const MOST_CHOICES = 60_000

/**
 * `min sum cost x` with `sum present x + under >= need` in each slot, whole `x`; the set-covering form of Dantzig (1954),
 * breaks as columns of their own.
 *
 * @throws {RangeError} naming the field and its value
 */
export function coverModel(problem: CoverProblem): CoverModel {
  checkCover(problem)
  const builder = new ModelBuilder()
  const columns = choicesOf(problem).map((choice) => columnOf(choice, problem, builder))
  addSlots(problem, columns, builder)
  addHours(problem, columns, builder)
  return { model: builder.build(), columns }
}

export function checkCover({ slotMinutes, need, patterns, groups, isCyclic }: CoverProblem): void {
  if (60 % slotMinutes !== 0) throw new RangeError(`slotMinutes must divide an hour, got ${slotMinutes}`)
  const slotsADay = DAY_MINUTES / slotMinutes
  if (need.length === 0 || need.length % slotsADay !== 0)
    throw new RangeError(`need must be whole days of ${slotsADay} slots, got ${need.length}`)
  if (isCyclic && need.length !== 7 * slotsADay)
    throw new RangeError(`need of a week must be ${7 * slotsADay} slots, got ${need.length}`)
  if (groups.length === 0) throw new RangeError('groups must not be empty')
  for (const { id, startMinute, durationMinutes } of patterns) {
    if (startMinute % slotMinutes !== 0 || durationMinutes % slotMinutes !== 0)
      throw new RangeError(`pattern ${id} must begin and end on slots of ${slotMinutes} minutes`)
  }
}

type Choice = { pattern: ShiftPattern; day: number; group: CoverGroup; breakAfter: number | null }

function choicesOf(problem: CoverProblem): Choice[] {
  const days = (problem.need.length * problem.slotMinutes) / DAY_MINUTES
  const choices: Choice[] = []
  for (const pattern of problem.patterns)
    for (let day = problem.isCyclic ? 0 : -1; day < days; day++) {
      if (!pattern.weekdays.includes(weekdayAt(problem, day))) continue
      if (day < 0 && pattern.startMinute + pattern.durationMinutes <= DAY_MINUTES) continue
      for (const breakAfter of breaksOf(pattern, problem.slotMinutes))
        for (const group of problem.groups) choices.push({ pattern, day, group, breakAfter })
      if (choices.length > MOST_CHOICES)
        throw new RangeError(
          `patterns give more than ${MOST_CHOICES} ways to fill shifts: fewer patterns or longer slots`
        )
    }
  return choices
}

export function weekdayAt({ firstWeekday }: Pick<CoverProblem, 'firstWeekday'>, day: number): number {
  return ((firstWeekday - 1 + day + 7) % 7) + 1
}

function breaksOf(pattern: ShiftPattern, slotMinutes: number): (number | null)[] {
  if (pattern.breakMinutes === 0) return [null]
  const latest = Math.min(pattern.breakLatestMinute, pattern.durationMinutes - pattern.breakMinutes)
  const first = Math.ceil(pattern.breakEarliestMinute / slotMinutes) * slotMinutes
  const found: number[] = []
  for (let at = first; at <= latest; at += slotMinutes) found.push(at)
  if (found.length === 0) throw new RangeError(`pattern ${pattern.id} has no slot where its break may begin`)
  return found
}

function columnOf({ pattern, day, group, breakAfter }: Choice, problem: CoverProblem, builder: ModelBuilder): Column {
  const hours = paidHours(pattern, weekdayAt(problem, day), problem.rates)
  const cost = group.costPerHour * hours + (pattern.extraCost ?? 0)
  return {
    column: builder.integer(cost),
    pattern: pattern.id,
    day,
    group: group.id,
    breakMinute: breakAfter === null ? null : pattern.startMinute + breakAfter,
    minutes: pattern.durationMinutes,
    cost,
    slots: slotsOf(pattern, day, breakAfter, problem)
  }
}

/** The slots in which the person is there and not on the break; those outside of the range are left out. */
function slotsOf(pattern: ShiftPattern, day: number, breakAfter: number | null, problem: CoverProblem): number[] {
  const { slotMinutes, need, isCyclic } = problem
  const first = (day * DAY_MINUTES + pattern.startMinute) / slotMinutes
  const slots: number[] = []
  for (let i = 0; i < pattern.durationMinutes / slotMinutes; i++) {
    const at = i * slotMinutes
    const isBreak = breakAfter !== null && at < breakAfter + pattern.breakMinutes && at + slotMinutes > breakAfter
    const slot = isCyclic ? (first + i) % need.length : first + i
    if (!isBreak && slot >= 0 && slot < need.length) slots.push(slot)
  }
  return slots
}

function addSlots(problem: CoverProblem, columns: readonly Column[], builder: ModelBuilder): void {
  const hours = problem.slotMinutes / 60
  const callTakers = new Set(problem.groups.filter(({ takesCalls }) => takesCalls).map(({ id }) => id))
  const wants = [
    { people: (slot: number) => problem.need[slot]!, price: problem.underPricePerHour, groups: callTakers },
    ...problem.skills.map(({ skill, people, underPricePerHour }) => ({
      people: (slot: number) => (problem.need[slot]! > 0 ? people : 0),
      price: underPricePerHour,
      groups: new Set(problem.groups.filter(({ skills }) => skills.includes(skill)).map(({ id }) => id))
    }))
  ]
  for (const { people, price, groups } of wants) {
    const terms: Term[][] = problem.need.map(() => [])
    for (const { column, slots, group } of columns)
      if (groups.has(group)) for (const slot of slots) terms[slot]!.push([column, 1])
    terms.forEach((row, slot) => {
      if (people(slot) === 0) return
      const under: Term[] = price === null ? [] : [[builder.variable(price * hours), 1]]
      builder.row(people(slot), Infinity, [...row, ...under])
    })
  }
}

/** No group gives more hours in a week of the range than its heads have. */
function addHours(problem: CoverProblem, columns: readonly Column[], builder: ModelBuilder): void {
  const days = (problem.need.length * problem.slotMinutes) / DAY_MINUTES
  for (const { id, people, weeklyMinutes } of problem.groups) {
    if (people === null) continue
    for (let first = 0; first < days; first += 7) {
      const inWeek = columns.filter(
        ({ group, day }) => group === id && Math.max(0, day) >= first && Math.max(0, day) < first + 7
      )
      const share = Math.min(7, days - first) / 7
      builder.row(
        0,
        people * weeklyMinutes * share,
        inWeek.map(({ column, minutes }): Term => [column, minutes])
      )
    }
  }
}
