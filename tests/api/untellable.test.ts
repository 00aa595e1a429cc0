import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { MixReply } from '#contract/mix.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { ResponseTimesReply } from '#contract/response-times.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { call, incident, operatorSlot, publishedSite } from '../fixtures/warehouse.ts'

/** Two Mondays and a Tuesday between; the smallest worlds in which the oracle found the product wrong. */
const WORLD = {
  calls: [
    call({ at: '2026-03-02 10:00:00', waited: 4, talked: 60, handled: 80, operator: 'OP-1', language: 'en' }),
    call({ at: '2026-03-09 10:00:00', waited: 4, talked: 60, handled: 80, operator: 'OP-2' })
  ],
  incidents: [
    incident({ at: '2026-03-02 10:01:00', arrived: true, response_s: 600, processing_s: 90, category: 'fire' })
  ],
  operatorSlots: [
    operatorSlot({ at: '2026-03-02 10:00:00', operator: 'OP-1', state: 'ready', seconds: 900 }),
    operatorSlot({ at: '2026-03-09 10:00:00', operator: 'OP-2', state: 'ready', seconds: 900 }),
    operatorSlot({ at: '2026-03-02 10:00:00', operator: 'OP-1', state: 'handling', seconds: 80 })
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
const absentFor = (why: string) => ({ value: null, why })

describe('a filter that the register does not carry', () => {
  const FILTERED = `${DAY}&language=en`

  test('leaves no small series of its stages', async () => {
    const { body } = await app.get<KpisReply>(`/api/v1/kpis?${FILTERED}`)
    const { figure, spark } = body.data.kpis.find(({ id }) => id === 'responseP90')!
    expect([figure, new Set(spark)]).toEqual([absentFor('not-exported'), new Set([null])])
  })

  test('leaves no series of the mix', async () => {
    const { body } = await app.get<MixReply>(`/api/v1/mix?${FILTERED}&basis=incidents`)
    expect([body.data.total, body.data.series.categories]).toEqual([absentFor('not-exported'), []])
  })

  test('leaves no counts of stages and no busiest hours', async () => {
    const { body } = await app.get<ResponseTimesReply>(`/api/v1/response-times?${FILTERED}`)
    expect(new Set(body.data.intervals.map(({ n }) => n))).toEqual(new Set([0]))
    expect(body.data.busiest).toEqual([])
  })
})

describe('a filter that the calls do not carry', () => {
  const FILTERED = `${DAY}&agency=DAMKAR`

  test('leaves operators no zeros of calls', async () => {
    const { body } = await app.get<OperatorsReply>(`/api/v1/operators?${FILTERED}`)
    expect(body.data.profile[10]!.offered).toEqual(absentFor('not-exported'))
    expect(body.data.operators).toMatchObject([
      {
        id: 'OP-1',
        answered: null,
        handleMean: absentFor('not-exported'),
        callsPerHour: absentFor('not-exported'),
        readySeconds: { value: 900 }
      }
    ])
  })

  test('is the reason also where there are no data of the period', async () => {
    const { body } = await app.get<OperatorsReply>('/api/v1/operators?from=2020-01-01&to=2020-01-02&agency=DAMKAR')
    const reasons = [
      body.data.handledSeconds,
      body.data.occupancy,
      body.data.buckets[0]!.busy,
      body.data.profile[0]!.busy
    ]
    expect(reasons).toEqual(Array(4).fill(absentFor('not-exported')))
  })
})

describe('a caller who rings twice in one second', () => {
  test('rings again with the later line of the file, in whatever order the rows lie', async () => {
    const twice = [
      call({ at: '2026-03-02 10:00:00', caller: 7, category: 'fire' }),
      call({ at: '2026-03-02 10:00:00', caller: 7, category: 'medical' })
    ]
    const site = await publishedSite({ calls: twice.reverse() })
    const own = await testApp(site)
    const again = async (category: string) => {
      const { body } = await own.get<KpisReply>(`/api/v1/kpis?${DAY}&category=${category}`)
      return body.data.kpis.find(({ id }) => id === 'repeatCallers')!.figure
    }
    expect([await again('fire'), await again('medical')]).toMatchObject([
      { numerator: 0, denominator: 1 },
      { numerator: 1, denominator: 1 }
    ])
    await own.close()
    rmSync(site, { recursive: true })
  })
})

describe('operators', () => {
  test('an operator who is off is zero where the states tell of the time, and nothing where they do not', async () => {
    const { body } = await app.get<OperatorsReply>(
      '/api/v1/operators?from=2026-03-02&to=2026-03-04&grain=day&operator=OP-2'
    )
    expect(body.data.buckets.map(({ onDuty }) => onDuty)).toMatchObject([{ value: 0 }, absentFor('no-data')])
    expect([body.data.readySeconds, body.data.occupancy]).toMatchObject([{ value: 0 }, absentFor('no-data')])
  })
})

describe('the mix', () => {
  test('has no share of a period without data, also of what was there before', async () => {
    const { body } = await app.get<MixReply>('/api/v1/mix?from=2026-03-03&to=2026-03-04&compare=previous')
    expect(body.data.categories).toEqual([
      { id: 'fire', n: 0, share: absentFor('no-data'), before: [{ n: 1, mark: 'gone' }] }
    ])
  })
})

describe('the heat map of the service level', () => {
  test('has every hour of the week, with the reason where there is none', async () => {
    const { body } = await app.get<AnswerTimesReply>(`/api/v1/answer-times?${DAY}`)
    expect(body.data.heat).toHaveLength(7 * 24)
    const level = (weekday: number, hour: number) =>
      body.data.heat.find((cell) => cell.weekday === weekday && cell.hour === hour)!.serviceLevel
    expect([level(1, 10), level(1, 11), level(2, 10)]).toMatchObject([
      { value: 1 },
      absentFor('no-calls'),
      absentFor('no-data')
    ])
  })
})
