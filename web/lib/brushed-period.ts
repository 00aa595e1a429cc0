import { type Grain, nextBucket } from '#domain/buckets.ts'
import { addDays, type Period } from '#domain/dates.ts'

/**
 * The days from one bucket to another, both with all that they hold, inside the period that is shown. Hours and quarter
 * hours give their whole days; before `dayStarts` o'clock they belong to the day before.
 *
 * @example brushedPeriod('2026-03-02', '2026-03-09', 'week', { from: '2026-03-04', to: '2026-04-01' }) // 4 to 16 March
 */
export function brushedPeriod(first: string, last: string, grain: Grain, shown: Period, dayStarts = 0): Period {
  const from = serviceDay(first, dayStarts)
  const to = nextBucket(serviceDay(last, dayStarts), grain)
  return { from: from < shown.from ? shown.from : from, to: to > shown.to ? shown.to : to }
}

function serviceDay(at: string, dayStarts: number): string {
  const day = at.slice(0, 10)
  return at.length > 10 && Number(at.slice(11, 13)) < dayStarts ? addDays(day, -1) : day
}
