import { rmSync } from 'node:fs'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Problem } from '#contract/common.ts'
import { ExplainReply } from '#contract/explain.ts'
import type { KpisReply } from '#contract/kpis.ts'
import { DIMENSIONS } from '#domain/explanation.ts'
import { KPI_IDS } from '#domain/kpis/kpi.ts'
import { VARIANTS } from '#domain/waits.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { testSite } from '../fixtures/load-site.ts'
import { call, incident, operatorSlot, publishedSite, SITE_YAML } from '../fixtures/warehouse.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

async function explain(query: string, of: TestApp = app) {
  const { status, body } = await of.get<ExplainReply>(`/api/v1/explain?${query}`)
  expect([query, status, [...Value.Errors(ExplainReply, body)].slice(0, 2)]).toEqual([query, 200, []])
  return body.data
}

const MAY = 'from=2026-05-01&to=2026-06-01'
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('every KPI', () => {
  test.each(KPI_IDS)(
    '%s is that of /kpis in both periods, and every dimension adds up to its difference',
    async (id) => {
      const data = await explain(`${MAY}&kpi=${id}`)
      const { body } = await app.get<KpisReply>(`/api/v1/kpis?${MAY}&compare=previous`)
      const told = body.data.kpis.find((kpi) => kpi.id === id)!
      expect([data.now, data.before, data.change]).toEqual([
        told.figure,
        told.comparisons[0]!.figure,
        told.comparisons[0]!.change
      ])
      if (data.kind !== 'beyond') {
        expect(data.decomposed.now.value).toBeCloseTo(data.now.value!, 9)
        expect(data.decomposed.before.value).toBeCloseTo(data.before.value!, 9)
      } else {
        // The percentile of the nearest rank: at most 1 - p lie beyond it.
        const p = Number(/P(\d\d)$/.exec(id)![1]) / 100
        expect(data.beyond).toBe(data.before.value)
        expect(data.decomposed.before.value!).toBeLessThanOrEqual(1 - p + 1e-12)
        expect(data.decomposed.now.value! > data.decomposed.before.value!).toBe(data.now.value! > data.before.value!)
      }
      expect(data.dimensions.map((each) => each.id).sort()).toEqual([...DIMENSIONS].sort())
      for (const { id: by, why, parts } of data.dimensions) {
        if (why !== undefined) expect([by, parts]).toEqual([by, []])
        else expect(Math.abs(sum(parts.map(({ effect }) => effect)) - data.decomposed.difference!)).toBeLessThan(1e-9)
      }
    }
  )

  test.each(VARIANTS)('the service level under the variant %s, at another threshold', async (variant) => {
    const query = `${MAY}&within=15&variant=${variant}`
    const data = await explain(`${query}&kpi=serviceLevel`)
    const { body } = await app.get<KpisReply>(`/api/v1/kpis?${query}&compare=previous`)
    const level = body.data.kpis.find(({ id }) => id === 'serviceLevel')!
    expect(data.decomposed.now).toMatchObject({ value: level.figure.value, n: (level.figure as { n: number }).n })
    expect(data.decomposed.difference).toBe(level.comparisons[0]!.change.absolute)
    const hours = data.dimensions.find(({ id }) => id === 'hour')!.parts
    expect(sum(hours.map(({ effect }) => effect))).toBeCloseTo(data.decomposed.difference!, 12)
    expect(sum(hours.map(({ now }) => now.share))).toBeCloseTo(1, 12)
  })
})

