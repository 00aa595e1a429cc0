import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExplainReply } from '#contract/explain.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { campaign } from '../fixtures/campaign.ts'
import { Oracle } from './facts.ts'
import { WAYS } from './kpis.ts'
import { amountsBy, isParted, PARTED, type Sums } from './parts.ts'
import { address, COMPARISONS, filters, periods } from './questions.ts'
import { type Query, whole } from './replies/asked.ts'
import { roughSite } from './rough-world.ts'

const { size, seed } = campaign('ORACLE', 60)
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

/** A most, and a product of a rate and a mean: no parts of them add up. */
const WITHOUT_PARTS = ['busyHour', 'offeredLoad']

const questions = fc.record({
  kpi: fc.constantFrom(...Object.keys(WAYS).filter((id) => !WITHOUT_PARTS.includes(id))),
  by: fc.constantFrom(...PARTED),
  period: periods(oracle),
  filters: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: filters(oracle) }),
  compare: fc.constantFrom(...COMPARISONS.filter((kind) => kind !== 'lebaran'))
})

test(
  `${size} differences are made of the parts that plain loops over the raw rows count`,
  async () => {
    let told = 0
    await fc.assert(
      fc.asyncProperty(questions, async ({ kpi, by, period, compare, ...rest }) => {
        const query: Query = { ...period, filters: rest.filters, compare: [compare] }
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
        const given = (side: 'now' | 'before') =>
          new Map(parts.map((part) => [part.id ?? '', part[side].numerator] as const))
        same(given('now'), now, 'numerator')
        same(given('before'), before, 'numerator')
        const sum = parts.reduce((total, { effect }) => total + effect, 0)
        expect(sum).toBeCloseTo(figureOf(now) - figureOf(before), 8)
        expect(decomposed.difference).toBeCloseTo(sum, 8)
      }),
      { numRuns: size, seed }
    )
    console.log(`explain: ${told} of ${size} differences taken apart and equal`)
    expect(told).toBeGreaterThan(size / 10)
  },
  12 * 3_600_000
)

/** Every part that has anything, and nothing else. */
function same(given: ReadonlyMap<string, number>, counted: Sums, name: 'numerator'): void {
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
