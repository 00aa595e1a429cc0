import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { EtlError } from './errors.ts'

const RETRY_MS = 250

/**
 * Holds the site's load lock while `work` runs: one load at a time, whichever process asks. The lock is the operating
 * system's own on a small database file, so a killed load frees it.
 *
 * @throws {EtlError} LOCKED after `waitSeconds`
 */
export async function withLoadLock<T>(siteFolder: string, waitSeconds: number, work: () => Promise<T>): Promise<T> {
  await mkdir(join(siteFolder, 'warehouse'), { recursive: true })
  const lock = await acquire(join(siteFolder, 'warehouse', 'lock.db'), Date.now() + waitSeconds * 1000)
  try {
    return await work()
  } finally {
    lock.closeSync()
  }
}

async function acquire(path: string, until: number): Promise<DuckDBInstance> {
  for (;;) {
    try {
      return await DuckDBInstance.create(path, { threads: '1' })
    } catch (cause) {
      const locked = String(cause).replaceAll(path, '').includes('lock')
      if (!locked) throw new EtlError('DISK', { file: path }, 'the site folder cannot be written', { cause })
      if (Date.now() > until) throw new EtlError('LOCKED', {}, 'another load of this site is still running', { cause })
      await sleep(RETRY_MS)
    }
  }
}
