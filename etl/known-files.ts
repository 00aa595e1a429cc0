import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Pointer, warehouseFolder } from './publish.ts'
import { rows } from './sql.ts'

/** Rows read of every file that the published warehouse holds, by source and content hash. */
export type KnownFiles = Map<string, Map<string, number>>

export async function knownFiles(siteFolder: string, pointer: Pointer | null): Promise<KnownFiles> {
  const known: KnownFiles = new Map()
  if (pointer === null) return known
  const path = join(warehouseFolder(siteFolder), pointer.file)
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '1' })
  const db = await instance.connect()
  const files = await rows<{ source: string; sha256: string; rows_read: number }>(
    db,
    'select source, sha256, rows_read from load_files'
  )
  db.closeSync()
  instance.closeSync()
  for (const { source, sha256, rows_read } of files) {
    known.set(source, (known.get(source) ?? new Map<string, number>()).set(sha256, rows_read))
  }
  return known
}
