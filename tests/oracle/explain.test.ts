import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExplainReply } from '#contract/explain.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { campaign } from '../fixtures/campaign.ts'
import { editionsOf } from './editions.ts'
import { Oracle } from './facts.ts'
import { WAYS } from './kpis.ts'
import { isPaid } from './paid-ways.ts'
import { amountsBy, isParted, PARTED, type Parted, type Sums } from './parts.ts'
import { text } from './calendar.ts'
import { address, filters } from './questions.ts'
import { type Query, whole } from './replies/asked.ts'
import { roughSite } from './rough-world.ts'

const { size, seed } = campaign('ORACLE', 20)
const site = roughSite(seed)
const oracle = new Oracle(site.world)

let folder: string
let app: TestApp
beforeAll(async () => {
  folder = await site.make()
  app = await testApp(folder, { timeoutSeconds: 600 })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const kpis = Object.keys(WAYS)
const named = fc.record({ kpi: fc.constantFrom(...kpis), by: fc.constantFrom(...PARTED) })
/** The paid time is told by few: asked more often than chance would. */
const ofPaid = fc.record({
  kpi: fc.constantFrom(...kpis.filter(isPaid)),
  by: fc.constantFrom<Parted>('hour', 'weekday', 'operator', 'group')
})

const questions = fc.record({
  part: fc.oneof({ weight: 4, arbitrary: named }, { weight: 1, arbitrary: ofPaid }).chain(({ kpi, by }) => {
    const editions = editionsOf(site.world, kpi).map(({ edition }) => [edition])
    return fc.record({
      kpi: fc.constant(kpi),
      by: fc.constant(by),
      edition: fc.option(fc.constantFrom(...editions), { nil: undefined })
    })
  }),
  // Most with data on both sides; the world has days of which nothing is known.
  period: fc.tuple(fc.integer({ min: 5, max: 70 }), fc.integer({ min: 1, max: 14 })).map(([first, days]) => ({
    from: text(oracle.world.range.from + first),
    to: text(oracle.world.range.from + first + days)
  })),
  filters: fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: filters(oracle) }),
  compare: fc.constantFrom('previous', 'weekday', 'to-date')
})

test(
  `${size} differences are made of the parts that plain loops over the raw rows count`,
  async () => {
    let told = 0
    await fc.assert(
      fc.asyncProperty(questions, async ({ part: { kpi, by, edition }, period, compare, ...rest }) => {
        const query: Query = { ...period, filters: rest.filters, compare: [compare], edition }
        const { body } = await app.get<ExplainReply>(`${address('explain', query)}&kpi=${kpi}&by=${by}`)
        const { decomposed, dimensions, beyond } = body.data
        if (dimensions.length === 0) return
        const asked = whole(oracle, query)
        const { why, parts } = dimensions[0]!
        expect([kpi, by, why]).toEqual([kpi, by, isParted(oracle, kpi, by) ? undefined : 'not-exported'])
        if (why !== undefined) return
        told++
        const now = amountsBy(oracle, asked, kpi, by, beyond)
        const before = amountsBy(oracle, { ...asked, span: asked.others[0]!.span }, kpi, by, beyond)
        for (const [side, counted] of [
          ['now', now],
          ['before', before]
        ] as const) {
          const given = (name: 'numerator' | 'n') =>
            new Map(parts.map((part) => [part.id ?? '', part[side][name]] as const))
          same(given('numerator'), counted, 'numerator')
          if (isPaid(kpi)) same(given('n'), counted, 'denominator')
        }
        const sum = parts.reduce((total, { effect }) => total + effect, 0)
        expect(sum).toBeCloseTo(figureOf(now) - figureOf(before), 8)
        expect(decomposed.difference).toBeCloseTo(sum, 8)
      }),
      { numRuns: size, seed }
    )
    console.log(`explain: ${told} of ${size} differences taken apart and equal`)
    expect(told).toBeGreaterThan(size / 20)
  },
  12 * 3_600_000
)

/** Every part that has anything, and nothing else. */
function same(given: ReadonlyMap<string, number>, counted: Sums, name: 'numerator' | 'denominator'): void {
  for (const id of new Set([...given.keys(), ...counted.keys()]))
    expect([id, round(given.get(id) ?? 0)]).toEqual([id, round(counted.get(id)?.[name] ?? 0)])
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function figureOf(sums: Sums): number {
  let [numerator, denominator] = [0, 0]
  for (const each of sums.values()) {
    numerator += each.numerator
    denominator += each.denominator
  }
  return denominator === 0 ? numerator : numerator / denominator
}
