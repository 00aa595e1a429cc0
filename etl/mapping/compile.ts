import type { ColumnRule, Rule, SourceConfig } from '#server/site/schema.ts'
import { EtlError } from '../errors.ts'
import { type Field, FIELDS } from '#domain/source-fields.ts'
import type { Header } from './header.ts'

/** One canonical field as SQL over the raw columns c0, c1, ... */
interface Expression {
  value: string
  /** The text as it stood in the file, for the reject. */
  text: string
  column: string
  /** Conditions under which the row is rejected, with the code. */
  faults: { code: string; when: string }[]
}

/**
 * Turns the mapping of a source into the query that types its raw rows: row_key, the fields of the kind (null where not
 * mapped), fault. Positions come from the header, so a column is found by name wherever it stands. Texts of the mapping
 * are quoted as SQL literals; column names never reach the SQL. Every column is cleaned once, read once and every field
 * computed once, in three inner queries, however often the faults ask for them.
 *
 * @param from the raw rows as SQL: columns c0, c1, ...
 * @throws {EtlError} MAPPING_INVALID for a field that the kind does not have, or a rule that cannot fill its type
 */
export function compileMapping(source: SourceConfig, header: Header, from: string): string {
  const fields = FIELDS[source.kind]
  for (const name of Object.keys(source.columns)) {
    if (!(name in fields)) throw invalid(source, name, `"${source.kind}" has no such field`)
  }
  for (const [name, field] of Object.entries(fields)) {
    if (field.required && !(name in source.columns)) throw invalid(source, name, 'is required')
  }
  const context: Context = { source, header, cleaned: new Map(), parsed: new Map(), computed: new Map() }
  const keys = source.key.map((part) => keyPart(part, context))
  const faults = [
    fault(
      'KEY_MISSING',
      source.key.map(keyName).join(' + '),
      'null',
      keys.map((key) => `${key} is null`).join(' and ')
    ),
    ...Object.entries(source.columns).flatMap(([name, rule]) => faultsOf(name, fields[name]!, rule, context)),
    ...countFaults(context)
  ]
  const values = Object.entries(fields).map(([name, field]) => `${typed(name, field, context)} as ${name}`)
  if (source.kind === 'call-counts') values.push(`${countList(context)} as counts`)
  const key = keys.length === 1 ? keys[0] : keys.map((part) => `coalesce(${part}, '')`).join(` || chr(31) || `)
  const outer = [`${key} as row_key`, ...values, `case ${faults.join('\n')} end as fault`].join(',\n')
  const cleaned = `select ${named(context.cleaned).slice(1) || '1'} from ${from}`
  return `select ${outer}
    from (select *${named(context.computed)} from (select *${named(context.parsed)} from (${cleaned})))`
}

/** SQL expressions by the name under which an inner query computes them once. */
type Named = Map<string, string>

function named(expressions: Named): string {
  return [...expressions].map(([sql, name]) => `, ${sql} as ${name}`).join('\n')
}

function once(expressions: Named, prefix: string, sql: string): string {
  const known = expressions.get(sql)
  if (known !== undefined) return known
  const name = `${prefix}${expressions.size}`
  expressions.set(sql, name)
  return name
}

type KeyPart = SourceConfig['key'][number]

/** A column as it stands, or a field as it was understood: two ways of writing one time are then one key. */
function keyPart(part: KeyPart, context: Context): string {
  if (typeof part === 'string') return clean(context, part, [])
  const field = FIELDS[context.source.kind][part.field]
  if (field === undefined) throw invalid(context.source, part.field, 'is named in key, but there is no such field')
  return `cast(${typed(part.field, field, context)} as varchar)`
}

export function keyName(part: KeyPart): string {
  return typeof part === 'string' ? part : part.field
}

interface Context {
  source: SourceConfig
  header: Header
  /** Texts of columns without blanks at the ends, null where empty. */
  cleaned: Named
  /** What the cleaned texts mean, null where they mean nothing. */
  parsed: Named
  computed: Named
}

/** The wait of an open last bin: see `wait_upto_s` in tables.sql. */
const OPEN_ABOVE_S = 2_147_483_647

/** More calls than one column of a switch report can tell of. */
const MOST_CALLS = 10_000_000

/** The counts of a switch report's row as a list of structs. */
function countList(context: Context): string {
  const items = (context.source.counts ?? []).map(({ column, outcome, line, up_to_s, over_s }) => {
    const upTo = over_s === undefined ? (up_to_s ?? 'null') : OPEN_ABOVE_S
    const calls = `try_cast(${clean(context, column, [])} as integer)`
    return `{'line': ${line === undefined ? 'null' : quote(line)}, 'outcome': ${quote(outcome)}, 'wait_upto_s': ${upTo}, 'calls': ${calls}}`
  })
  return `cast([${items.join(', ')}] as struct(line varchar, outcome varchar, wait_upto_s integer, calls integer)[])`
}

