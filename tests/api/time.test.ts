import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { MetaReply } from '#contract/meta.ts'
import type { MixReply } from '#contract/mix.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { ResponseTimesReply } from '#contract/response-times.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { quartersIn, shown, startedOn } from '../fixtures/intl-clock.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

const yamlOf = (zone: string, starts: number) => `
site: { id: z, name: { id: Z, en: Z } }
centres: [{ id: c1, name: Satu, time_zone: ${zone}, day_starts: '${String(starts).padStart(2, '0')}:00' }]
sources:
  - id: calls
    kind: calls
    centre: c1
    files: '*.csv'
    time_zone: UTC
    format: { type: csv }
    key: [id]
    columns:
      arrived: { column: in, format: '%Y-%m-%dT%H:%M:%S' }
      wait_s: wait
      outcome: { value: answered }
      category: { column: kind, map: { f: fire, m: medical } }
`

interface Call {
  at: number
  wait: number
}

/** A call at every 1000 s between two instants, waiting 0 to 29 s in turn. */
function callsBetween(from: string, to: string): Call[] {
  const calls: Call[] = []
  for (let at = Date.parse(from); at < Date.parse(to); at += 1_000_000) calls.push({ at, wait: calls.length % 30 })
  return calls
}

function csv(calls: readonly Call[]): string {
  const lines = calls.map(
    ({ at, wait }, i) => `${i},${new Date(at).toISOString().slice(0, 19)},${wait},${i % 3 === 0 ? 'f' : 'm'}`
  )
  return ['id,in,wait,kind', ...lines, ''].join('\n')
}

