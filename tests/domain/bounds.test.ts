import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countBounds, meanBounds, percentileBounds, repeatBounds, shareBounds } from '#domain/bounds.ts'
import { absent, count, quotient, share } from '#domain/figure.ts'
import { judge } from '#domain/targets.ts'
import { unknownRows } from '#domain/unknown.ts'
import { histogram, percentile } from '#domain/waits.ts'

const unknown = (upper: number | null) => ({ hours: 3, expected: 5, upper })

describe('what unknown hours may hide', () => {
  test('nothing is hidden where no hour is unknown, or where those hours never bring anything', () => {
    const usual = [{ weekday: 1, hour: 3, hours: 4, n: 0, squares: 0 }]
    expect(unknownRows([], usual)).toEqual({ hours: 0, expected: 0, upper: 0 })
    expect(unknownRows([{ weekday: 1, hour: 3, hours: 2 }], usual)).toEqual({ hours: 2, expected: 0, upper: 0 })
  })

  test('without any known hour nothing can be told', () => {
    expect(unknownRows([{ weekday: 1, hour: 3, hours: 2 }], []).upper).toBeNull()
  })

  test('by hand: four Mondays at 8 with 4 calls each, one more unknown', () => {
    // Mean 4, no spread: variance 4 of the hour and 4/4 of the mean; 4 + 3 * sqrt(5) = 10.7.
    const usual = [{ weekday: 1, hour: 8, hours: 4, n: 16, squares: 64 }]
    expect(unknownRows([{ weekday: 1, hour: 8, hours: 1 }], usual)).toEqual({ hours: 1, expected: 4, upper: 11 })
  })

  test('an hour of the week that was never known is judged by that hour of other days, then by all', () => {
    const usual = [
      { weekday: 1, hour: 8, hours: 2, n: 8, squares: 32 },
      { weekday: 2, hour: 8, hours: 2, n: 12, squares: 72 },
      { weekday: 2, hour: 9, hours: 4, n: 4, squares: 4 }
    ]
    expect(unknownRows([{ weekday: 3, hour: 8, hours: 1 }], usual).expected).toBe(20 / 4)
    expect(unknownRows([{ weekday: 3, hour: 5, hours: 1 }], usual).expected).toBe(24 / 8)
  })

  test('more spread, more doubt', () => {
    const even = [{ weekday: 1, hour: 8, hours: 4, n: 40, squares: 400 }]
    const uneven = [{ weekday: 1, hour: 8, hours: 4, n: 40, squares: 1000 }]
    const of = (usual: typeof even) => unknownRows([{ weekday: 1, hour: 8, hours: 1 }], usual).upper!
    expect(of(uneven)).toBeGreaterThan(of(even))
  })
})

describe('bounds', () => {
  const WAITS = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 60 })

  test('of shares, percentiles and counts hold the truth, whatever up to so many unknown calls were', () => {
    fc.assert(
      fc.property(
        WAITS,
        fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 20 }),
        fc.integer({ min: 0, max: 5 }),
        fc.constantFrom(0.5, 0.9, 0.95),
        (known, hidden, more, p) => {
          const most = unknown(hidden.length + more)
          const all = [...known, ...hidden]
          const fast = (waits: number[]) => waits.filter((wait) => wait <= 10).length
          const holds = (figure: ReturnType<typeof count>, real: number) => {
            if (figure.value === null || figure.bounds === null) throw new Error('no bounds')
            const [low, high] = figure.bounds ?? [figure.value, figure.value]
            expect(low <= real + 1e-12 && real <= (high ?? Infinity) + 1e-12).toBe(true)
          }
          holds(countBounds(count(known.length), most), all.length)
          holds(shareBounds(share(fast(known), known.length), most), fast(all) / all.length)
          const sum = (waits: number[]) => waits.reduce((total, wait) => total + wait, 0)
          holds(meanBounds(quotient(sum(known), known.length), most), sum(all) / all.length)
          const h = histogram(known.map((seconds) => ({ seconds, n: 1 })))
          const real = [...all].sort((a, b) => a - b)[Math.ceil(p * all.length - 1e-9) - 1]!
          holds(percentileBounds(percentile(h, p), most, h, p), real)
        }
      ),
      { numRuns: 500 }
    )
  })

  test('by hand', () => {
    expect(shareBounds(share(90, 100), unknown(10))).toMatchObject({ bounds: [90 / 110, 100 / 110], hoursMissing: 3 })
    expect(repeatBounds(share(4, 10), unknown(1))).toMatchObject({ bounds: [4 / 11, 6 / 11] })
    expect(meanBounds(quotient(100, 10), unknown(10))).toMatchObject({ bounds: [5, null] })
    const h = histogram([
      { seconds: 5, n: 8 },
      { seconds: 20, n: 2 }
    ])
    // Of 10 + 2: the 90 % are reached with the 11th; with both unknown shortest it is the 9th known, with both longest none.
    expect(percentileBounds(percentile(h, 0.9), unknown(2), h, 0.9)).toMatchObject({ bounds: [20, null] })
    expect(percentileBounds(percentile(h, 0.5), unknown(2), h, 0.5)).toMatchObject({ bounds: [5, 5] })
  })

  test('there are none where all is known, nor of what is absent; null where nothing can be told', () => {
    expect(countBounds(count(7), unknown(0))).toEqual({ value: 7, n: 7 })
    expect(countBounds(count(7), undefined)).toEqual({ value: 7, n: 7 })
    expect(countBounds(absent('no-data'), unknown(3))).toEqual({ value: null, why: 'no-data' })
    expect(countBounds(count(7), unknown(null))).toEqual({ value: 7, n: 7, bounds: null, hoursMissing: 3 })
  })

  test.each([
    ['higher', 0.8, 'met'],
    ['higher', 0.85, 'no-data'],
    ['higher', 0.95, 'missed'],
    ['lower', 0.95, 'met'],
    ['lower', 0.85, 'no-data'],
    ['lower', 0.8, 'missed']
  ] as const)('a target for %s at %d, the share between 81.8 % and 90.9 %%: %s', (better, value, status) => {
    expect(judge(shareBounds(share(90, 100), unknown(10)), { value, better })).toBe(status)
  })

  test('a percentile without an upper end is missed where the best case is, and never met', () => {
    const figure = { value: 20, n: 100, bounds: [12, null] as [number, null], hoursMissing: 3 }
    expect(judge(figure, { value: 10, better: 'lower' })).toBe('missed')
    expect(judge(figure, { value: 30, better: 'lower' })).toBe('no-data')
    expect(judge({ ...figure, bounds: null }, { value: 30, better: 'lower' })).toBe('no-data')
  })
})
