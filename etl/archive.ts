import { chmod, copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EtlError } from './errors.ts'
import { sha256Of } from './intake.ts'
import { flush } from './publish.ts'

/** Where the archive keeps the loaded files of a source, each by its content. */
export function archiveFolder(siteFolder: string, source: string): string {
  return join(siteFolder, 'archive', source)
}

/** @example archivedName('9f...', 'acd-2026.CSV.gz') // '9f....csv.gz' */
export function archivedName(sha256: string, file: string): string {
  const [ending = ''] = /(\.[a-z0-9]{1,8})?\.gz$|\.[a-z0-9]{1,8}$/i.exec(file) ?? []
  return `${sha256}${ending.toLowerCase()}`
}

/** The archived files of a source, by content: where each lies. */
export async function archivedFiles(siteFolder: string, source: string): Promise<Map<string, string>> {
  const folder = archiveFolder(siteFolder, source)
  const names = await readdir(folder).catch(() => [])
  const whole = names.filter((name) => /^[0-9a-f]{64}(\.[a-z0-9]{1,8}){0,2}$/.test(name) && !name.endsWith('.part'))
  return new Map(whole.sort().map((name) => [name.slice(0, 64), join(folder, name)]))
}

/**
 * Moves a file into the archive. Callers' numbers stand in it, so only the owner of the process may read it there. At
 * every moment the content lies in the inbox, in the archive, or whole in both.
 *
 * @param target where it is to lie; its folder is made
 * @throws {EtlError} ARCHIVE_DAMAGED where a copy is not the content that was loaded; the file then stays
 */
export async function moveToArchive(path: string, target: string, sha256: string): Promise<void> {
  const folder = dirname(target)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (!(await rename0600(path, target))) await copyThenRemove(path, target, sha256)
  await flush(target)
  await flush(folder).catch(() => undefined)
}

const NOT_OURS = new Set(['EXDEV', 'EPERM', 'EACCES'])

/** @returns false where the inbox lies on another disk, or the file belongs to somebody else */
async function rename0600(path: string, target: string): Promise<boolean> {
  try {
    await chmod(path, 0o600)
    await rename(path, target)
    return true
  } catch (error) {
    if (NOT_OURS.has((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

async function copyThenRemove(path: string, target: string, sha256: string): Promise<void> {
  const beside = `${target}.part`
  await rm(beside, { force: true })
  await copyFile(path, beside)
  await chmod(beside, 0o600)
  await flush(beside)
  await checkContent(beside, sha256)
  await rename(beside, target)
  await rm(path)
}

/** @throws {EtlError} ARCHIVE_DAMAGED where a file has not the content that its name says */
export async function checkContent(path: string, sha256: string): Promise<void> {
  if ((await sha256Of(path)) === sha256) return
  throw new EtlError('ARCHIVE_DAMAGED', { file: path }, 'this is not the content that was loaded')
}

/** Whether the file still lies as it did when it was looked at. */
export async function isUntouched(path: string, seen: { size: number; mtimeMs: number }): Promise<boolean> {
  const now = await stat(path).catch(() => null)
  return now !== null && now.size === seen.size && now.mtimeMs === seen.mtimeMs
}
