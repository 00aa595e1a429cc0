import type { Pointer } from './publish.ts'
import { askPublished } from './published.ts'
import { rows } from './sql.ts'

/** Every file that the published warehouse holds or has withdrawn, by source and content hash. */
export type KnownFiles = Map<string, Map<string, KnownFile>>

export interface KnownFile {
  rowsRead: number
  isWithdrawn: boolean
}

const FILES = 'select source, sha256, rows_read, withdrawn_by is not null as withdrawn from load_files'

export async function knownFiles(siteFolder: string, pointer: Pointer | null): Promise<KnownFiles> {
  const known: KnownFiles = new Map()
  const files = await askPublished(siteFolder, pointer, (db) =>
    rows<{ source: string; sha256: string; rows_read: number; withdrawn: boolean }>(db, FILES)
  )
  for (const { source, sha256, rows_read, withdrawn } of files ?? []) {
    const ofSource = known.get(source) ?? new Map<string, KnownFile>()
    known.set(source, ofSource.set(sha256, { rowsRead: rows_read, isWithdrawn: withdrawn }))
  }
  return known
}
