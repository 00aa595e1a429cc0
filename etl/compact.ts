import { rename } from 'node:fs/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { quote } from './mapping/compile.ts'
import { discard } from './publish.ts'
import { STORAGE_VERSION } from './warehouse-db.ts'

/** Writes a warehouse file anew, so that the bytes of removed rows are gone from it and not merely marked as free. */
export async function compact(path: string): Promise<void> {
  const beside = path.replace(/\.duckdb$/, '-packed.duckdb')
  await discard(beside)
  try {
    await copyInto(path, beside)
    await rename(beside, path)
  } finally {
    await discard(beside)
  }
}

async function copyInto(path: string, beside: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const db = await instance.connect()
  try {
    await db.run(`attach ${quote(path)} as before (read_only)`)
    await db.run(`attach ${quote(beside)} as after (storage_version ${quote(STORAGE_VERSION)})`)
    await db.run('copy from database before to after')
    await db.run('detach after')
  } finally {
    db.closeSync()
    instance.closeSync()
  }
}
