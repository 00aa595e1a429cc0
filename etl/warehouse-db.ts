import { readFileSync } from 'node:fs'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { sqlFile } from './sql.ts'

export interface WritableWarehouse {
  db: DuckDBConnection
  /** Writes everything into the one file and closes it. */
  close(): Promise<void>
}

/** Make of the file on disk; from this one on, texts are compressed in one way that is quicker to write. */
export const STORAGE_VERSION = 'v1.4.0'

/** Opens the next warehouse for writing and makes its tables; times are UTC, nothing is fetched from a network. */
export async function openForWriting(path: string, workFolder: string): Promise<WritableWarehouse> {
  const instance = await DuckDBInstance.create(path, {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    temp_directory: workFolder,
    storage_compatibility_version: STORAGE_VERSION
  })
  const db = await instance.connect()
  await db.run(`set TimeZone = 'UTC'`)
  await db.run(sqlFile('prelude'))
  await db.run(readFileSync(new URL('./models/tables.sql', import.meta.url), 'utf8'))
  return {
    db,
    async close() {
      await db.run('checkpoint').catch(() => undefined)
      db.closeSync()
      instance.closeSync()
    }
  }
}
