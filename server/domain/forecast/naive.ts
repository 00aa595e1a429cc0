import { addDays, type LocalDate } from '../dates.ts'
import type { DayCounts } from './history.ts'

/** Weeks looked back for a slot that is not known. */
const WEEKS_BACK = 8

/** Seasonal naive: the slot of the same weekday one week before, or of the nearest week before of which it is known. */
export function seasonalNaive(history: readonly DayCounts[], dates: readonly LocalDate[]): (number | null)[][] {
  const byDate = new Map(history.map((day) => [day.date, day.counts]))
  const slots = history[0]?.counts.length ?? 0
  return dates.map((date) =>
    Array.from({ length: slots }, (_, slot) => {
      for (let week = 1; week <= WEEKS_BACK; week++) {
        const n = byDate.get(addDays(date, -7 * week))?.[slot]
        if (n !== undefined && n !== null) return n
      }
      return null
    })
  )
}

/** The mean of a slot over the last known days of the same weekday, `weeks` of them at the most. */
export function sameWeekdayMean(
  history: readonly DayCounts[],
  dates: readonly LocalDate[],
  weeks: number
): (number | null)[][] {
  const byDate = new Map(history.map((day) => [day.date, day.counts]))
  const slots = history[0]?.counts.length ?? 0
  return dates.map((date) =>
    Array.from({ length: slots }, (_, slot) => {
      const seen: number[] = []
      for (let week = 1; week <= WEEKS_BACK && seen.length < weeks; week++) {
        const n = byDate.get(addDays(date, -7 * week))?.[slot]
        if (n !== undefined && n !== null) seen.push(n)
      }
      return seen.length === 0 ? null : seen.reduce((a, b) => a + b, 0) / seen.length
    })
  )
}
