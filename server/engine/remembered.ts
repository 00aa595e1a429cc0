import type { Engine, ParamTypes, ParamValues, Statement } from './engine.ts'

export interface MemoryLimits {
  /** Rows kept in all. */
  rows: number
  /** An answer of more rows is not kept. */
  rowsOfOne: number
}

export const MEMORY_LIMITS: MemoryLimits = { rows: 600_000, rowsOfOne: 60_000 }

/**
 * An engine over data that never change (one snapshot) which asks each question once: who asks it while it is under way
 * waits for the same answer, who asks it later gets the answer kept. What was asked for longest ago is given up first.
 * Rows are frozen, because several readers share them. A failure is not kept, nor what a statement calls personal.
 *
 * @example remembering(engine).select(callSums, values) // the second time without a statement
 */
export function remembering(engine: Engine, limits: MemoryLimits = MEMORY_LIMITS): Engine {
  const answers = new Answers(limits)
  return {
    select<Row, P extends ParamTypes>(statement: Statement<Row, P>, values: ParamValues<P>): Promise<Row[]> {
      if (statement.isPersonal) return engine.select(statement, values)
      return answers.of(nameOf(statement, values), () => engine.select(statement, values)) as Promise<Row[]>
    }
  }
}

/** A statement with what it binds of the values. */
function nameOf({ name, params }: { name: string; params: object }, values: object): string {
  return `${name} ${JSON.stringify(namesOf(params).map((key) => (values as Record<string, unknown>)[key] ?? null))}`
}

const inOrder = new WeakMap<object, readonly string[]>()

function namesOf(params: object): readonly string[] {
  const names = inOrder.get(params) ?? Object.keys(params).sort()
  inOrder.set(params, names)
  return names
}

class Answers {
  readonly #limits: MemoryLimits
  readonly #kept = new Map<string, { rows: Promise<readonly unknown[]>; size: number }>()
  #size = 0

  constructor(limits: MemoryLimits) {
    this.#limits = limits
  }

  of(name: string, ask: () => Promise<unknown[]>): Promise<readonly unknown[]> {
    const known = this.#kept.get(name)
    if (known !== undefined) {
      this.#kept.delete(name)
      this.#kept.set(name, known)
      return known.rows
    }
    const answer = { rows: ask().then(frozen), size: 0 }
    this.#kept.set(name, answer)
    answer.rows.then(
      ({ length }) => this.#weigh(name, answer, length + 1),
      () => this.#kept.delete(name)
    )
    return answer.rows
  }

  #weigh(name: string, answer: { size: number }, size: number): void {
    if (this.#kept.get(name) !== answer) return
    if (size > this.#limits.rowsOfOne) this.#kept.delete(name)
    else this.#size += answer.size = size
    for (const [oldest, { size: given }] of this.#kept) {
      if (this.#size <= this.#limits.rows) return
      this.#size -= given
      this.#kept.delete(oldest)
    }
  }
}

/** Rows that an engine behind gave on are frozen already, all of them. */
function frozen(rows: unknown[]): readonly unknown[] {
  if (!Object.isFrozen(rows[0])) for (const row of rows) Object.freeze(row)
  return Object.freeze(rows)
}
