import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bucketSeconds,
  bucketsOf,
  coveredBuckets,
  defaultGrain,
  type Grain,
  nextBucket,
  sparkGrain
} from '#domain/buckets.ts'
import { addDays, addMonths, dayNumber, isLocalDate, lengthInDays, localDateAt, weekdayOf } from '#domain/dates.ts'
import type { ComparisonKind } from '#domain/comparison-kinds.ts'
import { comparedPeriod } from '#domain/period.ts'
import { SPECIAL_DAYS } from '#domain/special-days.ts'
import { STANDARDS } from '#domain/standards.ts'

const DAY = fc
  .integer({ min: dayNumber('2000-01-01'), max: dayNumber('2035-12-31') })
  .map((n) => addDays('1970-01-01', n))
const PERIOD = fc
  .tuple(DAY, fc.integer({ min: 1, max: 400 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }))

test('weekdays before 1970 are those of the calendar', () => {
  for (const date of ['1950-01-01', '1969-12-31', '1970-01-01', '2026-11-24'])
    expect(weekdayOf(date) % 7).toBe(new Date(`${date}T00:00:00Z`).getUTCDay())
})

test('every day of two thousand years has the number that the calendar of the language gives it, and no other text has', () => {
  for (let day = Date.UTC(1000, 0, 1); day < Date.UTC(3000, 0, 1); day += 86_400_000) {
    const date = new Date(day).toISOString().slice(0, 10)
    if (dayNumber(date) !== day / 86_400_000) expect.fail(`${date} is ${dayNumber(date)}`)
  }
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9-]{10}$|^\d{4}-[01]\d-[0-3]\d$/), (text) => {
      const ms = Date.parse(`${text}T00:00:00Z`)
      const isDate = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
      expect(isLocalDate(text)).toBe(isDate)
    })
  )
})

