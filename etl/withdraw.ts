import type { DuckDBConnection } from '@duckdb/node-api'
import type { DayClock } from '#domain/clock.ts'
import type { Site, SourceConfig, SourceKind } from '#server/site/schema.ts'
import { dayClockOf } from '#server/site/site.ts'
import { type ChangeOptions, changeWarehouse, newRun, tellingDisk } from './change.ts'
import { derive } from './derive.ts'
import { EtlError } from './errors.ts'
import { nextEvent } from './events.ts'
import { markInterrupted, type RunResult, writeRun } from './ledger.ts'
import { withLoadLock } from './lock.ts'
import { ROW_TABLES } from './merge.ts'
import { rows, run as exec, sqlFile } from './sql.ts'
import { typedContent } from './tables.ts'
import { clockValues, localMacro } from './zone.ts'

export interface WithdrawOptions extends ChangeOptions {
  /** SHA-256 of the file, or at least its first eight digits. */
  sha256: string
  kind: 'withdraw' | 'restore'
  lockWaitSeconds?: number
}

interface LoadedFile {
  file_id: number
  source: string
  file: string
  sha256: string
  withdrawn_by: number | null
}

/**
 * Takes a loaded file back, or brings it back. Rows that only it brought go; rows that it had replaced return as they
 * were before; rows that another standing file says as well stay. Everything that was known before can still be asked
 * for as of then.
 *
 * @throws {EtlError} FILE_UNKNOWN where no loaded file has that hash
 */
export async function withdraw(options: WithdrawOptions): Promise<RunResult> {
  return tellingDisk(options, () => locked(options))
}

async function locked(options: WithdrawOptions): Promise<RunResult> {
  return withLoadLock(options.siteFolder, options.lockWaitSeconds ?? 60, async () => {
    await markInterrupted(options.siteFolder, options.now())
    const run = newRun(options)
    await writeRun(options.siteFolder, run)
    return changeWarehouse(options, run, async ({ db }) => {
      const { kind, sha256 } = options
      const change = await changeFile(db, options.site, { kind, sha256, runId: run.runId, at: options.now() })
      if (change === null) return 'nothing'
      run.change = change
      return 'publish'
    })
  })
}

/** A file that is to be withdrawn or brought back, by which run, and when that is said to be. */
export interface FileChange {
  kind: 'withdraw' | 'restore'
  sha256: string
  runId: string
  at: Date
}

/**
 * Withdraws a file, or brings it back, in one transaction.
 *
 * @returns what that changed; null where the file is withdrawn (or stands) already
 * @throws {EtlError} FILE_UNKNOWN where no loaded file has that hash, or its source is gone from site.yaml
 */
export async function changeFile(
  db: DuckDBConnection,
  site: Site,
  change: FileChange
): Promise<RunResult['change'] | null> {
  const file = await findFile(db, change)
  const isDone = (file.withdrawn_by !== null) === (change.kind === 'withdraw')
  if (isDone) return null
  const source = (site.sources as SourceConfig[]).find(({ id }) => id === file.source)
  if (source === undefined) {
    throw new EtlError('FILE_UNKNOWN', { file: file.file }, `its source "${file.source}" is not in site.yaml any more`)
  }
  const counts = await carryOut(db, change, source, dayClockOf(site, [source.centre]), file)
  return { kind: change.kind, file: file.file, sha256: file.sha256, ...counts }
}

async function findFile(db: DuckDBConnection, { sha256 }: FileChange): Promise<LoadedFile> {
  const found = await rows<LoadedFile>(
    db,
    `select file_id, source, file, sha256, withdrawn_by from load_files
     where starts_with(sha256, $digest) order by file_id desc`,
    { digest: sha256 }
  )
  if (sha256.length < 8 || found.length === 0) {
    throw new EtlError('FILE_UNKNOWN', {}, `no loaded file has a SHA-256 that begins with "${sha256}"`)
  }
  return found[0]!
}

async function carryOut(
  db: DuckDBConnection,
  { kind, runId, at }: FileChange,
  source: SourceConfig,
  clock: DayClock,
  file: LoadedFile
): Promise<{ removed: number; returned: number }> {
  await exec(db, 'begin transaction')
  const event = await nextEvent(db)
  const values = {
    source: source.id,
    centre: source.centre,
    ...clockValues(clock),
    kind: source.kind,
    file_id: file.file_id,
    event
  }
  await exec(db, 'update load_files set withdrawn_by = $by where file_id = $file_id', {
    file_id: file.file_id,
    by: kind === 'withdraw' ? event : null
  })
  await exec(db, localMacro(clock))
  const counts = await reconsider(db, source.kind, values)
  await derive(db, source.kind, values)
  await repairAgain(db, source.kind, values)
  await exec(
    db,
    `insert into load_events
     select $event, $what, $source, $file_id, $run_id, cast($now as timestamp), $added, $changed, $removed, null`,
    {
      ...values,
      what: kind,
      run_id: runId,
      now: at.toISOString(),
      added: counts.returned,
      changed: 0,
      removed: counts.removed
    }
  )
  await exec(db, 'commit')
  return counts
}

/** Which rejected rows stand after all may be another matter once a file is withdrawn or brought back. */
async function repairAgain(db: DuckDBConnection, kind: SourceKind, values: EventValues): Promise<void> {
  const target = ROW_TABLES[kind]
  await exec(
    db,
    `update rejects set repaired_by = (
       select max(since_id) from ${target} as stands
       where stands.source = rejects.source and stands.row_key = rejects.row_key and since_id > rejects.file_id
     )
     where source = $source and row_key is not null`,
    values
  )
}

type EventValues = Record<'source' | 'centre' | 'centre_zone' | 'kind', string> & {
  day_starts: number
  file_id: number
  event: number
}

/** Lets every touched key have the version that should stand now; leaves `changed_now` and `changed_before`. */
async function reconsider(db: DuckDBConnection, kind: SourceKind, values: EventValues) {
  const target = ROW_TABLES[kind]
  await exec(db, `create or replace temp table best as ${sqlFile('withdraw/versions', target)}`, values)
  await exec(
    db,
    `create or replace temp table changed_before as
     select * from ${target} where source = $source and row_key in (select row_key from best where not is_current)`,
    values
  )
  const { columns, select } = await typedContent(db, target)
  await exec(
    db,
    `create or replace temp table returned as
     select distinct ${select}, cast($event as integer) as since_id
     from old_rows join best using (row_key, file_id, line_no)
     where kind = $kind and source = $source and not is_current`,
    values
  )
  await exec(db, 'create or replace temp view changed_now as select * from returned')
  await exec(
    db,
    `insert into old_rows
     select $kind, source, row_key, file_id, line_no, since_id, cast($event as integer), to_json(version)
     from changed_before as version`,
    values
  )
  await exec(
    db,
    `delete from ${target}
     where source = $source and row_key in (select row_key from best where not is_current)`,
    values
  )
  await exec(db, `insert into ${target} by name select ${columns.join(', ')}, since_id from changed_now`)
  const [counts] = await rows<{ removed: number; returned: number }>(
    db,
    'select (select count(*) from changed_before) as removed, (select count(*) from changed_now) as returned'
  )
  return counts!
}
