import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { IntakeItem } from '#contract/intake.ts'
import type { KpisReply } from '#contract/kpis.ts'
import { nameFor } from '#server/intake/take-in.ts'
import { keptName } from '#server/intake/upload.ts'
import { readSite } from '#server/site/site.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { callFile, callLine, testSite, type TestSite } from '../fixtures/load-site.ts'

const INTAKE = '/api/v1/intake'

let site: TestSite
let app: TestApp
beforeAll(async () => {
  site = testSite()
  site.put('calls', 'old.csv', callFile(callLine({ id: '1' }), callLine({ id: '2' })))
  await site.load()
  app = await testApp(site.folder)
})
afterAll(async () => {
  await app.close()
  site.remove()
})

async function give(name: string, content: string | Buffer): Promise<IntakeItem> {
  const given = await app.send<IntakeItem>(
    'POST',
    `${INTAKE}?name=${encodeURIComponent(name)}`,
    Buffer.from(content as string)
  )
  expect(given.status).toBe(200)
  return settled(given.body.id)
}

/** The item once nothing goes on with it. */
async function settled(id: string): Promise<IntakeItem> {
  for (;;) {
    const { body } = await app.get<IntakeItem>(`${INTAKE}/${id}`)
    if (!['looking', 'trying', 'loading'].includes(body.phase)) return body
    await new Promise((next) => setTimeout(next, 50))
  }
}

async function choose(id: string, what: 'trial' | 'load', choice: object): Promise<IntakeItem> {
  const reply = await app.send<IntakeItem>('POST', `${INTAKE}/${id}/${what}`, choice)
  expect(reply.status).toBe(200)
  return settled(id)
}

const published = () => readFileSync(join(site.folder, 'warehouse', 'current.json'), 'utf8')

test('a file that a source of the site reads is tried against the data, then loaded', async () => {
  const version = published()
  const bad = callLine({ id: '9', status: '???' })
  const rows = Array.from({ length: 98 }, (_, i) => callLine({ id: `n${i}` }))
  const item = await give('new.csv', callFile(callLine({ id: '1' }), callLine({ id: '2', wrap: '99' }), ...rows, bad))
  expect([item.phase, item.error, item.finding?.candidates.sources]).toEqual(['open', null, ['calls']])
  expect(item.finding?.detected.rows).toBe(101)

  const { trial, phase } = await choose(item.id, 'trial', { source: 'calls' })
  expect(phase).toBe('open')
  expect(trial?.counts).toEqual({ read: 101, loaded: 98, unchanged: 1, replaced: 1, rejected: 1 })
  expect(trial?.groups).toEqual([{ code: 'UNKNOWN_VALUE', column: 'STATUS', n: 1 }])
  expect(trial?.rejects).toEqual([{ line: 102, column: 'STATUS', value: '???', code: 'UNKNOWN_VALUE' }])
  expect(trial?.range).toEqual({ first: '2026-03-02T03:00:00.000Z', last: '2026-03-02T03:00:00.000Z' })
  expect(trial?.samples.rows[0]?.[trial.samples.columns.indexOf('arrived_at')]).toBe('2026-03-02 03:00:00')
  expect(trial?.samples.columns).not.toContain('caller')
  expect(published(), 'nothing is published by a trial').toBe(version)

  const loaded = await choose(item.id, 'load', { source: 'calls' })
  expect([loaded.phase, loaded.run?.published, loaded.source]).toEqual(['loaded', true, 'calls'])
  expect(await site.query('select cast(count(*) as integer) as n from fct_calls')).toEqual([{ n: 100 }])
  expect(existsSync(join(site.folder, 'inbox', 'calls', 'new.csv'))).toBe(true)
})

test('whoever is told that a file is loaded is answered from what it published', async () => {
  const inJune = (id: number) => callLine({ id: `j${id}`, in: '10/06/2026 10:00:00', answer: '10/06/2026 10:00:07' })
  const item = await give('june.csv', callFile(...Array.from({ length: 30 }, (_, id) => inJune(id))))
  expect((await choose(item.id, 'load', { source: 'calls' })).phase).toBe('loaded')
  const { body } = await app.get<KpisReply>('/api/v1/kpis?from=2026-06-10&to=2026-06-11')
  expect(body.meta.dataVersion).toBe(site.version())
  expect(body.data.kpis.find(({ id }) => id === 'offered')?.figure.value).toBe(30)
})

