import { addDays, HOURS_A_WEEK, type LocalDate, weekdayOf } from '../dates.ts'

/** Mean operators of an hour of the week over all weeks of a plan. @example meanWeek(rosterHours(...)) // 168 numbers */
export function meanWeek(hours: readonly number[]): number[] {
  const weeks = hours.length / HOURS_A_WEEK
  return Array.from({ length: HOURS_A_WEEK }, (_, place) => {
    let sum = 0
    for (let week = 0; week < weeks; week++) sum += hours[week * HOURS_A_WEEK + place]!
    return sum / weeks
  })
}

/** The Monday on or after a date. @example mondayFrom('2026-12-02') // '2026-12-07' */
export function mondayFrom(date: LocalDate): LocalDate {
  return addDays(date, (8 - weekdayOf(date)) % 7)
}
