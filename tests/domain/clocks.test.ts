import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bucketSeconds, bucketsOf, bucketStart, type Grain, nextBucket, periodSeconds } from '#domain/buckets.ts'
import {
  clockDate,
  clockHours,
  clockTimes,
  type DayClock,
  hoursOfDay,
  secondsFrom,
  secondsOfDay,
  serviceDateAt,
  serviceDateOf,
  startOfServiceDay
} from '#domain/clock.ts'
import { addDays, dayNumber } from '#domain/dates.ts'
import { quartersIn, secondsIn, shown, startedOn } from '../fixtures/intl-clock.ts'

const ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Asia/Kathmandu', 'America/New_York']
const in_ = (timeZone: string, dayStarts = 0): DayClock => ({ timeZone, dayStarts })
const ZONE = fc.constantFrom(...ZONES)
const STARTS = fc.constantFrom(0, 2, 6, 22)
/** Days of 2024 to 2026, the days around a change of clocks often among them. */
const DAY = fc
  .oneof(
    fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-12-31') }),
    fc.constantFrom('2025-03-08', '2025-03-09', '2025-03-10', '2025-11-01', '2025-11-02', '2025-11-03').map(dayNumber)
  )
  .map((n) => addDays('1970-01-01', n))

describe('local days', () => {
  // Real lengths, counted on a calendar of the zone: New York puts its clock forward on 9 March and back on 2 November 2025.
  test.each([
    ['America/New_York', '2025-03-08', 0, 24],
    ['America/New_York', '2025-03-09', 0, 23],
    ['America/New_York', '2025-11-02', 0, 25],
    ['America/New_York', '2025-03-08', 6, 23],
    ['America/New_York', '2025-03-09', 6, 24],
    ['America/New_York', '2025-11-01', 6, 25],
    ['Asia/Jakarta', '2025-03-09', 0, 24],
    ['Asia/Makassar', '2025-11-02', 6, 24],
    ['Asia/Jayapura', '2025-11-02', 0, 24],
    ['Asia/Kathmandu', '2025-11-02', 0, 24]
  ])('%s %s starting at %i h has %i hours', (zone, day, starts, hours) => {
    expect(secondsOfDay(day, in_(zone, starts))).toBe(hours * 3600)
    expect(secondsIn(day, addDays(day, 1), zone, starts)).toBe(hours * 3600)
  })

  test.each([
    ['Asia/Jakarta', '2026-03-04', 0, '2026-03-03T17:00:00.000Z'],
    ['Asia/Makassar', '2026-03-04', 0, '2026-03-03T16:00:00.000Z'],
    ['Asia/Jayapura', '2026-03-04', 6, '2026-03-03T21:00:00.000Z'],
    ['Asia/Kathmandu', '2026-03-04', 0, '2026-03-03T18:15:00.000Z'],
    ['America/New_York', '2025-03-09', 0, '2025-03-09T05:00:00.000Z'],
    ['America/New_York', '2025-03-10', 0, '2025-03-10T04:00:00.000Z'],
    ['America/New_York', '2025-03-09', 2, '2025-03-09T07:00:00.000Z'],
    ['America/New_York', '2025-11-02', 1, '2025-11-02T05:00:00.000Z'],
    ['America/New_York', '2025-11-03', 0, '2025-11-03T05:00:00.000Z']
  ])('%s %s from %i h starts at %s', (zone, day, starts, instant) =>
    expect(startOfServiceDay(day, in_(zone, starts)).toISOString()).toBe(instant)
  )

  test.each([
    ['Asia/Jakarta', '2026-03-04T20:00:00Z', 6, '2026-03-04'],
    ['Asia/Jakarta', '2026-03-04T23:00:00Z', 6, '2026-03-05'],
    ['Asia/Jakarta', '2026-03-04T22:59:59Z', 6, '2026-03-04'],
    ['Asia/Jakarta', '2026-03-04T17:00:00Z', 0, '2026-03-05'],
    ['Asia/Jayapura', '2026-02-28T20:59:59Z', 6, '2026-02-28'],
    ['Asia/Kathmandu', '2026-01-01T00:14:59Z', 6, '2025-12-31'],
    ['America/New_York', '2025-11-02T06:30:00Z', 2, '2025-11-01']
  ])('%s %s belongs, days starting at %i h, to %s', (zone, instant, starts, day) => {
    expect(serviceDateAt(new Date(instant), in_(zone, starts))).toBe(day)
    expect(startedOn(shown(Date.parse(instant), zone), starts)).toBe(day)
  })

  test('an hour before the start is of the next date by the clock, and goes back to its day', () => {
    expect(clockDate('2026-03-04', 3, 6)).toBe('2026-03-05')
    expect(clockDate('2026-03-04', 6, 6)).toBe('2026-03-04')
    expect(serviceDateOf('2026-03-05T03:00', in_('Asia/Jakarta', 6))).toBe('2026-03-04')
    expect(hoursOfDay(6).slice(-7)).toEqual([23, 0, 1, 2, 3, 4, 5])
  })

  test('clock times of a day are those that Intl shows in it, in order, at any start', () => {
    fc.assert(
      fc.property(ZONE, STARTS, DAY, (zone, starts, day) => {
        const counted = quartersIn(day, addDays(day, 1), zone, starts)
        expect(clockTimes(day, 15, in_(zone, starts))).toEqual([...counted.keys()])
        const hours = [...new Set([...counted.keys()].map((at) => `${at.slice(0, 13)}:00`))]
        expect(clockTimes(day, 60, in_(zone, starts))).toEqual(hours)
        expect(clockHours({ from: day, to: addDays(day, 1) }, in_(zone, starts))).toBe(hours.length)
      }),
      { numRuns: 150 }
    )
  })
})

