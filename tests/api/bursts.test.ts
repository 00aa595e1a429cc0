import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { BurstEventsReply, BurstsReply } from '#contract/bursts.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { call, publishedSite } from '../fixtures/warehouse.ts'
import { INDONESIAN, readExports, secondsOf } from '../sample/read-exports.ts'

const rows = [
  ...readExports('acd', {
    delimiter: ';',
    empty: '',
    key: ['ID_PANGGILAN'],
    required: ['WAKTU_MASUK', 'STATUS'],
    times: { WAKTU_MASUK: INDONESIAN, WAKTU_JAWAB: INDONESIAN, WAKTU_SELESAI: INDONESIAN },
    numbers: ['DETIK_PASCA'],
    words: {
      STATUS: ['DIJAWAB', 'DITINGGALKAN', 'TERPUTUS'],
      JENIS_PANGGILAN: ['DARURAT', 'NON DARURAT', 'INFORMASI', 'PRANK', 'GHOST', 'SILENT', 'UJI COBA'],
      KATEGORI: ['MEDIS', 'KEBAKARAN', 'KEAMANAN', 'KECELAKAAN', 'BENCANA', 'LAINNYA'],
      BAHASA: ['INDONESIA', 'INGGRIS', 'MANDARIN', 'JEPANG', 'ARAB'],
      DIALIHKAN: ['YA', 'TIDAK']
    }
  }).rows.values()
]
const at = (text: string) => secondsOf(text, INDONESIAN)!
const moment = (local: string) => Date.parse(`${local}:00Z`) / 1000
const between = (from: string, to: string) =>
  rows.filter((row) => at(row['WAKTU_MASUK']!) >= moment(from) && at(row['WAKTU_MASUK']!) < moment(to))

describe('the sample', () => {
  let app: TestApp
  const ask = async (query: string) => (await app.get<BurstsReply>(`/api/v1/bursts?${query}`)).body.data
  beforeAll(async () => {
    app = await testApp(inject('sampleSite'))
  })
  afterAll(() => app.close())

  test('finds the siren of 14 April, with its service as counted from the exports', async () => {
    const { events, why, method } = await ask('from=2026-04-01&to=2026-05-01')
    expect([why, method.slotMinutes, method.daysKnown]).toEqual([null, 15, 396])
    const siren = events.find(({ from }) => from.startsWith('2026-04-14'))!
    expect([siren.kind, siren.from, siren.to]).toEqual(['high', '2026-04-14T16:00', '2026-04-14T16:45'])
    const own = between(siren.from, siren.to)
    const answered = own.filter((row) => row['STATUS'] === 'DIJAWAB')
    const waits = answered
      .map((row) => at(row['WAKTU_JAWAB']!) - at(row['WAKTU_MASUK']!))
      .filter((wait) => wait >= 0)
      .sort((a, b) => a - b)
    expect(siren.offered).toBe(own.length)
    expect(siren.service.answered).toMatchObject({ numerator: answered.length, denominator: own.length })
    expect(siren.service.answeredWithin).toMatchObject({ numerator: waits.filter((wait) => wait <= 10).length })
    expect(siren.service.waitMean.value).toBeCloseTo(waits.reduce((sum, wait) => sum + wait, 0) / waits.length, 9)
    expect(siren.service.waitP90.value).toBe(waits[Math.ceil(0.9 * waits.length) - 1])
    expect(siren.excess).toBeGreaterThan(700)
    expect(siren.interval[1]).toBeLessThan(30)
    expect(siren.groups[0]).toMatchObject({ category: 'disaster', district: 'Ilir Timur I' })
  })

  test('the events alone are those of the whole, without what is told of each', async () => {
    const query = 'from=2026-03-01&to=2026-06-01'
    const whole = await ask(query)
    const { data } = (await app.get<BurstEventsReply>(`/api/v1/bursts/events?${query}`)).body
    expect(data.eventsFound).toBe(whole.eventsFound)
    expect(data.events.length).toBeGreaterThan(0)
    expect(data.events).toEqual(
      whole.events.map(({ kind, from, to, offered, expected, excess }) => ({
        kind,
        from,
        to,
        offered,
        expected,
        excess
      }))
    )
  })

  test('of thirteen months few events, whatever range asks for them', async () => {
    const all = await ask('from=2025-10-01&to=2026-11-01')
    expect(all.eventsFound).toBeLessThan(15)
    expect(all.events.some(({ from }) => from.startsWith('2026-01-09'))).toBe(true)
    const april = await ask('from=2026-04-14&to=2026-04-15')
    expect(april.events).toEqual(all.events.filter(({ from }) => from.startsWith('2026-04-14')))
    expect([all.grain, april.grain, april.series.length]).toEqual(['day', 'slot', 96])
  })

  test('the series is that of the volume page, as fine as the range allows', async () => {
    const { body } = await app.get<VolumeReply>('/api/v1/volume?from=2026-04-01&to=2026-05-01&grain=hour')
    const { series, grain } = await ask('from=2026-04-01&to=2026-05-01')
    expect(grain).toBe('hour')
    expect(series.slice(0, -1).map((bucket) => [bucket.at, bucket.offered])).toEqual(
      body.data.buckets.slice(0, -1).map((bucket) => [bucket.at, bucket.offered])
    )
    const usual = series.filter(({ flag }) => flag === null)
    const inside = usual.filter(({ offered, low, high }) => offered! >= low! && offered! <= high!)
    expect(inside.length / usual.length).toBeGreaterThan(0.94)
  })

  test('redundant calls: those that name an incident another call had named', async () => {
    const { redundant } = await ask('from=2026-01-01&to=2026-02-01')
    const month = between('2026-01-01T00:00', '2026-02-01T00:00')
    const byTicket = new Map<string, number>()
    for (const row of month) {
      const ticket = row['NO_TIKET']!
      if (ticket !== '') byTicket.set(ticket, (byTicket.get(ticket) ?? 0) + 1)
    }
    const counts = [...byTicket.values()]
    expect(redundant.share).toMatchObject({
      numerator: counts.reduce((sum, n) => sum + n - 1, 0),
      denominator: month.length
    })
    expect([redundant.incidents, redundant.reportedAgain]).toEqual([counts.length, counts.filter((n) => n > 1).length])
    expect(redundant.groups.map(({ calls }) => calls)).toEqual(counts.sort((a, b) => b - a).slice(0, 20))
    for (const { incident, calls } of redundant.groups) expect(byTicket.get(incident)).toBe(calls)
  })

  test('under a filter the chosen calls are judged', async () => {
    const { events, series } = await ask('from=2026-04-01&to=2026-05-01&category=disaster')
    const april = between('2026-04-01T00:00', '2026-05-01T00:00').filter((row) => row['KATEGORI'] === 'BENCANA')
    expect(series.reduce((sum, { offered }) => sum + (offered ?? 0), 0)).toBe(april.length)
    expect(events.map(({ from }) => from.slice(0, 13))).toContain('2026-04-14T16')
  })

  test('as CSV and under unknown words', async () => {
    const { raw } = await app.get('/api/v1/bursts?from=2026-04-14&to=2026-04-15', { accept: 'text/csv' })
    expect(raw.toString('utf8').replace('\ufeff', '').split(/\r?\n/)[0]).toBe('at,offered,expected,low,high,flag')
    expect((await app.get('/api/v1/bursts?colour=red')).status).toBe(400)
  })
})

