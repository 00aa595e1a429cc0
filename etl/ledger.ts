import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunResult } from '#contract/loads.ts'
import { writeAtomically } from './publish.ts'

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

/** A run that says `running` while the lock is ours was killed: it is told as interrupted. */
export async function markInterrupted(siteFolder: string, now: Date): Promise<void> {
  for (const run of await readRuns(siteFolder)) {
    if (run.status !== 'running') continue
    const error = { code: 'INTERRUPTED', message: 'the load was stopped before it ended; nothing of it was published' }
    await writeRun(siteFolder, { ...run, status: 'interrupted', endedAt: now.toISOString(), error })
  }
}

/** Of runs in a row that found nothing to do only the newest is kept, so that the ledger tells what happened. */
export async function forgetIdleBefore(siteFolder: string, run: RunResult): Promise<void> {
  const [, before] = await readRuns(siteFolder)
  if (run.status === 'nothing' && before?.status === 'nothing') {
    await rm(join(ledgerFolder(siteFolder), `${before.runId}.json`), { force: true })
  }
}

/** Hashes of files that were refused and not loaded since, so that a schedule does not try them again and again. */
export function refusedBefore(runs: readonly RunResult[], source: string): Set<string> {
  const files = runs.flatMap((run) => run.sources.filter((s) => s.source === source).flatMap((s) => s.files))
  return new Set(files.filter((file) => file.status === 'refused').map((file) => file.sha256))
}
