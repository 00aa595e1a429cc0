import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { calendarOf } from '#server/site/calendar.ts'
import type { Site } from '#server/site/schema.ts'
import { checksFor, runChecks } from './checks.ts'
import { deriveCoverage } from './coverage.ts'
import { isDiskFault } from './disk-fault.ts'
import { EtlError } from './errors.ts'
import { forgetIdleBefore, type RunResult, writeRun } from './ledger.ts'
import { discard, type Pointer, prepareNext, publish, readPointer, SCHEMA } from './publish.ts'
import { recountDays } from './recount-days.ts'
import { run as exec } from './sql.ts'
import type { LoadStep } from './steps.ts'
import { openForWriting } from './warehouse-db.ts'

export interface ChangeOptions {
  siteFolder: string
  site: Site
  trigger: RunResult['trigger']
  now: () => Date
  /** Told at every named step; a test may stop the process there. */
  onStep?: (step: LoadStep, file?: string) => void
}

export interface Work {
  db: DuckDBConnection
  /** Where temporary files may lie; emptied afterwards. */
  workFolder: string
}

/** A run as it begins, told as `running` once it is written to the ledger. */
export function newRun({ now, trigger }: ChangeOptions): RunResult {
  const startedAt = now().toISOString()
  const runId = `${startedAt.replace(/[-:.]/g, '')}-${randomBytes(2).toString('hex')}`
  return {
    runId,
    trigger,
    status: 'running',
    startedAt,
    endedAt: null,
    sources: [],
    published: false,
    dataVersion: null
  }
}

/**
 * Changes a copy of the published warehouse, checks it and publishes it by moving the pointer; the load lock must be
 * held. A crash at any moment leaves the published data as they were.
 *
 * @param work changes the copy and tells whether anything is to be published
 * @param rewrite of the copy, once it is closed
 * @returns the run as it ended: published, refused or with nothing to do
 */
export async function changeWarehouse(
  options: ChangeOptions,
  run: RunResult,
  work: (work: Work) => Promise<'publish' | 'refused' | 'nothing'>,
  rewrite?: (file: string) => Promise<void>
): Promise<RunResult> {
  const workFolder = join(options.siteFolder, 'warehouse', 'work')
  let next: string | null = null
  try {
    await rm(workFolder, { recursive: true, force: true })
    await mkdir(workFolder, { recursive: true })
    next = await prepareNext(options.siteFolder, run.runId)
    options.onStep?.('copied')
    const outcome = await inCopy(next, workFolder, options, run, work)
    if (outcome !== 'publish') {
      await discard(next)
      return await finish(options, run, outcome)
    }
    await rewrite?.(next)
    await writeRun(options.siteFolder, run)
    const pointer: Pointer = {
      file: `pantau-${run.runId}.duckdb`,
      version: run.runId,
      publishedAt: options.now().toISOString(),
      schema: SCHEMA,
      calendar: calendarOf(options.site)
    }
    await publish(options.siteFolder, next, pointer, options.onStep)
    return await finish(options, { ...run, dataVersion: pointer.version, published: true }, 'published')
  } catch (error) {
    if (next !== null) await discard(next)
    return finish(options, { ...run, error: toRunError(error) }, 'refused')
  } finally {
    await rm(workFolder, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function inCopy(
  next: string,
  workFolder: string,
  options: ChangeOptions,
  run: RunResult,
  work: (work: Work) => Promise<'publish' | 'refused' | 'nothing'>
): Promise<'publish' | 'refused' | 'nothing'> {
  const warehouse = await openForWriting(next, workFolder)
  try {
    options.onStep?.('opened')
    const recounted = await recountDays(warehouse.db, options.site, await readPointer(options.siteFolder))
    if (recounted.length > 0) run.recounted = recounted
    const outcome = await work({ db: warehouse.db, workFolder })
    if (outcome !== 'publish' && recounted.length === 0) return outcome
    await deriveCoverage(warehouse.db, options.site)
    await runChecks(warehouse.db, await checksFor(warehouse.db))
    await exec(warehouse.db, 'delete from data_version')
    await exec(warehouse.db, 'insert into data_version values ($version, $version, cast($now as timestamp))', {
      version: run.runId,
      now: options.now().toISOString()
    })
    options.onStep?.('checked')
    return 'publish'
  } finally {
    await warehouse.close()
    options.onStep?.('closed')
  }
}

/**
 * Does the work of a run, and tells a disk that cannot be written as the run's own end: where the ledger cannot be
 * written either, whoever started the run must still be told.
 */
export async function tellingDisk(options: ChangeOptions, work: () => Promise<RunResult>): Promise<RunResult> {
  try {
    return await work()
  } catch (error) {
    if (!isDiskFault(error)) throw error
    return { ...newRun(options), status: 'refused', endedAt: options.now().toISOString(), error: toRunError(error) }
  }
}

/** Ends a run in the ledger. */
export async function finish(options: ChangeOptions, run: RunResult, status: RunResult['status']): Promise<RunResult> {
  const ended = { ...run, status, endedAt: options.now().toISOString() }
  await writeRun(options.siteFolder, ended)
  await forgetIdleBefore(options.siteFolder, ended)
  options.onStep?.('finished')
  return ended
}

function toRunError(error: unknown): { code: string; message: string } {
  if (error instanceof EtlError) return { code: error.code, message: error.message }
  const message = error instanceof Error ? error.message : String(error)
  return { code: isDiskFault(error) ? 'DISK' : 'INTERNAL', message }
}
