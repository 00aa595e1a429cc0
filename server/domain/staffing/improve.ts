import { seededRandom } from '../queueing/random.ts'
import { gapOf, type LinearModel, type Solution, type Solve, type SolveProgress } from './linear-model.ts'

/** Which person and day a column is of; -1: of none, it is never held fast. */
export interface Places {
  persons: Int32Array
  days: Int32Array
  personCount: number
  dayCount: number
}

export interface ImproveOptions {
  seconds: number
  seed: number
  /** Ends when the best is within so much of the bound, a share. */
  gap: number
  onProgress?: (progress: SolveProgress) => void
  isStopped?: () => boolean
}

/** Seconds that a neighbourhood may take at the most. */
const MOST_SECONDS = 6

/**
 * Improves a roster by large-neighbourhood search (Shaw 1998): all is held fast but some people's whole rosters, or everybody's
 * for a stretch of days, and that part is solved anew. Parts grow where they are solved quickly and shrink where they are not.
 * The bound stays that of the whole model.
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
  const random = seededRandom(options.seed)
  const sizes = { people: Math.min(places.personCount, 4), days: Math.min(places.dayCount, 7) }
  let best = start
  let left = options.seconds
  for (
    let turn = 0;
    left > 0.2 && best.values !== null && !isWithin(best, options.gap) && !options.isStopped?.();
    turn++
  ) {
    const kind = turn % 2 === 0 ? 'people' : 'days'
    const part = heldFast(model, best.values, places, kind, sizes[kind], random)
    const limit = Math.min(left, MOST_SECONDS)
    const found = solve(part, { timeLimitSeconds: limit, seed: options.seed + turn, start: best.values })
    left -= Math.max(found.seconds, 0.01)
    sizes[kind] = nextSize(sizes[kind], found, limit, kind === 'people' ? places.personCount : places.dayCount)
    const seconds = best.seconds + found.seconds
    const isBetter = found.cost !== null && found.cost < best.cost! - 1e-7
    best = isBetter ? { ...best, values: found.values, cost: found.cost, seconds } : { ...best, seconds }
    if (isBetter) options.onProgress?.({ cost: best.cost, bound: best.bound, seconds })
  }
  return isWithin(best, 0) ? { ...best, status: 'optimal' } : best
}

function isWithin({ cost, bound }: Solution, gap: number): boolean {
  return (gapOf(cost, bound) ?? Infinity) <= gap
}

function nextSize(size: number, found: Solution, limit: number, most: number): number {
  if (found.status === 'optimal' && found.seconds < limit / 4) return Math.min(most, size + 1)
  return found.status === 'limit' ? Math.max(2, size - 1) : size
}

/** The model with all columns fixed at their values that are not of the chosen people, or of the chosen days. */
function heldFast(
  model: LinearModel,
  values: Float64Array,
  places: Places,
  kind: 'people' | 'days',
  size: number,
  random: () => number
): LinearModel {
  const of = kind === 'people' ? places.persons : places.days
  const free = kind === 'people' ? someOf(places.personCount, size, random) : stretchOf(places.dayCount, size, random)
  const lower = model.lower.slice()
  const upper = model.upper.slice()
  of.forEach((place, column) => {
    if (place < 0 || free.has(place)) return
    lower[column] = upper[column] = Math.round(values[column]!)
  })
  return { ...model, lower, upper }
}

function someOf(count: number, size: number, random: () => number): Set<number> {
  const all = Array.from({ length: count }, (_, i) => i)
  for (let i = 0; i < Math.min(size, count); i++) {
    const j = i + Math.floor(random() * (count - i))
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return new Set(all.slice(0, size))
}

function stretchOf(count: number, size: number, random: () => number): Set<number> {
  const first = Math.floor(random() * Math.max(1, count - size + 1))
  return new Set(Array.from({ length: size }, (_, i) => first + i))
}

/** Places of person x day x choice columns that begin a model, in that order. */
export function placesOf(personCount: number, dayCount: number, choices: number, columns: number): Places {
  const persons = new Int32Array(columns).fill(-1)
  const days = new Int32Array(columns).fill(-1)
  for (let i = 0; i < personCount * dayCount * choices; i++) {
    persons[i] = Math.floor(i / (dayCount * choices))
    days[i] = Math.floor(i / choices) % dayCount
  }
  return { persons, days, personCount, dayCount }
}
