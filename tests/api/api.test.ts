import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Value } from 'typebox/value'
import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { AnswerTimesReply } from '#contract/answer-times.ts'
import { Problem } from '#contract/common.ts'
import { ExplainReply } from '#contract/explain.ts'
import { FunnelReply } from '#contract/funnel.ts'
import { DefinitionsReply } from '#contract/definitions.ts'
import { GhostMeterReply } from '#contract/ghost-meter.ts'
import { KpisReply } from '#contract/kpis.ts'
import { CoverageReply, LoadsReply, RejectsReply, SourcesReply } from '#contract/loads.ts'
import { MetaReply } from '#contract/meta.ts'
import { MixReply } from '#contract/mix.ts'
import { OperatorProfileReply, OperatorsReply } from '#contract/operators.ts'
import { BurstEventsReply, BurstsReply } from '#contract/bursts.ts'
import { ChangesReply } from '#contract/changes.ts'
import { StandardsReply, VerdictsReply } from '#contract/standards.ts'
import { SECTIONS } from '#contract/settings.ts'
import { ResponseTimesReply } from '#contract/response-times.ts'
import { VolumeReply, VolumeSeriesReply } from '#contract/volume.ts'
import { KPI_IDS } from '#domain/kpis.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { testSite } from '../fixtures/load-site.ts'

const SCHEMAS = {
  meta: MetaReply,
  kpis: KpisReply,
  volume: VolumeReply,
  'volume/series': VolumeSeriesReply,
  mix: MixReply,
  'answer-times': AnswerTimesReply,
  'response-times': ResponseTimesReply,
  operators: OperatorsReply,
  'operators/profile': OperatorProfileReply,
  funnel: FunnelReply,
  standards: StandardsReply,
  'standards/verdicts': VerdictsReply,
  loads: LoadsReply,
  sources: SourcesReply,
  rejects: RejectsReply,
  coverage: CoverageReply,
  changes: ChangesReply,
  definitions: DefinitionsReply,
  explain: ExplainReply,
  bursts: BurstsReply,
  'bursts/events': BurstEventsReply,
  'ghost-meter': GhostMeterReply
}
const PERIOD_PATHS = [
  'kpis',
  'volume',
  'volume/series',
  'mix',
  'answer-times',
  'response-times',
  'operators',
  'operators/profile',
  'funnel',
  'standards',
  'standards/verdicts',
  'bursts',
  'bursts/events',
  'ghost-meter'
]

/** The newest arrival in October's export, read apart from the product: local stamps of WIB are 7 hours ahead of UTC. */
function lastArrival(): string {
  const file = join(import.meta.dirname, '..', '..', 'sample-data', 'exports', 'acd', 'acd-2026-10.csv.gz')
  const stamps = gunzipSync(readFileSync(file))
    .toString()
    .split('\r\n')
    .map((line) => line.split(';'))
    .filter((cells) => cells.length === 15 && /^(DIJAWAB|DITINGGALKAN|TERPUTUS)$/.test(cells[6]!))
    .map((cells) => cells[2]!.replace(/^(..)\/(..)\/(....) /, '$3-$2-$1T'))
    .filter((stamp) => stamp.startsWith('2026-10'))
  const last = stamps.sort().at(-1)!
  return new Date(Date.parse(`${last}+07:00`)).toISOString().replace('.000Z', 'Z')
}

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

