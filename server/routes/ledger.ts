import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunResult } from '#contract/loads.ts'

/** The newest runs of the ledger, newest first; a file that cannot be read is left out. */
export async function newestRuns(siteFolder: string, limit: number): Promise<RunResult[]> {
  const folder = join(siteFolder, 'ledger')
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9TZ]+-[0-9a-f]+\.json$/.test(name))
  const newest = names.sort().reverse().slice(0, limit)
  const runs = await Promise.all(newest.map((name) => readFile(join(folder, name), 'utf8').then(parse, () => null)))
  return runs.filter((run) => run !== null)
}

function parse(text: string): RunResult | null {
  try {
    return JSON.parse(text) as RunResult
  } catch {
    return null
  }
}
