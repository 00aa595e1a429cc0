import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Has the loader build the warehouse as of an event, in a process of its own. @returns the file's name */
export async function buildPast(siteFolder: string, event: number): Promise<string> {
  const args = ['--import', 'tsx', 'etl/main.ts', 'load', '--site', siteFolder, '--as-of', String(event)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, timeout: 120_000 })
  return stdout.trim()
}
