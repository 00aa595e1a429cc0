import { describe, expect, test } from 'vitest'
import { type PartAmounts, ratioEffect, wholeOf } from '#domain/decomposition.ts'
import { type About, explain, mostTellingFirst, runsOfHours } from '#domain/explanation.ts'
import { amountsOf, countsUnanswered } from '#domain/kpi-amounts.ts'
import { kpi } from '#domain/kpis.ts'
import { mayBeChance, scatterOf } from '#domain/scatter.ts'

const COUNT: About = { kind: 'count', dimension: 'category', fewest: 30, countsUnanswered: false, scatter: 'count' }
const SHARE: About = { kind: 'ratio', dimension: 'hour', fewest: 30, countsUnanswered: true, scatter: 'share' }

const counted = (id: string | null, before: number, now: number): PartAmounts => ({
  id,
  before: { numerator: before, denominator: 0 },
  now: { numerator: now, denominator: 0 }
})
const shared = (id: string | null, before: [number, number], now: [number, number]): PartAmounts => ({
  id,
  before: { numerator: before[0], denominator: before[1] },
  now: { numerator: now[0], denominator: now[1] }
})

describe('what stands out', () => {
  test('nothing where all parts moved alike, however large they are', () => {
    const { causes, telling } = explain([counted('a', 9000, 9900), counted('b', 1000, 1100)], COUNT)
    expect([causes, telling]).toEqual([[], 0])
  })

  test('the one part that moved, though another is larger', () => {
    const { causes, telling } = explain([counted('large', 9000, 9000), counted('small', 1000, 1900)], COUNT)
    expect(causes.map(({ ids, effect }) => [ids, effect])).toEqual([[['small'], 900]])
    // 900 of 900, less its share of 2900/20900 of them and three deviations of sqrt(1900 + 1.09^2 * 1000)
    expect(telling).toBeCloseTo((900 - (2900 / 20900) * 900 - 3 * Math.sqrt(1900 + 1.09 ** 2 * 1000)) / 900, 12)
  })

  test('not what moved against the difference, not what carries no value, and not what is few', () => {
    const parts = [
      counted('up', 1000, 1900),
      counted('against', 1000, 500),
      counted(null, 1000, 1200),
      counted('few', 2, 28)
    ]
    const { causes, parts: all } = explain(parts, COUNT)
    expect(causes.map(({ ids }) => ids)).toEqual([['up']])
    expect(all.map(({ id }) => id)).toEqual(['up', 'against', null, 'few'])
    expect(all.filter(({ isFew }) => isFew).map(({ id }) => id)).toEqual(['few'])
  })

  test('not what chance may do: the same shift stands out in many calls only', () => {
    const parts = (n: number) => [
      shared('1', [0.9 * n, n], [0.8 * n, n]),
      shared('2', [0.9 * n, n], [0.9 * n, n]),
      shared('3', [0.9 * n, n], [0.9 * n, n])
    ]
    expect(explain(parts(50), SHARE).causes).toEqual([])
    expect(explain(parts(5000), SHARE).causes.map(({ ids }) => ids)).toEqual([['1']])
  })

  test('an evening is one cause: neighbouring hours are taken together', () => {
    const parts = Array.from({ length: 24 }, (_, hour) =>
      shared(String(hour), [900, 1000], [hour >= 19 && hour < 22 ? 500 : 900, 1000])
    )
    const { causes } = explain(parts, SHARE)
    expect(causes.map(({ ids }) => ids)).toEqual([['19', '20', '21']])
    expect(causes[0]!.effect).toBeCloseTo(-1200 / 24000, 12)
  })

  test('a night runs over midnight', () => {
    const hours = ['0', '1', '5', '22', '23'].map((id) => ({ id }))
    expect(runsOfHours(hours).map((run) => run.map(({ id }) => id))).toEqual([['5'], ['22', '23', '0', '1']])
    const day = Array.from({ length: 24 }, (_, hour) => ({ id: String(hour) }))
    expect(runsOfHours(day)).toHaveLength(1)
  })

  test('the same parts are told in the same order, in whatever order they were counted', () => {
    const parts = [counted('ja', 40, 50), counted(null, 40, 50), counted('ar', 40, 50), counted('id', 100, 300)]
    const orders = [parts, parts.toReversed(), [parts[2]!, parts[3]!, parts[0]!, parts[1]!]]
    for (const order of orders)
      expect(explain(order, COUNT).parts.map(({ id }) => id)).toEqual(['id', 'ar', 'ja', null])
  })

  test('nothing where the parts cancel to no difference', () => {
    expect(explain([counted('a', 100, 900), counted('b', 900, 100)], COUNT)).toMatchObject({ causes: [], telling: 0 })
  })
})

