import { DAY_S, DAYS, dateOf, hourOf, type Seconds, secondsOf, weekdayOf } from './clock.ts'
import type { Random } from './random.ts'

/** Mean calls an hour over the thirteen months, before redials. Our choice: Palembang's volumes are not published. */
const CALLS_AN_HOUR = 10.5

const HOURS = [
  0.62, 0.5, 0.42, 0.4, 0.48, 0.62, 0.8, 0.98, 1.1, 1.16, 1.18, 1.14, 1.12, 1.1, 1.12, 1.16, 1.24, 1.34, 1.5, 1.56,
  1.48, 1.3, 1.02, 0.8
]
const WEEKDAYS = [0, 0.97, 0.95, 0.96, 0.98, 1.02, 1.1, 1.02]

/** 1 Ramadan and Idul Fitri 2026 by the state's calendar. */
export const RAMADAN = { from: '2026-02-19', to: '2026-03-21' }
export const LEBARAN = { from: '2026-03-19', to: '2026-03-26' }
/** Invented, as is every event below. */
export const MATCH_EVENINGS = ['2025-11-15', '2025-12-20', '2026-02-07', '2026-05-09', '2026-08-22', '2026-10-17']
export const FLOOD_DAYS = ['2025-12-11', '2026-01-08', '2026-01-09', '2026-02-03']
/** A siren goes off by mistake: hundreds of calls in half an hour. */
export const BURST = { from: secondsOf('2026-04-14', '16:05:00'), to: secondsOf('2026-04-14', '16:35:00'), calls: 430 }

export function isHaze(date: string): boolean {
  return /^2025-10|^2026-(09|10)/.test(date)
}

export function isBurst(at: Seconds): boolean {
  return at >= BURST.from && at < BURST.to
}

/** Expected calls in the hour that begins at `at`. */
function rate(at: Seconds): number {
  const date = dateOf(at)
  const hour = hourOf(at)
  return CALLS_AN_HOUR * HOURS[hour]! * WEEKDAYS[weekdayOf(at)]! * season(date, hour) * events(date, hour)
}

function season(date: string, hour: number): number {
  const haze = isHaze(date) ? 1.14 : 1
  const lebaran = date >= LEBARAN.from && date < LEBARAN.to ? 1.25 : 1
  if (date < RAMADAN.from || date >= RAMADAN.to) return haze * lebaran
  if (hour === 3 || hour === 4) return 1.9
  return hour === 17 || hour === 18 ? 1.25 : 0.9 * lebaran
}

function events(date: string, hour: number): number {
  const newYear = (date === '2025-12-31' && hour >= 20) || (date === '2026-01-01' && hour < 3)
  const match = MATCH_EVENINGS.includes(date) && hour >= 18 && hour < 23
  const flood = FLOOD_DAYS.includes(date)
  return (newYear ? 2.3 : 1) * (match ? 1.7 : 1) * (flood ? 1.6 : 1)
}

/** Arrival times: Poisson by hour with gamma factors by day and hour (over-dispersion), and the burst. In order. */
export function arrivals(random: Random): Seconds[] {
  const times: Seconds[] = []
  for (let day = 0; day < DAYS; day++) {
    const dayFactor = random.gammaFactor(60)
    for (let hour = 0; hour < 24; hour++) {
      const start = day * DAY_S + hour * 3600
      const n = random.poisson(rate(start) * dayFactor * random.gammaFactor(18))
      for (let i = 0; i < n; i++) times.push(start + random.whole(0, 3599))
    }
  }
  for (let i = 0; i < BURST.calls; i++)
    times.push(BURST.from + Math.floor(random.next() ** 1.6 * (BURST.to - BURST.from)))
  return times.sort((a, b) => a - b)
}
