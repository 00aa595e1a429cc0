import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changePerDay } from '#domain/change.ts'
import { addDays, dayNumber, lengthInDays } from '#domain/dates.ts'
import { count } from '#domain/figure.ts'
import { COMPARISON_KINDS, type ComparisonKind } from '#domain/comparison-kinds.ts'
import { anchorsOf, comparedPeriod } from '#domain/period.ts'
import { SPECIAL_DAYS, specialDaysOf } from '#domain/special-days.ts'

const DAY = fc
  .integer({ min: dayNumber('2019-01-01'), max: dayNumber('2027-06-30') })
  .map((n) => addDays('1970-01-01', n))
const PERIOD = fc
  .tuple(DAY, fc.integer({ min: 1, max: 400 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }))

describe('periods compared', () => {
  // Worked out on a calendar: month ends clamp, 29 February, week 53, years, a part of a month with the same part.
  test.each([
    ['previous', '2025-05-14', '2025-05-15', '2025-05-13', '2025-05-14'],
    ['previous', '2025-03-01', '2025-04-01', '2025-01-29', '2025-03-01'],
    ['previous', '2024-03-01', '2024-03-02', '2024-02-29', '2024-03-01'],
    ['year', '2026-12-28', '2027-01-04', '2025-12-28', '2026-01-04'],
    ['year', '2025-02-28', '2025-03-01', '2024-02-28', '2024-03-01'],
    ['weekday', '2026-12-28', '2027-01-04', '2026-12-21', '2026-12-28'],
    ['weekday', '2025-05-14', '2025-05-15', '2025-05-07', '2025-05-08'],
    ['weekday', '2025-03-09', '2025-03-10', '2025-03-02', '2025-03-03'],
    ['to-date', '2026-12-28', '2027-01-04', '2026-12-21', '2026-12-28'],
    ['to-date', '2025-03-01', '2025-04-01', '2025-02-01', '2025-03-01'],
    ['to-date', '2024-02-01', '2024-03-01', '2024-01-01', '2024-02-01'],
    ['to-date', '2025-05-01', '2025-05-15', '2025-04-01', '2025-04-15'],
    ['to-date', '2025-03-01', '2025-03-30', '2025-02-01', '2025-03-01'],
    ['to-date', '2025-04-01', '2025-07-01', '2025-01-01', '2025-04-01'],
    ['to-date', '2024-01-01', '2024-03-01', '2023-10-01', '2023-12-01'],
    ['to-date', '2024-01-01', '2024-05-01', '2023-01-01', '2023-05-01'],
    ['to-date', '2025-01-01', '2025-05-01', '2024-01-01', '2024-05-01'],
    ['to-date', '2026-04-01', '2026-05-31', '2026-01-01', '2026-03-01'],
    ['lebaran', '2024-04-08', '2024-04-15', '2023-04-20', '2023-04-27'],
    ['lebaran', '2027-03-09', '2027-03-11', '2026-03-21', '2026-03-23'],
    ['ramadan', '2026-02-19', '2026-02-26', '2025-03-01', '2025-03-08'],
    ['ramadan', '2024-03-12', '2024-04-10', '2023-03-23', '2023-04-21'],
    ['ramadan', '2027-02-12', '2027-02-13', '2026-02-23', '2026-02-24']
  ] as const)('%s of %s..%s is %s..%s', (kind, from, to, thenFrom, thenTo) =>
    expect(comparedPeriod(kind, { from, to }, SPECIAL_DAYS)).toEqual({ from: thenFrom, to: thenTo })
  )

  test('are never empty and lie before, for every kind and any period', () => {
    fc.assert(
      fc.property(fc.constantFrom<ComparisonKind>(...COMPARISON_KINDS), PERIOD, (kind, period) => {
        const before = comparedPeriod(kind, period, SPECIAL_DAYS)
        if (before === null) return expect(['lebaran', 'ramadan']).toContain(kind)
        expect(before.from < before.to && before.from < period.from).toBe(true)
      }),
      { numRuns: 2000 }
    )
  })

  test('the n-th day of Ramadan meets the n-th of the year before, every year that the table holds', () => {
    for (let year = 2019; year <= 2027; year++) {
      const [now, before] = [year, year - 1].map((y) =>
        SPECIAL_DAYS.find(({ kind, from }) => kind === 'ramadan' && from.startsWith(`${y}-`))!
      )
      for (const n of [0, 4, 20, 28]) {
        const day = addDays(now!.from, n)
        expect(comparedPeriod('ramadan', { from: day, to: addDays(day, 1) }, SPECIAL_DAYS)).toEqual({
          from: addDays(before!.from, n),
          to: addDays(before!.from, n + 1)
        })
      }
    }
  })

  test('a site that knows better is followed, and its own table says what the comparison rests on', () => {
    const own = { from: '2027-03-10', to: '2027-03-12', kind: 'lebaran', label: { id: 'L', en: 'L' }, source: 'SKB' }
    const days = specialDaysOf([own])
    const period = { from: '2027-03-10', to: '2027-03-12' }
    expect(comparedPeriod('lebaran', period, days)).toEqual({ from: '2026-03-21', to: '2026-03-23' })
    expect(anchorsOf('lebaran', period, SPECIAL_DAYS)!.now).toMatchObject({ from: '2027-03-09', isEstimate: true })
    expect(anchorsOf('lebaran', period, days)!.now).toMatchObject({ from: '2027-03-10', isEstimate: false })
  })

  test('periods of different lengths are compared by the day', () => {
    const { absolute, relative } = changePerDay(count(3100), 31, count(2520), 28)
    expect(absolute).toBeCloseTo(100 - 90, 12)
    expect(relative).toBeCloseTo(1 / 9, 12)
    expect(lengthInDays(comparedPeriod('to-date', { from: '2025-03-01', to: '2025-04-01' }, SPECIAL_DAYS)!)).toBe(28)
  })
})

