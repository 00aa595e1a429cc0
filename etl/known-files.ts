import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Pointer, warehouseFolder } from './publish.ts'
import { rows } from './sql.ts'

/** Every file that the published warehouse holds or has withdrawn, by source and content hash. */
export type KnownFiles = Map<string, Map<string, KnownFile>>

export interface KnownFile {
  rowsRead: number
  isWithdrawn: boolean
}

export async function knownFiles(siteFolder: string, pointer: Pointer | null): Promise<KnownFiles> {
  const known: KnownFiles = new Map()
  if (pointer === null) return known
  const path = join(warehouseFolder(siteFolder), pointer.file)
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '1' })
  const db = await instance.connect()
  const files = await rows<{ source: string; sha256: string; rows_read: number; withdrawn: boolean }>(
    db,
    'select source, sha256, rows_read, withdrawn_by is not null as withdrawn from load_files'
  )
  db.closeSync()
  instance.closeSync()
  for (const { source, sha256, rows_read, withdrawn } of files) {
    const ofSource = known.get(source) ?? new Map<string, KnownFile>()
    known.set(source, ofSource.set(sha256, { rowsRead: rows_read, isWithdrawn: withdrawn }))
  }
  return known
}
