/**
 * A mixed-integer linear model as a solver takes it: minimise `costs * x` (+ `offset`) with `lower <= x <= upper` and
 * `rowLower <= A x <= rowUpper`; `A` by rows, `starts[i]..starts[i + 1]` are the entries of row i (CSR).
 */
export interface LinearModel {
  costs: Float64Array
  offset: number
  lower: Float64Array
  upper: Float64Array
  /** 1: whole numbers only, 0: any. */
  isInteger: Int32Array
  rowLower: Float64Array
  rowUpper: Float64Array
  starts: Int32Array
  columns: Int32Array
  values: Float64Array
}

/** How a solve ended; `limit`: by time, node or gap limit, or stopped, with a solution or without. */
export type SolveStatus = 'optimal' | 'limit' | 'infeasible'

export interface Solution {
  status: SolveStatus
  /** Null where none was found. */
  values: Float64Array | null
  cost: number | null
  /** No solution costs less than this; null where none was proven. */
  bound: number | null
  seconds: number
}

/** How far a solve is. `cost` of the best solution so far. */
export interface SolveProgress {
  cost: number | null
  bound: number | null
  seconds: number
}

export interface SolveOptions {
  timeLimitSeconds: number
  seed: number
  /** Ends when the best is within so much of the bound, a share; 0: proven. */
  relativeGap?: number
  /** A solution to begin with. */
  start?: Float64Array
  onProgress?: (progress: SolveProgress) => void
}

/** A solver, whichever it is. Blocks until it ends, so it is called in a thread of its own. */
export type Solve = (model: LinearModel, options: SolveOptions) => Solution

export type Term = readonly [column: number, coefficient: number]

/** Collects variables and rows one by one. @example const b = new ModelBuilder(); b.row(1, Infinity, [[b.binary(3), 1]]) */
export class ModelBuilder {
  private readonly costs: number[] = []
  private readonly lower: number[] = []
  private readonly upper: number[] = []
  private readonly isInteger: number[] = []
  private readonly rowLower: number[] = []
  private readonly rowUpper: number[] = []
  private readonly starts = [0]
  private readonly columns: number[] = []
  private readonly values: number[] = []
  private offset = 0

  get columnCount(): number {
    return this.costs.length
  }

  /** @returns the column of the new variable */
  variable(cost: number, lower = 0, upper = Infinity, isInteger = false): number {
    this.costs.push(cost)
    this.lower.push(lower)
    this.upper.push(upper)
    this.isInteger.push(isInteger ? 1 : 0)
    return this.costs.length - 1
  }

  integer(cost: number, upper = Infinity): number {
    return this.variable(cost, 0, upper, true)
  }

  binary(cost = 0, upper = 1): number {
    return this.variable(cost, 0, upper, true)
  }

  addCost(column: number, cost: number): void {
    this.costs[column]! += cost
  }

  addOffset(cost: number): void {
    this.offset += cost
  }

  fix(column: number, value: number): void {
    this.lower[column] = value
    this.upper[column] = value
  }

  /** lower <= sum of the terms <= upper; each column once. */
  row(lower: number, upper: number, terms: readonly Term[]): void {
    for (const [column, coefficient] of terms) {
      this.columns.push(column)
      this.values.push(coefficient)
    }
    this.starts.push(this.columns.length)
    this.rowLower.push(lower)
    this.rowUpper.push(upper)
  }

  build(): LinearModel {
    return {
      costs: Float64Array.from(this.costs),
      offset: this.offset,
      lower: Float64Array.from(this.lower),
      upper: Float64Array.from(this.upper),
      isInteger: Int32Array.from(this.isInteger),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      starts: Int32Array.from(this.starts),
      columns: Int32Array.from(this.columns),
      values: Float64Array.from(this.values)
    }
  }
}

/** (cost - bound) / cost, 0 or more: how far a solution may be from the best; null where either is unknown. */
export function gapOf(cost: number | null, bound: number | null): number | null {
  if (cost === null || bound === null) return null
  const apart = Math.max(0, cost - bound)
  return apart <= 1e-6 * Math.max(1, Math.abs(cost)) ? 0 : apart / Math.max(Math.abs(cost), 1e-9)
}
