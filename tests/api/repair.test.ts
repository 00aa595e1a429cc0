import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { IntakeItem } from '#contract/intake.ts'
import type { Problem } from '#contract/common.ts'
import type { RejectsReply, SourcesReply } from '#contract/loads.ts'
import { readSite } from '#server/site/site.ts'
import { withdraw } from '#etl/withdraw.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { callLine, CALLS_HEADER, testSite, type TestSite } from '../fixtures/load-site.ts'

const REPAIR = '/api/v1/rejects/repair?source=calls'

let site: TestSite
let app: TestApp
beforeAll(async () => {
  site = testSite()
  app = await testApp(site.folder)
})
afterAll(async () => {
  await app.close()
  site.remove()
})

/** Calls with a column of names that no mapping reads: two known outcomes, three faults, a row with a field too many. */
function faulty(): string {
  const rows = [
    callLine({ id: 'good', phone: '0812999000' }),
    callLine({ id: 'word', status: '???', phone: '+62 812-999-000' }),
    callLine({ id: 'time', in: '31/02/2026 10:00:00', phone: '0812111222' }),
    callLine({ id: 'long', end: '02/03/2126 10:02:07', op: 'A "B"; C'.replace(';', ',') })
  ]
  const named = rows.map((row) => `${row};Budi Santoso`)
  return [`${CALLS_HEADER};NAMA`, ...named, `${callLine({ id: 'shape' })};Budi;0812333444`, ''].join('\r\n')
}

async function repairText(): Promise<string> {
  const { status, headers, raw } = await app.get(REPAIR)
  expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
  return raw.toString('utf8')
}

const rejects = async () => {
  await app.warehouse.refresh()
  const { data } = (await app.get<RejectsReply>('/api/v1/rejects')).body
  return { open: data.rows.map(({ line, code }) => `${line} ${code}`), repaired: data.repaired }
}

async function give(text: string): Promise<IntakeItem> {
  const given = await app.send<IntakeItem>('POST', '/api/v1/intake?name=mended.csv', Buffer.from(text))
  await settled(given.body.id)
  await app.send('POST', `/api/v1/intake/${given.body.id}/load`, { source: 'calls' })
  return settled(given.body.id)
}

async function settled(id: string): Promise<IntakeItem> {
  for (;;) {
    const { body } = await app.get<IntakeItem>(`/api/v1/intake/${id}`)
    if (!['looking', 'loading'].includes(body.phase)) return body
    await new Promise((next) => setTimeout(next, 50))
  }
}

test('rejected rows are handed out in their own layout, corrected, given again, and are rejected no more', async () => {
  site.put('calls', 'faulty.csv', faulty())
  await site.load()
  expect(await rejects()).toEqual({
    open: ['3 UNKNOWN_VALUE', '4 BAD_TIME', '5 TOO_LONG', '6 COLUMN_COUNT'],
    repaired: 0
  })
  const sources = (await app.get<SourcesReply>('/api/v1/sources')).body.data.sources
  expect(sources.map(({ isRepairable }) => isRepairable)).toEqual([true, true, true])

  const text = await repairText()
  const [header, ...rows] = text.trim().split('\r\n')
  expect([text[0], header, rows.length]).toEqual(['\ufeff', `${CALLS_HEADER};NAMA`, 3])
  expect(text, 'neither numbers nor names leave').not.toMatch(/0812|999-000|Budi/)
  expect(rows[0]).toMatch(/^word;02\/03\/2026 10:00:00;.*;\?\?\?;OP-1;#[0-9a-f]{16};$/)
  expect(rows[2]).toContain(`;"A ""B"", C";`)

  const mended = text.replace('???', 'A').replace('31/02/2026', '02/03/2026').replace('2126', '2026')
  expect((await give(mended)).phase).toBe('loaded')
  expect(await rejects()).toEqual({ open: ['6 COLUMN_COUNT'], repaired: 3 })
  const callers = await site.query<{ row_key: string; n: number }>(
    `select row_key, cast(count(*) over (partition by caller) as integer) as n from fct_calls order by row_key`
  )
  expect(callers.map(({ row_key, n }) => [row_key, n])).toEqual([
    ['good', 2],
    ['long', 1],
    ['time', 1],
    ['word', 2]
  ])
  expect((await repairText()).trim(), 'nothing is left to be handed out').toBe('')
}, 180_000)

test('a repair that is withdrawn leaves its rows rejected as before, and brought back mends them again', async () => {
  const [file] = await site.query<{ sha256: string }>(`select sha256 from load_files where file = 'mended.csv'`)
  const change = async (kind: 'withdraw' | 'restore') => {
    const options = { siteFolder: site.folder, trigger: 'hand' as const, now: () => new Date() }
    await withdraw({ ...options, site: await readSite(site.folder), sha256: file!.sha256, kind })
    return (await rejects()).repaired
  }
  expect([await change('withdraw'), await change('restore')]).toEqual([0, 3])
})

test('what cannot be handed out is told with its reason', async () => {
  const unknown = await app.get<Problem>('/api/v1/rejects/repair?source=nobody')
  expect([unknown.status, unknown.body.code]).toEqual([400, 'NO_SOURCE'])
  expect((await app.get('/api/v1/rejects/repair')).status).toBe(400)
  mkdirSync(join(site.folder, 'inbox', 'states'), { recursive: true })
  expect((await app.get('/api/v1/rejects/repair?source=states')).status).toBe(200)
})