describe('what was asked', () => {
  test('the siren of one afternoon in April is what a May without it differs by', async () => {
    const { dimensions } = await explain(`${MAY}&kpi=serviceLevel`)
    expect(dimensions[0]).toMatchObject({ id: 'hour', causes: [{ ids: ['16'] }] })
    expect(dimensions[0]!.telling).toBeGreaterThan(0.3)
    const places = dimensions.map(({ telling, caveat, why }) => [telling, why ? 2 : caveat ? 1 : 0] as const)
    expect(places).toEqual([...places].sort((a, b) => b[0] - a[0] || a[1] - b[1]))
  })

  test('one dimension of a filter, against the year or the weekdays', async () => {
    const data = await explain('from=2026-10-01&to=2026-11-01&kpi=emergency&by=district&compare=year&category=fire')
    expect(data.compared).toMatchObject({ kind: 'year', from: '2025-10-01', to: '2025-11-01' })
    expect(data.dimensions.map(({ id }) => id)).toEqual(['district'])
    const { body } = await app.get<KpisReply>('/api/v1/kpis?from=2026-10-01&to=2026-11-01&compare=year&category=fire')
    const emergency = body.data.kpis.find(({ id }) => id === 'emergency')!
    expect(sum(data.dimensions[0]!.parts.map(({ now }) => now.n))).toBe(emergency.figure.value)
    expect(sum(data.dimensions[0]!.parts.map(({ before }) => before.n))).toBe(emergency.comparisons[0]!.figure.value)
    const only = await explain('kpi=offered&by=category&category=fire')
    expect(only.dimensions[0]!.parts.map(({ id }) => id)).toEqual(['fire'])
  })

  test('without a KPI the service level, without a comparison the period before', async () => {
    expect(await explain('')).toMatchObject({ kpi: 'serviceLevel', compared: { kind: 'previous' } })
  })

  test.each([
    ['compare=previous&compare=year', 'compare'],
    ['compare=gestern', 'compare'],
    ['by=colour', 'by'],
    ['kpi=best', 'kpi'],
    ['kpis=offered', 'kpis']
  ])('%s is refused', async (query, named) => {
    const { status, body } = await app.get<Problem>(`/api/v1/explain?${query}`)
    expect([status, body.detail]).toEqual([400, expect.stringContaining(named)])
  })
})

describe('what cannot be told', () => {
  test('a dimension that no export of the KPI carries is not exported, not empty', async () => {
    const why = async (id: string) =>
      Object.fromEntries((await explain(`${MAY}&kpi=${id}`)).dimensions.map((each) => [each.id, each.why ?? 'told']))
    expect(await why('offered')).toMatchObject({ subcategory: 'not-exported', agency: 'not-exported', line: 'told' })
    expect(await why('dispatched')).toMatchObject({ subcategory: 'told', agency: 'told', line: 'not-exported' })
    expect(await why('occupancy')).toMatchObject({ operator: 'told', hour: 'told', category: 'not-exported' })
  })

  test('a KPI that the export does not carry has its reason and no parts', async () => {
    const data = await explain('kpi=responseP90&language=id')
    expect(data).toMatchObject({ now: { value: null, why: 'not-exported' }, dimensions: [], beyond: null })
    expect(data.decomposed).toMatchObject({ now: { value: null, why: 'not-exported' }, difference: null })
  })

  test('counts of periods that the feed covers differently are not held against each other; shares are, and say so', async () => {
    const query = 'from=2025-11-01&to=2026-11-01&compare=year'
    const counts = await explain(`${query}&kpi=offered`)
    expect(counts).toMatchObject({ isCoveredAlike: false, change: { absolute: null, relative: null }, dimensions: [] })
    expect(counts.compared!.coverage).toMatchObject({ days: 365, daysWithData: 31 })
    const shares = await explain(`${query}&kpi=answerRate`)
    expect(shares.isCoveredAlike).toBe(false)
    expect(shares.dimensions.length).toBe(DIMENSIONS.length)
  })

  test('a period without data, a filter that matches nothing, a Lebaran that is not known', async () => {
    expect(await explain('from=2020-01-01&to=2020-02-01')).toMatchObject({
      now: { value: null, why: 'no-data' },
      dimensions: []
    })
    expect(await explain('district=Nowhere')).toMatchObject({ now: { value: null, why: 'no-calls' }, dimensions: [] })
    const none = await explain('kpi=offered&district=Nowhere')
    expect([none.now.value, none.decomposed.difference]).toEqual([0, 0])
    for (const { parts } of none.dimensions) expect(parts).toEqual([])
    expect(await explain('from=1950-01-01&to=1950-02-01&compare=lebaran')).toMatchObject({
      compared: null,
      dimensions: []
    })
  })

  test('an empty site', async () => {
    const site = testSite()
    const empty = await testApp(site.folder)
    for (const id of ['offered', 'serviceLevel', 'occupancy', 'responseP90'])
      expect((await explain(`kpi=${id}`, empty)).dimensions).toEqual([])
    await empty.close()
    site.remove()
  })
})

