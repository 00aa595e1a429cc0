import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { SourceConfig } from '#server/site/schema.ts'
import { sha256Of } from './intake.ts'
import { writeAtomically } from './publish.ts'

export interface InboxFile {
  path: string
  file: string
  sha256: string
}

export function inboxFolder(siteFolder: string, sourceId: string): string {
  return join(siteFolder, 'inbox', sourceId)
}

/** Names under which programs keep a file that they still write, and hidden files. */
const TEMPORARY = /^\.|^~\$|\.(part|tmp|crdownload)$/i

/** The files of a source that lie in its inbox, in the order of their names, each with its hash. */
export async function listInbox(siteFolder: string, source: SourceConfig): Promise<InboxFile[]> {
  return hashed(siteFolder, await inboxPaths(siteFolder, source))
}

/** Where the files of a source lie in its inbox, in the order of their names; temporary files are left out. */
export async function inboxPaths(siteFolder: string, source: SourceConfig): Promise<string[]> {
  const folder = inboxFolder(siteFolder, source.id)
  await mkdir(folder, { recursive: true })
  const pattern = globPattern(source.files)
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && pattern.test(entry.name) && !TEMPORARY.test(entry.name))
    .map(({ name }) => name)
    .sort()
  return names.map((name) => join(folder, name))
}

/** Files given by hand, in the order given. */
export async function listGiven(siteFolder: string, paths: readonly string[]): Promise<InboxFile[]> {
  return hashed(siteFolder, paths)
}

/** A file as it lay when it was hashed. */
export interface Seen {
  size: number
  mtimeMs: number
  sha256: string
}

/** What is known of files by path; one whose size and time are still the same need not be hashed again. */
export async function seenFiles(siteFolder: string): Promise<Record<string, Seen>> {
  return JSON.parse(await readFile(cachePathOf(siteFolder), 'utf8').catch(() => '{}')) as Record<string, Seen>
}

function cachePathOf(siteFolder: string): string {
  return join(siteFolder, 'ledger', 'hashes.json')
}

/** The files of the paths, each with its hash; one that has gone meanwhile is left out. */
export async function hashed(siteFolder: string, paths: readonly string[]): Promise<InboxFile[]> {
  const cachePath = cachePathOf(siteFolder)
  await mkdir(join(siteFolder, 'ledger'), { recursive: true })
  const cache = await seenFiles(siteFolder)
  const files: InboxFile[] = []
  let changed = false
  for (const path of paths) {
    const found = await stat(path).catch(goneIsNull)
    if (found === null) continue
    const { size, mtimeMs } = found
    const seen = cache[path]
    const known = seen !== undefined && seen.size === size && seen.mtimeMs === mtimeMs
    const sha256 = known ? seen.sha256 : await sha256Of(path)
    if (!known) {
      cache[path] = { size, mtimeMs, sha256 }
      changed = true
    }
    files.push({ path, file: basename(path), sha256 })
  }
  if (changed) await writeAtomically(cachePath, JSON.stringify(cache))
  return files
}

function goneIsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

function globPattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 'is')
}
