import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { MixReply } from '#contract/mix.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { SHARED } from '../fixtures/sites.ts'

const folder = inject('bankSite')
if (folder === null) console.warn('skipped: the bank data are not beside the project')

const FEBRUARY = 'from=1999-02-01&to=1999-03-01'

describe.skipIf(folder === null)("the bank's February through the API equals its truth", () => {
  const truth =
    folder === null ? {} : JSON.parse(readFileSync(join(SHARED, 'anonymous-bank-1999-02', 'truth.json'), 'utf8'))
  let app: TestApp
  let kpis: KpisReply['data']['kpis']

  beforeAll(async () => {
    app = await testApp(folder!)
    kpis = (await app.get<KpisReply>(`/api/v1/kpis?${FEBRUARY}`)).body.data.kpis
  })
  afterAll(() => app.close())

  const value = (id: string) => kpis.find((kpi) => kpi.id === id)!.figure.value

  test('counts', () => {
    expect([value('offered'), value('answered'), value('abandoned')]).toEqual([31_125, 27_162, 3_963])
    expect([truth.offered, truth.answered, truth.abandoned_in_queue]).toEqual([31_125, 27_162, 3_963])
    expect(value('abandonRate')).toBeCloseTo(truth.abandon_rate_of_offered, 6)
  })

  test('waits', () => {
    expect(value('waitMean')).toBeCloseTo(truth.wait_answered_A.mean, 4)
    expect([value('waitP50'), value('waitP90'), value('waitP95')]).toEqual([6, 131, 189])
    expect([
      truth.wait_answered_A.median,
      truth.wait_answered_A.p90_nearest_rank,
      truth.wait_answered_A.p95_nearest_rank
    ]).toEqual([6, 131, 189])
    expect(value('talkMean')).toBeCloseTo(truth.talk_answered.mean, 3)
  })

  test.each([10, 15, 20, 30, 60])('share within %i s of answered, of offered and less those gone', async (seconds) => {
    const of = async (variant: string) => {
      const { body } = await app.get<KpisReply>(`/api/v1/kpis?${FEBRUARY}&within=${seconds}&variant=${variant}`)
      return body.data.kpis.find(({ id }) => id === 'serviceLevel')!.figure.value
    }
    const expected = truth.service_level_A[String(seconds)]
    expect(await of('answered')).toBeCloseTo(expected.of_answered, 6)
    expect(await of('negative')).toBeCloseTo(expected.of_offered, 6)
    expect(await of('ignore')).toBeCloseTo(expected.of_offered_minus_abandoned_within_T, 6)
  })

  test('the thresholds table says the same', async () => {
    const { body } = await app.get<AnswerTimesReply>(`/api/v1/answer-times?${FEBRUARY}`)
    for (const row of body.data.thresholds.filter(({ withinSeconds }) =>
      [10, 15, 20, 30, 60].includes(withinSeconds)
    )) {
      const expected = truth.service_level_A[String(row.withinSeconds)]
      expect(row.answered.value).toBeCloseTo(expected.of_answered, 6)
      expect(row.negative.value).toBeCloseTo(expected.of_offered, 6)
      expect(row.ignore.value).toBeCloseTo(expected.of_offered_minus_abandoned_within_T, 6)
    }
  })

  test('days, hours and the busiest hour', async () => {
    const { body } = await app.get<VolumeReply>(`/api/v1/volume?${FEBRUARY}`)
    expect(body.data.busiest[0]).toMatchObject({ date: '1999-02-14', hour: 21, offered: 237 })
    const days = Object.entries(
      truth.by_day as Record<string, { offered: number; answered: number; abandoned: number }>
    )
    expect(body.data.buckets.map(({ at, offered, answered, abandoned }) => [at, offered, answered, abandoned])).toEqual(
      days.map(([day, row]) => [day, row.offered, row.answered, row.abandoned])
    )
    for (const [hour, row] of Object.entries(truth.by_hour as Record<string, { offered: number }>)) {
      const cells = body.data.heat.filter((cell) => cell.hour === Number(hour))
      expect(cells.reduce((sum, { offered }) => sum + offered, 0)).toBe(row.offered)
    }
  })

  test('categories are its own types; absent figures say why', async () => {
    const { body } = await app.get<MixReply>(`/api/v1/mix?${FEBRUARY}`)
    expect(body.data.bases).toEqual(['calls'])
    expect(body.data.total.value).toBe(31_125)
    for (const id of ['valid', 'ghostShare', 'transferRate', 'dispatched', 'responseP90', 'occupancy']) {
      expect(kpis.find((kpi) => kpi.id === id)!.figure).toEqual({ value: null, why: 'not-exported' })
    }
  })

  test('operators: calls and talk of each, presence not exported', async () => {
    const { body } = await app.get<OperatorsReply>(`/api/v1/operators?${FEBRUARY}`)
    expect(body.data.readySeconds).toEqual({ value: null, why: 'not-exported' })
    const days = readFileSync(join(SHARED, 'anonymous-bank-1999-02', 'operator_days.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
    const calls = new Map<string, number>()
    for (const line of days) {
      const [, operator, , , n] = line.split(',')
      calls.set(operator!, (calls.get(operator!) ?? 0) + Number(n))
    }
    expect(new Set(body.data.operators.map(({ id }) => id))).toEqual(new Set(calls.keys()))
  })
})
