import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logLowerTail, logProbability, logUpperTail, quantile } from '#domain/negative-binomial.ts'

/** Probabilities of 0, 1, 2 ... by another way: a Poisson mean drawn from a gamma, as products of plain fractions. */
function probabilities(mean: number, spread: number, upTo: number): number[] {
  if (spread === 0) {
    const all = [Math.exp(-mean)]
    for (let x = 1; x <= upTo; x++) all.push((all[x - 1]! * mean) / x)
    return all
  }
  const r = 1 / spread
  const p = r / (r + mean)
  const all = [p ** r]
  for (let x = 1; x <= upTo; x++) all.push((all[x - 1]! * (x - 1 + r) * (1 - p)) / x)
  return all
}

test('Poisson of mean 3: published probabilities', () => {
  // Abramowitz and Stegun, table 26.7: P(X >= 8 | 3) = 0.01190, P(X <= 1 | 3) = 0.19915.
  expect(Math.exp(logUpperTail(8, { mean: 3, spread: 0 }))).toBeCloseTo(0.0119, 5)
  expect(Math.exp(logLowerTail(1, { mean: 3, spread: 0 }))).toBeCloseTo(0.19915, 5)
})

test('tails, probabilities and quantiles are those of plain sums', () => {
  const worlds = fc.tuple(fc.double({ min: 0.05, max: 60, noNaN: true }), fc.constantFrom(0, 0.01, 0.2, 1.5))
  fc.assert(
    fc.property(worlds, fc.nat(120), ([mean, spread], x) => {
      const all = probabilities(mean, spread, 4000)
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
      const counts = { mean, spread }
      const near = (a: number, b: number) => Math.abs(a - b) <= 1e-8 + 1e-6 * b
      const p90 = quantile(0.9, counts)
      return (
        near(Math.exp(logProbability(x, counts)), all[x]!) &&
        near(Math.exp(logUpperTail(x, counts)), sum(all.slice(x))) &&
        near(Math.exp(logLowerTail(x, counts)), sum(all.slice(0, x + 1))) &&
        sum(all.slice(0, p90 + 1)) >= 0.9 - 1e-9 &&
        sum(all.slice(0, p90)) < 0.9 + 1e-9
      )
    })
  )
})

test('a tail far out keeps its digits', () => {
  // 797 calls where 80 are usual: the first term of the sum is nearly all of it.
  const log = logUpperTail(797, { mean: 80, spread: 0 })
  const first = 797 * Math.log(80) - 80 - Array.from({ length: 797 }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b)
  expect(log).toBeGreaterThan(first)
  expect(log - first).toBeLessThan(Math.log(1 / (1 - 80 / 797)))
})

test('refuses nonsense by name', () => {
  expect(() => quantile(1, { mean: 3, spread: 0 })).toThrow(/p must be within \(0, 1\), got 1/)
})
