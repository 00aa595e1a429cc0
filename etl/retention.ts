import type { DuckDBConnection } from '@duckdb/node-api'
import type { Removed, RunResult } from '#contract/loads.ts'
import { serviceDateAt } from '#domain/clock.ts'
import { keptSince } from '#server/site/retention.ts'
import type { SourceConfig } from '#server/site/schema.ts'
import { dayClockOf } from '#server/site/site.ts'
import { type ChangeOptions, changeWarehouse, finish, newRun, tellingDisk } from './change.ts'
import { compact } from './compact.ts'
import { markInterrupted, writeRun } from './ledger.ts'
import { withLoadLock } from './lock.ts'
import { pastFiles, removeFiles, removeHalfCopies } from './past-files.ts'
import { findPast, type PastCounts } from './past-rows.ts'
import { readPointer, removeEarlier } from './publish.ts'
import { askPublished } from './published.ts'
import { removePast } from './remove-rows.ts'
import type { Values } from './sql.ts'
import { clockValues } from './zone.ts'

export interface RetentionOptions extends ChangeOptions {
  /** Only this source; all when absent. */
  source?: string
  /** Counts only: nothing is changed, not even the ledger. */
  isDryRun?: boolean
  lockWaitSeconds?: number
}

/** What of one source is past its retention. */
interface Due {
  source: SourceConfig
  values: Values
  removed: Removed
  paths: string[]
}

/**
 * Removes what is past the retention of its source: rows with everything that is known of them, and archived files.
 * Where rows go the rest is published as a file written anew, and every earlier file and past is removed, so that
 * nothing of them is left on the disk. The ledger says what was removed, `load_events` until when.
 */
export async function retain(options: RetentionOptions): Promise<RunResult> {
  if (options.isDryRun === true) return told(options, await findDue(options))
  return tellingDisk(options, () => locked(options))
}

async function locked(options: RetentionOptions): Promise<RunResult> {
  return withLoadLock(options.siteFolder, options.lockWaitSeconds ?? 60, async () => {
    options.onStep?.('locked')
    await markInterrupted(options.siteFolder, options.now())
    const due = await findDue(options)
    options.onStep?.('counted')
    const ended = await removeRows(options, due)
    if (ended.status !== 'refused') await removeFiles(due.flatMap(({ paths }) => paths))
    for (const { id } of limited(options)) await removeHalfCopies(options.siteFolder, id)
    options.onStep?.('unfiled')
    await removeEarlier(options.siteFolder)
    options.onStep?.('swept')
    return ended
  })
}

function told(options: RetentionOptions, due: readonly Due[]): RunResult {
  const run: RunResult = {
    ...newRun(options),
    job: 'retention',
    status: 'nothing',
    endedAt: options.now().toISOString()
  }
  return { ...run, removed: due.map(({ removed }) => removed) }
}

async function removeRows(options: RetentionOptions, due: readonly Due[]): Promise<RunResult> {
  const run: RunResult = { ...newRun(options), job: 'retention' }
  const removed = due.map((each) => each.removed)
  const ofRows = due.filter((each) => each.removed.rows + each.removed.versions + each.removed.rejects > 0)
  if (ofRows.length === 0) return finish(options, { ...run, removed }, 'nothing')
  await writeRun(options.siteFolder, run)
  const ended = await changeWarehouse(
    options,
    run,
    async ({ db }) => {
      const stamp = { run_id: run.runId, now: options.now().toISOString() }
      for (const { source, values } of ofRows) await removePast(db, source.kind, { ...values, ...stamp })
      run.removed = removed
      options.onStep?.('removed')
      return 'publish'
    },
    async (file) => {
      await compact(file)
      options.onStep?.('compacted')
    }
  )
  if (ended.published) return ended
  const refused = { ...ended, removed: [] }
  await writeRun(options.siteFolder, refused)
  return refused
}

function limited({ site, source }: RetentionOptions): SourceConfig[] {
  const sources = (site.sources as SourceConfig[]).filter(({ retention }) => retention !== undefined)
  return sources.filter(({ id }) => source === undefined || id === source)
}

async function findDue(options: RetentionOptions): Promise<Due[]> {
  const pointer = await readPointer(options.siteFolder)
  const found = await askPublished(options.siteFolder, pointer, async (db) => {
    const due: Due[] = []
    for (const source of limited(options)) due.push(await dueOf(db, options, source))
    return due
  })
  return (found ?? []).filter(
    ({ removed: { rows, versions, rejects, files } }) => rows + versions + rejects + files > 0
  )
}

const NONE: PastCounts = { rows: 0, versions: 0, rejects: 0 }

async function dueOf(db: DuckDBConnection, options: RetentionOptions, source: SourceConfig): Promise<Due> {
  const { siteFolder, site, now } = options
  const clock = dayClockOf(site, [source.centre])
  const rowsFrom = keptSince(source.retention?.rows, clock, now())
  const filesFrom = keptSince(source.retention?.files, clock, now())
  const values = {
    source: source.id,
    centre: source.centre,
    ...clockValues(clock),
    kind: source.kind,
    kept_from: rowsFrom?.toISOString() ?? null,
    files_from: filesFrom?.toISOString() ?? null
  }
  const counts = rowsFrom === null ? NONE : await findPast(db, source.kind, values)
  const paths = await pastFiles(db, siteFolder, values)
  const day = (moment: Date | null) => (moment === null ? null : serviceDateAt(moment, clock))
  const until = { rowsFrom: day(rowsFrom), filesFrom: day(filesFrom) }
  return { source, values, paths, removed: { source: source.id, ...counts, files: paths.length, ...until } }
}
