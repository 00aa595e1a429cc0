import type { DuckDBConnection } from '@duckdb/node-api'
import type { DayClock } from '#domain/clock.ts'
import type { SourceConfig } from '#server/site/schema.ts'
import { shortKey } from './caller-key.ts'
import { isDiskFault } from './disk-fault.ts'
import { EtlError } from './errors.ts'
import { MAX_COLUMNS } from './formats/source-format.ts'
import { FIELDS } from '#domain/source-fields.ts'
import { compileMapping, quote } from './mapping/compile.ts'
import { columnsOfRule } from '#server/site/rule-columns.ts'
import { checkHeader, columnsUnread, readHeader } from './mapping/header.ts'
import { type BadRecord, type Format, type LineEnd, MAX_BAD, MAX_RECORD_BYTES, type Scan, scanText } from './scan.ts'
import { withRewritten } from './rewrite-text.ts'
import { rows, run, sqlFile } from './sql.ts'
import { localMacro, zoneMacro } from './zone.ts'

export interface StagedFile {
  read: number
  rejected: number
  notes: Note[]
}

/** Something worth knowing about a file that is no reject: its code, how often, and what about it. */
export interface Note {
  code: 'TIME_TWICE' | 'TIME_NEVER' | 'COLUMNS_UNREAD' | 'TOO_OLD'
  n: number
  detail: string | null
}

/** A row that was refused, as the rejects table keeps it. */
interface Reject {
  line_no: number
  column_name: string | null
  value: string | null
  code: string
}

export interface FileContext {
  source: SourceConfig
  file: string
  workFolder: string
  clock: DayClock
  callerKey: string
  /** When the file is loaded, or was loaded first: rows cannot be of long after it. */
  loadedAt: Date
}

/** A plain text and how its fields are told apart. */
export interface Delimited extends Format {
  path: string
  /** Where its records lie in the original, if that was no text: as `offsets` of a scan. */
  places?: Scan['offsets']
}

/** Two years: a roster may be known as long before; what is later is mistyped. */
const AHEAD_MS = 2 * 366 * 86_400_000

/**
 * Reads one plain text export into the temporary table `staged` (every well-shaped row in the shape of the warehouse,
 * with its fault if it has one), the view `numbered` (the good ones with their line) and the table `refused` (the bad
 * ones, with line and reason).
 *
 * @throws {EtlError} FILE_EMPTY, FILE_ENCODING, FILE_TRUNCATED, WRONG_LAYOUT, COLUMN_MISSING, COLUMN_TWICE, TOO_MANY_REJECTS, ...
 */
export async function stageFile(db: DuckDBConnection, text: Delimited, context: FileContext): Promise<StagedFile> {
  const { source, file } = context
  const scan = await scanText(text.path, text)
  checkShape(scan, file, source.limits?.cut_last_row ?? 'refuse')
  const header = readHeader(scan.header)
  checkHeader(header, source, file)

  await run(db, zoneMacro(source.time_zone))
  await run(db, localMacro(context.clock))
  const read = (from: Delimited, lineEnd: LineEnd = '\n') =>
    readRows(db, compileMapping(source, header, reader(from, scan, lineEnd)), context)
  const wanted = scan.records - scan.badCount
  if (!scan.isRegular || (await read(text, scan.lineEnd)) !== wanted) {
    const n = await withRewritten(text, scan.header, context.workFolder, (from) => read(from))
    if (n !== wanted) throw new EtlError('PARSE_MISMATCH', { file }, `of ${wanted} well-formed rows ${n} could be read`)
  }
  await numberLines(db, text.places ?? scan.offsets, source)
  const rejected = await collectRejects(db, scan)
  await checkLimit(db, context, scan, rejected)
  return { read: scan.records, rejected, notes: await notesOf(db, columnsUnread(header, source)) }
}

/** Fills `staged`; gives how many rows it has, -1 where the database could not tell the rows apart. */
async function readRows(db: DuckDBConnection, mapping: string, context: FileContext): Promise<number> {
  const { source } = context
  await run(db, `create or replace temp view typed as ${mapping}`)
  try {
    await run(db, `create or replace temp table staged as ${sqlFile(`staging/${source.kind}`)}`, {
      zone: source.time_zone,
      centre_zone: context.clock.timeZone,
      caller_key: shortKey(context.callerKey),
      latest: new Date(context.loadedAt.getTime() + AHEAD_MS).toISOString(),
      ...columnNames(source)
    })
  } catch (error) {
    if (/CSV/.test(String(error)) && !isDiskFault(error)) return -1
    throw error
  }
  const [{ n } = { n: 0 }] = await rows<{ n: number }>(db, 'select count(*) as n from staged')
  return n
}

/** By what name the file has each field, for the faults that only appear when fields are seen together. */
function columnNames(source: SourceConfig): Record<string, string> {
  const named = Object.keys(FIELDS[source.kind]).map((field) => {
    const rule = source.columns[field]
    const [columns = []] = rule === undefined ? [] : columnsOfRule(rule)
    return [`${field}_column`, columns[0] ?? field] as const
  })
  return Object.fromEntries(named)
}

function checkShape(scan: Scan, file: string, cutLastRow: 'refuse' | 'reject'): void {
  if (scan.notUtf8Line !== null) {
    throw new EtlError(
      'FILE_ENCODING',
      { file, line: scan.notUtf8Line },
      'the text is not valid utf-8 from about here on; state format.encoding of the source in site.yaml'
    )
  }
  if (scan.header.length === 0)
    throw new EtlError('FILE_EMPTY', { file, line: 1 }, 'the file has no rows, not even a header')
  if (scan.header.length > MAX_COLUMNS) {
    throw new EtlError(
      'WRONG_LAYOUT',
      { file, line: 1 },
      `the header has ${scan.header.length} columns, more than ${MAX_COLUMNS}`
    )
  }
  if (scan.openQuoteLine !== null) {
    throw new EtlError(
      'FILE_TRUNCATED',
      { file, line: scan.openQuoteLine },
      'a quoted text that begins here never ends'
    )
  }
  if (cutLastRow === 'refuse') checkEnd(scan, file)
}

