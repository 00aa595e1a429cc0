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
import { construct } from '#domain/staffing/construct.ts'
import { improve } from '#domain/staffing/improve.ts'
import { type Places, placesOf } from '#domain/staffing/neighbourhoods.ts'
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

/** Shares of the time: to build a first roster; to improve that one where the model is large; for the whole, which gives the bound. */
const SHARES = { first: 0.15, large: { improved: 0.35, whole: 0.25 }, small: { improved: 0, whole: 0.4 } }
/** A model of more columns is large: the whole finds little in the time, its parts much. */
const LARGE_COLUMNS = 2500

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

/**
 * A beginning person by person; the whole, for its bound; parts of it, for a better roster. A small whole is solved from
 * nothing, which finds more than a poor beginning does; a large one begins where parts of it have come to.
 */
function rostered(model: LinearModel, places: Places, effort: Effort, solve: Solve, watch: Watch): Solution {
  const { seconds, seed, gap } = effort
  const isLarge = model.costs.length > LARGE_COLUMNS
  const shares = isLarge ? SHARES.large : SHARES.small
  const better = (from: Solution, share: number) =>
    from.values === null || watch.isStopped() ? from : improve(model, from, places, solve, { seconds: share, seed, gap, ...watch }) // prettier-ignore
  const built = construct(model, places, solve, { seconds: seconds * SHARES.first, seed, isStopped: watch.isStopped })
  const first = built === null ? null : better(built, seconds * shares.improved)
  const start = isLarge && first?.values != null ? { start: first.values } : {}
  const options = { seed, relativeGap: gap, onProgress: watch.onProgress, timeLimitSeconds: seconds * shares.whole }
  const whole = betterOf(solve(model, { ...options, ...start }), first)
  const left = seconds - whole.seconds
  const isNear = (gapOf(whole.cost, whole.bound) ?? Infinity) <= gap
  if (whole.status !== 'limit' || isNear || left < 1 || watch.isStopped()) return whole
  if (whole.values !== null) return better(whole, left)
  const again = solve(model, { ...options, timeLimitSeconds: left })
  return { ...again, bound: again.bound ?? whole.bound, seconds: again.seconds + whole.seconds }
}

/** What was found, or what it began with where that is better; the time of both. */
function betterOf(found: Solution, first: Solution | null): Solution {
  if (first === null) return found
  const seconds = found.seconds + first.seconds
  const isBetter = found.status !== 'limit' || (found.cost !== null && found.cost <= first.cost! + 1e-7)
  return isBetter ? { ...found, seconds } : { ...first, bound: found.bound, seconds }
}
