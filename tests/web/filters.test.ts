import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#domain/dates.ts'
import { VARIANTS } from '#domain/waits.ts'
import {
  askFor,
  COMPARISON_KINDS,
  FILTER_NAMES,
  type Filters,
  presetPeriod,
  RANGES,
  readFilters,
  writeFilters
} from '../../web/lib/filters.ts'

const EXTENT = { from: '2025-10-01', to: '2026-11-01' }

const DAY = fc.integer({ min: 0, max: 390 }).map((n) => addDays('2025-10-01', n))
const FREE = fc
  .tuple(DAY, fc.integer({ min: 1, max: 60 }))
  .map(([from, days]) => ({ range: null, period: { from, to: addDays(from, days) } }))
const PRESET = fc.constantFrom(...RANGES).map((range) => ({ range, period: presetPeriod(range, EXTENT) }))
const WORDS = fc.record(
  Object.fromEntries(
    FILTER_NAMES.map((name) => [name, fc.array(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 3 })])
  ) as Record<(typeof FILTER_NAMES)[number], fc.Arbitrary<string[]>>
)
const FILTERS: fc.Arbitrary<Filters> = fc
  .tuple(
    fc.oneof(FREE, PRESET),
    fc.record({
      centre: fc.option(fc.constantFrom('palembang', 'lain')),
      compare: fc.uniqueArray(fc.constantFrom(...COMPARISON_KINDS), { maxLength: 2 }),
      grain: fc.option(fc.constantFrom('hour' as const, 'day' as const, 'week' as const)),
      within: fc.option(fc.nat(600)),
      variant: fc.constantFrom(null, ...VARIANTS),
      words: WORDS
    })
  )
  .map(([range, rest]) => ({ ...range, ...rest }))

describe('the URL is the state', () => {
  test('reading what was written gives the same choice', () => {
    fc.assert(
      fc.property(FILTERS, (filters) => {
        expect(readFilters(writeFilters(filters), EXTENT)).toEqual(filters)
      })
    )
  })

  test('the default choice needs no query', () => {
    expect(writeFilters(readFilters(new URLSearchParams(), EXTENT)).toString()).toBe('')
  })

  test('a broken value falls back alone', () => {
    const filters = readFilters(
      new URLSearchParams('from=2026-02-30&to=x&compare=gestern&grain=fortnight&within=abc&variant=best&category=fire'),
      EXTENT
    )
    expect(filters).toMatchObject({ range: '28d', compare: [], grain: null, within: null, variant: null })
    expect(filters.words.category).toEqual(['fire'])
  })

  test('the language is kept when a filter changes', () => {
    const query = writeFilters(readFilters(new URLSearchParams(), EXTENT), new URLSearchParams('lang=en'))
    expect(query.get('lang')).toBe('en')
  })

  test('what a page has chosen for itself is kept; the place in the records and the open record are not', () => {
    const others = new URLSearchParams('kpi=answerRate&standard=nena&sort=wait&cursor=abc&record=1-2&category=fire')
    const query = writeFilters(readFilters(new URLSearchParams(), EXTENT), others)
    expect(query.toString()).toBe('kpi=answerRate&standard=nena&sort=wait')
  })

  test('the API is asked for dates, never for presets', () => {
    const query = askFor(readFilters(new URLSearchParams('range=lastMonth&category=fire&category=medical'), EXTENT))
    expect(query.toString()).toBe('from=2026-09-01&to=2026-10-01&compare=previous&category=fire&category=medical')
  })

  test.each([
    ['7d', '2026-10-25', '2026-11-01'],
    ['month', '2026-10-01', '2026-11-01'],
    ['lastMonth', '2026-09-01', '2026-10-01'],
    ['year', '2025-11-01', '2026-11-01'],
    ['all', '2025-10-01', '2026-11-01']
  ] as const)('%s counts from the last day of the data', (range, from, to) => {
    expect(presetPeriod(range, EXTENT)).toEqual({ from, to })
  })
})
