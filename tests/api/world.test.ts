import { rmSync } from 'node:fs'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { FunnelReply } from '#contract/funnel.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { ResponseTimesReply } from '#contract/response-times.ts'
import { VolumeReply } from '#contract/volume.ts'
import type { Figure } from '#domain/figure.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { call, incident, operatorSlot, publishedSite } from '../fixtures/warehouse.ts'

const answered = { waited: 4, talked: 60, handled: 80, operator: 'OP-1', disposition: 'emergency' }

/** Monday 2 March 2026, the 3rd without any row, the 4th with one call; hand-counted below. */
const WORLD = {
  calls: [
    call({ at: '2026-03-02 10:00:00', ...answered, category: 'fire', caller: 7 }),
    call({ at: '2026-03-02 10:10:00', ...answered, category: 'medical', caller: 7, waited: 12 }),
    call({ at: '2026-03-02 10:50:00', ...answered, category: 'fire', caller: 7, waited: 31 }),
    call({ at: '2026-03-02 11:00:00', ...answered, category: 'fire', caller: 8, disposition: 'prank' }),
    call({ at: '2026-03-02 11:01:00', outcome: 'abandoned', waited: 3 }),
    call({ at: '2026-03-02 11:02:00', outcome: 'abandoned', waited: 40 }),
    call({ at: '2026-03-02 11:03:00', outcome: 'cut-off', waited: 0 }),
    call({ at: '2026-03-02 11:04:00', outcome: 'menu', waited: 2 }),
    call({ at: '2026-03-02 11:05:00', outcome: 'excluded' }),
    call({ at: '2026-03-01 23:50:00', outcome: 'abandoned', waited: 9, caller: 9 }),
    call({ at: '2026-03-02 00:05:00', outcome: 'abandoned', waited: 9, caller: 9 }),
    call({ at: '2026-03-04 09:00:00', ...answered })
  ],
  incidents: [
    incident({ at: '2026-03-02 10:01:00', arrived: true, response_s: 600, category: 'fire', agency: 'DAMKAR' }),
    incident({ at: '2026-03-02 10:11:00', arrived: true, response_s: 300, category: 'medical' }),
    incident({ at: '2026-03-02 12:00:00', dispatched: true, arrived: true, response_s: 900, category: 'fire' })
  ],
  operatorSlots: [
    operatorSlot({ at: '2026-03-02 10:00:00', operator: 'OP-1', state: 'ready', seconds: 900 }),
    operatorSlot({ at: '2026-03-02 10:15:00', operator: 'OP-1', state: 'ready', seconds: 700 }),
    operatorSlot({ at: '2026-03-02 10:15:00', operator: 'OP-1', state: 'pause', seconds: 200 }),
    operatorSlot({ at: '2026-03-02 10:00:00', operator: 'OP-1', state: 'handling', seconds: 160 })
  ]
}