describe('replies', () => {
  test.each(Object.entries(SCHEMAS))('/%s is what its contract says', async (path, schema) => {
    const { status, body } = await app.get(`/api/v1/${path}`)
    expect(status).toBe(200)
    expect([...Value.Errors(schema, body)].slice(0, 3)).toEqual([])
  })

  test.each(PERIOD_PATHS)('/%s with every common parameter at once', async (path) => {
    const query =
      'from=2026-03-01&to=2026-03-15&centre=palembang&category=medical&category=fire&grain=hour&compare=previous&compare=lebaran&within=15&variant=kominfo'
    const { status, body } = await app.get(`/api/v1/${path}?${query}`)
    expect(status).toBe(200)
    expect([...Value.Errors(SCHEMAS[path as 'kpis'], body)].slice(0, 3)).toEqual([])
  })

  test('every KPI of the contract is answered, and none is NaN', async () => {
    const { body } = await app.get<KpisReply>('/api/v1/kpis')
    expect(body.data.kpis.map(({ id }) => id)).toEqual([...KPI_IDS])
    for (const { figure } of body.data.kpis) expect(figure.value === null || Number.isFinite(figure.value)).toBe(true)
  })

  test('without a period the last 28 days of data are meant', async () => {
    const { body } = await app.get<KpisReply>('/api/v1/kpis')
    expect([body.meta.from, body.meta.to]).toEqual(['2026-10-04', '2026-11-01'])
    expect(body.meta.coverage).toMatchObject({ days: 28, daysWithData: 28, hours: 672 })
    expect(body.meta.dataUntil['acd']).toBe(lastArrival())
  })

  test('a period without data is no data, not zero', async () => {
    const { body } = await app.get<KpisReply>('/api/v1/kpis?from=2020-01-01&to=2020-02-01')
    const of = (id: string) => body.data.kpis.find((kpi) => kpi.id === id)!
    expect(of('offered').figure).toEqual({ value: null, why: 'no-data' })
    expect(of('serviceLevel').status).toBe('no-data')
    const { body: volume } = await app.get<VolumeReply>('/api/v1/volume?from=2025-09-29&to=2025-10-03')
    expect(volume.data.buckets.map(({ offered }) => offered === null)).toEqual([true, true, false, false])
  })

  test('counts of periods that are covered differently have no change, and the coverage says why', async () => {
    const { body } = await app.get<KpisReply>(
      '/api/v1/kpis?from=2025-11-01&to=2026-11-01&compare=year&compare=previous'
    )
    const [year] = body.data.kpis.find(({ id }) => id === 'offered')!.comparisons
    expect(year).toMatchObject({ from: '2024-11-01', to: '2025-11-01', coverage: { days: 365, daysWithData: 31 } })
    expect(year!.change).toEqual({ absolute: null, relative: null })
    const rate = body.data.kpis.find(({ id }) => id === 'answerRate')!.comparisons[0]!
    expect(rate.change.absolute).not.toBeNull()
  })

  test('a filter that matches nothing is zero calls, and shares of it are absent', async () => {
    const { body } = await app.get<KpisReply>('/api/v1/kpis?operator=OP-01&category=fire&district=Nowhere')
    const of = (id: string) => body.data.kpis.find((kpi) => kpi.id === id)!.figure
    expect(of('offered')).toEqual({ value: 0, n: 0 })
    expect(of('answerRate')).toEqual({ value: null, why: 'no-calls' })
  })

  test('a filter that only calls carry makes figures of incidents untellable', async () => {
    const { body } = await app.get<KpisReply>('/api/v1/kpis?language=id')
    expect(body.data.kpis.find(({ id }) => id === 'responseP90')!.figure).toEqual({ value: null, why: 'not-exported' })
  })

  test('few calls get no verdict', async () => {
    const { body } = await app.get<KpisReply>('/api/v1/kpis?from=2026-10-31&to=2026-11-01&language=zh')
    const level = body.data.kpis.find(({ id }) => id === 'serviceLevel')!
    expect(level.figure.value === null || level.figure.n < 30).toBe(true)
    expect(level.status).toBe(level.figure.value === null ? 'no-data' : 'too-few')
  })
})

describe('refusals', () => {
  const bad: [string, number, string][] = [
    ['/api/v1/kpis?categori=fire', 400, 'categori'],
    ['/api/v1/kpis?from=2026-13-01', 400, 'from'],
    ['/api/v1/kpis?from=01/02/2026', 400, 'from'],
    ['/api/v1/kpis?from=2026-03-02&to=2026-03-02', 400, 'from'],
    ['/api/v1/kpis?centre=jakarta', 400, 'jakarta'],
    ['/api/v1/kpis?compare=previous&compare=year&compare=weekday', 400, 'compare'],
    ['/api/v1/kpis?within=-1', 400, 'within'],
    ['/api/v1/kpis?within=ten', 400, 'within'],
    ['/api/v1/kpis?variant=best', 400, 'variant'],
    ['/api/v1/volume?from=2025-10-01&to=2026-11-01&grain=slot', 400, 'slot'],
    ['/api/v1/rejects?limit=100000', 400, 'limit'],
    ['/api/v1/meta?x=1', 400, 'x'],
    ['/api/v1/nothing', 404, '/api/v1/nothing']
  ]
  test.each(bad)('%s', async (path, status, named) => {
    const reply = await app.get<Problem>(path)
    expect(reply.status).toBe(status)
    expect(reply.headers['content-type']).toContain('application/problem+json')
    expect(Value.Check(Problem, reply.body)).toBe(true)
    expect(reply.body.detail).toContain(named)
  })

  test('a quote in a filter is a value like another', async () => {
    const { status, body } = await app.get<KpisReply>(
      `/api/v1/kpis?district=${encodeURIComponent("o'brien'; drop table fct_calls;--")}`
    )
    expect(status).toBe(200)
    expect(body.data.kpis[0]!.figure).toEqual({ value: 0, n: 0 })
  })
})

