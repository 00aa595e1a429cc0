import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Archived, RunResult } from '#contract/loads.ts'
import { isArchived } from '#server/site/retention.ts'
import type { SourceConfig } from '#server/site/schema.ts'
import { archivedFiles, archivedName, archiveFolder, checkContent, isUntouched, moveToArchive } from './archive.ts'
import type { ChangeOptions } from './change.ts'
import { inboxPaths, seenFiles } from './inbox.ts'
import { knownFiles } from './known-files.ts'
import { writeRun } from './ledger.ts'
import { readPointer } from './publish.ts'

/**
 * Moves every inbox file whose content is in the published warehouse into the archive, for the sources that want it. It
 * asks only what lies where, so the next run completes what this one was stopped in. The load lock must be held.
 *
 * @returns the run, told in the ledger what was moved and what could not be; a fault of the archive undoes no load
 */
export async function archiveAfter(options: ChangeOptions, run: RunResult): Promise<RunResult> {
  const archive = await archiveInbox(options).catch((error: Error) => {
    return { moved: 0, failed: [{ source: '', file: '', message: error.message }] }
  })
  if (archive.moved + archive.failed.length === 0) return run
  const told = { ...run, archive }
  await writeRun(options.siteFolder, told)
  return told
}

async function archiveInbox({ siteFolder, site, onStep }: ChangeOptions): Promise<Archived> {
  const archive: Archived = { moved: 0, failed: [] }
  const sources = (site.sources as SourceConfig[]).filter(isArchived)
  if (sources.length === 0) return archive
  const loaded = await knownFiles(siteFolder, await readPointer(siteFolder))
  for (const source of sources) {
    for (const [path, sha256] of await hashedInbox(siteFolder, source)) {
      if (!loaded.get(source.id)?.has(sha256)) continue
      onStep?.('archiving', basename(path))
      try {
        await moveOne(siteFolder, source.id, path, sha256)
        archive.moved++
      } catch (error) {
        archive.failed.push({ source: source.id, file: basename(path), message: (error as Error).message })
      }
      onStep?.('archived', basename(path))
    }
  }
  return archive
}

/** Inbox files that lie as they did when they were hashed. */
async function hashedInbox(siteFolder: string, source: SourceConfig): Promise<[path: string, sha256: string][]> {
  const seen = await seenFiles(siteFolder)
  const found: [string, string][] = []
  for (const path of await inboxPaths(siteFolder, source)) {
    const known = seen[path]
    if (known !== undefined && (await isUntouched(path, known))) found.push([path, known.sha256])
  }
  return found
}

/** A content that is archived already, and whole, is not archived twice: the inbox copy goes. */
async function moveOne(siteFolder: string, source: string, path: string, sha256: string): Promise<void> {
  const before = (await archivedFiles(siteFolder, source)).get(sha256)
  const isWhole = before !== undefined && (await isContent(before, sha256))
  if (isWhole) return rm(path)
  const target = before ?? join(archiveFolder(siteFolder, source), archivedName(sha256, basename(path)))
  await moveToArchive(path, target, sha256)
}

async function isContent(path: string, sha256: string): Promise<boolean> {
  return checkContent(path, sha256).then(
    () => true,
    () => false
  )
}
