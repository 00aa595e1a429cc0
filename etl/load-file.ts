import { rm } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { DayClock } from '#domain/clock.ts'
import type { SourceConfig } from '#server/site/schema.ts'
import type { InboxFile } from './inbox.ts'
import type { ShapedText } from './formats/source-format.ts'
import { toPlainText } from './formats/to-plain-text.ts'
import { derive } from './derive.ts'
import { nextEvent } from './events.ts'
import { mergeStaged, TIME_COLUMNS } from './merge.ts'
import { refuseOld } from './refuse-old.ts'
import { run } from './sql.ts'
import { type Delimited, type Note, type StagedFile, stageFile } from './stage-file.ts'
import type { LoadStep } from './steps.ts'
import { clockValues } from './zone.ts'

export interface FileLoad {
  source: SourceConfig
  clock: DayClock
  callerKey: string
  runId: string
  now: Date
  /** When it was loaded first, where the warehouse is built anew; now when absent. */
  loadedAt?: Date
  workFolder: string
  onStep?: (step: LoadStep) => void
}

export interface FileCounts {
  read: number
  loaded: number
  unchanged: number
  replaced: number
  rejected: number
  notes?: Note[]
}

/**
 * Loads one file into the warehouse in one transaction: all of its rows are there afterwards, or none.
 *
 * @throws {EtlError} where the file must be refused whole; the warehouse is then as it was
 */
export async function loadFile(db: DuckDBConnection, input: InboxFile, context: FileLoad): Promise<FileCounts> {
  const { source } = context
  const text = await toPlainText(input.path, context.workFolder, source.format)
  try {
    const staged = await stageFile(db, shapeOf(text, source), {
      source,
      file: input.file,
      workFolder: context.workFolder,
      clock: context.clock,
      callerKey: context.callerKey,
      loadedAt: context.loadedAt ?? context.now
    })
    context.onStep?.('staged')
    const young = await refuseOld(db, staged, source, context.clock, context.now)
    return await bringIn(db, input, context, young)
  } finally {
    if (text.temporary) await rm(text.path, { force: true })
  }
}

/** Staging comes before: rows that a transaction has made itself have no numbers yet, and lines are told by those. */
async function bringIn(
  db: DuckDBConnection,
  input: InboxFile,
  context: FileLoad,
  { read, rejected, notes }: StagedFile
): Promise<FileCounts> {
  const { source, onStep } = context
  await run(db, 'begin transaction')
  try {
    const fileId = await nextEvent(db)
    const values = {
      source: source.id,
      centre: source.centre,
      ...clockValues(context.clock),
      kind: source.kind,
      file_id: fileId
    }
    const merged = await mergeStaged(db, source.kind, values)
    await derive(db, source.kind, values)
    onStep?.('merged')
    const counts = { read, rejected, ...merged }
    await record(db, input, context, fileId, counts, notes)
    await run(db, 'commit')
    onStep?.('recorded')
    return notes.length === 0 ? counts : { ...counts, notes }
  } catch (error) {
    await run(db, 'rollback')
    throw error
  }
}

/** How the fields of a source's text are told apart, and where its rows lie in the original. */
export function shapeOf(
  { path, delimiter, quote, lines }: ShapedText,
  { format: { names, ragged } }: Pick<SourceConfig, 'format'>
): Delimited {
  const places = lines === null ? {} : { places: lines.offsets }
  return { path, delimiter, quote, ...places, ...(names ? { names } : {}), ...(ragged ? { ragged } : {}) }
}

async function record(
  db: DuckDBConnection,
  input: InboxFile,
  context: FileLoad,
  fileId: number,
  counts: FileCounts,
  notes: readonly Note[]
): Promise<void> {
  const values = {
    file_id: fileId,
    source: context.source.id,
    file: input.file,
    digest: input.sha256,
    run_id: context.runId,
    now: (context.loadedAt ?? context.now).toISOString(),
    read: counts.read,
    loaded: counts.loaded,
    unchanged: counts.unchanged,
    replaced: counts.replaced,
    rejected: counts.rejected
  }
  const time = TIME_COLUMNS[context.source.kind]
  await run(
    db,
    `insert into load_files
     select $file_id, $source, $file, $digest, $run_id, cast($now as timestamp), $read, $loaded, $unchanged,
       $replaced, $rejected, (select min(${time}) from numbered), (select max(${time}) from numbered), null`,
    values
  )
  await run(
    db,
    `insert into load_events
     select $file_id, 'load', $source, $file_id, $run_id, cast($now as timestamp), $loaded, $replaced, 0, null`,
    values
  )
  await run(
    db,
    `update rejects set repaired_by = $file_id
     where source = $source and repaired_by is null and row_key in (select row_key from numbered)`,
    values
  )
  await run(
    db,
    `insert into rejects
     select $file_id, $source, $file, $run_id, line_no, column_name, value, code, row_key, null
     from refused order by line_no`,
    values
  )
  for (const { code, detail, n } of notes) {
    await run(db, 'insert into load_notes values ($file_id, $code, $detail, $n)', { file_id: fileId, code, detail, n })
  }
}