describe('caching and formats', () => {
  test('a known reply is not sent again', async () => {
    const first = await app.get('/api/v1/volume')
    const tag = String(first.headers['etag'])
    const second = await app.get('/api/v1/volume', { 'if-none-match': tag })
    expect([second.status, second.raw.length]).toEqual([304, 0])
    const other = await app.get('/api/v1/volume?grain=week', { 'if-none-match': tag })
    expect(other.status).toBe(200)
  })

  test('the series also as Arrow and as CSV, with the same figures', async () => {
    const path = '/api/v1/volume?from=2026-03-01&to=2026-03-08'
    const { body } = await app.get<VolumeReply>(path)
    const arrow = await app.get(path, { accept: 'application/vnd.apache.arrow.stream' })
    expect(arrow.headers['content-type']).toContain('application/vnd.apache.arrow.stream')
    expect(
      tableFromIPC(arrow.raw)
        .toArray()
        .map((row) => row.toJSON())
    ).toEqual(body.data.buckets)
    const csv = await app.get(path, { accept: 'text/csv' })
    const lines = csv.raw.toString('utf8').trim().split('\r\n')
    expect(lines).toEqual([
      'at,offered,answered,abandoned,cutOff,known',
      ...body.data.buckets.map((row) => Object.values(row).join(','))
    ])
  })

  const NOTES = ['notes', 'notes/{id}', 'notes/{id}/history']
  const STAFFING = [
    'staffing-gap',
    ...['cover', 'roster', 'roster/check', 'roster/ical', 'roster/xlsx', 'rules'].map((path) => `staffing/${path}`),
    ...['jobs/{id}', 'jobs/{id}/slots', 'jobs/{id}/stop'].map((path) => `staffing/${path}`),
    ...['forecast', 'requirement', 'replay', 'surge'].map((path) => `staffing/${path}`),
    ...['scenarios', 'scenarios/{id}'].map((path) => `staffing/${path}`)
  ]
  const RECORDS = ['calls', 'calls/{id}', 'incidents', 'incidents/{id}']
  const SETTINGS = ['settings', ...SECTIONS.map((section) => `settings/${section}`)]
  const INTAKE = ['intake', ...['', '/trial', '/load', '/stop'].map((end) => `intake/{id}${end}`)]

  test('the description lists every path, and the documentation is served', async () => {
    const { body } = await app.get<{ paths: Record<string, unknown> }>('/api/openapi.json')
    expect(Object.keys(body.paths).sort()).toEqual(
      [
        ...Object.keys(SCHEMAS),
        ...INTAKE,
        ...RECORDS,
        ...SETTINGS,
        ...NOTES,
        ...STAFFING,
        ...['receipt', 'events', 'rejects/repair', 'compare', 'district-map', 'answers'],
        ...['withdraw', 'restore'].map((end) => `loads/{sha256}/${end}`)
      ]
        .map((path) => `/api/v1/${path}`)
        .sort()
    )
    expect((await app.get('/api/docs/')).status).toBe(200)
  })

  test('alive, ready, measured', async () => {
    expect((await app.get('/healthz')).status).toBe(200)
    expect((await app.get('/readyz')).status).toBe(200)
    expect((await app.get('/metrics')).raw.toString()).toContain('pantau_requests_total{route="/api/v1/kpis"')
  })
})

describe('an empty site', () => {
  test('answers everything, and is not ready', async () => {
    const site = testSite()
    const empty = await testApp(site.folder)
    for (const [path, schema] of Object.entries(SCHEMAS)) {
      const { status, body } = await empty.get(`/api/v1/${path}`)
      expect([path, status, [...Value.Errors(schema, body)].slice(0, 1)]).toEqual([path, 200, []])
    }
    const { body } = await empty.get<KpisReply>('/api/v1/kpis')
    expect(body.data.kpis[0]!.figure).toEqual({ value: null, why: 'no-data' })
    expect((await empty.get('/readyz')).status).toBe(503)
    expect((await empty.get('/healthz')).status).toBe(200)
    await empty.close()
    site.remove()
  })
})
