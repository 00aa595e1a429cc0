import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type Pointer, warehouseFolder } from './publish.ts'

/** Asks the warehouse that a pointer names, opened for reading only; null without a pointer. */
export async function askPublished<T>(
  siteFolder: string,
  pointer: Pointer | null,
  ask: (db: DuckDBConnection) => Promise<T>
): Promise<T | null> {
  if (pointer === null) return null
  const path = join(warehouseFolder(siteFolder), pointer.file)
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY', threads: '1' })
  const db = await instance.connect()
  try {
    await db.run(`set TimeZone = 'UTC'`)
    return await ask(db)
  } finally {
    db.closeSync()
    instance.closeSync()
  }
}
