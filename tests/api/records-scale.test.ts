import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDuckdb, type OpenDuckdb } from '#server/engine/duckdb.ts'
import { FILTER_KEYS, type Filters } from '#server/engine/engine.ts'
import { callRecordsSql, type PageAsked, recordsTotal, type Selection } from '#server/queries/records.ts'
import { publishedSite } from '../fixtures/warehouse.ts'

const ROWS = 1_200_000
const A_PAGE = 200
const RUNS = 7

let folder: string
let db: OpenDuckdb | undefined
beforeAll(async () => {
  folder = await publishedSite({})
  const { file } = JSON.parse(readFileSync(join(folder, 'warehouse', 'current.json'), 'utf8')) as { file: string }
  const path = join(folder, 'warehouse', file)
  const instance = await DuckDBInstance.create(path)
  const writer = await instance.connect()
  await writer.run(`
    insert into fct_calls by name
    select cast(t as date) as service_date, hour(t) as hour, hour(t) * 4 + minute(t) // 15 as slot, isodow(t) as weekday,
      t as arrived_at, 'acd' as source, 'c1' as centre, cast(i as varchar) as row_key,
      case when i % 9 = 0 then 'abandoned' else 'answered' end as outcome, hash(i) % 90 as wait_s, hash(i + 1) % 300 as talk_s,
      hash(i) % 40000 as caller, 'OP-' || i % 12 as operator, false as out_of_order, 1 as file_id, i as line_no, 1 as since_id
    from (select i, timestamp '2024-01-01' + to_seconds(i * 25) as t from range(${ROWS}) as numbers(i))`)
  writer.closeSync()
  instance.closeSync()
  db = await openDuckdb(path, { pool: 1, timeoutSeconds: 120 })
}, 240_000)
afterAll(() => {
  db?.close()
  rmSync(folder, { recursive: true, force: true })
})

const filters = Object.fromEntries(FILTER_KEYS.map((key) => [key, []])) as unknown as Filters
const all: Selection = {
  from: '2024-01-01',
  to: '2026-01-01',
  filters,
  part: '',
  within: 10,
  hours: [],
  weekdays: [],
  slots: [],
  over: -1,
  upto: -1,
  incident: ''
}

async function page(sort: string, place: { key: string; time: string; place: string }) {
  const asked: PageAsked = { sort, sign: -1, direction: 1, limit: A_PAGE, ...place }
  return db!.select(callRecordsSql, { ...all, ...asked })
}

/** The least of some runs: what else the machine does only ever adds. */
async function least(works: (() => Promise<unknown>)[]): Promise<number[]> {
  const times = works.map(() => Infinity)
  for (let run = 0; run < RUNS; run++) {
    for (const [i, work] of works.entries()) {
      const start = performance.now()
      await work()
      times[i] = Math.min(times[i]!, performance.now() - start)
    }
  }
  return times
}

const FIRST = { key: '', time: '', place: '' }

test(`of ${ROWS} calls, page 5,000 is right, and no slower than twice page 1`, async () => {
  const before = ROWS - 4999 * A_PAGE
  const us = String(-(Date.parse('2024-01-01T00:00:00Z') + before * 25_000) * 1000)
  const deep = { key: us, time: us, place: String(before) }
  const rows = await page('arrived', deep)
  expect(rows.map(({ file_line }) => file_line)).toEqual(Array.from({ length: A_PAGE }, (_, i) => before - 1 - i))
  const [first, fiveThousandth] = await least([() => page('arrived', FIRST), () => page('arrived', deep)])
  console.log(`page 5,000 / page 1 by time: ${(fiveThousandth! / first!).toFixed(2)} (${first!.toFixed(0)} ms)`)
  expect(fiveThousandth! / first!).toBeLessThan(2)
}, 240_000)

test('likewise by wait, where thousands of calls share a wait', async () => {
  const at = (await page('wait', { key: '-40', time: '-1e17', place: '0' }))[0]!
  expect(at.wait_s).toBe(40)
  const deep = { key: String(at.natural_key), time: String(at.natural_time), place: String(at.place) }
  const [first, far] = await least([() => page('wait', FIRST), () => page('wait', deep)])
  console.log(`a deep page / page 1 by wait: ${(far! / first!).toFixed(2)} (${first!.toFixed(0)} ms)`)
  expect(far! / first!).toBeLessThan(2)
}, 240_000)

test('the exact total costs less than a page', async () => {
  expect(await recordsTotal(db!, 'calls', all)).toEqual({ total: ROWS, counted_only: 0 })
  const [first, total] = await least([() => page('arrived', FIRST), () => recordsTotal(db!, 'calls', all)])
  console.log(`total / page 1: ${(total! / first!).toFixed(2)}`)
  expect(total! / first!).toBeLessThan(1)
}, 240_000)
