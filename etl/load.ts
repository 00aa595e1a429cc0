import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dayClockOf } from '#server/site/site.ts'
import { archiveAfter } from './archive-inbox.ts'
import { checkContent } from './archive.ts'
import { staleCentres } from '#server/site/calendar.ts'
import { callerKey } from './caller-key.ts'
import { changeWarehouse, finish, newRun, tellingDisk, type Work } from './change.ts'
import { isDiskFault } from './disk-fault.ts'
import { EtlError } from './errors.ts'
import type { InboxFile } from './inbox.ts'
import { markInterrupted, type RunResult, writeRun } from './ledger.ts'
import { type FileLoad, loadFile } from './load-file.ts'
import { withLoadLock } from './lock.ts'
import { type FileResult, type LoadTask, type Plan, planLoad, type PlanOptions } from './plan.ts'
import { readPointer } from './publish.ts'
import { rows } from './sql.ts'
import type { LoadStep } from './steps.ts'
import { changeFile } from './withdraw.ts'

export type { FileResult }

export interface LoadOptions extends PlanOptions {
  /** Told after every file. */
  onFile?: (source: string, result: FileResult) => void
  lockWaitSeconds?: number
}

/**
 * One load from end to end: what is due is read into the next warehouse beside the published one, checked, and
 * published by moving the pointer; then loaded inbox files move to the archive where their source wants it. A file that
 * must be refused leaves no trace in the data and is told in the ledger; the others are published. A crash at any moment
 * leaves the last published data, and every file in the inbox or in the archive.
 */
export async function load(options: LoadOptions): Promise<RunResult> {
  return tellingDisk(options, () => locked(options))
}

async function locked(options: LoadOptions): Promise<RunResult> {
  return withLoadLock(options.siteFolder, options.lockWaitSeconds ?? 60, async () => {
    options.onStep?.('locked')
    await rm(join(options.siteFolder, 'warehouse', 'work'), { recursive: true, force: true }).catch(() => undefined)
    await markInterrupted(options.siteFolder, options.now())
    return archiveAfter(options, await loadDue(options))
  })
}

async function loadDue(options: LoadOptions): Promise<RunResult> {
  const run = newRun(options)
  const plan = await planLoad(options)
  run.sources = plan.sources.map(({ source, known }) => ({ source: source.id, files: [...known] }))
  const hasFiles = plan.tasks.some((task) => 'input' in task)
  if (!hasFiles && !(await countsDaysOtherwise(options))) return finish(options, run, 'nothing')
  await writeRun(options.siteFolder, run)
  options.onStep?.('planned')
  return carryOut(options, run, plan)
}

/** Whether site.yaml has come to count the days of a centre otherwise than the published data do. */
async function countsDaysOtherwise({ site, siteFolder }: LoadOptions): Promise<boolean> {
  const pointer = await readPointer(siteFolder)
  return pointer !== null && staleCentres(site, pointer.calendar).length > 0
}

async function carryOut(options: LoadOptions, run: RunResult, { tasks }: Plan): Promise<RunResult> {
  return changeWarehouse(options, run, async (work) => {
    const key = await callerKey(options.siteFolder)
    for (const task of tasks) {
      if ('change' in task) await changeAgain(options, run, work, task.change)
      else await loadOne(options, run, work, task, key)
    }
    const isAny = run.sources.some(({ files }) => files.some(({ status }) => status === 'published'))
    return isAny ? 'publish' : tasks.length === 0 ? 'nothing' : 'refused'
  })
}

async function loadOne(
  options: LoadOptions,
  run: RunResult,
  { db, workFolder }: Work,
  { source, input, isArchived, loadedAt }: LoadTask,
  key: string
): Promise<void> {
  const context: FileLoad = {
    source,
    clock: dayClockOf(options.site, [source.centre]),
    callerKey: key,
    runId: run.runId,
    now: options.now(),
    workFolder,
    ...(loadedAt === undefined ? {} : { loadedAt }),
    ...(options.onStep === undefined ? {} : { onStep: (step: LoadStep) => options.onStep?.(step, input.file) })
  }
  const isUsable = () =>
    rows(db, 'select 1').then(
      () => true,
      () => false
    )
  const result = await attempt(input, isUsable, async () => {
    if (isArchived) await checkContent(input.path, input.sha256)
    return loadFile(db, input, context)
  })
  run.sources.find((each) => each.source === source.id)!.files.push(result)
  options.onFile?.(source.id, result)
}

/** A file that this load refused, or that is gone, cannot be withdrawn again, and need not be. */
async function changeAgain(
  { site }: LoadOptions,
  { runId }: RunResult,
  { db }: Work,
  { kind, sha256, at }: { kind: 'withdraw' | 'restore'; sha256: string; at: string }
): Promise<void> {
  try {
    await changeFile(db, site, { kind, sha256, runId, at: new Date(at) })
  } catch (error) {
    if (!(error instanceof EtlError && error.code === 'FILE_UNKNOWN')) throw error
  }
}

/** What nobody foresaw costs the file, not the run, as long as the database goes on. */
async function refusalOf(error: unknown, isUsable: () => Promise<boolean>): Promise<EtlError> {
  if (error instanceof EtlError) return error
  if (isDiskFault(error) || !(await isUsable())) throw error
  return new EtlError('INTERNAL', {}, error instanceof Error ? error.message : String(error), { cause: error })
}

async function attempt(
  input: InboxFile,
  isUsable: () => Promise<boolean>,
  work: () => Promise<Omit<FileResult, 'file' | 'sha256' | 'status'>>
): Promise<FileResult> {
  const name = { file: input.file, sha256: input.sha256 }
  try {
    return { ...name, ...(await work()), status: 'published' }
  } catch (error) {
    const { code, message, place } = await refusalOf(error, isUsable)
    const { line, column } = place
    return {
      ...name,
      read: 0,
      loaded: 0,
      unchanged: 0,
      replaced: 0,
      rejected: 0,
      status: 'refused',
      code,
      message,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column })
    }
  }
}
