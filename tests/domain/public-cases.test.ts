import { describe, expect, test } from 'vitest'
import { bucketsOf, bucketStart, type Grain, nextBucket } from '#domain/buckets.ts'
import { type DayClock, serviceDateAt, startOfServiceDay } from '#domain/clock.ts'
import { addMonths, lengthInDays } from '#domain/dates.ts'
import { comparedPeriod } from '#domain/period.ts'
import { presetPeriod } from '../../web/lib/filters.ts'

/*
 * Inputs and expected values of two public suites, put into our own words: Rill (Apache-2.0, runtime/pkg/timeutil/
 * timeutil_test.go) and Evidence (MIT, core/src/user-components/common/date-options.spec.ts and fill-gaps.test.ts).
 * Left out, because we do not offer it: weeks that begin on another day than Monday (Evidence's Sundays stand below
 * beside our Mondays), fiscal years, seconds and minutes. An hour that the clock shows twice is one bucket here.
 */

const UTC = { timeZone: 'UTC', dayStarts: 0 }
const NEW_YORK = { timeZone: 'America/New_York', dayStarts: 0 }
const KATHMANDU = { timeZone: 'Asia/Kathmandu', dayStarts: 0 }

/** The instant at which the bucket of an instant begins. */
function truncated(instant: string, grain: Grain, clock: DayClock): string {
  return startOfServiceDay(bucketStart(serviceDateAt(new Date(instant), clock), grain), clock).toISOString()
}

describe('Rill: an instant is cut to the start of its', () => {
  test.each<[Grain, DayClock, string, string]>([
    ['day', UTC, '2019-01-07T04:20:01Z', '2019-01-07T00:00:00'],
    ['week', UTC, '2023-10-10T04:20:01Z', '2023-10-09T00:00:00'],
    ['month', UTC, '2019-01-07T01:01:01Z', '2019-01-01T00:00:00'],
    ['quarter', UTC, '2019-05-07T01:01:01Z', '2019-04-01T00:00:00'],
    ['year', UTC, '2019-02-07T01:01:01Z', '2019-01-01T00:00:00'],
    // Both turns of the hour that the clock of New York shows twice.
    ['day', NEW_YORK, '2023-11-05T05:20:01Z', '2023-11-05T04:00:00'],
    ['week', NEW_YORK, '2023-11-05T05:20:01Z', '2023-10-30T04:00:00'],
    ['month', NEW_YORK, '2023-11-05T05:20:01Z', '2023-11-01T04:00:00'],
    ['quarter', NEW_YORK, '2023-11-05T05:20:01Z', '2023-10-01T04:00:00'],
    ['day', NEW_YORK, '2023-11-05T06:20:01Z', '2023-11-05T04:00:00'],
    ['week', NEW_YORK, '2023-11-05T06:20:01Z', '2023-10-30T04:00:00'],
    ['month', NEW_YORK, '2023-11-05T06:20:01Z', '2023-11-01T04:00:00'],
    ['quarter', NEW_YORK, '2023-11-05T06:20:01Z', '2023-10-01T04:00:00'],
    ['day', KATHMANDU, '2019-01-07T04:20:01Z', '2019-01-06T18:15:00'],
    ['week', KATHMANDU, '2023-10-10T04:20:01Z', '2023-10-08T18:15:00'],
    ['month', KATHMANDU, '2019-02-07T01:01:01Z', '2019-01-31T18:15:00'],
    ['quarter', KATHMANDU, '2019-05-07T01:01:01Z', '2019-03-31T18:15:00'],
    ['year', KATHMANDU, '2019-02-07T01:01:01Z', '2018-12-31T18:15:00']
  ])('%s by %o: %s', (grain, clock, instant, start) => {
    expect(truncated(instant, grain, clock)).toBe(`${start}.000Z`)
  })
})

describe('Rill: whole months away, the day is the last that there is', () => {
  test.each([
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-05-31', -3, '2025-02-28'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-05-31', -3, '2024-02-29'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-05-31', -1, '2025-04-30'],
    ['2025-07-31', -3, '2025-04-30'],
    ['2025-03-31', 1, '2025-04-30'],
    ['2025-01-31', 3, '2025-04-30'],
    ['2024-02-29', -12, '2023-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-03-20', -1, '2025-02-20'],
    ['2025-05-20', -3, '2025-02-20'],
    ['2025-01-20', 1, '2025-02-20'],
    ['2024-11-20', 3, '2025-02-20']
  ])('%s by %i months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected))
})

describe('Evidence: ranges on 15 May 2024, its inclusive ends made exclusive', () => {
  const extent = { from: '2020-01-01', to: '2024-05-16' }
  test.each([
    ['7d', '2024-05-09', '2024-05-16'],
    ['month', '2024-05-01', '2024-05-16'],
    ['lastMonth', '2024-04-01', '2024-05-01'],
    ['all', '2020-01-01', '2024-05-16']
  ] as const)('%s', (range, from, to) => expect(presetPeriod(range, extent)).toEqual({ from, to }))

  test.each<[Grain, string, string]>([
    ['week', '2024-05-13', '2024-05-20'], // Evidence: Sunday the 12th to Saturday the 18th
    ['month', '2024-05-01', '2024-06-01'],
    ['quarter', '2024-04-01', '2024-07-01'],
    ['year', '2024-01-01', '2025-01-01']
  ])('the %s of that day', (grain, from, to) => {
    const start = bucketStart('2024-05-15', grain)
    expect([start, nextBucket(start, grain)]).toEqual([from, to])
  })

  test.each([
    ['2023-03-14', '2023-12-07', 268],
    ['2023-01-01', '2023-01-08', 7],
    ['2023-05-15', '2023-05-16', 1],
    ['2024-01-01', '2024-04-01', 91],
    ['2024-01-01', '2025-06-16', 532]
  ])('from %s until before %s are %i days, and so are those just before', (from, to, days) => {
    expect(lengthInDays({ from, to })).toBe(days)
    const before = comparedPeriod('previous', { from, to }, [])!
    expect([before.to, lengthInDays(before)]).toEqual([from, days])
  })
})

describe('Evidence: no bucket is left out between the first and the last', () => {
  test.each<[Grain, string, string, string[]]>([
    ['day', '2024-01-01', '2024-01-06', ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05']],
    ['month', '2024-01-01', '2024-06-01', ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01', '2024-05-01']],
    ['week', '2024-01-01', '2024-01-22', ['2024-01-01', '2024-01-08', '2024-01-15']],
    ['week', '2024-01-01', '2024-02-05', ['2024-01-01', '2024-01-08', '2024-01-15', '2024-01-22', '2024-01-29']]
  ])('by %s from %s until %s', (grain, from, to, expected) => {
    for (const clock of [UTC, NEW_YORK, KATHMANDU]) expect(bucketsOf({ from, to }, grain, clock)).toEqual(expected)
  })
})
