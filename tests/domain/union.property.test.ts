import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { share } from '#domain/figure.ts'
import { addSums } from '#domain/sums.ts'
import {
  countWithin,
  histogram,
  mergeHistograms,
  percentile,
  serviceLevel,
  sumOf,
  total,
  VARIANTS
} from '#domain/waits.ts'

const SECONDS = fc.integer({ min: 0, max: 400 })
/** Parts of very different size, some of them empty. */
const PARTS = fc.array(fc.oneof(fc.array(SECONDS, { maxLength: 3 }), fc.array(SECONDS, { maxLength: 80 })), { maxLength: 8 }) // prettier-ignore
const P = fc.constantFrom(0.5, 0.75, 0.9, 0.95, 0.99, 1)
const EDGES = fc.option(fc.uniqueArray(SECONDS, { minLength: 1, maxLength: 6 }).map((all) => all.sort((a, b) => a - b)))
const seed = Number(process.env['SEED'] ?? 112)

const histogramOf = (seconds: readonly number[], edges: readonly number[] | null = null) =>
  histogram(
    seconds.map((each) => ({ seconds: each, n: 1 })),
    edges
  )

describe('whatever the parts', () => {
  test('counts, sums and percentiles of their union are those of the whole, counted on the sorted values', () => {
    fc.assert(
      fc.property(PARTS, P, SECONDS, (parts, p, limit) => {
        const union = mergeHistograms(parts.map((part) => histogramOf(part)))
        const all = parts.flat().sort((a, b) => a - b)
        expect([total(union), sumOf(union)]).toEqual([all.length, all.reduce((sum, s) => sum + s, 0)])
        expect(countWithin(union, limit)).toBe(all.filter((s) => s <= limit).length)
        const least = all.find((_, i) => (i + 1) * 100 >= Math.round(p * 100) * all.length)
        expect(percentile(union, p)).toEqual(
          least === undefined ? { value: null, why: 'no-calls' } : { value: least, n: all.length }
        )
      }),
      { seed, numRuns: 2000 }
    )
  })

  test('parts that split at different edges are merged at the edges that all of them have', () => {
    fc.assert(
      fc.property(PARTS, fc.array(EDGES, { minLength: 8, maxLength: 8 }), P, SECONDS, (parts, edges, p, limit) => {
        const union = mergeHistograms(parts.map((part, i) => histogramOf(part, edges[i]!)))
        const known = edges.slice(0, parts.length).filter((list) => list !== null)
        const common = known.length === 0 ? null : known[0]!.filter((e) => known.every((list) => list.includes(e)))
        const whole = histogramOf(parts.flat(), common)
        expect([union.edges, total(union)]).toEqual([common, total(whole)])
        expect(countWithin(union, limit)).toBe(countWithin(whole, limit))
        expect(percentile(union, p)).toEqual(percentile(whole, p))
      }),
      { seed, numRuns: 2000 }
    )
  })

  test('merging in any order and in any nesting gives the same', () => {
    fc.assert(
      fc.property(PARTS, fc.nat(7), (parts, at) => {
        const all = parts.map((part) => histogramOf(part))
        const nested = mergeHistograms([mergeHistograms(all.slice(0, at)), mergeHistograms(all.slice(at))])
        const sorted = (h: typeof nested) => [...h.bins].sort(([a], [b]) => a - b)
        expect(sorted(nested)).toEqual(sorted(mergeHistograms([...all].reverse())))
      }),
      { seed }
    )
  })
})

/** The sums of some calls: whether answered, and seconds until the end of the wait. */
const CALLS = fc.array(fc.record({ isAnswered: fc.boolean(), wait: fc.integer({ min: 0, max: 60 }) }), {
  maxLength: 60
})
const NAMES = ['offered', 'answered', 'answered_within', 'answered_within_30', 'gone_within', 'gone_short'] as const

function sumsOf(calls: readonly { isAnswered: boolean; wait: number }[], within: number) {
  const n = (isAnswered: boolean, limit: number) =>
    calls.filter((call) => call.isAnswered === isAnswered && call.wait <= limit).length
  return {
    offered: calls.length,
    answered: n(true, Infinity),
    answered_within: n(true, within),
    answered_within_30: n(true, 30),
    gone_within: n(false, within),
    gone_short: n(false, 5)
  }
}

describe('a share of a union', () => {
  test('is the ratio of the added sums under every variant, never a mean of the ratios of the parts', () => {
    let apart = 0
    fc.assert(
      fc.property(fc.tuple(CALLS, CALLS), fc.nat(60), fc.constantFrom(...VARIANTS), (parts, within, variant) => {
        const sums = parts.map((part) => sumsOf(part, within))
        const united = serviceLevel(addSums(NAMES, sums), variant)
        expect(united).toEqual(serviceLevel(sumsOf(parts.flat(), within), variant))
        const levels = sums.map((each) => serviceLevel(each, variant))
        const [a, b] = levels.map(({ value }) => value)
        if (a !== null && b !== null && Math.abs((a! + b!) / 2 - united.value!) > 1e-6) apart++
      }),
      { seed, numRuns: 3000 }
    )
    // The test can tell the two apart: in most random splits they differ.
    expect(apart).toBeGreaterThan(1000)
  })

  test('one of two calls and none of ninety-eight is 1 %, not 25 %', () => {
    const parts = [
      { hit: 1, of: 2 },
      { hit: 0, of: 98 }
    ]
    const { hit, of } = addSums(['hit', 'of'], parts)
    expect(share(hit, of).value).toBe(0.01)
    expect(parts.map(({ hit, of }) => hit / of).reduce((sum, ratio) => sum + ratio) / 2).toBe(0.25)
  })
})
