import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChangesReply } from '#contract/changes.ts'
import type { KpisReply } from '#contract/kpis.ts'
import { readSite } from '#server/site/site.ts'
import { withdraw } from '#etl/withdraw.ts'
import { testApp } from '../fixtures/app.ts'
import { callFile, callLine, testSite, type TestSite } from '../fixtures/load-site.ts'

let site: TestSite
beforeEach(() => (site = testSite()))
afterEach(() => site.remove())

const DAY = 'from=2026-03-01&to=2026-03-10'

/** Loads one file and gives a moment after it at which nothing else had happened. */
async function loadAt(name: string, ...lines: string[]): Promise<string> {
  site.put('calls', name, callFile(...lines))
  await site.load({ source: 'calls' })
  await new Promise((done) => setTimeout(done, 15))
  return new Date().toISOString()
}

async function operators(): Promise<Record<string, string>> {
  const rows = await site.query<{ id: string; op: string }>(
    'select row_key as id, operator as op from fct_calls order by row_key'
  )
  return Object.fromEntries(rows.map(({ id, op }) => [id, op]))
}

async function sha256(file: string): Promise<string> {
  const [row] = await site.query<{ sha256: string }>(`select sha256 from load_files where file = '${file}'`)
  return row!.sha256
}

async function take(kind: 'withdraw' | 'restore', file: string) {
  const options = {
    siteFolder: site.folder,
    site: await readSite(site.folder),
    trigger: 'hand' as const,
    now: () => new Date()
  }
  return withdraw({ ...options, kind, sha256: await sha256(file) })
}

async function asOf(moment: string) {
  const app = await testApp(site.folder)
  const { body, status } = await app.get<KpisReply>(`/api/v1/kpis?${DAY}&asOf=${encodeURIComponent(moment)}`)
  await app.close()
  expect(status).toBe(200)
  const figure = (id: string) => body.data.kpis.find((kpi) => kpi.id === id)!.figure
  return { offered: figure('offered').value, waitMean: figure('waitMean').value, asOf: body.meta.asOf }
}

describe('as known on an earlier date', () => {
  test('figures are those of the rows that were known then, corrections and later rows left out', async () => {
    const before = new Date(Date.now() - 60_000).toISOString()
    const first = await loadAt('a.csv', callLine({ id: '1' }), callLine({ id: '2' }))
    const second = await loadAt(
      'b.csv',
      callLine({ id: '2', in: '04/03/2026 10:00:00', answer: '04/03/2026 10:00:27', end: '04/03/2026 10:02:27' }),
      callLine({ id: '3' })
    )
    expect(await asOf(second)).toMatchObject({ offered: 3, waitMean: (7 + 27 + 7) / 3 })
    expect(await asOf(first)).toMatchObject({ offered: 2, waitMean: 7, asOf: first })
    expect(await asOf(before)).toMatchObject({ offered: null })
    const app = await testApp(site.folder)
    expect((await app.get(`/api/v1/kpis?asOf=yesterday`)).status).toBe(400)
    await app.close()
  })

  test('what changed since: events, days, and the rows that read otherwise', async () => {
    const first = await loadAt('a.csv', callLine({ id: '1', op: 'OP-1' }), callLine({ id: '2' }))
    await loadAt('b.csv', callLine({ id: '1', op: 'OP-2' }), callLine({ id: '3' }))
    const app = await testApp(site.folder)
    const { body } = await app.get<ChangesReply>(`/api/v1/changes?since=${encodeURIComponent(first)}`)
    await app.close()
    expect(body.data.events).toMatchObject([{ kind: 'load', file: 'b.csv', added: 1, changed: 1, removed: 0 }])
    expect(body.data.days).toMatchObject([{ source: 'calls', added: 1, corrected: 1, removed: 0 }])
    expect(body.data.rows).toMatchObject([
      { key: '1', isGone: false, fields: [{ name: 'operator', before: 'OP-1', after: 'OP-2' }] }
    ])
  })
})

describe('a file that is withdrawn', () => {
  test('takes its rows with it and gives back what it had replaced; restoring undoes that', async () => {
    await loadAt('a.csv', callLine({ id: '1', op: 'OP-1' }), callLine({ id: '2', op: 'OP-1' }))
    const wrong = await loadAt('b.csv', callLine({ id: '1', op: 'OP-9' }), callLine({ id: '3', op: 'OP-9' }))
    const run = await take('withdraw', 'b.csv')
    expect([run.status, run.change]).toMatchObject(['published', { removed: 2, returned: 1 }])
    expect(await operators()).toEqual({ 1: 'OP-1', 2: 'OP-1' })
    expect(await asOf(wrong)).toMatchObject({ offered: 3 })
    expect((await site.load({ source: 'calls' })).status).toBe('nothing')
    expect((await take('withdraw', 'b.csv')).status).toBe('nothing')
    await take('restore', 'b.csv')
    expect(await operators()).toEqual({ 1: 'OP-9', 2: 'OP-1', 3: 'OP-9' })
    const handling = await site.query(
      'select operator, cast(sum(seconds) as integer) as s from agg_operator_slot group by operator order by operator'
    )
    expect(handling).toEqual([
      { operator: 'OP-1', s: 140 },
      { operator: 'OP-9', s: 280 }
    ])
  })

  test('leaves rows that another file says as well, and rows that a later file corrected', async () => {
    await loadAt(
      'a.csv',
      callLine({ id: '1', op: 'OP-1' }),
      callLine({ id: '2', op: 'OP-1' }),
      callLine({ id: '4', op: 'OP-1' })
    )
    await loadAt('b.csv', callLine({ id: '1', op: 'OP-1' }), callLine({ id: '2', op: 'OP-2' }))
    await take('withdraw', 'a.csv')
    expect(await operators()).toEqual({ 1: 'OP-1', 2: 'OP-2' })
    await take('withdraw', 'b.csv')
    expect(await operators()).toEqual({})
    await take('restore', 'a.csv')
    expect(await operators()).toEqual({ 1: 'OP-1', 2: 'OP-1', 4: 'OP-1' })
  })

  test('that nobody knows is told', async () => {
    await loadAt('a.csv', callLine({ id: '1' }))
    const options = {
      siteFolder: site.folder,
      site: await readSite(site.folder),
      trigger: 'hand' as const,
      now: () => new Date()
    }
    const run = await withdraw({ ...options, kind: 'withdraw', sha256: 'f'.repeat(64) })
    expect(run).toMatchObject({ status: 'refused', error: { code: 'FILE_UNKNOWN' } })
  })
})
