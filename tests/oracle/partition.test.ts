import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { FunnelReply } from '#contract/funnel.ts'
import type { MixReply } from '#contract/mix.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { VolumeReply } from '#contract/volume.ts'
import type { Figure } from '#domain/figure.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { bucketOf, DAY_S, parse, text, type Unit } from './calendar.ts'
import { sampleWorld } from './sample-world.ts'
import { added, partsIn } from './added-parts.ts'
import { vocabulary } from './replies/replies.ts'
import { Oracle } from './facts.ts'

const PERIOD = { from: '2026-03-09', to: '2026-04-06' }
const ASKED = `from=${PERIOD.from}&to=${PERIOD.to}`

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

/** Of the register, which does not carry what only calls do. */
const OF_REGISTER = ['dispatched', 'arrived', 'incidents', 'openIncidents', 'ticketRate']
/** Of the operators' time, which carries nothing but the operator. */
const OF_TIME = ['utilisation', 'shrinkage', 'adherence']

const parts = (query: string) => partsIn(app, query)
const values = vocabulary(new Oracle(sampleWorld()))

describe('numerators and denominators of the parts add up to those of the whole', () => {
  test('by day, and by any cut into four', async () => {
    const whole = await parts(ASKED)
    for (const step of [1, 7, 5, 11]) {
      const days: Map<string, [number, number]>[] = []
      for (let day = parse(PERIOD.from); day < parse(PERIOD.to); day += step) {
        days.push(await parts(`from=${text(day)}&to=${text(Math.min(day + step, parse(PERIOD.to)))}`))
      }
      expect([step, added(days)]).toEqual([step, whole])
    }
  }, 120_000)

  test.each(['line', 'outcome'] as const)('by %s, which every call carries', async (name) => {
    const all = await Promise.all(
      values.get(name)!.map((value) => parts(`${ASKED}&${name}=${encodeURIComponent(value)}`))
    )
    const whole = await parts(ASKED)
    const ofCalls = (map: Map<string, [number, number]>) =>
      [...map].filter(([id]) => ![...OF_REGISTER, ...OF_TIME].includes(id))
    expect(ofCalls(added(all))).toEqual(ofCalls(whole))
  })

  test.each(['operator', 'disposition', 'language'] as const)(
    'by %s, which every answered call carries',
    async (name) => {
      const all = await Promise.all(
        values.get(name)!.map((value) => parts(`${ASKED}&${name}=${encodeURIComponent(value)}`))
      )
      const whole = await parts(ASKED)
      const sum = added(all)
      for (const id of [
        'answered',
        'valid',
        'emergency',
        'waitMean',
        'talkMean',
        'handleMean',
        'ghostShare',
        'prankShare',
        'invalidShare',
        'transferRate'
      ])
        expect([id, sum.get(id)]).toEqual([id, whole.get(id)])
      // Calls that nobody answered carry none of the three.
      expect(whole.get('offered')![0] - sum.get('offered')![0]).toBe(
        whole.get('offered')![0] - whole.get('answered')![0]
      )
    }
  )

  test.each(['category', 'district', 'agency', 'priority', 'subcategory', 'operator'] as const)(
    'incidents by %s',
    async (name) => {
      const steps = async (query: string) => {
        const { body } = await app.get<FunnelReply>(`/api/v1/funnel?${query}`)
        const n = (id: string) => body.data.steps.find((step) => step.id === id)!.figure.value
        return [body.data.incidents.value, n('dispatched'), n('arrived')] as number[]
      }
      const all = await Promise.all(
        values.get(name)!.map((value) => steps(`${ASKED}&${name}=${encodeURIComponent(value)}`))
      )
      expect([0, 1, 2].map((i) => all.reduce((sum, each) => sum + each[i]!, 0))).toEqual(await steps(ASKED))
    }
  )

  test('by category of the calls, with those that carry none told by the whole', async () => {
    const { body } = await app.get<MixReply>(`/api/v1/mix?${ASKED}&basis=calls`)
    const one = async (value: string) => (await parts(`${ASKED}&category=${value}`)).get('offered')![0]
    for (const { id, n } of body.data.categories) expect([id, await one(id!)]).toEqual([id, n])
    expect(body.data.categories.reduce((sum, { n }) => sum + n, 0)).toBe(body.data.total.value)
  })

  test('kinds of call with the unrecorded ones, and handling by operator', async () => {
    const { body: volume } = await app.get<VolumeReply>(`/api/v1/volume?${ASKED}`)
    const whole = await parts(ASKED)
    expect(volume.data.dispositions.reduce((sum, { calls }) => sum + calls, 0)).toBe(whole.get('answered')![0])
    const { body } = await app.get<OperatorsReply>(`/api/v1/operators?${ASKED}`)
    const add = (of: (row: OperatorsReply['data']['operators'][number]) => Figure) =>
      body.data.operators.reduce((sum, row) => sum + ((of(row) as { numerator?: number }).numerator ?? 0), 0)
    expect(add(({ handleMean }) => handleMean as Figure)).toBe(whole.get('handleMean')![0])
    expect(add(({ occupancy }) => occupancy as Figure)).toBe(body.data.handledSeconds.value)
    const ready = body.data.operators.reduce((sum, { readySeconds }) => sum + (readySeconds.value ?? 0), 0)
    expect(ready).toBe(body.data.readySeconds.value)
  })
})

