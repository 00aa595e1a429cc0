import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunResult } from '#contract/loads.ts'
import type { SourceConfig } from '#server/site/schema.ts'
import { hashed, type InboxFile, inboxPaths, seenFiles } from './inbox.ts'

type FileResult = RunResult['sources'][number]['files'][number]

export interface SettledFiles {
  files: InboxFile[]
  /** Files that still change, or cannot be opened by their name, as the ledger tells them. */
  waiting: FileResult[]
}

interface Look {
  size: number
  mtimeMs: number
}

const BETWEEN_LOOKS_MS = 1000
const SETTLE_S = 10

/**
 * The inbox files of the sources, by source id. A load by hand takes all of them; any other leaves a file for the next
 * run that changed within the source's settle_s or differs between two looks a second apart.
 *
 * @param pause waits between the looks
 */
export async function settledInbox(
  siteFolder: string,
  sources: readonly SourceConfig[],
  trigger: RunResult['trigger'],
  now: () => Date,
  pause: (ms: number) => Promise<unknown> = sleep
): Promise<Map<string, SettledFiles>> {
  const paths = await Promise.all(sources.map((source) => inboxPaths(siteFolder, source)))
  const isQuiet = trigger === 'hand' ? () => true : await quietFiles(siteFolder, paths.flat(), now, pause)
  const found = new Map<string, SettledFiles>()
  for (const [i, source] of sources.entries()) {
    const [named, unnamed] = [paths[i]!.filter(isNamedInUtf8), paths[i]!.filter((path) => !isNamedInUtf8(path))]
    const quiet = named.filter((path) => isQuiet(path, source.settle_s ?? SETTLE_S))
    const waiting = named.filter((path) => !quiet.includes(path)).map((path) => untaken(path, { status: 'waiting' }))
    found.set(source.id, {
      files: await hashed(siteFolder, quiet),
      waiting: [...waiting, ...unnamed.map((path) => untaken(path, UNNAMED))]
    })
  }
  return found
}

/** A file that was hashed as it lies now was looked at in an earlier run: only the others are looked at twice. */
async function quietFiles(
  siteFolder: string,
  paths: readonly string[],
  now: () => Date,
  pause: (ms: number) => Promise<unknown>
): Promise<(path: string, settle_s: number) => boolean> {
  const seen: Record<string, Look> = await seenFiles(siteFolder)
  const first = await look(paths)
  const fresh = paths.filter((path) => !isSame(first.get(path), seen[path]))
  if (fresh.length > 0) await pause(BETWEEN_LOOKS_MS)
  const second = await look(fresh)
  const until = now().getTime()
  return (path, settle_s) => {
    const age_ms = until - (first.get(path)?.mtimeMs ?? until)
    const isFresh = fresh.includes(path)
    if (isFresh && !isSame(first.get(path), second.get(path))) return false
    return !isFresh || age_ms < 0 || age_ms >= settle_s * 1000
  }
}

/** A file that has gone meanwhile has no look. */
async function look(paths: readonly string[]): Promise<Map<string, Look>> {
  const looks = new Map<string, Look>()
  for (const path of paths) {
    const found = await stat(path).catch(() => null)
    if (found !== null) looks.set(path, { size: found.size, mtimeMs: found.mtimeMs })
  }
  return looks
}

function isSame(one: Look | undefined, other: Look | undefined): boolean {
  return one !== undefined && other !== undefined && one.size === other.size && one.mtimeMs === other.mtimeMs
}

/** Node names a file whose name is not UTF-8 with this character, by which no file can be opened. */
function isNamedInUtf8(path: string): boolean {
  return !basename(path).includes('\ufffd')
}

const UNNAMED = {
  status: 'refused',
  code: 'FILE_NAME',
  message: 'the name of the file is not UTF-8; rename it'
} as const

function untaken(path: string, why: Pick<FileResult, 'status' | 'code' | 'message'>): FileResult {
  const counts = { read: 0, loaded: 0, unchanged: 0, replaced: 0, rejected: 0 }
  return { file: basename(path), sha256: '', ...counts, ...why }
}
