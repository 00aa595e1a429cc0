import { addDays, dayNumber, HOURS_A_WEEK, type LocalDate, type Period } from '../dates.ts'
import type { DutyStep } from '../queueing/duty.ts'

/** Operators of every slot of one or more whole weeks, Monday first; of hours: index (weekday - 1) x 24 + hour. */
export type WeekPlan = readonly number[]

/** Minutes of a plan's slots: hours as planners put them, quarter hours of a roster with its breaks. */
export const PLAN_SLOTS = [60, 15] as const
export type PlanSlot = (typeof PLAN_SLOTS)[number]

/** Weeks that a plan may hold, worked one after the other and then again. */
export const MOST_WEEKS = 6
/** Operators that a plan may hold in a slot. */
export const MOST_OPERATORS = 35

/**
 * A plan in a sign a slot, 0-9 and a-z, for an address (of hours 168 signs a week); reads back with `readPlan`.
 *
 * @throws {RangeError} unless it has whole weeks of whole numbers of 0..35
 * @example writePlan(Array(168).fill(3)) // '333...'
 */
export function writePlan(plan: WeekPlan, slotMinutes: PlanSlot = 60): string {
  const wrong = plan.findIndex((n) => !(Number.isInteger(n) && n >= 0 && n <= MOST_OPERATORS))
  if (!isWholeWeeks(plan.length, slotMinutes) || wrong !== -1)
    throw new RangeError(`plan must be whole weeks of whole numbers of 0..35, got ${plan[wrong] ?? plan.length}`)
  return plan.map((n) => n.toString(36)).join('')
}

/** @returns null where the text is no plan */
export function readPlan(text: string | null, slotMinutes: PlanSlot = 60): number[] | null {
  return text !== null && /^[0-9a-z]+$/.test(text) && isWholeWeeks(text.length, slotMinutes)
    ? [...text].map((sign) => Number.parseInt(sign, 36))
    : null
}

function isWholeWeeks(slots: number, slotMinutes: PlanSlot): boolean {
  const weeks = (slots * slotMinutes) / 60 / HOURS_A_WEEK
  return Number.isInteger(weeks) && weeks >= 1 && weeks <= MOST_WEEKS
}

/** A Monday, from which weeks are counted: which week of a plan is worked when follows from the date alone. */
export const FIRST_MONDAY = dayNumber('1970-01-05')

/** Those of a plan who speak further languages: bit i, the language of number i + 1. */
export interface SpeakerPlan {
  languages: number
  /** Of as many slots as the plan of all. */
  plan: WeekPlan
}

export interface PlanOptions {
  slotMinutes?: PlanSlot
  /** Absent: languages play no part. */
  speakers?: readonly SpeakerPlan[]
}

/**
 * How many are on duty when, if a period is worked by a plan, week after week.
 *
 * @param startOf seconds at which an hour of a local day begins, in the clock of the calls
 * @throws {RangeError} unless the plan is of whole days
 */
export function planSteps(
  plan: WeekPlan,
  period: Period,
  startOf: (date: LocalDate, hour: number) => number,
  { slotMinutes = 60, speakers }: PlanOptions = {}
): DutyStep[] {
  const slotsADay = 1440 / slotMinutes
  const days = plan.length / slotsADay
  if (!Number.isInteger(days)) throw new RangeError(`plan must be whole days of ${slotsADay} slots, got ${plan.length}`)
  const startOfSlot = (date: LocalDate, minute: number) => startOf(date, Math.floor(minute / 60)) + (minute % 60) * 60
  const steps: DutyStep[] = []
  for (let date = period.from; date < period.to; date = addDays(date, 1)) {
    const day = (((dayNumber(date) - FIRST_MONDAY) % days) + days) % days
    for (let slot = 0; slot < slotsADay; slot++) {
      const at = startOfSlot(date, slot * slotMinutes)
      const step = stepAt(plan, speakers, { at, slot: day * slotsADay + slot })
      if (!isSameDuty(steps.at(-1), step)) steps.push(step)
    }
  }
  return steps
}

function stepAt(plan: WeekPlan, speakers: PlanOptions['speakers'], { at, slot }: { at: number; slot: number }) {
  const operators = plan[slot] ?? 0
  if (speakers === undefined) return { at, operators }
  return { at, operators, speakers: speakers.map(({ languages, plan }) => ({ languages, operators: plan[slot] ?? 0 })) }
}

function isSameDuty(one: DutyStep | undefined, other: DutyStep): boolean {
  if (one?.operators !== other.operators) return false
  return (other.speakers ?? []).every(({ operators }, i) => one.speakers?.[i]?.operators === operators)
}

/**
 * Mean operators of every hour of a row of hours, from steps.
 *
 * @param starts seconds at which each hour begins, in order; the last one is followed by an hour
 */
export function meanOnDuty(steps: readonly DutyStep[], starts: readonly number[], seconds = 3600): number[] {
  let [step, operators] = [0, 0]
  return starts.map((from) => {
    const to = from + seconds
    for (; step < steps.length && steps[step]!.at <= from; step++) operators = steps[step]!.operators
    let [sum, at, now] = [0, from, operators]
    for (let next = step; next < steps.length && steps[next]!.at < to; next++) {
      sum += now * (steps[next]!.at - at)
      at = steps[next]!.at
      now = steps[next]!.operators
    }
    return (sum + now * (to - at)) / seconds
  })
}
