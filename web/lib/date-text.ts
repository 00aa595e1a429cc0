import { isLocalDate, type LocalDate } from '#domain/dates.ts'

/** A date as it is written in Indonesia and in Britain. @example dateText('2026-11-24') // '24/11/2026' */
export function dateText(date: LocalDate): string {
  return date.split('-').reverse().join('/')
}

/**
 * A date that somebody wrote: day, month, year with slashes, points, dashes or blanks, or year-month-day. Null where it
 * is none.
 *
 * @example readDate('4.3.2026') // '2026-03-04'
 */
export function readDate(text: string): LocalDate | null {
  const [, day, month, year] = /^\s*(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})\s*$/.exec(text) ?? []
  const date = day === undefined ? text.trim() : `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isLocalDate(date) ? date : null
}

/**
 * A time of day that somebody wrote, of 24 hours: 6, 6.30, 06:30 or 0630. Null where it is none.
 *
 * @example readClock('6.30') // '06:30'
 */
export function readClock(text: string): string | null {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:[.:]?(\d{2}))?\s*$/.exec(text) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null
  return `${hour.padStart(2, '0')}:${minute}`
}