/** A count that is missing, no whole number or negative; a total of the file itself that its parts do not reach. */
function countFaults(context: Context): string[] {
  const { counts = [], totals = [] } = context.source
  const number = (column: string | string[]) => `try_cast(${clean(context, column, [])} as bigint)`
  const bad = counts.map(({ column }) =>
    fault(
      'BAD_NUMBER',
      nameOf(column),
      clean(context, column, []),
      `coalesce(${number(column)}, -1) not between 0 and ${MOST_CALLS}`
    )
  )
  const wrong = totals.map(({ column, of }) =>
    fault(
      'TOTAL_MISMATCH',
      nameOf(column),
      clean(context, column, []),
      `${number(column)} <> ${of.map(number).join(' + ')}`
    )
  )
  return [...bad, ...wrong]
}

function nameOf(column: string | readonly string[]): string {
  return [column].flat()[0]!
}

function typed(name: string, field: Field, context: Context): string {
  const rule = context.source.columns[name]
  if (rule === undefined) return `cast(null as ${SQL_TYPES[field.type]})`
  return compile(name, field, rule, context).value
}

function faultsOf(name: string, field: Field, rule: Rule, context: Context): string[] {
  const e = compile(name, field, rule, context)
  const faults = e.faults.map(({ code, when }) => fault(code, e.column, e.text, when))
  return field.required ? [...faults, fault('REQUIRED_MISSING', e.column, e.text, `(${e.value}) is null`)] : faults
}

function fault(code: string, column: string, text: string, when: string): string {
  return `when ${when} then {'code': ${quote(code)}, 'column': ${quote(column)}, 'value': left(cast(${text} as varchar), 200)}`
}

const SQL_TYPES = { time: 'timestamp', seconds: 'integer', text: 'varchar', flag: 'boolean' } as const

function compile(name: string, field: Field, rule: Rule, context: Context): Expression {
  const e = expression(name, field, rule, context)
  return {
    ...e,
    value: once(context.computed, 'v', e.value),
    text: e.text === 'null' ? e.text : once(context.computed, 'v', e.text)
  }
}

function expression(name: string, field: Field, rule: Rule, context: Context): Expression {
  if (typeof rule === 'string') return fromColumn(name, field, { column: rule }, context)
  if ('value' in rule) return constant(rule.value, field)
  if ('first_of' in rule) return firstOf(rule.first_of.map((each) => expression(name, field, each, context)))
  if ('when' in rule) return cases(field, rule, context)
  return fromColumn(name, field, rule, context)
}

function constant(value: string | number | boolean, field: Field): Expression {
  return { value: cast(quote(String(value)), field), text: 'null', column: '', faults: [] }
}

function firstOf(parts: Expression[]): Expression {
  return {
    value: `coalesce(${parts.map(({ value }) => value).join(', ')})`,
    text: `coalesce(${parts.map(({ text }) => text).join(', ')})`,
    column: parts.map(({ column }) => column).join(' / '),
    faults: parts.flatMap(({ faults }) => faults)
  }
}

function cases(field: Field, rule: Extract<Rule, { when: unknown }>, context: Context): Expression {
  const read = [...new Set(rule.when.flatMap((arm) => Object.keys(arm.if)))]
  const arms = rule.when.map((arm) => {
    const conditions = Object.entries(arm.if).map(([column, wanted]) => equals(clean(context, column, []), wanted))
    return `when ${conditions.join(' and ')} then ${cast(quote(String(arm.then)), field)}`
  })
  const text = `concat_ws(' / ', ${read.map((column) => clean(context, column, [])).join(', ')})`
  const otherwise = rule.otherwise
  const last = otherwise === undefined || otherwise === null ? 'null' : cast(quote(String(otherwise)), field)
  const value = `case ${arms.join(' ')} else ${last} end`
  const faults = otherwise === undefined ? [{ code: 'UNKNOWN_VALUE', when: `(${value}) is null` }] : []
  return { value, text, column: read.join(' / '), faults }
}

function equals(column: string, wanted: string | null | string[]): string {
  if (wanted === null) return `${column} is null`
  return `lower(${column}) in (${[wanted]
    .flat()
    .map((word) => quote(word.trim().toLowerCase()))
    .join(', ')})`
}

