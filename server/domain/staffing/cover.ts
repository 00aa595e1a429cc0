import { type CoverChoice, type CoverModel, type CoverProblem, weekdayAt } from './cover-model.ts'
import { gapOf, type Solution, type SolveStatus } from './linear-model.ts'

/** A slot of a cover. */
export interface CoverSlot {
  slot: number
  need: number
  /** There, not on a break, and taking calls. */
  present: number
  short: number
  over: number
}

export interface SkillShort {
  skill: string
  slot: number
  short: number
}

export interface CoverResult {
  status: SolveStatus
  /** Whether no cheaper cover exists. */
  isProven: boolean
  cost: number | null
  bound: number | null
  /** Share of the cost. */
  gap: number | null
  seconds: number
  shifts: (CoverChoice & { people: number })[]
  slots: CoverSlot[]
  /** Slots in which a wanted skill is not there. */
  skillsShort: SkillShort[]
  personHours: number
  /** Only where nothing covers the need: the least that stays short. */
  leastShort: LeastShort | null
}

/** What stays short where as much as possible is covered. */
export interface LeastShort {
  personHours: number
  slots: { slot: number; short: number }[]
  skillsShort: SkillShort[]
}

/** Being short is far dearer than any shift, so that as little as possible is. */
const SHORT_PRICE = 1000

/** The same cover with being short allowed, to tell where it must be. */
export function shortAllowed(problem: CoverProblem): CoverProblem {
  return {
    ...problem,
    underPricePerHour: problem.underPricePerHour ?? SHORT_PRICE,
    skills: problem.skills.map((one) => ({ ...one, underPricePerHour: one.underPricePerHour ?? SHORT_PRICE }))
  }
}

export function leastShortOf({ slots, skillsShort }: CoverResult, slotMinutes: number): LeastShort {
  const short = slots.filter((one) => one.short > 0).map((one) => ({ slot: one.slot, short: one.short }))
  return { personHours: (short.reduce((sum, one) => sum + one.short, 0) * slotMinutes) / 60, slots: short, skillsShort }
}

/** A solution in the words of the problem. Slots and cost are counted from the shifts, not read off the
 * solver, whose slack may be larger than need be where it ended early. */
export function coverResult(problem: CoverProblem, { columns }: CoverModel, solution: Solution): CoverResult {
  const { values, status, bound, seconds } = solution
  const chosen = columns.flatMap((choice) => {
    const people = values === null ? 0 : Math.round(values[choice.column]!)
    return people > 0 ? [{ ...choice, people }] : []
  })
  const has = (groups: readonly string[]) =>
    presentOf(
      problem,
      chosen.filter(({ group }) => groups.includes(group))
    )
  const idsWhere = (test: (group: CoverProblem['groups'][number]) => boolean) =>
    problem.groups.filter(test).map(({ id }) => id)
  const present = has(idsWhere(({ takesCalls }) => takesCalls))
  const slots = problem.need.map((need, slot) => ({
    slot,
    need,
    present: present[slot]!,
    short: Math.max(0, need - present[slot]!),
    over: Math.max(0, present[slot]! - need)
  }))
  const skillsShort = problem.skills.flatMap(({ skill, people }) => {
    const there = has(idsWhere(({ skills }) => skills.includes(skill)))
    return problem.need.flatMap((need, slot) =>
      need > 0 && there[slot]! < people ? [{ skill, slot, short: people - there[slot]! }] : []
    )
  })
  const paid = chosen.reduce((sum, one) => sum + one.cost * one.people, 0)
  const cost = values === null ? null : paid + priceOfShort(problem, slots, skillsShort)
  return {
    status,
    isProven: gapOf(cost, bound) === 0,
    cost,
    bound: bound === null || cost === null ? bound : Math.min(bound, cost),
    gap: gapOf(cost, bound),
    seconds,
    shifts: chosen.map(({ pattern, day, group, breakMinute, people }) => ({
      pattern,
      day,
      group,
      breakMinute,
      people
    })),
    slots,
    skillsShort,
    personHours: chosen.reduce((sum, { minutes, people }) => sum + (minutes * people) / 60, 0),
    leastShort: null
  }
}

function priceOfShort(problem: CoverProblem, slots: readonly CoverSlot[], skillsShort: readonly SkillShort[]): number {
  const hours = problem.slotMinutes / 60
  const seats = slots.reduce((sum, { short }) => sum + short, 0) * (problem.underPricePerHour ?? 0)
  const priceOf = new Map(problem.skills.map(({ skill, underPricePerHour }) => [skill, underPricePerHour ?? 0]))
  return hours * (seats + skillsShort.reduce((sum, { skill, short }) => sum + short * priceOf.get(skill)!, 0))
}

function presentOf(problem: CoverProblem, chosen: readonly { slots: readonly number[]; people: number }[]): number[] {
  const present = problem.need.map(() => 0)
  for (const { slots, people } of chosen) for (const slot of slots) present[slot]! += people
  return present
}

/** Slots with the weekday and the clock time at which they begin. @example slotTimes(week)[0] // { weekday: 1, start: '00:00', ... } */
export function slotTimes<Slot extends { slot: number }>({
  slots,
  slotMinutes,
  firstWeekday
}: {
  slots: readonly Slot[]
  slotMinutes: number
  firstWeekday: number
}): (Slot & { weekday: number; start: string })[] {
  return slots.map((row) => {
    const minute = row.slot * slotMinutes
    const start = new Date(minute * 60_000).toISOString().slice(11, 16)
    return { weekday: weekdayAt({ firstWeekday }, Math.floor(minute / 1440)), start, ...row }
  })
}
