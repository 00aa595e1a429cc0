import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Amount,
  countEffect,
  decomposeCount,
  decomposeRatio,
  type Effect,
  mergeParts,
  pairParts,
  type PartAmounts,
  ratioEffect,
  wholeOf
} from '#domain/decomposition.ts'

/** Shares and means alike: a numerator up to 40 times its denominator, and sides with neither. */
const AMOUNT: fc.Arbitrary<Amount> = fc
  .tuple(fc.oneof(fc.constant(0), fc.nat(2000)), fc.double({ min: 0, max: 40, noNaN: true }))
  .map(([denominator, ratio]) => ({ numerator: Math.round(denominator * ratio), denominator }))
/** Of an operator who handled calls while no log has him on duty. */
const STRAY: fc.Arbitrary<Amount> = fc.nat(500).map((numerator) => ({ numerator, denominator: 0 }))
const SIDE = fc.oneof({ weight: 9, arbitrary: AMOUNT }, { weight: 1, arbitrary: STRAY })
const IDS = fc.uniqueArray(fc.option(fc.string({ maxLength: 6 })), { minLength: 1, maxLength: 24 })
const PARTS = IDS.chain((ids) =>
  fc.tuple(...ids.map((id) => fc.record({ id: fc.constant(id), before: SIDE, now: SIDE })))
)
const WHOLE = PARTS.filter((parts) => {
  const { before, now } = wholeOf(parts)
  return before.denominator > 0 && now.denominator > 0
})

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const effects = (parts: readonly Effect[]) => parts.map(({ effect }) => effect)

/** Numbers of very different size are held to the largest that went into them. */
function near(actual: number, expected: number, sizes: readonly number[]): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-12 * (1 + Math.max(...sizes.map(Math.abs))))
}

/** The ratio of a period, added up apart from the product. */
function ratio(parts: readonly PartAmounts[], side: 'before' | 'now'): number {
  let [numerator, denominator] = [0, 0]
  for (const part of parts) {
    numerator += part[side].numerator
    denominator += part[side].denominator
  }
  return numerator / denominator
}