let folder: string
let app: TestApp
beforeAll(async () => {
  folder = await publishedSite(WORLD)
  app = await testApp(folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const DAY = 'from=2026-03-02&to=2026-03-03'
const EMPTY = 'from=2020-01-01&to=2020-01-08'
const absentFor = (why: string) => ({ value: null, why })

async function kpi(id: string, query: string): Promise<Figure> {
  const { status, body } = await app.get<KpisReply>(`/api/v1/kpis?${query}`)
  expect(status).toBe(200)
  return body.data.kpis.find((each) => each.id === id)!.figure as Figure
}

describe('a hand-counted Monday', () => {
  test.each([
    ['offered', 8],
    ['connected', 7],
    ['answered', 4],
    ['abandoned', 3],
    ['valid', 3],
    ['emergency', 3],
    ['dispatched', 1],
    ['arrived', 3],
    ['answerRate', 4 / 8],
    ['abandonRate', 3 / 8],
    ['serviceLevel', 2 / 8],
    ['waitMean', (4 + 12 + 31 + 4) / 4],
    ['waitP50', 4],
    ['waitP90', 31],
    ['talkMean', 60],
    ['handleMean', 80],
    ['prankShare', 1 / 4],
    ['repeatCallers', 2 / 5],
    ['occupancy', 160 / 1600],
    ['responseP90', 900]
  ])('%s is %d', async (id, expected) => {
    expect((await kpi(id, DAY)).value).toBeCloseTo(expected, 12)
  })

  test.each([
    ['negative', 2 / 8],
    ['answered', 2 / 4],
    ['ignore', 2 / (8 - 3)],
    ['positive', (2 + 3) / 8],
    ['short', 2 / (8 - 2)],
    ['kominfo', 3 / (8 - 2)]
  ])('service level, variant %s', async (variant, expected) => {
    expect((await kpi('serviceLevel', `${DAY}&variant=${variant}`)).value).toBeCloseTo(expected, 12)
  })
})

describe('a caller rings again', () => {
  test('also where the call before came before the period', async () => {
    expect(await kpi('repeatCallers', DAY)).toMatchObject({ numerator: 2, denominator: 5 })
  })

  test('also where the call before is not among the filtered ones', async () => {
    expect(await kpi('repeatCallers', `${DAY}&category=medical`)).toMatchObject({ numerator: 1, denominator: 1 })
    expect(await kpi('repeatCallers', `${DAY}&category=fire`)).toMatchObject({ numerator: 0, denominator: 3 })
  })
})

describe('the funnel', () => {
  test('answers where units arrived without a stamp of their dispatch', async () => {
    const { status, body } = await app.get<FunnelReply>(`/api/v1/funnel?${DAY}`)
    expect(status).toBe(200)
    const step = (id: string) => body.data.steps.find((each) => each.id === id)!
    expect(step('arrived').figure.value).toBe(3)
    expect(step('arrived').ofPrevious).toMatchObject({ numerator: 1, denominator: 1 })
    expect(step('dispatched').ofPrevious).toMatchObject({ numerator: 1, denominator: 3 })
  })
})

describe('why there is no figure', () => {
  test('no data of the feed in the period', async () => {
    const { body: times } = await app.get<AnswerTimesReply>(`/api/v1/answer-times?${EMPTY}`)
    expect(times.data.overall.p90).toEqual(absentFor('no-data'))
    expect(times.data.overall.serviceLevel).toEqual(absentFor('no-data'))
    expect(times.data.buckets[0]!.p90).toEqual(absentFor('no-data'))
    expect(times.data.thresholds[0]!.negative).toEqual(absentFor('no-data'))
    const { body: response } = await app.get<ResponseTimesReply>(`/api/v1/response-times?${EMPTY}`)
    expect(response.data.intervals.find(({ id }) => id === 'response')!.p90).toEqual(absentFor('no-data'))
    const { body: volume } = await app.get<VolumeReply>(`/api/v1/volume?${EMPTY}`)
    expect(volume.data.repeatCallers).toEqual(absentFor('no-data'))
  })

  test('a day without rows among days with rows', async () => {
    const { body } = await app.get<AnswerTimesReply>('/api/v1/answer-times?from=2026-03-02&to=2026-03-05')
    expect(body.data.buckets.map(({ p90 }) => p90.value ?? ('why' in p90 && p90.why))).toEqual([31, 'no-data', 4])
    const { body: volume } = await app.get<VolumeReply>('/api/v1/volume?from=2026-03-02&to=2026-03-05&category=fire')
    expect(volume.data.buckets.map(({ offered }) => offered)).toEqual([3, null, 0])
  })

  test('no calls among the filtered ones', async () => {
    const { body } = await app.get<AnswerTimesReply>(`/api/v1/answer-times?${DAY}&category=disaster`)
    expect(body.data.overall.p90).toEqual(absentFor('no-calls'))
    expect(body.data.buckets[0]!.p90).toEqual(absentFor('no-calls'))
  })

  test('a filter that the calls do not carry gives no counts of calls, not zeros', async () => {
    const { body } = await app.get<VolumeReply>(`/api/v1/volume?${DAY}&agency=DAMKAR`)
    expect([...Value.Errors(VolumeReply, body)]).toEqual([])
    expect(new Set(body.data.buckets.map(({ offered }) => offered))).toEqual(new Set([null]))
    expect(body.data.calendar.map(({ offered }) => offered)).toEqual([null])
    expect(body.data.heat[0]!.mean).toEqual(absentFor('not-exported'))
    expect(await kpi('offered', `${DAY}&agency=DAMKAR`)).toEqual(absentFor('not-exported'))
    expect((await kpi('arrived', `${DAY}&agency=DAMKAR`)).value).toBe(1)
  })
})

describe('operators', () => {
  test('a bucket that the period holds a part of is measured over that part', async () => {
    const { body } = await app.get<OperatorsReply>(`/api/v1/operators?${DAY}&grain=week`)
    expect(body.data.buckets).toHaveLength(1)
    expect(body.data.buckets[0]!.onDuty.value).toBeCloseTo(1600 / 86_400, 12)
    expect(body.data.buckets[0]!.busy.value).toBeCloseTo(160 / 86_400, 12)
  })

  test('a filter that operator time cannot follow leaves no occupancy, rather than that of all calls', async () => {
    expect(await kpi('occupancy', `${DAY}&category=fire`)).toEqual(absentFor('not-exported'))
    expect((await kpi('occupancy', `${DAY}&operator=OP-1`)).value).toBeCloseTo(0.1, 12)
  })
})
