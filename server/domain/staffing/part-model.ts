import type { LinearModel } from './linear-model.ts'

/** A model of some columns of a larger one. */
export interface Part {
  model: LinearModel
  /** Of the larger model, in the order of the part's. */
  columns: Int32Array
  rows: number[]
}

/**
 * A maker of parts of a model: of the chosen columns (1) and those that follow from them, all others standing at their values.
 *
 * @param isCounting 1: a column that only counts what others cost, and follows them
 * @example partsOf(model, isCounting)(values, isChosen).model
 */
export function partsOf(
  model: LinearModel,
  isCounting: Uint8Array
): (values: ArrayLike<number>, isChosen: Uint8Array) => Part {
  const rows = rowsOf(model)
  return (values, isChosen) => {
    const isFree = isChosen.slice()
    freeFollowing(model, rows, isFree, isCounting)
    return partOf(model, values, isFree)
  }
}

/** The rows that each column of a model stands in: `rows[starts[c]..starts[c + 1]]` (CSC). */
interface RowsOf {
  starts: Int32Array
  rows: Int32Array
}

function rowsOf({ costs, starts, columns }: LinearModel): RowsOf {
  const counts = new Int32Array(costs.length + 1)
  for (const column of columns) counts[column + 1]!++
  for (let column = 0; column < costs.length; column++) counts[column + 1]! += counts[column]!
  const [next, rows] = [counts.slice(), new Int32Array(columns.length)]
  for (let row = 0; row + 1 < starts.length; row++)
    for (let at = starts[row]!; at < starts[row + 1]!; at++) rows[next[columns[at]!]!++] = row
  return { starts: counts, rows }
}

/**
 * The columns that follow from some chosen ones: those that count (of no place, `isCounting`) and share a row with one of them,
 * or with one that follows already. What a choice costs is counted in these.
 *
 * @param isFree 1: chosen; those that follow are added
 */
function freeFollowing(model: LinearModel, rows: RowsOf, isFree: Uint8Array, isCounting: Uint8Array): void {
  const seen = new Uint8Array(model.rowLower.length)
  const line = Array.from(isFree.keys()).filter((column) => isFree[column] === 1)
  for (let column = line.pop(); column !== undefined; column = line.pop())
    for (let i = rows.starts[column]!; i < rows.starts[column + 1]!; i++) {
      const row = rows.rows[i]!
      if (seen[row] === 1) continue
      seen[row] = 1
      for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
        const other = model.columns[at]!
        if (isFree[other] === 1 || isCounting[other] === 0) continue
        isFree[other] = 1
        line.push(other)
      }
    }
}

/**
 * The model of the free columns alone, all others standing at their values: rows without a free column are gone, the bounds of
 * the rest and the offset are lessened by what stands. A solution of it has the cost of the whole.
 *
 * @param values of all columns
 */
function partOf(model: LinearModel, values: ArrayLike<number>, isFree: Uint8Array): Part {
  const columns = Int32Array.from(isFree.keys()).filter((column) => isFree[column] === 1)
  const place = new Int32Array(isFree.length).fill(-1)
  columns.forEach((column, i) => (place[column] = i))
  const rows: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const starts = [0]
  const [ownColumns, ownValues]: [number[], number[]] = [[], []]
  for (let row = 0; row < model.rowLower.length; row++) {
    let standing = 0
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
      const [column, value] = [model.columns[at]!, model.values[at]!]
      if (place[column] === -1) standing += value * values[column]!
      else {
        ownColumns.push(place[column]!)
        ownValues.push(value)
      }
    }
    if (ownColumns.length === starts.at(-1)) continue
    starts.push(ownColumns.length)
    rows.push(row)
    rowLower.push(model.rowLower[row]! - standing)
    rowUpper.push(model.rowUpper[row]! - standing)
  }
  const some = <T extends Float64Array | Int32Array>(all: T, of: (n: number) => T): T => {
    const own = of(columns.length)
    columns.forEach((column, i) => (own[i] = all[column]!))
    return own
  }
  const floats = (n: number) => new Float64Array(n)
  return {
    columns,
    rows,
    model: {
      costs: some(model.costs, floats),
      offset: costOf(model, values, isFree),
      lower: some(model.lower, floats),
      upper: some(model.upper, floats),
      isInteger: some(model.isInteger, (n) => new Int32Array(n)),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      columns: Int32Array.from(ownColumns),
      values: Float64Array.from(ownValues)
    }
  }
}

function costOf({ costs, offset }: LinearModel, values: ArrayLike<number>, isFree: Uint8Array): number {
  let cost = offset
  for (let column = 0; column < costs.length; column++)
    if (isFree[column] === 0) cost += costs[column]! * values[column]!
  return cost
}

/** The values of the whole with those of a part put in, whole numbers made whole. */
export function withPart(
  values: Float64Array,
  { columns }: Part,
  own: Float64Array,
  isInteger: Int32Array
): Float64Array {
  const whole = values.slice()
  columns.forEach((column, i) => (whole[column] = isInteger[column] === 1 ? Math.round(own[i]!) : own[i]!))
  return whole
}

const TOLERANCE = 1e-6

/** Whether values keep every bound and row of a model, and whole numbers where these are asked. */
export function isFeasible(model: LinearModel, values: ArrayLike<number>): boolean {
  const within = (value: number, lower: number, upper: number) => {
    const slack = TOLERANCE * Math.max(1, Math.abs(value))
    return value >= lower - slack && value <= upper + slack
  }
  for (let column = 0; column < model.costs.length; column++) {
    const value = values[column]!
    if (!within(value, model.lower[column]!, model.upper[column]!)) return false
    if (model.isInteger[column] === 1 && Math.abs(value - Math.round(value)) > TOLERANCE) return false
  }
  for (let row = 0; row < model.rowLower.length; row++) {
    let sum = 0
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++)
      sum += model.values[at]! * values[model.columns[at]!]!
    if (!within(sum, model.rowLower[row]!, model.rowUpper[row]!)) return false
  }
  return true
}
