import {
  BOOLEAN,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  STRUCT,
  structValue,
  VARCHAR
} from '@duckdb/node-api'
import { type Engine, EngineError, FILTER_KEYS, type Filters, type ParamType } from './engine.ts'
import { sqlFile } from './sql-file.ts'

export interface DuckdbOptions {
  /** Statements that run at once; below the size of Node's thread pool, so that nothing else waits for them. */
  pool: number
  timeoutSeconds: number
  memory?: string
  threads?: number
}

export interface OpenDuckdb extends Engine {
  close(): void
}

const FILTER_TYPE = STRUCT(Object.fromEntries(FILTER_KEYS.map((key) => [key, LIST(VARCHAR)])))
const TYPES: Record<ParamType, DuckDBType> = {
  text: VARCHAR,
  integer: INTEGER,
  'text[]': LIST(VARCHAR),
  filters: FILTER_TYPE
}

/**
 * Opens a warehouse file read-only behind the engine port, with a small pool of connections. The limit of time counts
 * from the asking: who has waited in line for so long is refused and takes nobody's turn.
 */
export async function openDuckdb(path: string, options: DuckdbOptions): Promise<OpenDuckdb> {
  const instance = await DuckDBInstance.create(path, {
    access_mode: 'READ_ONLY',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(options.memory === undefined ? {} : { memory_limit: options.memory }),
    ...(options.threads === undefined ? {} : { threads: String(options.threads) })
  })
  const connections = await Promise.all(Array.from({ length: options.pool }, () => connect(instance)))
  const pool = new Pool(connections)
  return {
    async select<Row>(statement: { name: string; sql: string; params: object }, values: Record<string, unknown>) {
      const until = performance.now() + options.timeoutSeconds * 1000
      return pool.use((db) => run<Row>(db, statement, values, until))
    },
    close() {
      for (const db of connections) db.closeSync()
      instance.closeSync()
    }
  }
}

async function connect(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const db = await instance.connect()
  await db.run(`set TimeZone = 'UTC'`)
  await db.run(sqlFile('duckdb.prelude.sql', import.meta.url))
  return db
}

async function run<Row>(
  db: DuckDBConnection,
  statement: { name: string; sql: string; params: object },
  values: Record<string, unknown>,
  until: number
): Promise<Row[]> {
  const left = until - performance.now()
  if (left <= 0) throw new EngineError(statement.name, new Error('its time passed while it waited in line'), 'TIMEOUT')
  let late = false
  const timer = setTimeout(() => {
    late = true
    db.interrupt()
  }, left)
  try {
    const [bound, types] = bind(statement.params as Record<string, ParamType>, values)
    const reader = await db.runAndReadAll(statement.sql, bound, types)
    refuseWideColumns(statement.name, reader.columnNames(), reader.columnTypes())
    return toRows<Row>(reader.columnNames(), reader.getColumnsJS())
  } catch (cause) {
    throw cause instanceof EngineError ? cause : new EngineError(statement.name, cause, late ? 'TIMEOUT' : 'ENGINE')
  } finally {
    clearTimeout(timer)
  }
}

/** Rows from columns: many times faster than asking the driver for objects, so that a large answer blocks nobody. */
function toRows<Row>(names: readonly string[], columns: readonly (readonly unknown[])[]): Row[] {
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, i) => {
    const row: Record<string, unknown> = {}
    for (let c = 0; c < names.length; c++) row[names[c]!] = columns[c]![i]
    return row as Row
  })
}

function bind(params: Record<string, ParamType>, values: Record<string, unknown>) {
  const bound: Record<string, DuckDBValue> = {}
  const types: Record<string, DuckDBType> = {}
  for (const [name, type] of Object.entries(params)) {
    bound[name] = toValue(type, values[name])
    types[name] = TYPES[type]
  }
  return [bound, types] as const
}

function toValue(type: ParamType, value: unknown): DuckDBValue {
  if (type === 'filters') {
    const filters = value as Filters
    return structValue(Object.fromEntries(FILTER_KEYS.map((key) => [key, listValue([...filters[key]])])))
  }
  return type === 'text[]' ? listValue([...(value as string[])]) : (value as string | number)
}

const NARROW = new Set(['INTEGER', 'DOUBLE', 'VARCHAR', 'BOOLEAN'])

/** A 64-bit number would reach JavaScript as a bigint, a date as an object: the SQL must cast. */
function refuseWideColumns(name: string, columns: readonly string[], types: readonly DuckDBType[]): void {
  const wide = columns.find((_, i) => !NARROW.has(String(types[i])) && types[i] !== BOOLEAN)
  if (wide !== undefined)
    throw new EngineError(name, new Error(`column ${wide} is neither integer, double nor varchar`))
}

/** One statement at a time per connection; who finds none free waits in line. */
class Pool {
  readonly free: DuckDBConnection[]
  readonly line: ((db: DuckDBConnection) => void)[] = []

  constructor(connections: readonly DuckDBConnection[]) {
    this.free = [...connections]
  }

  async use<T>(work: (db: DuckDBConnection) => Promise<T>): Promise<T> {
    const db = this.free.pop() ?? (await new Promise<DuckDBConnection>((take) => this.line.push(take)))
    try {
      return await work(db)
    } finally {
      const next = this.line.shift()
      if (next) next(db)
      else this.free.push(db)
    }
  }
}
