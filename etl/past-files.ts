import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { archivedFiles, archiveFolder } from './archive.ts'
import { rows, sqlFile, type Values } from './sql.ts'

/**
 * The archived files of a source that are past their retention: loaded before the limit of files, or without a row that
 * is still kept. They stay known by their content, so that they are not loaded again.
 *
 * @param values source, kept_from (of rows) and files_from, null where there is no limit
 */
export async function pastFiles(db: DuckDBConnection, siteFolder: string, values: Values): Promise<string[]> {
  const archived = await archivedFiles(siteFolder, String(values['source']))
  if (archived.size === 0) return []
  const files = await rows<{ sha256: string; is_past: boolean }>(db, sqlFile('retention/files'), values)
  return files.flatMap(({ sha256, is_past }) => (is_past && archived.has(sha256) ? [archived.get(sha256)!] : []))
}

/** Removes files of the archive. */
export async function removeFiles(paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { force: true })
}

/** Removes copies that a killed move left in the archive; the load lock must be held. */
export async function removeHalfCopies(siteFolder: string, source: string): Promise<void> {
  const folder = archiveFolder(siteFolder, source)
  const names = await readdir(folder).catch(() => [])
  for (const name of names) if (name.endsWith('.part')) await rm(join(folder, name), { force: true })
}
