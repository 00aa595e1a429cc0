/** Local time of Palembang (WIB, no daylight saving) as whole seconds since the sample's first midnight. */
export type Seconds = number

export const FIRST_DAY = '2025-10-01'
/** First day that is not in the sample: thirteen months. */
export const END_DAY = '2026-11-01'
export const DAY_S = 86_400

const ORIGIN_MS = Date.parse(`${FIRST_DAY}T00:00:00Z`)

export const DAYS = (Date.parse(`${END_DAY}T00:00:00Z`) - ORIGIN_MS) / (DAY_S * 1000)

export function dateOf(at: Seconds): string {
  return new Date(ORIGIN_MS + at * 1000).toISOString().slice(0, 10)
}

/** Seconds of a local date and time. @example secondsOf('2025-10-02') // 86400 */
export function secondsOf(date: string, time = '00:00:00'): Seconds {
  return (Date.parse(`${date}T${time}Z`) - ORIGIN_MS) / 1000
}

export function hourOf(at: Seconds): number {
  return Math.floor((at % DAY_S) / 3600)
}

/** ISO weekday, Monday = 1. */
export function weekdayOf(at: Seconds): number {
  return ((new Date(ORIGIN_MS + at * 1000).getUTCDay() + 6) % 7) + 1
}

/** `2025-10-01 07:05:09` */
export function isoStamp(at: Seconds): string {
  return new Date(ORIGIN_MS + at * 1000).toISOString().slice(0, 19).replace('T', ' ')
}

/** `01/10/2025 07:05:09` */
export function indonesianStamp(at: Seconds): string {
  const [date, time] = isoStamp(at).split(' ') as [string, string]
  return `${date.split('-').reverse().join('/')} ${time}`
}
