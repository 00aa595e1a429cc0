import { seededRandom } from '../queueing/random.ts'
import type { LinearModel, Solution, Solve } from './linear-model.ts'
import { countingOf, type Places, someOf } from './neighbourhoods.ts'
import { isFeasible, type Part, partsOf, withPart } from './part-model.ts'

/** Seconds that one person's roster may take at the most. */
const PERSON_SECONDS = 2
/** Of a unit that is missing in a row which those who come later may still fill, in the dearest cost of the model. */
const LATER_PRICE = 10

interface ConstructOptions {
  seconds: number
  seed: number
  isStopped?: () => boolean
}

/**
 * A first roster, built person by person: each gets the best roster of their own beside those who have one already, all others
 * at rest. Rows that others share may stay short till the last has come.
 *
 * @returns null where somebody finds none, or at the end a row that all share is not kept, or the time is over
 * @example construct(model, places, solve, { seconds: 5, seed: 1 })?.cost
 */
export function construct(
  model: LinearModel,
  places: Places,
  solve: Solve,
  { seconds, seed, isStopped }: ConstructOptions
): Solution | null {
  const make = partsOf(model, countingOf(places))
  const waiting = [...someOf(places.personCount, places.personCount, seededRandom(seed))]
  let values: Float64Array = Float64Array.from(model.lower, (lower) => (Number.isFinite(lower) ? lower : 0))
  let [cost, took] = [0, 0]
  for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
    if (took > seconds || isStopped?.()) return null
    const isChosen = Uint8Array.from(places.persons, (own) => (own === person ? 1 : 0))
    const part = laterAllowed(model, make(values, isChosen), places, new Set(waiting))
    const found = solve(part.model, { timeLimitSeconds: PERSON_SECONDS, seed, relativeGap: 0.01 })
    took += found.seconds
    if (found.values === null || found.cost === null) return null
    values = withPart(values, part, found.values, model.isInteger)
    cost = found.cost
  }
  return isFeasible(model, values) ? { status: 'limit', values, cost, bound: null, seconds: took } : null
}

/** A part in which rows that somebody still waiting stands in may stay short, at a price beyond any other. */
function laterAllowed(model: LinearModel, part: Part, places: Places, waiting: ReadonlySet<number>): Part {
  if (waiting.size === 0) return part
  const short = part.rows.flatMap((row, i) => (canWait(model, row, places, waiting) ? [i] : []))
  return { ...part, model: withSlack(part.model, short, LATER_PRICE * dearestOf(model)) }
}

function canWait(
  { rowLower, starts, columns }: LinearModel,
  row: number,
  { persons }: Places,
  waiting: ReadonlySet<number>
): boolean {
  if (rowLower[row] === -Infinity) return false
  for (let at = starts[row]!; at < starts[row + 1]!; at++) if (waiting.has(persons[columns[at]!]!)) return true
  return false
}

function dearestOf({ costs }: LinearModel): number {
  return costs.reduce((most, cost) => Math.max(most, Math.abs(cost)), 1)
}

/** The model with a variable in each of some rows that makes up for what is missing. */
function withSlack(model: LinearModel, rows: readonly number[], price: number): LinearModel {
  const short = new Set(rows)
  const [columns, values, starts]: [number[], number[], number[]] = [[], [], [0]]
  let next = model.costs.length
  for (let row = 0; row < model.rowLower.length; row++) {
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
      columns.push(model.columns[at]!)
      values.push(model.values[at]!)
    }
    if (short.has(row)) {
      columns.push(next++)
      values.push(1)
    }
    starts.push(columns.length)
  }
  const more = (all: Float64Array, value: number) => Float64Array.from([...all, ...rows.map(() => value)])
  return {
    ...model,
    costs: more(model.costs, price),
    lower: more(model.lower, 0),
    upper: more(model.upper, Infinity),
    isInteger: Int32Array.from([...model.isInteger, ...rows.map(() => 0)]),
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    values: Float64Array.from(values)
  }
}
