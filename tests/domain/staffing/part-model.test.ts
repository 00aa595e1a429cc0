import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LinearModel, ModelBuilder, type Term } from '#domain/staffing/linear-model.ts'
import { isFeasible, partsOf, withPart } from '#domain/staffing/part-model.ts'

/** A model, values that keep it, and which of its columns are free. */
const DRAWN = fc
  .record({
    values: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 12 }),
    costs: fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 12, maxLength: 12 }),
    rows: fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 12, maxLength: 12 }), { maxLength: 8 }),
    free: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    slack: fc.integer({ min: 0, max: 2 })
  })
  .map(({ values, costs, rows, free, slack }) => {
    const builder = new ModelBuilder()
    builder.addOffset(7)
    values.forEach((_, i) => builder.integer(costs[i]!, 3))
    for (const row of rows) {
      const terms = values.flatMap((_, i): Term[] => (row[i] === 0 ? [] : [[i, row[i]!]]))
      const sum = terms.reduce((all, [i, n]) => all + n * values[i]!, 0)
      builder.row(sum - slack, sum + slack, terms)
    }
    return {
      model: builder.build(),
      values: Float64Array.from(values),
      isFree: Uint8Array.from(values, (_, i) => Number(free[i]))
    }
  })

function costOf({ costs, offset }: LinearModel, values: ArrayLike<number>): number {
  return costs.reduce((sum, cost, i) => sum + cost * values[i]!, offset)
}

test('a part with other values is feasible and costs what the whole with them put in is and costs', () => {
  fc.assert(
    fc.property(DRAWN, fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 }), (drawn, other) => {
      const { model, values, isFree } = drawn
      const part = partsOf(model, new Uint8Array(values.length))(values, isFree)
      const own = Float64Array.from(part.columns, (_, i) => other[i]!)
      const whole = withPart(values, part, own, model.isInteger)
      expect([...whole.keys()].filter((i) => whole[i] !== values[i] && isFree[i] === 0)).toEqual([])
      expect(costOf(part.model, own)).toBe(costOf(model, whole))
      expect(isFeasible(part.model, own)).toBe(isFeasible(model, whole))
      expect(isFeasible(model, values)).toBe(true)
    })
  )
})

test('whatever is chosen, a part has it, what counts it at any remove, and every row of these', () => {
  fc.assert(
    fc.property(
      DRAWN,
      fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      ({ model, values, isFree }, counts) => {
        const isCounting = Uint8Array.from(values, (_, i) => Number(counts[i]))
        const rows = Array.from(model.rowLower, (_, row) => [
          ...model.columns.subarray(model.starts[row], model.starts[row + 1])
        ])
        const wanted = new Set([...isFree.keys()].filter((i) => isFree[i] === 1))
        for (let size = -1; size !== wanted.size;) {
          size = wanted.size
          for (const row of rows.filter((own) => own.some((column) => wanted.has(column))))
            for (const column of row) if (isCounting[column] === 1) wanted.add(column)
        }
        const part = partsOf(model, isCounting)(values, isFree)
        expect([...part.columns]).toEqual([...wanted].sort((a, b) => a - b))
        expect(part.rows).toEqual(rows.flatMap((own, row) => (own.some((column) => wanted.has(column)) ? [row] : [])))
      }
    )
  )
})

test('what counts follows, also by what counts it in turn; another cell does not', () => {
  const builder = new ModelBuilder()
  const [a, b, nights, most, alone] = Array.from({ length: 5 }, () => builder.integer(1, 3)) as [
    number,
    number,
    number,
    number,
    number
  ]
  builder.row(0, 0, [
    [a, 1],
    [nights, -1]
  ])
  builder.row(0, Infinity, [
    [most, 1],
    [nights, -1]
  ])
  builder.row(0, Infinity, [
    [b, 1],
    [alone, 1]
  ])
  const model = builder.build()
  const part = partsOf(model, Uint8Array.from([0, 0, 1, 1, 1]))(new Float64Array(5), Uint8Array.from([1, 0, 0, 0, 0]))
  expect([part.columns, part.rows].map((own) => [...own])).toEqual([
    [a, nights, most],
    [0, 1]
  ])
})