describe('a coarser bucket', () => {
  const ask = async (grain: string, variant: string) => {
    const url = `/api/v1/answer-times?${ASKED}&grain=${grain}&variant=${variant}`
    return (await app.get<AnswerTimesReply>(url)).body.data.buckets
  }

  test.each(['negative', 'answered', 'ignore', 'positive', 'short', 'kominfo'])(
    'is the ratio of the sums of the finer ones (%s), which a mean of their ratios is not',
    async (variant) => {
      const finer = await ask('hour', variant)
      for (const grain of ['day', 'week', 'month'] as Unit[]) {
        let apart = 0
        for (const { at, serviceLevel } of await ask(grain, variant)) {
          const own = finer.filter((each) => bucketOf(parse(each.at.slice(0, 10)) * DAY_S, grain) === at)
          const told = own.flatMap(({ serviceLevel: level }) => (level.value === null ? [] : [level]))
          const sums = [
            told.reduce((sum, level) => sum + level.numerator!, 0),
            told.reduce((sum, level) => sum + level.n, 0)
          ]
          expect(serviceLevel).toMatchObject({ numerator: sums[0], denominator: sums[1], value: sums[0]! / sums[1]! })
          const mean = told.reduce((sum, level) => sum + level.value, 0) / told.length
          if (Math.abs(mean - serviceLevel.value!) > 1e-4) apart++
        }
        expect([grain, apart > 0]).toEqual([grain, true])
      }
    }
  )

  test('has the percentile of all its calls, which no mean of the percentiles of its parts is', async () => {
    const curveOf = async (query: string) => {
      const { body } = await app.get<AnswerTimesReply>(`/api/v1/answer-times?${query}`)
      const { p90 } = body.data.overall
      const n = p90.value === null ? 0 : p90.n
      return { p90, n, within: body.data.curve.map(({ answered }) => Math.round((answered ?? 0) * n)) }
    }
    const whole = await curveOf(ASKED)
    for (const [name, parts] of [
      [
        'day',
        Array.from(
          { length: 28 },
          (_, i) => `from=${text(parse(PERIOD.from) + i)}&to=${text(parse(PERIOD.from) + i + 1)}`
        )
      ],
      ['operator', values.get('operator')!.map((id) => `${ASKED}&operator=${id}`)],
      ['disposition', values.get('disposition')!.map((id) => `${ASKED}&disposition=${id}`)],
      ['language', values.get('language')!.map((id) => `${ASKED}&language=${id}`)]
    ] as const) {
      const all = await Promise.all(parts.map(curveOf))
      const n = all.reduce((sum, part) => sum + part.n, 0)
      const within = whole.within.map((_, s) => all.reduce((sum, part) => sum + part.within[s]!, 0))
      expect([name, n, within]).toEqual([name, whole.n, whole.within])
      expect([name, within.findIndex((calls) => calls * 10 >= n * 9)]).toEqual([name, whole.p90.value])
      const told = all.flatMap(({ p90 }) => p90.value ?? [])
      expect([name, told.reduce((sum, value) => sum + value, 0) / told.length === whole.p90.value]).toEqual([
        name,
        false
      ])
    }
  })
})
