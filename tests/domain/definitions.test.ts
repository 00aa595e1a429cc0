import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#domain/canonical.ts'
import { addDays } from '#domain/dates.ts'
import { definitionOf } from '#domain/definition.ts'
import { breaksIn, type DeclaredEdition, editionAt, editionsOf } from '#domain/editions.ts'
import { kpi, KPI_IDS, KPIS } from '#domain/kpis.ts'
import { OWN, SYMBOLS } from '#domain/kpis/kpi.ts'

const EDITIONS = KPIS.flatMap((each) => editionsOf(each, {}).map((edition) => ({ each, edition })))

describe('definitions', () => {
  test.each(EDITIONS)('$edition.id: every field in both languages, and a source', ({ each, edition }) => {
    const definition = definitionOf(each, edition)
    const { label, meaning, name, change, formula, numerator, denominator, excluded } = definition
    for (const text of [label, meaning, name, change, formula, numerator, denominator, excluded]) {
      expect(Math.min(text.id.trim().length, text.en.trim().length)).toBeGreaterThan(0)
    }
    for (const text of [meaning, excluded, change]) expect(`${text.id} ${text.en}`).toMatch(/^.+\. .+\.$/)
    expect(definition.symbols).toMatch(/[A-Z_x]/)
    expect(definition.source === OWN || definition.source.length > 8).toBe(true)
    expect(KPI_IDS).toContain(definition.id)
  })

  test('an edition has one id', () => {
    const ids = EDITIONS.map(({ edition }) => edition.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('a KPI is what its first reading says', () => {
    for (const { readings, formula, symbols, source } of KPIS) {
      expect({ formula, symbols, source }).toEqual({
        formula: readings[0].formula,
        symbols: readings[0].symbols,
        source: readings[0].source
      })
    }
  })

  test('the letters of the service level are explained', () => {
    const letters = SYMBOLS.map(({ symbol }) => symbol)
    const used = kpi('serviceLevel').readings.flatMap(({ symbols }) => symbols.match(/[A-Z](_[A-Z])?(?!\w)/g) ?? [])
    expect(letters).toEqual(expect.arrayContaining([...new Set(used)]))
  })
})

describe('editions of a site', () => {
  /** Editions that follow one another on random days, some with gaps between them. */
  const declared = fc
    .uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 2, maxLength: 8 })
    .map((days) => days.sort((a, b) => a - b).map((n) => addDays('2025-01-01', n)))
    .map((dates) =>
      dates.slice(0, -1).map((from, i): DeclaredEdition => ({
        id: `e${i}`,
        from,
        until: dates[i + 1]!,
        reading: i % 2 === 0 ? 'without-short' : 'of-connected',
        change: { id: 'x', en: 'x' },
        source: 'SK'
      }))
    )

  test('a break lies exactly where the edition of a day is not that of the day before', () => {
    fc.assert(
      fc.property(declared, (editions) => {
        const site = { abandonRate: editions.filter((_, i) => i !== 1) }
        const rate = kpi('abandonRate')
        const days = Array.from({ length: 420 }, (_, n) => addDays('2025-01-01', n))
        const at = days.map((day) => editionAt(rate, site, day).id)
        const changes = days.filter((_, n) => n > 0 && at[n] !== at[n - 1])
        const found = breaksIn(rate, site, { from: days[0]!, to: addDays(days.at(-1)!, 1) })
        expect(found.map((each) => each.at)).toEqual(changes)
        for (const { at: day, before, after } of found) {
          expect([before.id, after.id]).toEqual([at[days.indexOf(day) - 1], at[days.indexOf(day)]])
        }
      })
    )
  })
})

test('canonical JSON says the same for the same content in any order, and is JSON', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson(value))
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    })
  )
})
