import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Warehouse } from '#server/engine/warehouse.ts'

const PUBLICATIONS = 150
const folder = mkdtempSync(join(tmpdir(), 'pantau-pointer-'))
const data = join(folder, 'warehouse')
const warehouse = new Warehouse(folder, { pool: 1, timeoutSeconds: 60 })

beforeAll(async () => {
  mkdirSync(data)
  const instance = await DuckDBInstance.create(join(folder, 'empty.duckdb'))
  const db = await instance.connect()
  await db.run(readFileSync(new URL('../../etl/models/tables.sql', import.meta.url), 'utf8'))
  db.closeSync()
  instance.closeSync()
})
afterAll(async () => {
  await warehouse.close()
  rmSync(folder, { recursive: true, force: true })
})

/** As a load publishes: the file first, then the pointer in one step; the file before it is removed at once. */
function publish(k: number): void {
  const file = `pantau-${k}.duckdb`
  copyFileSync(join(folder, 'empty.duckdb'), join(data, file))
  writeFileSync(
    join(data, 'next.json'),
    JSON.stringify({ file, version: `v${k}`, publishedAt: '2026-03-02T00:00:00Z' })
  )
  renameSync(join(data, 'next.json'), join(data, 'current.json'))
  rmSync(join(data, `pantau-${k - 1}.duckdb`), { force: true })
}

test(`${PUBLICATIONS} publications while the pointer is read: a file that is gone by then is no complaint`, async () => {
  const complaints: string[] = []
  let k = 0
  let isDone = false
  publish(k)
  const looking = (async () => {
    while (!isDone) await warehouse.refresh().catch((error) => complaints.push(String(error)))
  })()
  for (; k < PUBLICATIONS; publish(++k)) await new Promise((later) => setTimeout(later, Math.random() * 3))
  isDone = true
  await looking
  await warehouse.refresh()
  expect(complaints).toEqual([])
  expect(warehouse.version).toBe(`v${PUBLICATIONS}`)
})