function checkEnd(scan: Scan, file: string): void {
  const last = scan.bad.at(-1)
  if (scan.endsWithNewline || last?.line !== scan.lines || last.fields >= scan.header.length) return
  throw new EtlError(
    'FILE_TRUNCATED',
    { file, line: last.line, column: scan.header[last.fields - 1]?.trim() ?? '' },
    `the file breaks off in the middle of its last row (${last.fields} of ${scan.header.length} columns)`
  )
}

function reader(text: Delimited, scan: Scan, lineEnd: LineEnd): string {
  const columns = scan.header.map((_, i) => `'c${i}': 'varchar'`).join(', ')
  const options = [
    `columns = {${columns}}`,
    'auto_detect = false',
    `header = ${text.names === undefined}`,
    ...(text.ragged ? ['null_padding = true'] : []),
    `delim = ${quote(text.delimiter)}`,
    `quote = ${quote(text.quote)}`,
    `escape = ${quote(text.quote)}`,
    `new_line = ${quote(lineEnd.replace('\r', '\\r').replace('\n', '\\n'))}`,
    `max_line_size = ${MAX_RECORD_BYTES}`,
    'ignore_errors = true'
  ].join(', ')
  return `read_csv(${quote(withoutWildcards(text.path))}, ${options})`
}

/** The database takes these characters of a path as a pattern unless each stands in a class of its own. */
function withoutWildcards(path: string): string {
  return path.replace(/[*?[]/g, '[$&]')
}

/** The n-th good record stands on line n plus an offset that changes at bad records and at quoted line ends. */
async function numberLines(db: DuckDBConnection, offsets: Scan['offsets'], source: SourceConfig): Promise<void> {
  const simple = offsets.length <= 1
  if (!simple) await fillOffsets(db, offsets)
  const lined = simple
    ? `select rowid as n, *, cast(rowid + 1 + ${offsets[0]?.offset ?? 1} as integer) as line_no from staged`
    : `select staged.rowid as n, staged.*, cast(staged.rowid + 1 + line_offset as integer) as line_no
       from staged asof join line_offsets on staged.rowid + 1 >= from_n`
  await run(db, `create or replace temp view lined as ${lined}`)
  await run(
    db,
    `create or replace temp view numbered as
     select * exclude (fault, clock), ${quote(source.id)} as source, ${quote(source.centre)} as centre
     from lined where fault is null`
  )
}

async function fillOffsets(db: DuckDBConnection, offsets: Scan['offsets']): Promise<void> {
  await run(db, 'create or replace temp table line_offsets (from_n bigint, line_offset integer)')
  const appender = await db.createAppender('line_offsets', undefined, 'temp')
  for (const { from, offset } of offsets) {
    appender.appendBigInt(BigInt(from))
    appender.appendInteger(offset)
    appender.endRow()
  }
  appender.closeSync()
}

/** @returns how many */
async function collectRejects(db: DuckDBConnection, scan: Scan): Promise<number> {
  await run(
    db,
    `create or replace temp table refused as
     select line_no, fault['column'] as column_name, fault['value'] as value, fault['code'] as code, row_key
     from lined where fault is not null`
  )
  const appender = await db.createAppender('refused', undefined, 'temp')
  for (const bad of scan.bad) {
    appender.appendInteger(bad.line)
    appender.appendNull()
    appender.appendVarchar(shapeOf(bad, scan))
    appender.appendVarchar('COLUMN_COUNT')
    appender.appendNull()
    appender.endRow()
  }
  appender.closeSync()
  const [{ n } = { n: 0 }] = await rows<{ n: number }>(db, 'select count(*) as n from refused')
  return n + scan.badCount - scan.bad.length
}

function shapeOf(bad: BadRecord, scan: Scan): string {
  return `${bad.fields} / ${scan.header.length}`
}

async function checkLimit(db: DuckDBConnection, context: FileContext, scan: Scan, rejected: number): Promise<void> {
  const limit = context.source.limits?.rejects_percent ?? 1
  const read = scan.records
  if (rejected === 0 || (rejected * 100 <= limit * read && scan.badCount <= MAX_BAD)) return
  const [first] = await rows<Reject>(db, 'select * from refused order by line_no limit 1')
  const place = {
    file: context.file,
    line: first!.line_no,
    ...(first!.column_name ? { column: first!.column_name } : {})
  }
  throw new EtlError(
    'TOO_MANY_REJECTS',
    place,
    `${rejected} of ${read} rows cannot be taken, the limit is ${limit} %; the first: ${first!.code}, value ${JSON.stringify(first!.value)}`
  )
}

async function notesOf(db: DuckDBConnection, unread: readonly string[]): Promise<Note[]> {
  const clocks = await rows<{ clock: string; n: number }>(
    db,
    'select clock, count(*) as n from staged where fault is null and clock is not null group by clock order by clock'
  )
  const notes = clocks.map(({ clock, n }): Note => ({
    code: clock === 'twice' ? 'TIME_TWICE' : 'TIME_NEVER',
    n,
    detail: null
  }))
  if (unread.length === 0) return notes
  return [...notes, { code: 'COLUMNS_UNREAD', n: unread.length, detail: unread.join(', ').slice(0, 2000) }]
}