describe('a ratio', () => {
  test('the effects of all parts add up to the whole difference, each being mix + rate', () => {
    fc.assert(
      fc.property(WHOLE, (parts) => {
        const found = decomposeRatio(parts)
        near(sum(effects(found)), ratio(parts, 'now') - ratio(parts, 'before'), effects(found))
        for (const { mix, rate, effect } of found) near(mix! + rate!, effect, [mix!, rate!])
      }),
      { numRuns: 500 }
    )
  })

  test('mix is the Shapley value of the weight against the whole: the mean over both orders of changing it', () => {
    fc.assert(
      fc.property(WHOLE, (parts) => {
        const all = wholeOf(parts)
        const middle = (ratio(parts, 'before') + ratio(parts, 'now')) / 2
        for (const part of decomposeRatio(parts)) {
          if (part.before.denominator === 0 || part.now.denominator === 0) continue
          const [w0, w1] = [
            part.before.denominator / all.before.denominator,
            part.now.denominator / all.now.denominator
          ]
          const [r0, r1] = [part.before.numerator / part.before.denominator, part.now.numerator / part.now.denominator]
          const weightFirst = w1 * r0 - w0 * r0
          const weightLast = w1 * r1 - w0 * r1
          near(part.mix!, (weightFirst + weightLast) / 2 - (w1 - w0) * middle, [r0, r1, middle])
        }
      })
    )
  })

  test('a part that one period lacks has no rate effect: all of it is mix', () => {
    fc.assert(
      fc.property(WHOLE, (parts) => {
        for (const { before, now, rate } of decomposeRatio(parts)) {
          const isEmpty = (side: Amount) => side.denominator === 0 && side.numerator === 0
          if ((isEmpty(before) && now.denominator > 0) || (isEmpty(now) && before.denominator > 0)) expect(rate).toBe(0)
        }
      })
    )
  })

  test('a dimension of one part has no mix: all is rate', () => {
    fc.assert(
      fc.property(WHOLE, (parts) => {
        const [only] = decomposeRatio([wholeOf(parts)])
        expect(Math.abs(only!.mix!)).toBe(0)
        near(only!.rate!, ratio(parts, 'now') - ratio(parts, 'before'), [ratio(parts, 'now'), ratio(parts, 'before')])
      })
    )
  })

  test('parts taken as one have the sum of their effects', () => {
    fc.assert(
      fc.property(WHOLE, fc.nat(24), (parts, at) => {
        const [some, whole] = [parts.slice(0, at), wholeOf(parts)]
        const apart = effects(some.map((part) => ratioEffect(part, whole)))
        near(ratioEffect(mergeParts(some), whole).effect, sum(apart), [
          ...apart,
          ratio(parts, 'now'),
          ratio(parts, 'before')
        ])
      })
    )
  })

  test('the periods exchanged change the sign and nothing else', () => {
    fc.assert(
      fc.property(WHOLE, (parts) => {
        const back = decomposeRatio(parts.map(({ id, before, now }) => ({ id, before: now, now: before })))
        decomposeRatio(parts).forEach(({ mix, rate }, i) => {
          near(back[i]!.mix!, -mix!, [mix!])
          near(back[i]!.rate!, -rate!, [rate!])
        })
      })
    )
  })

  test('by hand: two parts, one better and rarer, one worse and more', () => {
    const [a, b] = decomposeRatio([
      { id: 'a', before: { numerator: 80, denominator: 100 }, now: { numerator: 45, denominator: 50 } },
      { id: 'b', before: { numerator: 50, denominator: 100 }, now: { numerator: 60, denominator: 150 } }
    ])
    // 0.65 -> 0.525; weights 0.5 -> 0.25 and 0.5 -> 0.75; mean of the wholes 0.5875
    expect(a!.mix).toBeCloseTo(-0.25 * (0.85 - 0.5875), 14)
    expect(a!.rate).toBeCloseTo(0.375 * 0.1, 14)
    expect(b!.mix).toBeCloseTo(0.25 * (0.45 - 0.5875), 14)
    expect(b!.rate).toBeCloseTo(0.625 * -0.1, 14)
  })

  test('a whole without a denominator is refused', () => {
    const part = { id: 'a', before: { numerator: 0, denominator: 0 }, now: { numerator: 1, denominator: 2 } }
    expect(() => decomposeRatio([part])).toThrow(RangeError)
  })
})

describe('a count', () => {
  test('the differences of the parts add up to the whole difference, exactly', () => {
    fc.assert(
      fc.property(PARTS, (parts) => {
        const { before, now } = wholeOf(parts)
        expect(sum(effects(decomposeCount(parts)))).toBe(now.numerator - before.numerator)
      })
    )
  })

  test('parts taken as one have the sum of their effects, exactly', () => {
    fc.assert(
      fc.property(PARTS, fc.nat(24), (parts, at) => {
        const some = parts.slice(0, at)
        expect(countEffect(mergeParts(some)).effect).toBe(sum(effects(some.map(countEffect))))
      })
    )
  })
})

describe('parts', () => {
  test('other names and another order change no effect', () => {
    fc.assert(
      fc.property(WHOLE, (parts) => {
        const renamed = parts.map((part, i) => ({ ...part, id: `part ${i}` })).reverse()
        for (const decompose of [decomposeCount, decomposeRatio]) {
          const [found, again] = [effects(decompose(parts)), effects(decompose(renamed)).reverse()]
          found.forEach((effect, i) => near(again[i]!, effect, found))
        }
      })
    )
  })

  test('a part of one period stays, marked; a part of none is left out; no value is a part', () => {
    const row = (id: string | null, numerator: number) => ({ id, numerator, denominator: 10 })
    const empty = { id: 'empty', numerator: 0, denominator: 0 }
    const parts = decomposeRatio(pairParts([row('a', 5), row('gone', 2), empty], [row('a', 6), row(null, 3)]))
    expect(Object.fromEntries(parts.map(({ id, mark }) => [id ?? 'none', mark]))).toEqual({
      a: 'both',
      gone: 'gone',
      none: 'new'
    })
  })
})