describe('dates', () => {
  test.each([
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-31', 1, '2026-02-28']
  ])('%s plus %i months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected))

  test('only real dates are dates', () => {
    expect(['2026-02-28', '2024-02-29'].every(isLocalDate)).toBe(true)
    expect(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', ''].some(isLocalDate)).toBe(false)
    expect(() => dayNumber('2026-02-29')).toThrow(/2026-02-29/)
  })

  test('weekdays are those of the calendar', () => {
    fc.assert(fc.property(DAY, (day) => weekdayOf(day) === (new Date(`${day}T00:00:00Z`).getUTCDay() || 7)))
  })

  test('the local date of an instant is that of its zone', () => {
    const instant = new Date('2014-12-31T17:00:00Z')
    expect(localDateAt(instant, 'Asia/Jakarta')).toBe('2015-01-01')
    expect(localDateAt(instant, 'Asia/Jayapura')).toBe('2015-01-01')
    expect(localDateAt(instant, 'America/New_York')).toBe('2014-12-31')
    expect(localDateAt(instant, 'Asia/Kathmandu')).toBe('2014-12-31')
  })
})

describe('buckets', () => {
  test('cover the period without a gap or an overlap, at every grain', () => {
    fc.assert(
      fc.property(PERIOD, fc.constantFrom<Grain>('day', 'week', 'month', 'quarter', 'year'), (period, grain) => {
        const buckets = bucketsOf(period, grain)
        expect(buckets[0]! <= period.from && nextBucket(buckets.at(-1)!, grain) >= period.to).toBe(true)
        buckets.slice(1).forEach((at, i) => expect(at).toBe(nextBucket(buckets[i]!, grain)))
      })
    )
  })

  test('add up to the period, cut at its ends', () => {
    const period = { from: '2026-03-01', to: '2026-03-04' }
    expect(bucketsOf(period, 'hour')).toHaveLength(72)
    expect(bucketsOf(period, 'slot')).toHaveLength(288)
    expect(bucketsOf(period, 'slot').slice(0, 2)).toEqual(['2026-03-01T00:00', '2026-03-01T00:15'])
    fc.assert(
      fc.property(PERIOD, fc.constantFrom<Grain>('day', 'week', 'month', 'quarter', 'year'), (period, grain) => {
        const seconds = bucketsOf(period, grain).reduce((sum, at) => sum + bucketSeconds(at, grain, period), 0)
        expect(seconds).toBe(lengthInDays(period) * 86_400)
      })
    )
    expect(bucketSeconds('2024-02-01', 'month', { from: '2024-01-01', to: '2024-06-01' })).toBe(29 * 86_400)
  })

  test('weeks are ISO weeks: they begin on Mondays, also around New Year', () => {
    expect(bucketsOf({ from: '2026-12-31', to: '2027-01-05' }, 'week')).toEqual(['2026-12-28', '2027-01-04'])
  })

  test('are covered where any of their days is', () => {
    const buckets = bucketsOf({ from: '2026-03-02', to: '2026-03-16' }, 'week')
    expect([...coveredBuckets(buckets, ['2026-03-11'], 'week')]).toEqual(['2026-03-09'])
  })

  test('a small series is short enough for a tile, and no finer than asked', () => {
    const period = { from: '2025-10-01', to: '2026-11-01' }
    expect([sparkGrain(period, 'day'), sparkGrain(period, 'month')]).toEqual(['week', 'month'])
    expect(sparkGrain({ from: '2026-10-04', to: '2026-11-01' }, 'day')).toBe('day')
    expect(sparkGrain({ from: '2026-10-31', to: '2026-11-01' }, 'hour')).toBe('hour')
  })

  test('the grain suits the length', () => {
    const grain = (days: number) => defaultGrain({ from: '2026-01-01', to: addDays('2026-01-01', days) })
    expect([1, 2, 3, 92, 93, 731, 732].map(grain)).toEqual(['hour', 'hour', 'day', 'day', 'week', 'week', 'month'])
  })
})

describe('compared periods', () => {
  test('previous: as long, just before', () => {
    fc.assert(
      fc.property(PERIOD, (period) => {
        const before = comparedPeriod('previous', period, SPECIAL_DAYS)!
        expect(before.to).toBe(period.from)
        expect(lengthInDays(before)).toBe(lengthInDays(period))
      })
    )
  })

  test('weekday: as long, whole weeks earlier, not overlapping, and not earlier than needed', () => {
    fc.assert(
      fc.property(PERIOD, (period) => {
        const before = comparedPeriod('weekday', period, SPECIAL_DAYS)!
        const shift = dayNumber(period.from) - dayNumber(before.from)
        expect([shift % 7, lengthInDays(before)]).toEqual([0, lengthInDays(period)])
        expect(before.to <= period.from && shift - lengthInDays(period) < 7).toBe(true)
      })
    )
  })

  test.each([
    ['year', '2024-02-29', '2024-03-01', '2023-02-28', '2023-03-01'],
    ['year', '2024-02-28', '2024-02-29', '2023-02-28', '2023-03-01'],
    ['year', '2024-02-01', '2024-02-29', '2023-02-01', '2023-03-01'],
    ['year', '2026-03-01', '2026-04-01', '2025-03-01', '2025-04-01'],
    ['to-date', '2026-03-01', '2026-03-13', '2026-02-01', '2026-02-13'],
    ['to-date', '2026-03-01', '2026-04-01', '2026-02-01', '2026-03-01'],
    ['to-date', '2026-03-01', '2026-03-31', '2026-02-01', '2026-03-01'],
    ['to-date', '2026-11-16', '2026-11-19', '2026-11-09', '2026-11-12'],
    ['to-date', '2026-01-01', '2026-06-05', '2025-01-01', '2025-06-05'],
    ['to-date', '2026-03-05', '2026-03-08', '2026-03-02', '2026-03-05'],
    ['lebaran', '2026-03-14', '2026-03-28', '2025-03-24', '2025-04-07'],
    ['lebaran', '2026-03-21', '2026-03-23', '2025-03-31', '2025-04-02']
  ] as const)('%s of %s..%s is %s..%s', (kind, from, to, thenFrom, thenTo) => {
    expect(comparedPeriod(kind, { from, to }, SPECIAL_DAYS)).toEqual({ from: thenFrom, to: thenTo })
  })

  test('of every kind hold at least one day, and lie before', () => {
    const kind = fc.constantFrom<ComparisonKind>('previous', 'year', 'weekday', 'to-date', 'lebaran')
    fc.assert(
      fc.property(kind, PERIOD, (kind, period) => {
        const before = comparedPeriod(kind, period, SPECIAL_DAYS)
        expect(before === null || (before.from < before.to && before.from < period.from)).toBe(true)
      }),
      { numRuns: 1000 }
    )
    const leap = { from: '2024-02-28', to: '2024-02-29' }
    expect(lengthInDays(comparedPeriod('year', leap, SPECIAL_DAYS)!)).toBe(1)
  })

  test('lebaran is absent where the table does not reach', () => {
    expect(comparedPeriod('lebaran', { from: '2010-09-01', to: '2010-09-08' }, SPECIAL_DAYS)).toBeNull()
    expect(comparedPeriod('lebaran', { from: '2018-06-10', to: '2018-06-20' }, SPECIAL_DAYS)).toBeNull()
  })
})

describe('tables', () => {
  test('special days are real dates in order, each with its source and in both languages', () => {
    for (const { from, to, label, source } of SPECIAL_DAYS) {
      expect([from, isLocalDate(from) && isLocalDate(to) && from < to]).toEqual([from, true])
      expect(label.id.length * label.en.length * source.length).toBeGreaterThan(0)
    }
    const starts = SPECIAL_DAYS.map(({ from }) => from)
    expect(starts).toEqual([...starts].sort())
  })

  test.each([
    ['2019-06-05', 'Idul Fitri'],
    ['2023-04-22', 'Idul Fitri'],
    ['2025-03-31', 'Idul Fitri'],
    ['2026-03-21', 'Idul Fitri'],
    ['2022-07-10', 'Idul Adha'],
    ['2024-06-17', 'Idul Adha'],
    ['2025-06-27', 'Tahun Baru Islam']
  ])('%s is %s by the state, where a common package errs', (date, name) => {
    expect(SPECIAL_DAYS.filter(({ from }) => from === date).map(({ label }) => label.id)).toContain(name)
  })

  test('every standard names its source; none that is not of 112 hides it', () => {
    for (const { id, goals, source } of STANDARDS) {
      const areSound = goals.every(({ share, seconds }) => seconds > 0 && (share === null || share <= 1))
      expect([id, source.length > 0 && goals.length > 0 && areSound]).toEqual([id, true])
    }
    const kominfo = STANDARDS.find(({ id }) => id === 'kominfo-16-2013')!
    expect(kominfo.label.id).toContain('bukan aturan 112')
  })
})
