/** Local time of Palembang (WIB, no daylight saving) as whole seconds since the sample's first midnight. */
export type Seconds = number

export const FIRST_DAY = '2025-10-01'
/** First day that is not in the sample: thirteen months. */
export const END_DAY = '2026-11-01'
export const DAY_S = 86_400

const ORIGIN_MS = Date.parse(`${FIRST_DAY}T00:00:00Z`)

export const DAYS = (Date.parse(`${END_DAY}T00:00:00Z`) - ORIGIN_MS) / (DAY_S * 1000)

const dates = new Map<number, string>()

/** Local date. Each date is written once and kept: the sample asks millions of times. */
export function dateOf(at: Seconds): string {
  const day = Math.floor(at / DAY_S)
  const known = dates.get(day)
  if (known !== undefined) return known
  const date = new Date(ORIGIN_MS + day * DAY_S * 1000).toISOString().slice(0, 10)
  dates.set(day, date)
  return date
}

/** `2025-10` */
export function monthOf(at: Seconds): string {
  return dateOf(at).slice(0, 7)
}

/** Seconds of a local date and time. @example secondsOf('2025-10-02') // 86400 */
export function secondsOf(date: string, time = '00:00:00'): Seconds {
  return (Date.parse(`${date}T${time}Z`) - ORIGIN_MS) / 1000
}

export function hourOf(at: Seconds): number {
  return Math.floor(secondOfDay(at) / 3600)
}

/** ISO weekday, Monday = 1. 1 October 2025 is a Wednesday. */
export function weekdayOf(at: Seconds): number {
  return ((((Math.floor(at / DAY_S) + 2) % 7) + 7) % 7) + 1
}

/** `2025-10-01 07:05:09` */
export function isoStamp(at: Seconds): string {
  return `${dateOf(at)} ${timeOf(at)}`
}

/** `01/10/2025 07:05:09` */
export function indonesianStamp(at: Seconds): string {
  const date = dateOf(at)
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)} ${timeOf(at)}`
}

function timeOf(at: Seconds): string {
  const second = secondOfDay(at)
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${two(second / 3600)}:${two((second % 3600) / 60)}:${two(second % 60)}`
}

function secondOfDay(at: Seconds): number {
  return ((at % DAY_S) + DAY_S) % DAY_S
}
