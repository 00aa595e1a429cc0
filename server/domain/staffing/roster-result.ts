import type { Blocking } from './blocking.ts'
import { gapOf, type Solution, type SolveStatus } from './linear-model.ts'
import type { Assignment, RosterProblem } from './roster.ts'
import { datesOf, isNightShift, weekendsOf } from './roster.ts'
import { checkRoster, type Violation } from './roster-check.ts'
import { assignmentsOf, type RosterModel } from './roster-model.ts'

/** What a person's roster comes to. */
export interface PersonTotals {
  person: string
  shifts: number
  minutes: number
  nights: number
  weekends: number
  /** Requests given, of those asked. */
  requestsGiven: number
  requestsAsked: number
}

export interface RosterResult {
  status: SolveStatus
  isProven: boolean
  cost: number | null
  bound: number | null
  gap: number | null
  seconds: number
  assignments: Assignment[]
  violations: Violation[]
  totals: PersonTotals[]
  /** Only where no roster keeps every hard rule. */
  blocking: Blocking | null
}

/** A solution in the words of the problem, checked by counting. */
export function rosterResult(
  problem: RosterProblem,
  model: RosterModel,
  solution: Solution,
  blocking: Blocking | null
): RosterResult {
  const { status, values, cost, bound, seconds } = solution
  const assignments = values === null ? [] : assignmentsOf(model, values)
  return {
    status,
    isProven: status === 'optimal',
    cost,
    bound,
    gap: gapOf(cost, bound),
    seconds,
    assignments,
    violations: values === null ? [] : checkRoster(problem, assignments),
    totals: values === null ? [] : totalsOf(problem, assignments),
    blocking
  }
}

/** What each person's assignments come to. */
export function totalsOf(problem: RosterProblem, assignments: readonly Assignment[]): PersonTotals[] {
  const shifts = new Map(problem.shifts.map((shift) => [shift.id, shift]))
  const weekends = weekendsOf(datesOf(problem))
  return problem.people.map(({ id, requests }) => {
    const own = assignments.filter(({ person }) => person === id)
    const worked = own.map(({ shift }) => shifts.get(shift)!)
    const isOn = (date: string, shift: string | null) =>
      own.some((one) => one.date === date && (shift === null || one.shift === shift))
    return {
      person: id,
      shifts: own.length,
      minutes: worked.reduce((sum, { durationMinutes }) => sum + durationMinutes, 0),
      nights: worked.filter((shift) => isNightShift(shift, problem.settings)).length,
      weekends: weekends.filter((days) => days.some((date) => isOn(date, null))).length,
      requestsGiven: requests.filter(({ date, shift, wants }) => isOn(date, shift) === (wants === 'on')).length,
      requestsAsked: requests.length
    }
  })
}
