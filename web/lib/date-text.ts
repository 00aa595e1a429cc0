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
