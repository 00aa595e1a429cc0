import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunResult } from '#contract/loads.ts'
import { readPointer, writeAtomically } from './publish.ts'

export type { RunResult }

/** The ledger keeps one small file a run, outside the warehouse: a refused load must be told although nothing is published. */
export function ledgerFolder(siteFolder: string): string {
  return join(siteFolder, 'ledger')
}

export async function writeRun(siteFolder: string, run: RunResult): Promise<void> {
  await mkdir(ledgerFolder(siteFolder), { recursive: true })
  await writeAtomically(join(ledgerFolder(siteFolder), `${run.runId}.json`), `${JSON.stringify(run, null, 1)}\n`)
}

/** Runs, newest first. */
export async function readRuns(siteFolder: string): Promise<RunResult[]> {
  const names = await readdir(ledgerFolder(siteFolder)).catch(() => [])
  const runs = names
    .filter((name) => /^[0-9TZ]+-[0-9a-f]+\.json$/.test(name))
    .sort()
    .reverse()
  return Promise.all(
    runs.map(async (name) => JSON.parse(await readFile(join(ledgerFolder(siteFolder), name), 'utf8')) as RunResult)
  )
}

/**
 * A run that says `running` while the lock is ours was killed. What it told last stands where its data are the published
 * ones; else it is told as interrupted.
 */
export async function markInterrupted(siteFolder: string, now: Date): Promise<void> {
  const version = (await readPointer(siteFolder))?.version
  for (const run of await readRuns(siteFolder)) {
    if (run.status !== 'running') continue
    const endedAt = now.toISOString()
    const ended = run.runId === version ? publishedRun(run) : interruptedRun(run)
    await writeRun(siteFolder, { ...ended, endedAt })
  }
}

function publishedRun(run: RunResult): RunResult {
  return { ...run, status: 'published', published: true, dataVersion: run.runId }
}

function interruptedRun({ change: _change, removed: _removed, ...run }: RunResult): RunResult {
  const error = { code: 'INTERRUPTED', message: 'the load was stopped before it ended; nothing of it was published' }
  const sources = run.sources.map(({ source, files }) => ({
    source,
    files: files.filter(({ status }) => status !== 'published')
  }))
  return { ...run, sources, status: 'interrupted', error }
}

/** Of runs in a row that found nothing to do only the newest is kept, so that the ledger tells what happened. */
export async function forgetIdleBefore(siteFolder: string, run: RunResult): Promise<void> {
  const [, before] = await readRuns(siteFolder)
  if (before !== undefined && isIdle(run) && isIdle(before) && run.job === before.job) {
    await rm(join(ledgerFolder(siteFolder), `${before.runId}.json`), { force: true })
  }
}

function isIdle({ status, removed = [], archive }: RunResult): boolean {
  return status === 'nothing' && removed.length === 0 && archive === undefined
}

/** Hashes of files that were refused and not loaded since, so that a schedule does not try them again and again. */
export function refusedBefore(runs: readonly RunResult[], source: string): Set<string> {
  const files = runs.flatMap((run) => run.sources.filter((s) => s.source === source).flatMap((s) => s.files))
  return new Set(files.filter((file) => file.status === 'refused').map((file) => file.sha256))
}
