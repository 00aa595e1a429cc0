/** The words that a set of filters may hold, each a list; an empty list chooses everything. */
export const FILTER_KEYS = [
  'centre',
  'category',
  'subcategory',
  'disposition',
  'outcome',
  'district',
  'agency',
  'language',
  'operator',
  'line',
  'priority'
] as const
export type FilterKey = (typeof FILTER_KEYS)[number]
export type Filters = Readonly<Record<FilterKey, readonly string[]>>

/** What a statement may bind: few types, so that each means the same on every engine. */
export type ParamType = 'text' | 'integer' | 'text[]' | 'filters'
export type ParamTypes = Readonly<Record<string, ParamType>>

export type ParamValues<P extends ParamTypes> = {
  readonly [K in keyof P]: P[K] extends 'filters'
    ? Filters
    : P[K] extends 'text[]'
      ? readonly string[]
      : P[K] extends 'integer'
        ? number
        : string
}

/**
 * Of a statement whose rows tell of one service day each (or of one bucket of `$grain`): the column `at` that names the
 * day, YYYY-MM-DD or longer, and the columns that are added where days are joined. All others name the row.
 */
export interface Days {
  at: string
  sums: readonly string[]
}

/** The SELECT of one .sql file, with $names, and the types that those bind. */
export interface Statement<Row, P extends ParamTypes> {
  name: string
  sql: string
  params: P
  /** Rows that are single calls, incidents or rejects: asked each time, never kept. */
  isPersonal?: true
  /** May be put together from days; absent: the whole period must be asked at once. */
  days?: Days
  /** Carries the row type; never set. */
  row?: Row
}

export interface Engine {
  select<Row, P extends ParamTypes>(statement: Statement<Row, P>, values: ParamValues<P>): Promise<Row[]>
}

/** States the row type and infers the parameters: `statement<Row>()({ ... })`. */
export function statement<Row>() {
  return <const P extends ParamTypes>(parts: Omit<Statement<Row, P>, 'row'>): Statement<Row, P> => parts
}

/** Names the statement; the SQL and the engine's words stay in `cause`, for the log. */
export class EngineError extends Error {
  readonly code: 'ENGINE' | 'TIMEOUT'
  readonly statement: string

  constructor(statement: string, cause: unknown, code: 'ENGINE' | 'TIMEOUT' = 'ENGINE') {
    super(code === 'TIMEOUT' ? `statement ${statement} took too long` : `statement ${statement} failed`, { cause })
    this.statement = statement
    this.code = code
  }
}
