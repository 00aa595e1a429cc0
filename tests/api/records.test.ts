import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Problem } from '#contract/common.ts'
import type { CallReply, CallsReply, IncidentReply, IncidentsReply } from '#contract/records.ts'
import { addressClass } from '#server/audit/access-log.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { loadedSite } from '../fixtures/sites.ts'
import { call, incident, publish, publishedSite } from '../fixtures/warehouse.ts'
import { modelCalls } from '../fixtures/records-model.ts'
import { load } from '#etl/load.ts'
import { readSite } from '#server/site/site.ts'

const MARCH = 'from=2026-03-01&to=2026-04-01'

let sample: TestApp
beforeAll(async () => {
  sample = await testApp(inject('sampleSite'))
})
afterAll(() => sample.close())

const made: { app?: TestApp; folder: string }[] = []
afterEach(async () => {
  for (const { app, folder } of made.splice(0)) {
    await app?.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

async function world(): Promise<{ app: TestApp; folder: string }> {
  const folder = await publishedSite({
    calls: Array.from({ length: 9 }, (_, i) =>
      call({ at: `2026-03-02 08:0${i}:00`, waited: i, caller: 77_000 + (i % 2), operator: i === 0 ? '=1+1' : '@cmd' })
    ),
    incidents: [incident({ at: '2026-03-02 08:10:00', dispatched: true, district: 'Ilir' })]
  })
  const app = await testApp(folder)
  made.push({ app, folder })
  return { app, folder }
}

const logOf = (folder: string) =>
  readdirSync(join(folder, 'audit')).flatMap((name) =>
    readFileSync(join(folder, 'audit', name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
  )

describe('cursors', () => {
  const PAGE = 'from=2026-03-01&to=2026-04-01&limit=2'

  test('of another question, another order, another kind, or made up: refused with a code', async () => {
    const { app } = await world()
    const { body } = await app.get<CallsReply>(`/api/v1/calls?${PAGE}`)
    const cursor = body.data.next!
    const code = async (path: string) => {
      const reply = await app.get<Problem>(path)
      return [reply.status, reply.body.code]
    }
    const other = [400, 'CURSOR_OTHER_QUERY']
    expect(await code(`/api/v1/calls?${PAGE}&part=answered&cursor=${cursor}`)).toEqual(other)
    expect(await code(`/api/v1/calls?${PAGE}&order=asc&cursor=${cursor}`)).toEqual(other)
    expect(await code(`/api/v1/calls?from=2026-03-01&to=2026-04-02&cursor=${cursor}`)).toEqual(other)
    expect(await code(`/api/v1/incidents?${PAGE}&cursor=${cursor}`)).toEqual(other)
    const invalid = [400, 'CURSOR_INVALID']
    const tampered = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const real = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    for (const text of [
      'x',
      'bnVsbA',
      tampered([]),
      tampered(real.slice(0, 6)),
      tampered([...real.slice(0, 3), '1', 2, 3, 4])
    ])
      expect([text, ...(await code(`/api/v1/calls?${PAGE}&cursor=${text}`))]).toEqual([text, ...invalid])
    expect((await app.get<CallsReply>(`/api/v1/calls?${PAGE}&limit=5&cursor=${cursor}`)).status).toBe(400)
    const another = await app.get<CallsReply>(`/api/v1/calls?from=2026-03-01&to=2026-04-01&limit=200&cursor=${cursor}`)
    expect([another.body.data.rows.length, another.body.data.offset]).toEqual([7, 2])
  })

  test('of data that have changed since: 409, and the first page is there', async () => {
    const { app, folder } = await world()
    const { body } = await app.get<CallsReply>(`/api/v1/calls?${PAGE}`)
    await publish(folder, { calls: [call({ at: '2026-03-02 09:00:00', waited: 1 })] }, 'v2')
    await app.warehouse.refresh()
    const late = await app.get<Problem>(`/api/v1/calls?${PAGE}&cursor=${body.data.next}`)
    expect([late.status, late.body.code]).toEqual([409, 'CURSOR_OTHER_DATA'])
    expect((await app.get<CallsReply>(`/api/v1/calls?${PAGE}`)).body.data.total.value).toBe(1)
  })

  test.each([
    'limit=201',
    'limit=0',
    'hour=24',
    'weekday=0',
    'weekday=8',
    'slot=96',
    'sort=caller',
    'part=all',
    'waitOver=-1',
    'caller=1',
    'offset=3'
  ])('%s is refused', async (query) => {
    expect((await sample.get<Problem>(`/api/v1/calls?${query}`)).body.code).toBe('BAD_QUERY')
  })
})

describe('the access log', () => {
  test('has a line for every look, 0600 in a folder of 0700, and is only added to', async () => {
    const { app, folder } = await world()
    await app.get(`/api/v1/calls?${MARCH}&limit=2&part=answered`)
    const name = readdirSync(join(folder, 'audit'))[0]!
    const first = readFileSync(join(folder, 'audit', name), 'utf8')
    await Promise.all(Array.from({ length: 5 }, () => app.get(`/api/v1/incidents?${MARCH}`)))
    const { body } = await app.get<CallsReply>(`/api/v1/calls?${MARCH}`)
    await app.get(`/api/v1/calls/${body.data.rows[0]!.id}`)
    expect(name).toBe('2026-11.jsonl')
    const text = readFileSync(join(folder, 'audit', name), 'utf8')
    expect(text.startsWith(first)).toBe(true)
    expect((statSync(join(folder, 'audit', name)).mode & 0o777).toString(8)).toBe('600')
    expect((statSync(join(folder, 'audit')).mode & 0o777).toString(8)).toBe('700')
    const looks = logOf(folder)
    expect(looks).toHaveLength(8)
    expect(looks[0]).toEqual({
      at: '2026-11-23T05:00:00.000Z',
      who: 'local',
      from: 'loopback',
      path: '/api/v1/calls',
      query: `${MARCH}&limit=2&part=answered`,
      rows: 2,
      dataVersion: 'v1'
    })
    expect(looks.map(({ rows }) => rows)).toEqual([2, 1, 1, 1, 1, 1, 9, 5])
    // The stored hashes of the callers, and what is shown of them.
    expect(text).not.toMatch(/77000|77001/)
    for (const { caller } of body.data.rows) expect(text).not.toContain(caller!)
  })

  test('a reader who has the reply already is logged again, and figures are not logged', async () => {
    const { app, folder } = await world()
    await app.get(`/api/v1/kpis?${MARCH}`)
    expect(existsSync(join(folder, 'audit'))).toBe(false)
    for (let i = 0; i < 2; i++) {
      const { status, headers } = await app.get(`/api/v1/calls?${MARCH}`, { 'if-none-match': '*' })
      expect([status, headers['cache-control'], headers['etag']]).toEqual([200, 'no-store', undefined])
    }
    expect(logOf(folder)).toHaveLength(2)
  })

  test('that cannot be written: 503, no record, and figures go on', async () => {
    const { app, folder } = await world()
    writeFileSync(join(folder, 'audit'), 'in the way')
    const ids = (await sample.get<CallsReply>(`/api/v1/calls?${MARCH}&limit=1`)).body.data.rows.map(({ id }) => id)
    for (const path of [`calls?${MARCH}`, `incidents?${MARCH}`, 'calls/1-1']) {
      const { status, body, raw } = await app.get<Problem>(`/api/v1/${path}`)
      expect([path, status, raw.includes('arrivedAt')]).toEqual([path, path === 'calls/1-1' ? 404 : 503, false])
      if (status === 503) expect([body.code, body.detail]).toEqual(['ACCESS_LOG', expect.stringContaining('no record')])
    }
    const csv = await app.get(`/api/v1/calls?${MARCH}`, { accept: 'text/csv' })
    expect([csv.status, csv.headers['content-disposition']]).toEqual([503, undefined])
    expect((await app.get(`/api/v1/kpis?${MARCH}`)).status).toBe(200)
    expect(ids).toHaveLength(1)
  })

  test('a log that others could read is closed to them; a link in its place is not followed', async () => {
    const { app, folder } = await world()
    mkdirSync(join(folder, 'audit'))
    const file = join(folder, 'audit', '2026-11.jsonl')
    writeFileSync(file, '')
    chmodSync(file, 0o644)
    await app.get(`/api/v1/calls?${MARCH}`)
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600')
    rmSync(file)
    const elsewhere = join(folder, 'elsewhere')
    writeFileSync(elsewhere, '')
    symlinkSync(elsewhere, file)
    expect((await app.get<Problem>(`/api/v1/calls?${MARCH}`)).body.code).toBe('ACCESS_LOG')
    expect(readFileSync(elsewhere, 'utf8')).toBe('')
  })

  test('keeps the class of an address only', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].map(addressClass)).toEqual(['loopback', 'loopback', 'loopback'])
    expect(['10.1.2.3', '192.168.0.9', '172.31.0.1', 'fd00::1'].map(addressClass)).toEqual(Array(4).fill('private'))
    expect(['172.32.0.1', '8.8.8.8', '2001:db8::1'].map(addressClass)).toEqual(Array(3).fill('public'))
  })
})

describe('masking', () => {
  test('calls of one number share a pseudonym, others do not; no number of the exports leaves', async () => {
    const numbers = new Map<string, string[]>()
    const day = modelCalls().filter(({ date, number }) => date === '2026-03-02' && number !== '')
    for (const { local, number } of day) numbers.set(number, [...(numbers.get(number) ?? []), local])
    const { body, raw } = await sample.get<CallsReply>('/api/v1/calls?from=2026-03-02&to=2026-03-03&limit=200')
    expect(body.data.next).not.toBeNull()
    const { body: rest } = await sample.get<CallsReply>(
      `/api/v1/calls?from=2026-03-02&to=2026-03-03&limit=200&cursor=${body.data.next}`
    )
    const rows = [...body.data.rows, ...rest.data.rows]
    const groups = new Map<string, string[]>()
    for (const { caller, arrivedLocal } of rows)
      if (caller !== null) groups.set(caller, [...(groups.get(caller) ?? []), arrivedLocal])
    const text = (lists: Iterable<string[]>) => [...lists].map((list) => list.sort().join()).sort()
    expect([...numbers.values()].some((list) => list.length > 1)).toBe(true)
    expect(text(groups.values())).toEqual(text(numbers.values()))
    for (const number of numbers.keys()) expect(raw.toString()).not.toContain(number)
  })
})

describe('a record', () => {
  test('a call leads to its incident and back', async () => {
    const { body: list } = await sample.get<IncidentsReply>(`/api/v1/incidents?${MARCH}&limit=20&sort=response`)
    let back = 0
    for (const { id, incidentKey } of list.data.rows.slice(0, 8)) {
      const { body: one } = await sample.get<IncidentReply>(`/api/v1/incidents/${id}`)
      expect(one.data.record.incidentKey).toBe(incidentKey)
      const { body: calls } = await sample.get<CallsReply>(
        `/api/v1/calls?from=2026-02-25&to=2026-04-05&incident=${incidentKey}`
      )
      expect(one.data.calls.map((each) => each.id).sort()).toEqual(calls.data.rows.map((each) => each.id).sort())
      for (const linked of one.data.calls) {
        const { body: from } = await sample.get<CallReply>(`/api/v1/calls/${linked.id}`)
        expect(from.data.incidents.map((each) => each.id)).toEqual([id])
        back++
      }
    }
    expect(back).toBeGreaterThan(3)
  })

  test('calls of the same caller within a day, by the numbers of the exports', async () => {
    const all = modelCalls().filter(({ number }) => number !== '')
    const chosen = all.find(
      (one) => one.date > '2026-03-05' && all.filter(({ number }) => number === one.number).length > 2
    )!
    const { body } = await sample.get<CallsReply>(
      `/api/v1/calls?from=${chosen.date}&to=2026-03-31&order=asc&limit=200&hour=${chosen.hour}`
    )
    const record = body.data.rows.find(
      ({ arrivedLocal, line }) => arrivedLocal === chosen.local && line === chosen.line
    )!
    const { body: one } = await sample.get<CallReply>(`/api/v1/calls/${record.id}`)
    const near = all.filter(
      (other) =>
        other !== chosen &&
        other.number === chosen.number &&
        Math.abs(Date.parse(other.local) - Date.parse(chosen.local)) <= 86_400_000
    )
    expect(one.data.sameCaller.map(({ arrivedLocal }) => arrivedLocal)).toEqual(near.map(({ local }) => local).sort())
  })

  test('one that a later file corrected: every version with its file, line and load, and what changed', async () => {
    const site = await publishedFrom(FIRST_FILE)
    const app = await testApp(site)
    made.push({ app, folder: site })
    const before = await app.get<CallsReply>('/api/v1/calls?from=2026-03-01&to=2026-03-02')
    const old = before.body.data.rows[0]!
    writeFileSync(
      join(site, 'inbox', 'acd', 'b.csv'),
      `${HEAD}\n${ROW.replace('DARURAT', 'PRANK').replace('OP-01', 'OP-02')}\n`
    )
    await load({
      siteFolder: site,
      site: await readSite(site),
      trigger: 'hand',
      now: () => new Date('2026-03-03T00:00:00Z')
    })
    await app.warehouse.refresh()
    const after = await app.get<CallsReply>('/api/v1/calls?from=2026-03-01&to=2026-03-02')
    expect(after.body.data.rows[0]).toMatchObject({
      disposition: 'prank',
      file: 'b.csv',
      fileLine: 2,
      earlierVersions: 1
    })
    const { body, raw } = await app.get<CallReply>(`/api/v1/calls/${after.body.data.rows[0]!.id}`)
    expect(body.data.versions).toMatchObject([
      {
        file: 'b.csv',
        fileLine: 2,
        knownTo: null,
        endedBy: null,
        changed: [
          { name: 'disposition', before: 'emergency', after: 'prank' },
          { name: 'operator', before: 'OP-01', after: 'OP-02' }
        ]
      },
      { file: 'a.csv', fileLine: 2, loadId: old.loadId, endedBy: 'load', changed: [] }
    ])
    // A link to the replaced version leads to what is known now.
    expect((await app.get<CallReply>(`/api/v1/calls/${old.id}`)).body.data.record.id).toBe(body.data.record.id)
    expect(raw.toString()).not.toContain('0001234567')
    expect((await app.get<Problem>('/api/v1/calls/9-9')).body.code).toBe('NO_SUCH_RECORD')
  })
})

const HEAD =
  'ID_PANGGILAN;LINE;WAKTU_MASUK;WAKTU_JAWAB;WAKTU_SELESAI;DETIK_PASCA;STATUS;OPERATOR;JENIS_PANGGILAN;KATEGORI;BAHASA;KECAMATAN;NO_TIKET;NOMOR_PENELEPON;DIALIHKAN'
const ROW =
  '260301-0001;112-1;01/03/2026 08:00:00;01/03/2026 08:00:07;01/03/2026 08:01:00;5;DIJAWAB;OP-01;DARURAT;MEDIS;INDONESIA;Ilir Barat I;;0001234567;TIDAK'
const FIRST_FILE = `${HEAD}\n${ROW}\n`

async function publishedFrom(text: string): Promise<string> {
  const file = join(inject('sampleSite'), '..', `records-${process.pid}`, 'a.csv')
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, text)
  made.push({ folder: join(file, '..') })
  return loadedSite(join(import.meta.dirname, '..', '..', 'sample-data', 'site.yaml'), 'acd', [file])
}

describe('as a file', () => {
  test('cells that a sheet would run are harmless; every row is there', async () => {
    const { app } = await world()
    const { headers, raw } = await app.get(`/api/v1/calls?${MARCH}&limit=2`, { accept: 'text/csv' })
    const lines = raw.toString().trim().split('\r\n')
    expect(lines).toHaveLength(10)
    expect(raw.toString()).toContain(",'=1+1,")
    expect(raw.toString()).toContain(",'@cmd,")
    expect(lines.flatMap((line) => line.split(',')).filter((cell) => /^"?[=+@\t\r-]/.test(cell))).toEqual([])
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename="calls_2026-03-01_2026-04-01.csv"',
      'x-total-rows': '9',
      'x-rows': '9',
      'cache-control': 'no-store'
    })
  })

  test('more than a file may hold: cut, and said so in name and headers', async () => {
    const all = 'from=2025-10-01&to=2026-11-01'
    const { body } = await sample.get<CallsReply>(`/api/v1/calls?${all}&limit=1`)
    const total = body.data.total.value!
    expect(total).toBeGreaterThan(50_000)
    const { headers, raw } = await sample.get(`/api/v1/calls?${all}`, { accept: 'text/csv' })
    expect(raw.toString().trim().split('\r\n')).toHaveLength(50_001)
    expect(headers).toMatchObject({
      'content-disposition': `attachment; filename="calls_2025-10-01_2026-11-01_first-50000-of-${total}.csv"`,
      'x-total-rows': String(total),
      'x-rows': '50000'
    })
  })
})

describe('absent is not none', () => {
  test('incidents under a filter that only calls carry; a period without data; an hour without calls', async () => {
    const total = async (path: string) => (await sample.get<CallsReply>(`/api/v1/${path}`)).body.data.total
    expect(await total(`incidents?${MARCH}&language=id`)).toEqual({ value: null, why: 'not-exported' })
    expect(await total('calls?from=2020-01-01&to=2020-02-01')).toEqual({ value: null, why: 'no-data' })
    expect(await total(`calls?${MARCH}&waitOver=80000`)).toEqual({ value: 0, n: 0 })
  })
})
