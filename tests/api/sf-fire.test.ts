import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import type { SourcesReply } from '#contract/loads.ts'
import type { MixReply } from '#contract/mix.ts'
import type { ResponseTimesReply } from '#contract/response-times.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { SHARED } from '../fixtures/sites.ts'

const folder = inject('sfFireSite')
if (folder === null) console.warn('skipped: the fire data are not beside the project')

const WEEK = 'from=2016-12-31&to=2017-01-08'

describe.skipIf(folder === null)('the fire register through the API equals its truth', () => {
  const truth = folder === null ? {} : JSON.parse(readFileSync(join(SHARED, 'sf-fire-2016-12', 'truth.json'), 'utf8'))
  let app: TestApp
  let times: ResponseTimesReply['data']

  beforeAll(async () => {
    app = await testApp(folder!)
    times = (await app.get<ResponseTimesReply>(`/api/v1/response-times?${WEEK}`)).body.data
  })
  afterAll(() => app.close())

  test('3,560 calls from 7,704 unit rows', async () => {
    const { body } = await app.get<SourcesReply>('/api/v1/sources')
    expect(body.data.sources[0]!.rows).toBe(7_704)
    expect(times.incidents.value).toBe(3_560)
    expect([truth.rows_unit_dispatches, truth.incidents_distinct_call_number]).toEqual([7_704, 3_560])
  })

  test.each([
    ['processing', 'received_to_entry', 74, 167],
    ['alarm', 'received_to_dispatch', 113, 265],
    ['response', 'received_to_scene', 390, 1035],
    ['dispatch', 'entry_to_dispatch', 30, 121]
  ])('%s', (id, name, median, p90) => {
    const stage = times.intervals.find((each) => each.id === id)!
    expect([stage.n, stage.p50.value, stage.p90.value]).toEqual([truth[name].n, median, p90])
    expect([truth[name].median, truth[name].p90_nearest_rank]).toEqual([median, p90])
    expect(stage.mean.value).toBeCloseTo(truth[name].mean, 4)
    expect(stage.p95.value).toBe(truth[name].p95_nearest_rank)
  })

  test('the busiest hour', () => {
    expect(times.busiest.slice(0, truth.busiest_hours.length)).toEqual(truth.busiest_hours)
    expect(times.busiest[0]).toEqual({ date: '2017-01-01', hour: 2, incidents: 41 })
  })

  test('types, neighbourhoods and battalions', async () => {
    const { body } = await app.get<MixReply>(`/api/v1/mix?${WEEK}`)
    const counts = (parts: { id: string | null; n: number }[]) =>
      Object.fromEntries(parts.map(({ id, n }) => [id ?? '', n]))
    expect(counts(body.data.categories)).toEqual(truth.by_type)
    expect(counts(body.data.districts)).toEqual(truth.by_neighbourhood)
    expect(counts(body.data.agencies)).toEqual(truth.by_battalion)
  })

  test('figures of calls are not exported; arrived counts incidents', async () => {
    const { body } = await app.get<KpisReply>(`/api/v1/kpis?${WEEK}`)
    const of = (id: string) => body.data.kpis.find((kpi) => kpi.id === id)!.figure
    expect(of('offered')).toEqual({ value: null, why: 'not-exported' })
    expect(of('arrived').value).toBe(3_560 - truth.incidents_without_on_scene)
    expect(body.meta.coverage).toEqual({ days: 8, daysWithData: 8, hours: 192, hoursWithRows: 190, hoursZero: 2 })
  })
})