function countBy(calls: readonly Call[], key: (clock: string) => string, zone: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { at } of calls) {
    const name = key(shown(at, zone))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

const CASES = [
  ['America/New_York', 0, '2025-03-07T00:00:00Z', '2025-03-12T00:00:00Z', '2025-03-08', '2025-03-11'],
  ['America/New_York', 6, '2025-11-01T00:00:00Z', '2025-11-05T00:00:00Z', '2025-11-01', '2025-11-04'],
  ['America/New_York', 0, '2025-11-01T00:00:00Z', '2025-11-05T00:00:00Z', '2025-11-01', '2025-11-04'],
  ['Asia/Jakarta', 6, '2025-12-29T00:00:00Z', '2026-01-03T00:00:00Z', '2025-12-30', '2026-01-02'],
  ['Asia/Makassar', 0, '2024-02-27T00:00:00Z', '2024-03-03T00:00:00Z', '2024-02-28', '2024-03-02'],
  ['Asia/Jayapura', 6, '2025-03-07T00:00:00Z', '2025-03-12T00:00:00Z', '2025-03-08', '2025-03-11'],
  ['Asia/Kathmandu', 0, '2025-11-01T00:00:00Z', '2025-11-05T00:00:00Z', '2025-11-02', '2025-11-04']
] as const

describe.each(CASES)('rows in, rows out: %s, days from %i h, %s', (zone, starts, first, last, from, to) => {
  const calls = callsBetween(first, last)
  const service = (clock: string) => startedOn(clock, starts)
  const isIn = (clock: string) => service(clock) >= from && service(clock) < to
  const inside = calls.filter(({ at }) => isIn(shown(at, zone)))
  const quarters = quartersIn(from, to, zone, starts)
  let site: TestSite
  let app: TestApp
  beforeAll(async () => {
    site = testSite(yamlOf(zone, starts))
    site.put('calls', 'a.csv', csv(calls))
    await site.load()
    app = await testApp(site.folder)
  }, 120_000)
  afterAll(async () => {
    await app.close()
    site.remove()
  })

  test.each(['day', 'hour', 'slot', 'week', 'month'] as const)('the series by %s', async (grain) => {
    const { body } = await app.get<VolumeReply>(`/api/v1/volume?from=${from}&to=${to}&grain=${grain}`)
    const keys = {
      day: service,
      hour: (clock: string) => `${clock.slice(0, 13)}:00`,
      slot: (clock: string) =>
        `${clock.slice(0, 14)}${['00', '15', '30', '45'][Math.floor(Number(clock.slice(14)) / 15)]}`,
      week: (clock: string) => mondayOf(service(clock)),
      month: (clock: string) => `${service(clock).slice(0, 7)}-01`
    }
    const counts = countBy(inside, keys[grain], zone)
    const names = [...new Set([...quarters.keys()].map(keys[grain]))]
    expect(body.data.buckets.map(({ at }) => at)).toEqual(names)
    expect(body.data.buckets.map(({ offered }) => offered)).toEqual(names.map((at) => counts.get(at) ?? 0))
  })

  test('coverage counts the hours that the clock shows, and a whole period has no bounds', async () => {
    const { body } = await app.get<KpisReply>(`/api/v1/kpis?from=${from}&to=${to}`)
    const hours = new Set([...quarters.keys()].map((at) => at.slice(0, 13))).size
    expect(body.meta.coverage).toMatchObject({ hours, hoursWithRows: hours, hoursZero: 0 })
    expect(body.meta.hoursMissing).toBe(0)
    expect(body.data.kpis.filter(({ figure }) => 'bounds' in figure)).toEqual([])
    expect(body.data.kpis.find(({ id }) => id === 'offered')!.figure).toMatchObject({ value: inside.length })
  })

  test('the heat map has its hours in the order of a day, and its weekday is that of the day it starts on', async () => {
    const { body } = await app.get<VolumeReply>(`/api/v1/volume?from=${from}&to=${to}`)
    const counts = countBy(inside, (clock) => `${weekdayOf(service(clock))} ${Number(clock.slice(11, 13))}`, zone)
    for (const cell of body.data.heat)
      expect([cell.weekday, cell.hour, cell.offered]).toEqual([
        cell.weekday,
        cell.hour,
        counts.get(`${cell.weekday} ${cell.hour}`) ?? 0
      ])
    expect(body.data.heat.slice(0, 24).map(({ hour }) => hour)).toEqual(
      [...Array(24).keys()].map((i) => (i + starts) % 24)
    )
  })

  test('the busiest hours carry the date that the clock shows', async () => {
    const { body } = await app.get<VolumeReply>(`/api/v1/volume?from=${from}&to=${to}`)
    const counts = countBy(inside, (clock) => clock.slice(0, 13), zone)
    expect(body.data.busiest).toHaveLength(20)
    for (const { date, hour, offered } of body.data.busiest)
      expect(offered).toBe(counts.get(`${date}T${String(hour).padStart(2, '0')}`))
    const most = [...counts.values()].sort((a, b) => b - a).slice(0, 20)
    expect(body.data.busiest.map(({ offered }) => offered)).toEqual(most)
  })

  test('the page is told when days start', async () => {
    const { body } = await app.get<MetaReply>('/api/v1/meta')
    expect(body.data.dayStarts).toBe(starts)
  })

  test('two comparisons at once, on every endpoint that compares', async () => {
    const query = `from=${from}&to=${to}&compare=previous&compare=weekday`
    const kinds = (replies: readonly { kind: string; from: string; to: string }[]) =>
      replies.map((each) => `${each.kind} ${each.from} ${each.to}`)
    const { body: kpis } = await app.get<KpisReply>(`/api/v1/kpis?${query}`)
    const expected = kinds(kpis.data.kpis[0]!.comparisons)
    expect(expected.map((text) => text.split(' ')[0])).toEqual(['previous', 'weekday'])
    for (const { comparisons } of kpis.data.kpis) expect(kinds(comparisons)).toEqual(expected)
    const { body: volume } = await app.get<VolumeReply>(`/api/v1/volume?${query}`)
    const { body: mix } = await app.get<MixReply>(`/api/v1/mix?${query}`)
    const { body: times } = await app.get<AnswerTimesReply>(`/api/v1/answer-times?${query}`)
    const { body: response } = await app.get<ResponseTimesReply>(`/api/v1/response-times?${query}`)
    const { body: operators } = await app.get<OperatorsReply>(`/api/v1/operators?${query}`)
    for (const { data } of [volume, mix, times, response, operators]) expect(kinds(data.comparisons)).toEqual(expected)
    const then = volume.data.comparisons[0]!
    const before = calls.filter(({ at }) => {
      const day = service(shown(at, zone))
      return day >= then.from && day < then.to
    })
    const told = then.buckets.reduce((sum, { offered }) => sum + (offered ?? 0), 0)
    expect(told).toBe(before.length)
  })
})

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

function mondayOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - (weekdayOf(date) - 1))
  return day.toISOString().slice(0, 10)
}
