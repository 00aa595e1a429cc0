/** Dates as whole days since 1 January 1970 and moments as seconds of the wall clock since then; no library. */
export interface Span {
  /** First day, and the first day after. */
  from: number
  to: number
}

export type Unit = 'slot' | 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year'

export const DAY_S = 86_400

/** Day number of a civil date, counted through the years that begin in March (so that leap days come last). */
export function dayOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const shifted = (month + 9) % 12
  return (
    365 * y +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * shifted + 2) / 5) +
    day -
    719_469
  )
}

/** Year, month and day of a day number: the year is found by trying, the month by walking. */
export function civil(day: number): { year: number; month: number; day: number } {
  let year = 1970 + Math.floor(day / 366)
  while (dayOf(year + 1, 1, 1) <= day) year++
  let month = 1
  while (month < 12 && dayOf(year, month + 1, 1) <= day) month++
  return { year, month, day: day - dayOf(year, month, 1) + 1 }
}

export function text(day: number): string {
  const { year, month, day: d } = civil(day)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

/** @param date YYYY-MM-DD */
export function parse(date: string): number {
  return dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)))
}

/** Monday = 1; 1 January 1970 was a Thursday. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** First day of the week, month, quarter or year that holds a day; the day itself for finer units. */
export function startOf(day: number, unit: Unit): number {
  const { year, month } = civil(day)
  if (unit === 'week') return day - weekday(day) + 1
  if (unit === 'month') return dayOf(year, month, 1)
  if (unit === 'quarter') return dayOf(year, month - ((month - 1) % 3), 1)
  if (unit === 'year') return dayOf(year, 1, 1)
  return day
}

/** First day of the unit after the one that begins on `start`. */
export function after(start: number, unit: Unit): number {
  if (unit === 'week') return start + 7
  if (unit === 'month') return startOf(start + 31, 'month')
  if (unit === 'quarter') return startOf(start + 92, 'month')
  if (unit === 'year') return startOf(start + 366, 'year')
  return start + 1
}

/** The bucket of a moment, as the API writes it. */
export function bucketOf(at: number, unit: Unit): string {
  const day = Math.floor(at / DAY_S)
  if (unit !== 'slot' && unit !== 'hour') return text(startOf(day, unit))
  const minutes = Math.floor((at - day * DAY_S) / 60)
  const begins = unit === 'hour' ? minutes - (minutes % 60) : minutes - (minutes % 15)
  return `${text(day)}T${String(Math.floor(begins / 60)).padStart(2, '0')}:${String(begins % 60).padStart(2, '0')}`
}

/** Every bucket that a span touches, found by stepping through it; not those of an hour that the clock skips. */
export function buckets({ from, to }: Span, unit: Unit, skipped: ReadonlySet<number> = new Set()): string[] {
  const step = unit === 'slot' ? 900 : unit === 'hour' ? 3600 : DAY_S
  const found: string[] = []
  for (let at = from * DAY_S; at < to * DAY_S; at += step) {
    if (step < DAY_S && skipped.has(Math.floor(at / 3600))) continue
    const bucket = bucketOf(at, unit)
    if (found.at(-1) !== bucket) found.push(bucket)
  }
  return found
}

const LEBARAN = ['2018-06-15', '2019-06-05', '2020-05-24', '2021-05-13', '2022-05-02', '2023-04-22', '2024-04-10', '2025-03-31', '2026-03-21', '2027-03-09'].map(parse) // prettier-ignore

/**
 * The span that a comparison is made with, by product.md section 3 and the dated rules in the README; null: none.
 */
export function compared(kind: string, { from, to }: Span): Span | null {
  const length = to - from
  if (kind === 'previous') return { from: from - length, to: from }
  if (kind === 'weekday') {
    let weeks = 1
    while (to - weeks * 7 > from) weeks++
    return { from: from - weeks * 7, to: to - weeks * 7 }
  }
  if (kind === 'year') return { from: yearBefore(from, 28), to: yearBefore(to, 29) }
  if (kind === 'to-date') return toDate({ from, to })
  return lebaran({ from, to })
}

/** The same date a year before; 29 February becomes the 28th as a first day, 1 March as an end. */
function yearBefore(day: number, leap: 28 | 29): number {
  const { year, month, day: d } = civil(day)
  if (month === 2 && d === 29) return dayOf(year - 1, 2, 28) + (leap - 28)
  return dayOf(year - 1, month, d)
}

/**
 * The smallest calendar unit that begins with the span and holds it: as much of the one before, all of it if whole. Weeks
 * and months by days; quarters and years to the same last date so many months before, whole months staying whole.
 */
function toDate({ from, to }: Span): Span {
  for (const [unit, months] of [
    ['week', 0],
    ['month', 0],
    ['quarter', 3],
    ['year', 12]
  ] as const) {
    if (startOf(from, unit) !== from || to > after(from, unit)) continue
    const before = startOf(from - 1, unit)
    if (to === after(from, unit)) return { from: before, to: from }
    const end = months === 0 ? before + to - from : monthsBefore(to, months)
    return { from: before, to: Math.min(end, from) }
  }
  return { from: from - (to - from), to: from }
}

/** The first day after the same last day so many months before. */
function monthsBefore(to: number, months: number): number {
  const first = civil(to)
  const start = (year: number, month: number) => dayOf(year + Math.floor((month - 1) / 12), ((((month - 1) % 12) + 12) % 12) + 1, 1) // prettier-ignore
  if (first.day === 1) return start(first.year, first.month - months)
  const last = civil(to - 1)
  const month = start(last.year, last.month - months)
  const next = start(last.year, last.month - months + 1)
  return Math.min(month + last.day - 1, next - 1) + 1
}

/** The same distance to the Idul Fitri before the one that lies nearest to the middle of the span. */
function lebaran({ from, to }: Span): Span | null {
  const off = (day: number) => Math.abs(day - (from + to) / 2)
  const nearest = LEBARAN.reduce((best, day) => (off(day) < off(best) ? day : best))
  const before = LEBARAN[LEBARAN.indexOf(nearest) - 1]
  if (before === undefined || off(nearest) > 366) return null
  return { from: from - (nearest - before), to: to - (nearest - before) }
}