function fromColumn(name: string, field: Field, rule: ColumnRule, context: Context): Expression {
  const empty = rule.empty ?? []
  const names = rule.columns ?? [[rule.column ?? []].flat()[0] ?? '']
  const whole = rule.columns
    ? joined(rule.columns.map((column) => clean(context, column, empty)))
    : clean(context, rule.column ?? [], empty)
  const text = partOf(whole, rule)
  const parsed = (sql: string) => once(context.parsed, 'p', sql)
  const mapped = rule.map === undefined ? text : parsed(mapping(text, rule, context.source, name, field))
  const e = { text, column: rule.columns ? names.join(' + ') : names[0]! }
  const unknown = rule.map !== undefined && rule.otherwise === undefined
  const strange = field.words && rule.map === undefined ? `${text} not in (${field.words.map(quote).join(', ')})` : null
  const when = unknown ? `${text} is not null and (${mapped}) is null` : strange
  const faults = when === null ? [] : [{ code: 'UNKNOWN_VALUE', when }]
  if (field.type === 'text' || rule.map !== undefined) return { ...e, value: cast(mapped, field), faults }
  if (field.type === 'time') {
    const value = parsed(
      isEpoch(rule)
        ? `try_cast(case when abs(try_cast(${text} as double)) < ${MOST_EPOCH_S} then to_timestamp(try_cast(${text} as double)) end as timestamp)`
        : `try_strptime(${text}, ${formats(rule, context.source, name)})`
    )
    return { ...e, value, faults: [{ code: 'BAD_TIME', when: `${text} is not null and ${value} is null` }] }
  }
  const value = parsed(rule.duration === undefined ? cast(text, field) : `duration_${rule.duration}(${text})`)
  return { ...e, value, faults: [{ code: 'BAD_NUMBER', when: `${text} is not null and ${value} is null` }] }
}

const MONTHS_ID = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember'
]

/** The part of a text that a pattern names, with months in words as two digits. */
function partOf(text: string, rule: ColumnRule): string {
  const part = rule.pattern === undefined ? text : `nullif(regexp_extract(${text}, ${quote(rule.pattern)}, 1), '')`
  if (rule.months === undefined) return part
  return MONTHS_ID.reduce(
    (inner, month, i) => `replace(${inner}, ${quote(month.toLowerCase())}, '${String(i + 1).padStart(2, '0')}')`,
    `lower(${part})`
  )
}

function joined(parts: string[]): string {
  return `case when ${parts.map((part) => `${part} is null`).join(' or ')} then null else ${parts.join(` || ' ' || `)} end`
}

function mapping(text: string, rule: ColumnRule, source: SourceConfig, name: string, field: Field): string {
  const pairs = Object.entries(rule.map ?? {})
  for (const [, value] of pairs) {
    if (field.words && !field.words.includes(String(value))) {
      throw invalid(source, name, `"${value}" is none of ${field.words.join(', ')}`)
    }
  }
  const arms = pairs.map(([from, to]) => `when ${quote(from.trim().toLowerCase())} then ${quote(String(to))}`)
  const last = rule.otherwise === undefined || rule.otherwise === null ? 'null' : quote(String(rule.otherwise))
  return `case lower(${text}) ${arms.join(' ')} else case when ${text} is not null then ${last} end end`
}

/** A moment that every type of the database can hold; epochs in milliseconds and nonsense lie beyond. */
const MOST_EPOCH_S = 1e11

/** Seconds since 1970, which are UTC whatever the zone of the source. */
function isEpoch(rule: ColumnRule): boolean {
  return rule.format === 'epoch'
}

function formats(rule: ColumnRule, source: SourceConfig, name: string): string {
  const list = [rule.format ?? []].flat()
  if (list.length === 0) throw invalid(source, name, 'a time needs a format such as "%d/%m/%Y %H:%M:%S"')
  return `[${list.map(quote).join(', ')}]`
}

function cast(text: string, field: Field): string {
  return field.type === 'text' ? text : `try_cast(${text} as ${SQL_TYPES[field.type]})`
}

function clean(context: Context, names: string | readonly string[], empty: readonly string[]): string {
  const column = `c${context.header.find(names)}`
  const none = [...new Set(['', ...empty, ...(context.source.empty ?? [])])].map(quote).join(', ')
  const sql = `case
    when is_tidy(${column}) and ${column} not in (${none}) then ${column}
    when bare_text(${column}) not in (${none}) then bare_text(${column})
  end`
  return once(context.cleaned, 'k', sql)
}

/** A text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function invalid(source: SourceConfig, field: string, message: string): EtlError {
  return new EtlError('MAPPING_INVALID', {}, `site.yaml: source "${source.id}", field "${field}": ${message}`)
}
