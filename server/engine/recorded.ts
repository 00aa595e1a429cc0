import type { Engine } from './engine.ts'

/** A statement that was asked, with what it bound and what it gave. */
export interface Recorded {
  name: string
  sql: string
  values: Record<string, unknown>
  rows: Record<string, unknown>[]
}

/** An engine that notes what it is asked; a question that is asked twice is noted once. */
export function recording(engine: Engine): { engine: Engine; statements(): Recorded[] } {
  const noted = new Map<string, Recorded>()
  return {
    engine: {
      async select(statement, values) {
        const rows = await engine.select(statement, values)
        const bound = boundBy(statement.params, values)
        const plain = rows as Record<string, unknown>[]
        noted.set(nameOf(statement.name, bound), {
          name: statement.name,
          sql: statement.sql,
          values: bound,
          rows: plain
        })
        return rows
      }
    },
    statements: () => [...noted].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)
  }
}

/** An engine that answers from notes alone. @throws {RangeError} for a question that is not among them */
export function replaying(statements: readonly Recorded[]): Engine {
  const noted = new Map(statements.map((each) => [nameOf(each.name, each.values), each]))
  return {
    async select<Row>(statement: { name: string; params: object }, values: object): Promise<Row[]> {
      const found = noted.get(nameOf(statement.name, boundBy(statement.params, values)))
      if (found === undefined) throw new RangeError(`statements must hold ${statement.name} with the values asked for`)
      return found.rows as Row[]
    }
  }
}

/** What a statement binds of the values, and no more. */
function boundBy(params: object, values: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(params).map((name) => [name, (values as Record<string, unknown>)[name]]))
}

function nameOf(name: string, values: Record<string, unknown>): string {
  const ordered = Object.keys(values)
    .sort()
    .map((key) => [key, values[key]])
  return `${name} ${JSON.stringify(ordered)}`
}