describe('an unknown file', () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const two = String(10 + (i % 20))
    return `C-${i};2026-05-${two} 08:${two}:00;2026-05-${two} 08:${two}:05;${i % 5 ? 'Terjawab' : 'Tidak Terjawab'};08${i}1234567`
  })
  const text = ['Nomor;Waktu Masuk;Waktu Jawab;Status Panggilan;Nomor Penelepon', ...rows, ''].join('\n')

  test('is drafted, tried, saved as a source with comments kept, and loaded', async () => {
    const item = await give('ekspor 2026-05.csv.gz', gzipSync(text))
    expect(item.finding?.candidates).toEqual({ sources: [], layouts: [] })
    const draft = { ...item.finding!.proposal.source, id: 'trunk' }
    expect(item.finding!.proposal.questions).toEqual([])
    expect(JSON.stringify(item.finding!.detected)).not.toContain('1234567')

    const { trial } = await choose(item.id, 'trial', { draft })
    expect(trial?.counts).toEqual({ read: 40, loaded: 40, unchanged: 0, replaced: 0, rejected: 0 })
    expect((await readSite(site.folder)).sources.map(({ id }) => id)).not.toContain('trunk')

    const before = readFileSync(join(site.folder, 'site.yaml'), 'utf8')
    const loaded = await choose(item.id, 'load', { draft })
    expect([loaded.phase, loaded.error]).toEqual(['loaded', null])
    const after = readFileSync(join(site.folder, 'site.yaml'), 'utf8')
    for (const comment of before.match(/#.*/g) ?? []) expect(after).toContain(comment)
    expect((await readSite(site.folder)).sources.map(({ id }) => id)).toContain('trunk')
    const [{ n, seconds }] = (await site.query(
      `select cast(count(*) as integer) as n, cast(sum(wait_s) as integer) as seconds from fct_calls where source = 'trunk'`
    )) as [{ n: number; seconds: number }]
    expect([n, seconds]).toEqual([40, 32 * 5])
  })

  test('with a draft that cannot be, nothing is saved and the key is named', async () => {
    const item = await give('x.csv', text)
    const before = readFileSync(join(site.folder, 'site.yaml'), 'utf8')
    const draft = { ...item.finding!.proposal.source, id: 'other', centre: 'nowhere' }
    for (const what of ['trial', 'load'] as const) {
      const { error, phase } = await choose(item.id, what, { draft })
      expect([phase, error?.code]).toEqual(['open', 'SITE_INVALID'])
      expect(error?.message).toMatch(/sources\.\d+\.centre: no centre "nowhere"/)
    }
    expect(readFileSync(join(site.folder, 'site.yaml'), 'utf8')).toBe(before)
  })

  test('that is refused whole leaves inbox, data and site.yaml as they were', async () => {
    const item = await give('broken.csv', text.replaceAll('2026-05-', 'Mei '))
    const draft = { ...(await give('good.csv', text)).finding!.proposal.source, id: 'broken' }
    const [before, version] = [readFileSync(join(site.folder, 'site.yaml'), 'utf8'), published()]
    const { trial } = await choose(item.id, 'trial', { draft })
    expect([trial?.refused?.code, trial?.refused?.column]).toEqual(['TOO_MANY_REJECTS', 'Waktu Masuk'])
    const loaded = await choose(item.id, 'load', { draft })
    expect([loaded.phase, loaded.error?.code]).toEqual(['open', 'TOO_MANY_REJECTS'])
    expect([readFileSync(join(site.folder, 'site.yaml'), 'utf8'), published()]).toEqual([before, version])
    expect(readdirSync(join(site.folder, 'inbox', 'broken'))).toEqual([])
  })
})

test('files that are loaded make room for others, eight wait at the most', async () => {
  const own = await testApp(site.folder)
  const post = (path: string, body: object | Buffer) => own.send<IntakeItem>('POST', `${INTAKE}${path}`, body)
  const ids: string[] = []
  for (let i = 0; i < 8; i++) {
    const { body } = await post(`?name=w${i}.csv`, Buffer.from(callFile(callLine({ id: `w${i}` }))))
    ids.push(body.id)
  }
  const more = () => post('?name=more.csv', Buffer.from(callFile(callLine({ id: 'more' }))))
  expect((await more()).status).toBe(429)
  const { get } = own
  const ended = async (id: string) => {
    for (;;) {
      const { phase } = (await get<IntakeItem>(`${INTAKE}/${id}`)).body
      if (!['looking', 'loading'].includes(phase)) return phase
      await new Promise((next) => setTimeout(next, 50))
    }
  }
  await Promise.all(ids.map(ended))
  await post(`/${ids[0]}/load`, { source: 'calls' })
  expect(await ended(ids[0]!)).toBe('loaded')
  expect((await more()).status).toBe(200)
  await own.close()
}, 180_000)

test('a load that is stopped publishes nothing and can be begun again', async () => {
  const item = await give('stop.csv', callFile(...Array.from({ length: 5000 }, (_, i) => callLine({ id: `s${i}` }))))
  const version = published()
  await app.send('POST', `${INTAKE}/${item.id}/load`, { source: 'calls' })
  await app.send('POST', `${INTAKE}/${item.id}/stop`)
  const stopped = await settled(item.id)
  expect([stopped.phase, stopped.error?.code, published()]).toEqual(['open', 'STOPPED', version])
  expect((await choose(item.id, 'load', { source: 'calls' })).phase).toBe('loaded')
})

test('a file thrown away is gone, and only this user could read it', async () => {
  const item = await give('a.csv', callFile(callLine({})))
  const path = join(site.folder, 'intake', item.id, 'a.csv')
  expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
  expect((await app.send('DELETE', `${INTAKE}/${item.id}`)).status).toBe(204)
  expect(existsSync(path)).toBe(false)
  expect((await app.get(`${INTAKE}/${item.id}`)).status).toBe(404)
})

test('what cannot be read is told with a code', async () => {
  const { phase, error } = await give(
    'pic.csv',
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 1, 2, 3, 0xff, 0xfe])
  )
  expect([phase, error?.code]).toEqual(['failed', expect.stringMatching(/^[A-Z_]+$/)])
  expect(error?.code).not.toBe('INTERNAL')
  const empty = await app.send<{ code: string }>('POST', `${INTAKE}?name=a.csv`, Buffer.alloc(0))
  expect([empty.status, empty.body.code]).toEqual([400, 'EMPTY'])
})

test('names lead nowhere and fit the pattern of their source', () => {
  expect(keptName('../../etc/passwd')).toBe('passwd')
  expect(keptName('C:\\ekspor\\.acd[1]\n*.csv')).toBe('acd_1___.csv')
  expect(() => keptName('..')).toThrow('shorter name')
  expect(nameFor('acd-*.csv*', 'ekspor mei.csv.gz')).toBe('acd-ekspor mei.csv')
  expect(nameFor('*.csv', 'a.csv')).toBe('a.csv')
})