describe('caveats', () => {
  test('parts that are what the share counts explain nothing', () => {
    const ghosts = [shared('ghost', [200, 200], [400, 400]), shared('prank', [0, 800], [0, 600])]
    const about = { ...SHARE, dimension: 'disposition' as const }
    expect(explain(ghosts, about)).toMatchObject({ caveat: 'definition', causes: [], telling: 0 })
    const operators = [shared('OP-1', [500, 500], [700, 700]), shared(null, [50, 500], [20, 300])]
    expect(explain(operators, { ...about, dimension: 'operator' }).caveat).toBe('definition')
  })

  test('what is only recorded of answered calls explains a share of all calls by its figure alone', () => {
    const parts = [
      shared('OP-1', [4500, 5000], [3000, 5000]),
      shared('OP-2', [4500, 5000], [8100, 9000]),
      shared(null, [0, 5000], [0, 2000])
    ]
    const { caveat, causes, telling } = explain(parts, { ...SHARE, dimension: 'operator' })
    expect([caveat, telling]).toEqual(['answered-only', 0])
    for (const { mix, rate } of causes) expect(Math.abs(rate!)).toBeGreaterThan(Math.abs(mix!))
  })

  test('who handled them is no cause of how many there were', () => {
    const { caveat, telling } = explain([counted('OP-1', 100, 900), counted('OP-2', 900, 700)], {
      ...COUNT,
      dimension: 'operator'
    })
    expect([caveat, telling]).toEqual(['who-handled', 0])
  })

  test('hours, weekdays and lines are known of every call', () => {
    const parts = [shared('1', [500, 500], [700, 700]), shared('2', [0, 500], [0, 300])]
    for (const dimension of ['hour', 'weekday', 'line'] as const)
      expect(explain(parts, { ...SHARE, dimension }).caveat).toBeNull()
  })

  test('the most telling dimension comes first, one under a caveat after its equals, one not told last', () => {
    const dimensions = [
      { id: 'a', telling: 0, caveat: null, why: 'not-exported' },
      { id: 'b', telling: 0, caveat: 'definition' as const },
      { id: 'c', telling: 0, caveat: null },
      { id: 'd', telling: 0.2, caveat: null }
    ]
    expect(mostTellingFirst(dimensions).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
  })
})

describe('chance', () => {
  test('the deviation of an effect is that of the same effect over many worlds without a cause', () => {
    const draw = uniform(42)
    const side = () => {
      const [own, rest] = [
        { numerator: 0, denominator: 0 },
        { numerator: 0, denominator: 0 }
      ]
      for (let call = 0; call < 1500; call++) {
        const isOwn = draw() < 0.2
        const amount = isOwn ? own : rest
        amount.denominator++
        if (draw() < (isOwn ? 0.55 : 0.85)) amount.numerator++
      }
      return { own, rest }
    }
    const worlds = Array.from({ length: 1200 }, () => {
      const [before, now] = [side(), side()]
      const part = { id: 'own', before: before.own, now: now.own }
      const whole = wholeOf([part, { id: 'rest', before: before.rest, now: now.rest }])
      return {
        effect: ratioEffect(part, whole).effect,
        told: scatterOf(part, whole, { kind: 'ratio', scatter: 'share' })
      }
    })
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
    const seen = Math.sqrt(mean(worlds.map(({ effect }) => effect ** 2)))
    expect(mean(worlds.map(({ told }) => told)) / seen).toBeGreaterThan(0.9)
    expect(mean(worlds.map(({ told }) => told)) / seen).toBeLessThan(1.1)
  })

  test('a whole: 52 of 100 against 48 may be chance, 5200 of 10000 against 4800 may not', () => {
    const share = { kind: 'ratio', scatter: 'share' } as const
    expect(mayBeChance(shared('a', [48, 100], [52, 100]), share)).toBe(true)
    expect(mayBeChance(shared('a', [4800, 10_000], [5200, 10_000]), share)).toBe(false)
    expect(mayBeChance(counted('a', 100, 110), { kind: 'count', scatter: 'count' })).toBe(true)
    expect(mayBeChance(counted('a', 10_000, 11_000), { kind: 'count', scatter: 'count' })).toBe(false)
  })
})

test('whether a figure counts unanswered calls follows from its variant', () => {
  const counts = (id: 'serviceLevel', variant: 'answered' | 'ignore') =>
    countsUnanswered(amountsOf(kpi(id).measure, variant))
  expect([counts('serviceLevel', 'ignore'), counts('serviceLevel', 'answered')]).toEqual([true, false])
})

/** Numbers in [0, 1), the same in every run (mulberry32). */
function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
