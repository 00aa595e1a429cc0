import { seededRandom } from '../queueing/random.ts'
import { gapOf, type LinearModel, type Solution, type Solve, type SolveProgress } from './linear-model.ts'
import { countingOf, Neighbourhoods, type Places } from './neighbourhoods.ts'
import { type Part, partsOf, withPart } from './part-model.ts'

export interface ImproveOptions {
  seconds: number
  seed: number
  /** Ends when the best is within so much of the bound, a share. */
  gap: number
  onProgress?: (progress: SolveProgress) => void
  isStopped?: () => boolean
}

/** Seconds that a part may take at first; more where parts are surely without a gain, up to the most. */
const PART_SECONDS = { first: 1.5, most: 8 }
/** Parts surely without a gain after which the time is as much again. */
const STALE_PARTS = 25
/** Share of the cost by which a roster must be better to count as such. */
const LEAST_GAIN = 1e-7

/**
 * Improves a roster by large-neighbourhood search (Shaw 1998): all is held fast but some people, some days, or some people on
 * some days, and that part is solved anew, as a model of its own. The bound stays that of the whole model.
 *
 * @param start a solution of the model; returned as it is where it has no values or is proven
 */
export function improve(
  model: LinearModel,
  start: Solution,
  places: Places,
  solve: Solve,
  options: ImproveOptions
): Solution {
  const make = partsOf(model, countingOf(places))
  const parts = new Neighbourhoods(model, places, seededRandom(options.seed))
  let [best, left, stale] = [start, options.seconds, 0]
  for (let turn = 0; left > 0.2 && !isDone(best, options); turn++) {
    const { kind, isChosen } = parts.draw(best.values!)
    const part = make(best.values!, isChosen)
    const limit = Math.min(left, PART_SECONDS.most, PART_SECONDS.first * (1 + stale / STALE_PARTS))
    const isAnew = stale > STALE_PARTS / 2 && turn % 2 === 0
    const found = solvePart(part, best.values!, solve, { limit, seed: options.seed + turn, isAnew })
    left -= Math.max(found.seconds, 0.01)
    const next = taken(best, part, found, model)
    const [isBetter, isProven] = [next.cost! < best.cost!, found.status === 'optimal']
    if (isBetter) options.onProgress?.({ cost: next.cost, bound: next.bound, seconds: next.seconds })
    stale = isBetter ? 0 : stale + (isProven ? 1 : 0)
    parts.tell(kind, { seconds: found.seconds, isProven, isBetter }, limit)
    best = next
  }
  return isWithin(best, 0) ? { ...best, status: 'optimal' } : best
}

/** @param about.isAnew begins from nothing: another roster of the same cost is a way on where none is better */
function solvePart(
  { model, columns }: Part,
  values: Float64Array,
  solve: Solve,
  { limit, seed, isAnew }: { limit: number; seed: number; isAnew: boolean }
): Solution {
  const start = isAnew ? {} : { start: Float64Array.from(columns, (column) => values[column]!) }
  return solve(model, { timeLimitSeconds: limit, seed, ...start })
}

/** The best with a part that costs no more put in. */
function taken(best: Solution, part: Part, found: Solution, { isInteger }: LinearModel): Solution {
  const gain = found.cost === null ? -Infinity : best.cost! - found.cost
  const least = LEAST_GAIN * Math.max(1, Math.abs(best.cost!))
  const seconds = best.seconds + found.seconds
  if (gain < -least) return { ...best, seconds }
  const values = withPart(best.values!, part, found.values!, isInteger)
  return { ...best, seconds, values, cost: gain > least ? found.cost : best.cost }
}

function isDone(best: Solution, { gap, isStopped }: ImproveOptions): boolean {
  return best.values === null || isWithin(best, gap) || isStopped?.() === true
}

function isWithin({ cost, bound }: Solution, gap: number): boolean {
  return (gapOf(cost, bound) ?? Infinity) <= gap
}
