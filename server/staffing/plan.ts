import { blockingRules } from '#domain/staffing/blocking.ts'
import { coverModel, type CoverProblem } from '#domain/staffing/cover-model.ts'
import { coverResult, type CoverResult, leastShortOf, shortAllowed } from '#domain/staffing/cover.ts'
import {
  gapOf,
  type LinearModel,
  type Solution,
  type Solve,
  type SolveProgress
} from '#domain/staffing/linear-model.ts'
import { improve, type Places, placesOf } from '#domain/staffing/improve.ts'
import type { RosterProblem } from '#domain/staffing/roster.ts'
import { rosterModel } from '#domain/staffing/roster-model.ts'
import { rosterResult, type RosterResult } from '#domain/staffing/roster-result.ts'

/** How long and with which seed a job is solved. */
export interface Effort {
  seconds: number
  seed: number
  /** Share of the cost by which the answer may miss the best; 0: proven best. */
  gap: number
}

/** What the thread is asked: a cover, a roster, or a bare model. */
export type PlanJob =
  | { kind: 'cover'; problem: CoverProblem; effort: Effort }
  | { kind: 'roster'; problem: RosterProblem; effort: Effort }
  | { kind: 'model'; model: LinearModel; places: Places; effort: Effort }

export type PlanResult =
  | { kind: 'cover'; cover: CoverResult }
  | { kind: 'roster'; roster: RosterResult }
  | { kind: 'model'; solution: Solution }

/** Who looks on: told of progress, asked whether it is to end with the best so far. */
export interface Watch {
  onProgress(progress: SolveProgress): void
  isStopped(): boolean
}

/** Seconds to find out what blocks a roster that cannot be. */
const BLOCKING_SECONDS = 60

/** Share of the time in which the whole is solved; what is left improves it part by part. */
const WHOLE_SHARE = 0.4

/**
 * Does a job from model to result; blocks.
 *
 * @throws {RangeError} where the problem does not fit together
 */
export function plan(job: PlanJob, solve: Solve, watch: Watch): PlanResult {
  const { seed } = job.effort
  if (job.kind === 'cover') return { kind: 'cover', cover: covered(job.problem, job.effort, solve, watch) }
  if (job.kind === 'model')
    return { kind: 'model', solution: rostered(job.model, job.places, job.effort, solve, watch) }
  const { problem } = job
  const model = rosterModel(problem)
  const places = placesOf(problem.people.length, problem.days, problem.shifts.length, model.model.costs.length)
  const solution = rostered(model.model, places, job.effort, solve, watch)
  const blocking = solution.status === 'infeasible' ? blockingRules(problem, solve, BLOCKING_SECONDS, seed) : null
  return { kind: 'roster', roster: rosterResult(problem, model, solution, blocking) }
}

/** A cover; where there is none, the least that stays short. */
function covered(problem: CoverProblem, { seconds, seed, gap }: Effort, solve: Solve, watch: Watch): CoverResult {
  const options = { timeLimitSeconds: seconds, seed, relativeGap: gap, onProgress: watch.onProgress }
  const model = coverModel(problem)
  const result = coverResult(problem, model, solve(model.model, options))
  if (result.status !== 'infeasible') return result
  const allowed = shortAllowed(problem)
  const short = coverModel(allowed)
  const least = coverResult(allowed, short, solve(short.model, options))
  return { ...result, leastShort: least.cost === null ? null : leastShortOf(least, problem.slotMinutes) }
}

/** The whole first, for its bound and a beginning; then parts of it, for a better roster. */
function rostered(
  model: LinearModel,
  places: Places,
  { seconds, seed, gap }: Effort,
  solve: Solve,
  watch: Watch
): Solution {
  const options = { seed, relativeGap: gap, onProgress: watch.onProgress }
  const whole = solve(model, { ...options, timeLimitSeconds: seconds * WHOLE_SHARE })
  const left = seconds - whole.seconds
  const isNear = (gapOf(whole.cost, whole.bound) ?? Infinity) <= gap
  if (whole.status !== 'limit' || isNear || left < 1 || watch.isStopped()) return whole
  if (whole.values !== null) return improve(model, whole, places, solve, { seconds: left, seed, gap, ...watch })
  const again = solve(model, { ...options, timeLimitSeconds: left })
  return { ...again, bound: again.bound ?? whole.bound, seconds: again.seconds + whole.seconds }
}