describe('a hand-counted world', () => {
  /** Two days: a district appears and another goes, some calls carry none; OP-2 handles without having signed in. */
  const WORLD = {
    calls: [
      call({ at: '2026-03-02 10:00:00', waited: 5, district: 'A', operator: 'OP-1', caller: 1 }),
      call({ at: '2026-03-02 10:05:00', waited: 5, district: 'gone', operator: 'OP-1', caller: 1 }),
      call({ at: '2026-03-02 11:00:00', waited: 20, outcome: 'abandoned', caller: 2 }),
      call({ at: '2026-03-03 10:00:00', waited: 5, district: 'A', operator: 'OP-1', caller: 3 }),
      call({ at: '2026-03-03 10:10:00', waited: 50, district: 'A', operator: 'OP-2', caller: 3 }),
      call({ at: '2026-03-03 10:20:00', waited: 5, district: 'new', operator: 'OP-2', caller: 3 }),
      call({ at: '2026-03-03 12:00:00', waited: 3, outcome: 'abandoned' })
    ],
    incidents: [
      incident({ at: '2026-03-02 10:00:00', dispatched: true, category: 'fire', response_s: 300 }),
      incident({ at: '2026-03-03 10:00:00', dispatched: true, category: 'medical', response_s: 900 })
    ],
    operatorSlots: [
      operatorSlot({ at: '2026-03-02 10:00:00', operator: 'OP-1', state: 'ready', seconds: 800 }),
      operatorSlot({ at: '2026-03-02 10:00:00', operator: 'OP-1', state: 'handling', seconds: 200 }),
      operatorSlot({ at: '2026-03-03 10:00:00', operator: 'OP-1', state: 'ready', seconds: 400 }),
      operatorSlot({ at: '2026-03-03 10:00:00', operator: 'OP-1', state: 'handling', seconds: 100 }),
      operatorSlot({ at: '2026-03-03 10:00:00', operator: 'OP-2', state: 'handling', seconds: 60 })
    ]
  }
  const TUESDAY = 'from=2026-03-03&to=2026-03-04'

  let folder: string
  let world: TestApp
  beforeAll(async () => {
    folder = await publishedSite(WORLD, SITE_YAML)
    world = await testApp(folder)
  })
  afterAll(async () => {
    await world.close()
    rmSync(folder, { recursive: true })
  })

  const parts = async (query: string) => {
    const { dimensions } = await explain(`${TUESDAY}&${query}`, world)
    return Object.fromEntries(dimensions[0]!.parts.map((part) => [part.id ?? 'none', part]))
  }

  test('new and gone parts stay, and calls without a district are a part', async () => {
    const found = await parts('kpi=answered&by=district')
    expect(
      Object.entries(found)
        .map(([id, { mark, effect }]) => [id, mark, effect])
        .sort()
    ).toEqual([
      ['A', 'both', 1],
      ['gone', 'gone', -1],
      ['new', 'new', 1]
    ])
    const offered = await parts('kpi=offered&by=district')
    expect(offered['none']).toMatchObject({ before: { n: 1 }, now: { n: 1 }, effect: 0, isFew: true })
  })

  test('the service level: 2 of 3 before, 2 of 4 now, by district', async () => {
    const found = await parts('kpi=serviceLevel&by=district')
    const middle = (2 / 3 + 2 / 4) / 2
    expect(found['A']!.mix).toBeCloseTo((2 / 4 - 1 / 3) * ((1 + 1 / 2) / 2 - middle), 12)
    expect(found['A']!.rate).toBeCloseTo(((2 / 4 + 1 / 3) / 2) * (1 / 2 - 1), 12)
    expect(found['gone']).toMatchObject({ rate: 0, now: { value: null, n: 0 } })
    expect(found['gone']!.mix).toBeCloseTo((0 - 1 / 3) * (1 - middle), 12)
    expect(sum(Object.values(found).map(({ effect }) => effect))).toBeCloseTo(2 / 4 - 2 / 3, 12)
  })

  test('occupancy: who handled calls without having signed in counts as rate, and all is the whole', async () => {
    const found = await parts('kpi=occupancy&by=operator')
    expect(found['OP-2']!.mix).toBeCloseTo(0, 15)
    expect(found['OP-2']!.rate).toBeCloseTo(60 / 400, 12)
    expect(sum(Object.values(found).map(({ effect }) => effect))).toBeCloseTo(160 / 400 - 200 / 800, 12)
  })

  test('repeat calls by hour, and incidents by category', async () => {
    const repeats = await parts('kpi=repeatCallers&by=hour')
    expect(repeats['10']).toMatchObject({ before: { numerator: 1, n: 2 }, now: { numerator: 2, n: 3 } })
    expect(repeats['11']).toMatchObject({ mark: 'gone', before: { numerator: 0, n: 1 } })
    const dispatched = await parts('kpi=dispatched&by=category')
    expect([dispatched['fire']!.effect, dispatched['medical']!.effect]).toEqual([-1, 1])
    const beyond = await parts('kpi=responseP90&by=category')
    expect(beyond['medical']).toMatchObject({ mark: 'new', now: { numerator: 1, n: 1, value: 1 }, isFew: true })
  })
})
