import { basename } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceConfig } from '#server/site/schema.ts'
import { EtlError } from './errors.ts'
import { type BadRecord, type Scan, scanText } from './scan.ts'
import { compileMapping, quote } from './mapping/compile.ts'
import { localMacro, zoneMacro } from './zone.ts'
import { checkHeader, readHeader } from './mapping/header.ts'
import { rows, run, sqlFile } from './sql.ts'

export interface StagedFile {
  read: number
  rejected: number
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
  fileId: number
  centreZone: string
  callerKey: string
}

/** Longest record that is read, bytes; a longer one is a fault of the file. */
const MAX_RECORD_BYTES = 2_000_000

/**
 * Reads one plain text export into the temporary tables `typed` (every well-shaped row, with its fault if it has
 * one), `staged` (the good rows in the shape of the warehouse) and `refused` (the bad ones, with line and reason).
 *
 * @throws {EtlError} FILE_EMPTY, FILE_TRUNCATED, WRONG_LAYOUT, COLUMN_MISSING, COLUMN_TWICE, TOO_MANY_REJECTS, ...
 */
export async function stageFile(db: DuckDBConnection, path: string, context: FileContext): Promise<StagedFile> {
  const { source, file } = context
  const shape = { delimiter: source.format.delimiter ?? ',', quote: source.format.quote ?? '"' }
  const scan = await scanText(path, shape)
  checkShape(scan, file, source.limits?.cut_last_row ?? 'refuse')
  const header = readHeader(scan.header, file)
  checkHeader(header, source, file)

  const { select } = compileMapping(source, header)
  await readTyped(db, path, { scan, shape, file, select })
  await run(db, zoneMacro(source.time_zone))
  await run(db, localMacro(context.centreZone))
  await run(db, `create or replace temp table staged as ${sqlFile(`staging/${source.kind}`)}`, {
    zone: source.time_zone,
    centre_zone: context.centreZone,
    centre: source.centre,
    source: source.id,
    file_id: context.fileId,
    caller_key: context.callerKey
  })
  await collectRejects(db, scan)
  const [{ rejected } = { rejected: 0 }] = await rows<{ rejected: number }>(
    db,
    'select count(*) as rejected from refused'
  )
  await checkLimit(db, context, scan.records, rejected)
  return { read: scan.records, rejected }
}

function checkShape(scan: Scan, file: string, cutLastRow: 'refuse' | 'reject'): void {
  if (scan.header.length === 0)
    throw new EtlError('FILE_EMPTY', { file, line: 1 }, 'the file has no rows, not even a header')
  if (scan.openQuoteLine !== null) {
    throw new EtlError(
      'FILE_TRUNCATED',
      { file, line: scan.openQuoteLine },
      'a quoted text that begins here never ends'
    )
  }
  const last = scan.bad.at(-1)
  if (
    cutLastRow === 'refuse' &&
    !scan.endsWithNewline &&
    last?.line === scan.lines &&
    last.fields < scan.header.length
  ) {
    const column = scan.header[last.fields - 1]?.trim() ?? ''
    throw new EtlError(
      'FILE_TRUNCATED',
      { file, line: last.line, column },
      `the file breaks off in the middle of its last row (${last.fields} of ${scan.header.length} columns)`
    )
  }
}

interface Reading {
  scan: Scan
  shape: { delimiter: string; quote: string }
  file: string
  /** The typing SELECT list of the mapping. */
  select: string
}

async function readTyped(db: DuckDBConnection, path: string, { scan, shape, file, select }: Reading): Promise<void> {
  const columns = scan.header.map((_, i) => `'c${i}': 'varchar'`).join(', ')
  const options = [
    `columns = {${columns}}`,
    'auto_detect = false',
    'header = true',
    `delim = ${quote(shape.delimiter)}`,
    `quote = ${quote(shape.quote)}`,
    `escape = ${quote(shape.quote)}`,
    `max_line_size = ${MAX_RECORD_BYTES}`,
    'ignore_errors = true'
  ].join(', ')
  await run(
    db,
    `create or replace temp table typed as
     select ${lineNumber(scan)} as line_no, ${select}
     from (select row_number() over () as n, * from read_csv(${quote(path)}, ${options}))`
  )
  const [{ n } = { n: 0 }] = await rows<{ n: number }>(db, 'select count(*) as n from typed')
  const expected = scan.records - scan.bad.length
  if (n !== expected) {
    throw new EtlError('PARSE_MISMATCH', { file }, `the file has ${expected} well-formed rows, but ${n} could be read`)
  }
}

function lineNumber(scan: Scan): string {
  const offsets = scan.offsets.length === 0 ? [{ from: 1, offset: 1 }] : scan.offsets
  const arms = offsets
    .slice(1)
    .reverse()
    .map(({ from, offset }) => `when n >= ${from} then n + ${offset}`)
  const first = `n + ${offsets[0]!.offset}`
  return `cast(${arms.length === 0 ? first : `case ${arms.join(' ')} else ${first} end`} as integer)`
}

async function collectRejects(db: DuckDBConnection, scan: Scan): Promise<void> {
  await run(
    db,
    `create or replace temp table refused as
     select line_no, fault['column'] as column_name, fault['value'] as value, fault['code'] as code
     from typed where fault is not null`
  )
  const appender = await db.createAppender('refused', undefined, 'temp')
  for (const bad of scan.bad) {
    appender.appendInteger(bad.line)
    appender.appendNull()
    appender.appendVarchar(shapeOf(bad, scan))
    appender.appendVarchar('COLUMN_COUNT')
    appender.endRow()
  }
  appender.closeSync()
}

function shapeOf(bad: BadRecord, scan: Scan): string {
  return `${bad.fields} / ${scan.header.length}`
}

async function checkLimit(db: DuckDBConnection, context: FileContext, read: number, rejected: number): Promise<void> {
  const limit = context.source.limits?.rejects_percent ?? 1
  if (rejected === 0 || rejected * 100 <= limit * read) return
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

/** File name for messages and the ledger: never a path outside the inbox. */
export function displayName(path: string): string {
  return basename(path)
}
