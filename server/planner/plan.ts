import { type Blocking, blockingRules } from '#domain/staffing/blocking.ts'
import { coverModel, type CoverProblem } from '#domain/staffing/cover-model.ts'
import { coverResult, type CoverResult } from '#domain/staffing/cover.ts'
import type { LinearModel, Solution, Solve, SolveProgress } from '#domain/staffing/linear-model.ts'
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
  | { kind: 'model'; model: LinearModel; effort: Effort }

export type PlanResult =
  | { kind: 'cover'; cover: CoverResult }
  | { kind: 'roster'; roster: RosterResult }
  | { kind: 'model'; solution: Solution }

/** Seconds to find out what blocks a roster that cannot be. */
const BLOCKING_SECONDS = 60

/** Does a job from model to result; blocks. @throws {RangeError} where the problem does not fit together */
export function plan(job: PlanJob, solve: Solve, onProgress: (progress: SolveProgress) => void): PlanResult {
  const { seconds, seed, gap } = job.effort
  const options = { timeLimitSeconds: seconds, seed, relativeGap: gap, onProgress }
  if (job.kind === 'model') return { kind: 'model', solution: solve(job.model, options) }
  if (job.kind === 'cover') {
    const model = coverModel(job.problem)
    return { kind: 'cover', cover: coverResult(job.problem, model, solve(model.model, options)) }
  }
  const model = rosterModel(job.problem)
  const solution = solve(model.model, options)
  const blocking: Blocking | null =
    solution.status === 'infeasible' ? blockingRules(job.problem, solve, BLOCKING_SECONDS, seed) : null
  return { kind: 'roster', roster: rosterResult(job.problem, model, solution, blocking) }
}
