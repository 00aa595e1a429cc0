import { constants } from 'node:fs'
import { copyFile, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Calendar } from '#server/site/calendar.ts'
import type { LoadStep } from './steps.ts'

/** What `warehouse/current.json` says: the file that readers open, and which data it holds. */
export interface Pointer {
  file: string
  version: string
  publishedAt: string
  /** Make of the tables; a warehouse of another make is built anew from the files. */
  schema?: number
  /** How the days of each centre are counted in it. */
  calendar?: Calendar
}

/** Raised whenever tables.sql or the hash of callers changes so that older files cannot be carried on. */
export const SCHEMA = 5

export function warehouseFolder(siteFolder: string): string {
  return join(siteFolder, 'warehouse')
}

/** The published warehouse of this make, or null before the first publication. */
export async function readPointer(siteFolder: string): Promise<Pointer | null> {
  const pointer = await readAnyPointer(siteFolder)
  return pointer?.schema === SCHEMA ? pointer : null
}

/** What readers open now, of whatever make. */
async function readAnyPointer(siteFolder: string): Promise<Pointer | null> {
  const text = await readFile(join(warehouseFolder(siteFolder), 'current.json'), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : (JSON.parse(text) as Pointer)
}

/**
 * Lays a copy of the published warehouse beside it, under the name that it will be published by. Nobody reads it
 * before `publish` has moved the pointer. Left-over files of interrupted loads are removed first.
 */
export async function prepareNext(siteFolder: string, version: string): Promise<string> {
  const folder = warehouseFolder(siteFolder)
  await mkdir(folder, { recursive: true })
  const [pointer, read] = [await readPointer(siteFolder), await readAnyPointer(siteFolder)]
  await removeOthers(folder, read === null ? [] : [read.file])
  const next = join(folder, `pantau-${version}.duckdb`)
  if (pointer !== null) await copyFile(join(folder, pointer.file), next, constants.COPYFILE_FICLONE)
  return next
}

/** Makes a finished warehouse file the published one: file to disk, then the pointer by rename. */
export async function publish(
  siteFolder: string,
  file: string,
  pointer: Pointer,
  onStep?: (step: LoadStep) => void
): Promise<void> {
  await flush(file)
  onStep?.('flushed')
  await writeAtomically(join(warehouseFolder(siteFolder), 'current.json'), `${JSON.stringify(pointer, null, 2)}\n`)
  onStep?.('pointed')
}

/** Removes a next warehouse that is not to be published. */
export async function discard(file: string): Promise<void> {
  await rm(file, { force: true })
  await rm(`${file}.wal`, { force: true })
}

/** Writes beside, flushes, renames: a reader sees the old text or the new one, also after a power cut. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const beside = `${path}.next`
  await writeFile(beside, text)
  await flush(beside)
  await rename(beside, path)
  await flush(dirname(path)).catch(() => undefined)
}

/** Brings what was written of a file or folder to the disk. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Removes every earlier warehouse and every past that was built from one: whoever has one open keeps it until he lets go. */
export async function removeEarlier(siteFolder: string): Promise<void> {
  const pointer = await readPointer(siteFolder)
  if (pointer === null) return
  const folder = warehouseFolder(siteFolder)
  await removeOthers(folder, [pointer.file])
  const pasts = join(folder, 'as-of')
  for (const name of await readdir(pasts).catch(() => [])) {
    if (!name.startsWith(`${pointer.version}-`)) await rm(join(pasts, name), { force: true }).catch(() => undefined)
  }
}

/** Open readers keep a removed file on POSIX systems; where the system refuses, the next load tries again. */
async function removeOthers(folder: string, keep: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    const wanted = keep.some((file) => name === file) || !/^pantau-.*\.duckdb(\.wal)?$/.test(name)
    if (!wanted) await rm(join(folder, name), { force: true }).catch(() => undefined)
  }
}
