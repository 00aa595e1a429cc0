import { addDays, type LocalDate, type Period, weekdayOf } from '../dates.ts'
import type { DutyStep } from '../queueing/replay.ts'

/** Operators of every hour of the week: index (weekday - 1) x 24 + hour, Monday first. */
export type WeekPlan = readonly number[]

export const HOURS_A_WEEK = 168
/** Operators that a plan may hold in an hour. */
export const MOST_OPERATORS = 35

/** The place of an hour in a week's plan. */
export function hourOfWeek(date: LocalDate, hour: number): number {
  return (weekdayOf(date) - 1) * 24 + hour
}

/**
 * A plan in 168 signs, 0-9 and a-z, for an address; reads back with `readPlan`.
 *
 * @throws {RangeError} unless it has 168 whole numbers of 0..35
 * @example writePlan(Array(168).fill(3)) // '333...'
 */
export function writePlan(plan: WeekPlan): string {
  const wrong = plan.findIndex((n) => !(Number.isInteger(n) && n >= 0 && n <= MOST_OPERATORS))
  if (plan.length !== HOURS_A_WEEK || wrong !== -1)
    throw new RangeError(`plan must be 168 whole numbers of 0..35, got ${plan[wrong] ?? plan.length}`)
  return plan.map((n) => n.toString(36)).join('')
}

/** @returns null where the text is no plan */
export function readPlan(text: string | null): number[] | null {
  return text !== null && /^[0-9a-z]{168}$/.test(text) ? [...text].map((sign) => Number.parseInt(sign, 36)) : null
}

/**
 * How many are on duty when, if every week of a period is worked by a plan.
 *
 * @param startOf seconds at which an hour of a local day begins, in the clock of the calls
 */
export function planSteps(
  plan: WeekPlan,
  period: Period,
  startOf: (date: LocalDate, hour: number) => number
): DutyStep[] {
  const steps: DutyStep[] = []
  for (let date = period.from; date < period.to; date = addDays(date, 1))
    for (let hour = 0; hour < 24; hour++) {
      const operators = plan[hourOfWeek(date, hour)] ?? 0
      if (steps.at(-1)?.operators !== operators) steps.push({ at: startOf(date, hour), operators })
    }
  return steps
}

/** Some more (or fewer, 0 at the least) on duty at every step; the reserve stays. */
export function withOperators(steps: readonly DutyStep[], by: number): DutyStep[] {
  return steps.map((step) => ({ ...step, operators: Math.max(0, step.operators + by) }))
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