describe.skipIf(inject('bankSite') === null)("the bank's February", () => {
  let app: TestApp
  beforeAll(async () => {
    app = await testApp(inject('bankSite')!)
  })
  afterAll(() => app.close())

  test('its busiest hour stands out, its closed Saturdays do not; incidents are not in the export', async () => {
    const { body } = await app.get<BurstsReply>('/api/v1/bursts?from=1999-02-01&to=1999-03-01')
    const { events, redundant } = body.data
    expect(events.find(({ from }) => from.startsWith('1999-02-14'))).toMatchObject({
      kind: 'high',
      from: '1999-02-14T21:15',
      to: '1999-02-14T22:30'
    })
    expect(events.filter(({ from }) => new Date(`${from.slice(0, 10)}T00:00:00Z`).getUTCDay() === 6)).toEqual([])
    expect(redundant.share).toEqual({ value: null, why: 'not-exported' })
  })
})

test.skipIf(inject('sfFireSite') === null)('a register without calls is not judged', async () => {
  const app = await testApp(inject('sfFireSite')!)
  const { body } = await app.get<BurstsReply>('/api/v1/bursts?from=2016-12-01&to=2017-01-01')
  expect([body.data.why, body.data.series, body.data.events]).toEqual(['not-exported', [], []])
  await app.close()
})

test('a week of data is too few to judge', async () => {
  const folder = await publishedSite({
    calls: Array.from({ length: 7 }, (_, day) => call({ at: `2026-03-0${day + 1} 10:00:00`, waited: 3 }))
  })
  const app = await testApp(folder)
  const { body } = await app.get<BurstsReply>('/api/v1/bursts?from=2026-03-01&to=2026-03-08')
  expect([body.data.why, body.data.series, body.data.eventsFound]).toEqual(['too-few', [], 0])
  await app.close()
  rmSync(folder, { recursive: true })
})

test('the words of the SQL for offered calls are not written again', () => {
  const sql = ['burst-slots', 'burst-service', 'burst-groups', 'redundant-sums', 'redundant-groups'].map((name) =>
    readFileSync(new URL(`../../server/queries/${name}.sql`, import.meta.url), 'utf8')
  )
  for (const text of sql) expect(text).toContain('offered_calls($from, $to, $filters)')
})
