import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeOf } from '#domain/change.ts'
import { count, quotient, share } from '#domain/figure.ts'
import { KPI_IDS, KPIS } from '#domain/kpis.ts'
import { addSums } from '#domain/sums.ts'
import { judge, targetOf } from '#domain/targets.ts'
import {
  countWithin,
  histogram,
  levelWithin,
  mergeHistograms,
  percentile,
  serviceLevel,
  total,
  VARIANTS
} from '#domain/waits.ts'
import { wilson } from '#domain/wilson.ts'

const WAITS = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 })
const of = (waits: readonly number[]) => histogram(waits.map((seconds) => ({ seconds, n: 1 })))

describe('Wilson interval', () => {
  // Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3 (score without continuity correction).
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718]
  ])('%i of %i', (successes, trials, low, high) => {
    const [a, b] = wilson(successes, trials)
    expect(a).toBeCloseTo(low, 4)
    expect(b).toBeCloseTo(high, 4)
  })

  test('refuses nonsense by name', () => {
    expect(() => wilson(3, 2)).toThrow(/successes must be within 0..2, got 3/)
    expect(() => wilson(0, 0)).toThrow(/trials must be above 0/)
  })
})

describe('percentiles', () => {
  test('are those of the sorted list, by nearest rank', () => {
    fc.assert(
      fc.property(WAITS, fc.double({ min: 0.001, max: 1, noNaN: true }), (waits, p) => {
        const figure = percentile(of(waits), p)
        if (waits.length === 0) return figure.value === null && figure.why === 'no-calls'
        const sorted = [...waits].sort((a, b) => a - b)
        return figure.value === sorted[Math.ceil(p * waits.length - 1e-9) - 1]
      })
    )
  })

  test('percentile <= T is the same test as share within T >= p', () => {
    fc.assert(
      fc.property(
        WAITS.filter((waits) => waits.length > 0),
        fc.constantFrom(0.5, 0.9, 0.95, 0.99),
        fc.nat(400),
        (waits, p, seconds) => {
          const met = percentile(of(waits), p).value! <= seconds
          return met === countWithin(of(waits), seconds)! >= Math.ceil(p * waits.length - 1e-9)
        }
      )
    )
  })

  test('of a union are those of the whole: nothing is averaged', () => {
    fc.assert(
      fc.property(WAITS, WAITS, (a, b) => {
        const merged = mergeHistograms([of(a), of(b)])
        expect(percentile(merged, 0.9)).toEqual(percentile(of([...a, ...b]), 0.9))
        expect(total(merged)).toBe(a.length + b.length)
      })
    )
  })

  test('between the bins of an export they are absent, and merging keeps the common edges', () => {
    const report = {
      edges: [10, 15, 20],
      bins: new Map([
        [10, 8],
        [15, 1],
        [Infinity, 1]
      ])
    }
    expect(countWithin(report, 12)).toBeNull()
    expect(percentile(report, 0.9)).toEqual({ value: 15, n: 10 })
    expect(percentile(report, 0.99)).toEqual({ value: null, why: 'between-bins' })
    const merged = mergeHistograms([report, of([3, 12, 70])])
    expect([countWithin(merged, 10), countWithin(merged, 15), countWithin(merged, 12)]).toEqual([9, 11, null])
  })

  test('refuses a share that is none', () => {
    expect(() => percentile(of([1]), 90)).toThrow(/p must be in \(0, 1\], got 90/)
  })
})

describe('service level', () => {
  // The example of the Cisco manuals: 70 in time, 20 later, 10 gone in time; and ours with late hang-ups.
  const cisco = {
    offered: 100,
    answered: 90,
    answered_within: 70,
    answered_within_30: 70,
    gone_within: 10,
    gone_short: 0
  }
  const ours = {
    offered: 100,
    answered: 80,
    answered_within: 70,
    answered_within_30: 75,
    gone_within: 10,
    gone_short: 0
  }

  test.each([
    ['negative', 0.7, 0.7],
    ['ignore', 70 / 90, 70 / 90],
    ['positive', 0.8, 0.8],
    ['answered', 70 / 90, 70 / 80],
    ['short', 0.7, 0.7],
    ['kominfo', 0.7, 0.75]
  ] as const)('%s', (variant, first, second) => {
    expect(serviceLevel(cisco, variant).value).toBeCloseTo(first, 12)
    expect(serviceLevel(ours, variant).value).toBeCloseTo(second, 12)
  })

  test('from histograms is the same as from counts, and always a share', () => {
    fc.assert(
      fc.property(WAITS, WAITS, fc.nat(400), (answered, gone, seconds) => {
        const waits = { answered: of(answered), unanswered: of(gone) }
        const counts = { offered: answered.length + gone.length, answered: answered.length }
        const within = answered.filter((wait) => wait <= seconds).length
        expect(levelWithin(waits, counts, seconds, 'negative')).toMatchObject(
          counts.offered === 0 ? { value: null, why: 'no-calls' } : { numerator: within, denominator: counts.offered }
        )
        for (const variant of VARIANTS) {
          const { value } = levelWithin(waits, counts, seconds, variant)
          expect(value === null || (value >= 0 && value <= 1)).toBe(true)
        }
      })
    )
  })
})

describe('figures', () => {
  test('without calls there is a reason, never 0 and never NaN', () => {
    expect(share(0, 0)).toEqual({ value: null, why: 'no-calls' })
    expect(quotient(0, 0)).toEqual({ value: null, why: 'no-calls' })
    expect(share(0, 5)).toMatchObject({ value: 0, n: 5, numerator: 0, denominator: 5 })
    expect(changeOf(count(5), count(0))).toEqual({ absolute: 5, relative: null })
    expect(changeOf(count(5), share(0, 0))).toEqual({ absolute: null, relative: null })
  })

  test('a verdict needs thirty calls and a target for the threshold that is asked', () => {
    const target = { value: 0.9, better: 'higher' as const, withinSeconds: 10 }
    expect(judge({ value: 1, n: 29 }, target)).toBe('too-few')
    expect(judge({ value: 0.9, n: 30 }, target)).toBe('met')
    expect(judge({ value: 0.8999, n: 3000 }, target)).toBe('missed')
    expect(judge({ value: 6, n: 50 }, { value: 5, better: 'lower' })).toBe('missed')
    expect(targetOf('serviceLevel', { serviceLevel: target }, 15)).toBeNull()
  })

  test('sums add name by name', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ a: fc.integer(), b: fc.integer() })), (rows) => {
        expect(addSums(['a', 'b'], rows)).toEqual({
          a: rows.reduce((s, r) => s + r.a, 0),
          b: rows.reduce((s, r) => s + r.b, 0)
        })
      })
    )
  })

  test('every KPI is defined once, in both languages', () => {
    expect(KPIS.map(({ id }) => id)).toEqual([...KPI_IDS])
    for (const { label, meaning, formula } of KPIS) {
      for (const text of [label, meaning, formula]) expect(text.id.length * text.en.length).toBeGreaterThan(0)
    }
  })
})
