import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SourceConfig } from '#server/site/schema.ts'
import { timeZoneOf } from '#server/site/site.ts'
import { callerKey } from './caller-key.ts'
import { type ChangeOptions, changeWarehouse, finish, newRun } from './change.ts'
import { EtlError } from './errors.ts'
import { type InboxFile, listGiven } from './inbox.ts'
import { knownFiles, type KnownFiles } from './known-files.ts'
import { markInterrupted, readRuns, refusedBefore, type RunResult, writeRun } from './ledger.ts'
import { loadFile } from './load-file.ts'
import { withLoadLock } from './lock.ts'
import { readPointer } from './publish.ts'
import { settledInbox } from './settled.ts'
import type { LoadStep } from './steps.ts'

export interface LoadOptions extends ChangeOptions {
  /** Only this source; all when absent. */
  source?: string
  /** Files by hand instead of the inbox; needs `source`. */
  files?: readonly string[]
  /** Told after every file. */
  onFile?: (source: string, result: FileResult) => void
  lockWaitSeconds?: number
}

export type FileResult = RunResult['sources'][number]['files'][number]

interface Planned {
  source: SourceConfig
  due: InboxFile[]
  known: FileResult[]
}

/**
 * One load from end to end: what is due is read into the next warehouse beside the published one, checked, and
 * published by moving the pointer. A file that must be refused leaves no trace in the data and is told in the ledger;
 * the others are published. A crash at any moment leaves the last published data.
 */
export async function load(options: LoadOptions): Promise<RunResult> {
  return withLoadLock(options.siteFolder, options.lockWaitSeconds ?? 60, async () => {
    options.onStep?.('locked')
    await rm(join(options.siteFolder, 'warehouse', 'work'), { recursive: true, force: true })
    await markInterrupted(options.siteFolder, options.now())
    const run = newRun(options)
    const plans = await plan(options)
    run.sources = plans.map(({ source, known }) => ({ source: source.id, files: [...known] }))
    if (plans.every(({ due }) => due.length === 0)) return finish(options, run, 'nothing')
    await writeRun(options.siteFolder, run)
    options.onStep?.('planned')
    return carryOut(options, run, plans)
  })
}

async function carryOut(options: LoadOptions, run: RunResult, plans: readonly Planned[]): Promise<RunResult> {
  return changeWarehouse(options, run, async ({ db, workFolder }) => {
    const key = await callerKey(options.siteFolder)
    for (const [i, { source, due }] of plans.entries()) {
      for (const input of due) {
        const context = {
          source,
          centreZone: timeZoneOf(options.site, source.centre),
          callerKey: key,
          runId: run.runId,
          now: options.now(),
          workFolder,
          ...(options.onStep === undefined ? {} : { onStep: (step: LoadStep) => options.onStep?.(step, input.file) })
        }
        const result = await attempt(input, () => loadFile(db, input, context))
        run.sources[i]!.files.push(result)
        options.onFile?.(source.id, result)
      }
    }
    const isAny = run.sources.some(({ files }) => files.some(({ status }) => status === 'published'))
    return isAny ? 'publish' : 'refused'
  })
}

async function attempt(
  input: InboxFile,
  work: () => Promise<Omit<FileResult, 'file' | 'sha256' | 'status'>>
): Promise<FileResult> {
  const name = { file: input.file, sha256: input.sha256 }
  try {
    return { ...name, ...(await work()), status: 'published' }
  } catch (error) {
    if (!(error instanceof EtlError)) throw error
    const { line, column } = error.place
    return {
      ...name,
      read: 0,
      loaded: 0,
      unchanged: 0,
      replaced: 0,
      rejected: 0,
      status: 'refused',
      code: error.code,
      message: error.message,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column })
    }
  }
}

async function plan(options: LoadOptions): Promise<Planned[]> {
  const sources = (options.site.sources as SourceConfig[]).filter(
    ({ id }) => options.source === undefined || id === options.source
  )
  const loaded = await knownFiles(options.siteFolder, await readPointer(options.siteFolder))
  const siteChanged = (await stat(join(options.siteFolder, 'site.yaml'))).mtime.toISOString()
  const runs = (await readRuns(options.siteFolder)).filter((run) => run.startedAt > siteChanged)
  const plans: Planned[] = []
  const inbox = options.files ? null : await settledInbox(options.siteFolder, sources, options.trigger, options.now)
  for (const source of sources) {
    const { files, waiting } = inbox?.get(source.id) ?? {
      files: await listGiven(options.siteFolder, options.files!),
      waiting: []
    }
    const refused = options.trigger === 'hand' ? new Set<string>() : refusedBefore(runs, source.id)
    const planned = split(source, files, loaded, refused)
    plans.push({ ...planned, known: [...planned.known, ...waiting] })
  }
  return plans
}

function split(
  source: SourceConfig,
  files: readonly InboxFile[],
  loaded: KnownFiles,
  refused: ReadonlySet<string>
): Planned {
  const due: InboxFile[] = []
  const known: FileResult[] = []
  const taken = new Set<string>()
  for (const { path, file, sha256 } of files) {
    const before = loaded.get(source.id)?.get(sha256)
    if (before !== undefined) {
      const read = before.rowsRead
      const status = before.isWithdrawn ? 'withdrawn' : 'unchanged'
      known.push({ file, sha256, read, loaded: 0, unchanged: read, replaced: 0, rejected: 0, status })
    } else if (!refused.has(sha256) && !taken.has(sha256)) due.push({ path, file, sha256 })
    taken.add(sha256)
  }
  return { source, due, known }
}