describe('special days', () => {
  const of = (kind: string) => SPECIAL_DAYS.filter((day) => day.kind === kind)

  test('every year has one Lebaran, one Ramadan that ends with it, and one Idul Adha, about 69 days after', () => {
    for (let year = 2018; year <= 2027; year++) {
      const [lebaran, ramadan, adha] = ['lebaran', 'ramadan', 'idul-adha'].map((kind) =>
        of(kind).filter(({ from }) => from.startsWith(`${year}-`))
      )
      expect([year, lebaran!.length, ramadan!.length, adha!.length]).toEqual([year, 1, 1, 1])
      expect(ramadan![0]!.to).toBe(lebaran![0]!.from)
      expect([29, 30]).toContain(lengthInDays(ramadan![0]!))
      const after = dayNumber(adha![0]!.from) - dayNumber(lebaran![0]!.from)
      expect([year, after >= 66 && after <= 70]).toEqual([year, true])
    }
  })

  test('counts of the official lists: holidays with both Ids, joint leave, elections', () => {
    // Entries of the lists 2018 to 2026; both days of Idul Fitri are one entry here. In 2021 Ascension Day fell on Idul Fitri.
    const perYear = (kinds: readonly string[]) =>
      Array.from({ length: 9 }, (_, i) => {
        const days = SPECIAL_DAYS.filter(({ kind, from }) => kinds.includes(kind) && from.startsWith(`${2018 + i}-`))
        return new Set(days.flatMap(({ from, to }) => datesOf(from, to))).size
      })
    expect(perYear(['holiday', 'lebaran', 'idul-adha'])).toEqual([16, 16, 16, 15, 16, 16, 17, 17, 17])
    expect(perYear(['joint-leave'])).toEqual([8, 4, 5, 1, 4, 11, 10, 11, 8])
    expect(perYear(['election'])).toEqual([1, 1, 1, 0, 0, 0, 2, 0, 0])
  })

  test('dates from memory say so, and those of 2027 are marked as estimates by Umm al-Qura', () => {
    const unsure = SPECIAL_DAYS.filter(({ verified }) => !verified)
    expect(unsure.every(({ source, isEstimate }) => /ingatan|disimpulkan/.test(source) || isEstimate)).toBe(true)
    expect(of('ramadan').map(({ from, verified }) => [from.slice(0, 4), verified])).toEqual([
      ['2018', false],
      ['2019', false],
      ['2020', false],
      ['2021', false],
      ['2022', false],
      ['2023', true],
      ['2024', true],
      ['2025', true],
      ['2026', true],
      ['2027', false]
    ])
    const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura', {
      day: 'numeric',
      month: 'numeric',
      timeZone: 'UTC'
    })
    const computed = (kind: string) =>
      hijri.format(new Date(`${of(kind).find(({ from }) => from.startsWith('2027-'))!.from}T00:00:00Z`)).split(' ')[0]
    expect(['ramadan', 'lebaran', 'idul-adha'].map(computed)).toEqual(['9/1', '10/1', '12/10'])
    expect(SPECIAL_DAYS.filter(({ from }) => from.startsWith('2027-')).every(({ isEstimate }) => isEstimate)).toBe(true)
  })

  test('a site adds, replaces and removes', () => {
    const own = (kind: string, from: string, to: string) => ({
      from,
      to,
      kind,
      label: { id: 'x', en: 'x' },
      source: 's'
    })
    const days = specialDaysOf([
      own('lebaran', '2027-03-10', '2027-03-12'),
      own('holiday', '2027-01-01', '2027-01-02'),
      { remove: 'haze', year: 2019 },
      { remove: 'holiday', from: '2026-01-16' }
    ])
    const list = (kind: string, year: string) =>
      days.filter((day) => day.kind === kind && day.from.startsWith(year)).map(({ from }) => from)
    expect(list('lebaran', '2027')).toEqual(['2027-03-10'])
    expect(list('lebaran', '2026')).toEqual(['2026-03-21'])
    expect(list('holiday', '2027')).toEqual(['2027-01-01'])
    expect(list('haze', '2019')).toEqual([])
    expect(list('haze', '2023')).toHaveLength(2)
    expect(list('holiday', '2026')).toHaveLength(of('holiday').filter(({ from }) => from.startsWith('2026')).length - 1)
    expect(days.map(({ from }) => from)).toEqual(days.map(({ from }) => from).sort())
  })
})

function datesOf(from: string, to: string): string[] {
  return Array.from({ length: lengthInDays({ from, to }) }, (_, i) => addDays(from, i))
}