describe('lengths of buckets', () => {
  test.each([
    ['2025-03-09T01:00', 60, 3600],
    ['2025-03-09T02:00', 60, 0],
    ['2025-03-09T02:30', 15, 0],
    ['2025-03-09T03:00', 60, 3600],
    ['2025-11-02T00:45', 15, 900],
    ['2025-11-02T01:00', 60, 7200],
    ['2025-11-02T01:45', 15, 1800],
    ['2025-11-02T02:00', 60, 3600]
  ])('New York shows %s for %i minutes during %i seconds', (at, minutes, seconds) =>
    expect(secondsFrom(at, minutes, in_('America/New_York'))).toBe(seconds)
  )

  test.each([
    ['America/New_York', '2025-03-03', 'week', 7 * 86_400 - 3600],
    ['America/New_York', '2025-03-01', 'month', 31 * 86_400 - 3600],
    ['America/New_York', '2025-11-01', 'month', 30 * 86_400 + 3600],
    ['America/New_York', '2025-01-01', 'quarter', 90 * 86_400 - 3600],
    ['America/New_York', '2025-01-01', 'year', 365 * 86_400],
    ['Asia/Jakarta', '2024-02-01', 'month', 29 * 86_400],
    ['Asia/Kathmandu', '2025-03-03', 'week', 7 * 86_400]
  ] as [string, string, Grain, number][])('%s: %s of a %s lasts %i s', (zone, at, grain, seconds) => {
    const whole = { from: at, to: nextBucket(at, grain) }
    expect(bucketSeconds(at, grain, whole, in_(zone))).toBe(seconds)
    expect(secondsIn(whole.from, whole.to, zone)).toBe(seconds)
  })

  test('add up to the real length of the period, at every grain, in every zone', () => {
    const grain = fc.constantFrom<Grain>('slot', 'hour', 'day', 'week', 'month', 'quarter', 'year')
    fc.assert(
      fc.property(ZONE, STARTS, DAY, fc.integer({ min: 1, max: 9 }), grain, (zone, starts, from, days, grain) => {
        const period = { from, to: addDays(from, days) }
        const clock = in_(zone, starts)
        const sum = bucketsOf(period, grain, clock).reduce(
          (sum, at) => sum + bucketSeconds(at, grain, period, clock),
          0
        )
        expect(sum).toBe(secondsIn(period.from, period.to, zone, starts))
        expect(periodSeconds(period, clock)).toBe(sum)
      }),
      { numRuns: 150 }
    )
  })

  test('the parts of a period, split anywhere, are the whole: buckets and seconds', () => {
    const grain = fc.constantFrom<Grain>('slot', 'hour', 'day')
    fc.assert(
      fc.property(
        ZONE,
        STARTS,
        DAY,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
        grain,
        (zone, starts, from, lengths, grain) => {
          const clock = in_(zone, starts)
          const edges = lengths.reduce<string[]>((all, days) => [...all, addDays(all.at(-1)!, days)], [from])
          const parts = edges.slice(1).map((to, i) => ({ from: edges[i]!, to }))
          const whole = { from, to: edges.at(-1)! }
          expect(parts.flatMap((part) => bucketsOf(part, grain, clock))).toEqual(bucketsOf(whole, grain, clock))
          const seconds = parts.reduce((sum, part) => sum + periodSeconds(part, clock), 0)
          expect(seconds).toBe(periodSeconds(whole, clock))
        }
      ),
      { numRuns: 150 }
    )
  })
})

describe('where buckets begin', () => {
  // Weeks are ISO weeks; 2020 and 2026 have a week 53, whose Monday lies in the old year.
  test.each([
    ['2026-12-31', 'week', '2026-12-28'],
    ['2027-01-03', 'week', '2026-12-28'],
    ['2021-01-01', 'week', '2020-12-28'],
    ['2024-12-30', 'week', '2024-12-30'],
    ['2024-02-29', 'month', '2024-02-01'],
    ['2024-02-29', 'quarter', '2024-01-01'],
    ['2025-12-31', 'quarter', '2025-10-01'],
    ['2025-05-14', 'year', '2025-01-01']
  ] as [string, Grain, string][])('%s is in the %s of %s', (day, grain, start) =>
    expect(bucketStart(day, grain)).toBe(start)
  )

  test('a period that begins or ends inside a bucket still has the bucket, cut', () => {
    const period = { from: '2025-05-15', to: '2025-07-02' }
    expect(bucketsOf(period, 'month')).toEqual(['2025-05-01', '2025-06-01', '2025-07-01'])
    const days = bucketsOf(period, 'month').map((at) => bucketSeconds(at, 'month', period) / 86_400)
    expect(days).toEqual([17, 30, 1])
  })
})
