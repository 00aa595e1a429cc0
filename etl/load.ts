import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { timeZoneOf } from '#server/site/site.ts'
import type { Site, SourceConfig } from '#server/site/schema.ts'
import { callerKey } from './caller-key.ts'
import { runChecks } from './checks.ts'
import { EtlError } from './errors.ts'
import { type InboxFile, listGiven } from './inbox.ts'
import { forgetIdleBefore, markInterrupted, readRuns, refusedBefore, type RunResult, writeRun } from './ledger.ts'
import { loadFile } from './load-file.ts'
import { withLoadLock } from './lock.ts'
import { settledInbox } from './settled.ts'
import { discard, type Pointer, prepareNext, publish, readPointer } from './publish.ts'
import { run as exec } from './sql.ts'
import { knownFiles, type KnownFiles } from './known-files.ts'
import { openForWriting } from './warehouse-db.ts'

export interface LoadOptions {
  siteFolder: string
  site: Site
  /** Only this source; all when absent. */
  source?: string
  /** Files by hand instead of the inbox; needs `source`. */
  files?: readonly string[]
  trigger: RunResult['trigger']
  now: () => Date
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
    await markInterrupted(options.siteFolder, options.now())
    const run = newRun(options)
    const plans = await plan(options)
    run.sources = plans.map(({ source, known }) => ({ source: source.id, files: [...known] }))
    if (plans.every(({ due }) => due.length === 0)) return finish(options, run, 'nothing')
    await writeRun(options.siteFolder, run)
    return carryOut(options, run, plans)
  })
}

async function carryOut(options: LoadOptions, run: RunResult, plans: readonly Planned[]): Promise<RunResult> {
  const workFolder = join(options.siteFolder, 'warehouse', 'work')
  await rm(workFolder, { recursive: true, force: true })
  await mkdir(workFolder, { recursive: true })
  const next = await prepareNext(options.siteFolder, run.runId)
  try {
    const published = await buildNext(next, workFolder, options, run, plans)
    if (!published) {
      await discard(next)
      return finish(options, run, 'refused')
    }
    const pointer: Pointer = { ...published, publishedAt: options.now().toISOString() }
    await publish(options.siteFolder, next, pointer)
    return finish(options, { ...run, dataVersion: pointer.version, published: true }, 'published')
  } catch (error) {
    await discard(next)
    return finish(options, { ...run, error: toRunError(error) }, 'refused')
  } finally {
    await rm(workFolder, { recursive: true, force: true })
  }
}

/** @returns the pointer to publish, or null where every file was refused */
async function buildNext(
  next: string,
  workFolder: string,
  options: LoadOptions,
  run: RunResult,
  plans: readonly Planned[]
): Promise<Pick<Pointer, 'file' | 'version'> | null> {
  const warehouse = await openForWriting(next, workFolder)
  try {
    const key = await callerKey(options.siteFolder)
    for (const [i, { source, due }] of plans.entries()) {
      for (const input of due) {
        const context = {
          source,
          centreZone: timeZoneOf(options.site, source.centre),
          callerKey: key,
          runId: run.runId,
          now: options.now(),
          workFolder
        }
        const result = await attempt(input, () => loadFile(warehouse.db, input, context))
        run.sources[i]!.files.push(result)
        options.onFile?.(source.id, result)
      }
    }
    if (!run.sources.some(({ files }) => files.some(({ status }) => status === 'published'))) return null
    await runChecks(warehouse.db)
    await exec(warehouse.db, 'delete from data_version')
    await exec(warehouse.db, 'insert into data_version values ($version, $version, cast($now as timestamp))', {
      version: run.runId,
      now: options.now().toISOString()
    })
    return { file: `pantau-${run.runId}.duckdb`, version: run.runId }
  } finally {
    await warehouse.close()
  }
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
    const read = loaded.get(source.id)?.get(sha256)
    if (read !== undefined) {
      known.push({ file, sha256, read, loaded: 0, unchanged: read, replaced: 0, rejected: 0, status: 'unchanged' })
    } else if (!refused.has(sha256) && !taken.has(sha256)) due.push({ path, file, sha256 })
    taken.add(sha256)
  }
  return { source, due, known }
}

function newRun(options: LoadOptions): RunResult {
  const startedAt = options.now().toISOString()
  const runId = `${startedAt.replace(/[-:.]/g, '')}-${randomBytes(2).toString('hex')}`
  return {
    runId,
    trigger: options.trigger,
    status: 'running',
    startedAt,
    endedAt: null,
    sources: [],
    published: false,
    dataVersion: null
  }
}

async function finish(options: LoadOptions, run: RunResult, status: RunResult['status']): Promise<RunResult> {
  const ended = { ...run, status, endedAt: options.now().toISOString() }
  await writeRun(options.siteFolder, ended)
  await forgetIdleBefore(options.siteFolder, ended)
  return ended
}

function toRunError(error: unknown): { code: string; message: string } {
  if (error instanceof EtlError) return { code: error.code, message: error.message }
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EROFS' || code === 'EACCES') return { code: 'DISK', message: String(error) }
  return { code: 'INTERNAL', message: error instanceof Error ? error.message : String(error) }
}
