import { expect, test } from 'vitest'
import { fewestTrunks } from '#domain/queueing/trunks.ts'

/** Erlang B as the formula is printed, with factorials. */
function blocked(load: number, lines: number): number {
  const term = (n: number) =>
    load ** n / Array.from({ length: n }, (_, i) => i + 1).reduce((product, i) => product * i, 1)
  return term(lines) / Array.from({ length: lines + 1 }, (_, n) => term(n)).reduce((sum, each) => sum + each, 0)
}

test('the fewest lines hold the blocking, and one fewer does not', () => {
  for (const load of [0.05, 0.5, 1, 3, 7.7, 20, 41]) {
    const lines = fewestTrunks(load, 0.01)
    expect(blocked(load, lines)).toBeLessThanOrEqual(0.01)
    expect(blocked(load, lines - 1)).toBeGreaterThan(0.01)
  }
})

test('of the printed tables: 3 erlangs at P.01 take 8 lines, 10 take 18, 100 take 117; none takes none', () => {
  expect([0, 3, 10, 100].map((load) => fewestTrunks(load, 0.01))).toEqual([0, 8, 18, 117])
  expect(() => fewestTrunks(-1, 0.01)).toThrow(RangeError)
  expect(() => fewestTrunks(1, 0)).toThrow(RangeError)
})
