import { rm } from 'node:fs/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { SourceConfig } from '#server/site/schema.ts'
import type { InboxFile } from './inbox.ts'
import { plainText } from './intake.ts'
import { mergeStaged } from './merge.ts'
import { rows, run } from './sql.ts'
import { stageFile } from './stage-file.ts'

export interface FileLoad {
  source: SourceConfig
  centreZone: string
  callerKey: string
  runId: string
  now: Date
  workFolder: string
}

export interface FileCounts {
  read: number
  loaded: number
  unchanged: number
  replaced: number
  rejected: number
}

/** The column of a staged row that tells until when a source's data reach. */
const TIME_COLUMNS = { calls: 'arrived_at', incidents: 'received_at', 'operator-states': 'ended_at' } as const

/**
 * Loads one file into the warehouse in one transaction: all of its rows are there afterwards, or none.
 *
 * @throws {EtlError} where the file must be refused whole; the warehouse is then as it was
 */
export async function loadFile(db: DuckDBConnection, input: InboxFile, context: FileLoad): Promise<FileCounts> {
  const { source, runId } = context
  const text = await plainText(input.path, context.workFolder, source.format.encoding)
  await run(db, 'begin transaction')
  try {
    const [next] = await rows<{ id: number }>(db, 'select coalesce(max(file_id), 0) + 1 as id from load_files')
    const fileId = next!.id
    const staged = await stageFile(db, text.path, {
      source,
      file: input.file,
      fileId,
      centreZone: context.centreZone,
      callerKey: context.callerKey
    })
    const merged = await mergeStaged(db, source.kind, {
      source: source.id,
      centre: source.centre,
      centre_zone: context.centreZone,
      kind: source.kind,
      run_id: runId,
      now: context.now.toISOString()
    })
    const counts = { ...staged, ...merged }
    await record(db, input, context, fileId, counts)
    await run(db, 'commit')
    return counts
  } catch (error) {
    await run(db, 'rollback')
    throw error
  } finally {
    if (text.temporary) await rm(text.path, { force: true })
  }
}

async function record(
  db: DuckDBConnection,
  input: InboxFile,
  context: FileLoad,
  fileId: number,
  counts: FileCounts
): Promise<void> {
  const values = {
    file_id: fileId,
    source: context.source.id,
    file: input.file,
    digest: input.sha256,
    run_id: context.runId,
    now: context.now.toISOString(),
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
       $replaced, $rejected, (select min(${time}) from staged), (select max(${time}) from staged)`,
    values
  )
  await run(
    db,
    `insert into rejects
     select $file_id, $source, $file, $run_id, line_no, column_name, value, code from refused order by line_no`,
    values
  )
}
