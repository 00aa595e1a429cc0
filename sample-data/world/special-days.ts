import { FIRST_DAY, hourOf, type Seconds, secondsOf } from './clock.ts'
import type { Kind } from './kinds.ts'

/** How many times as many things of each kind happen on some days, in some hours. `all` holds for kinds not named. */
interface Effect {
  name: string
  /** Dates, the last one included. */
  days: readonly [string, string][]
  /** Hours of the day, the last one not included; absent = the whole day. */
  hours?: readonly [number, number]
  times: Partial<Record<Kind | 'all', number>>
}

/** National holidays in the sample's range: the state's list (SKB; domain facts, appendix B). */
const HOLIDAYS = [
  '2025-12-25',
  '2026-01-01',
  '2026-01-16',
  '2026-02-17',
  '2026-03-19',
  '2026-03-21',
  '2026-03-22',
  '2026-04-03',
  '2026-04-05',
  '2026-05-01',
  '2026-05-14',
  '2026-05-27',
  '2026-05-31',
  '2026-06-01',
  '2026-06-16',
  '2026-08-17',
  '2026-08-25'
]

/** Evenings of football and days of flood are invented, as is the haze of each year. */
const MATCHES = ['2025-11-15', '2025-12-20', '2026-02-07', '2026-05-09', '2026-08-22', '2026-10-17']
export const FLOODS = ['2025-11-27', '2025-12-11', '2026-01-08', '2026-01-09', '2026-02-03', '2026-04-02']

const HAZE: readonly [string, string][] = [
  ['2025-10-01', '2025-10-24'],
  ['2026-09-08', '2026-10-18']
]
/** 1 Ramadan 1447 = 19 February 2026 and Idul Fitri = 21-22 March by the state's calendar. */
const RAMADAN: readonly [string, string][] = [['2026-02-19', '2026-03-20']]

const EFFECTS: readonly Effect[] = [
  { name: 'haze', days: HAZE, times: { medical: 1.4, fire: 1.6, 'non-emergency': 1.12, information: 1.1 } },
  { name: 'sahur', days: RAMADAN, hours: [2, 5], times: { all: 2, medical: 1.5, prank: 3, information: 1, test: 1 } },
  { name: 'fasting', days: RAMADAN, hours: [8, 16], times: { all: 0.88 } },
  { name: 'berbuka', days: RAMADAN, hours: [17, 20], times: { all: 1.25, accident: 1.55, information: 0.9 } },
  {
    name: 'takbiran',
    days: [['2026-03-20', '2026-03-20']],
    hours: [19, 24],
    times: { all: 1.5, fire: 2.6, accident: 2 }
  },
  { name: 'lebaran', days: [['2026-03-21', '2026-03-22']], times: { all: 0.95, accident: 1.7, information: 0.8 } },
  {
    name: 'travel home and back',
    days: [
      ['2026-03-14', '2026-03-20'],
      ['2026-03-23', '2026-03-29']
    ],
    times: { accident: 1.4, information: 1.15 }
  },
  { name: 'holiday', days: single(HOLIDAYS), times: { information: 0.55, test: 0, prank: 1.15 } },
  {
    name: 'new year',
    days: [['2025-12-31', '2025-12-31']],
    hours: [20, 24],
    times: { all: 2.4, fire: 6, accident: 3.5, security: 3.2, information: 1.3, test: 0 }
  },
  {
    name: 'new year, after midnight',
    days: [['2026-01-01', '2026-01-01']],
    hours: [0, 3],
    times: { all: 2.8, fire: 6, accident: 4.5, security: 4, test: 0 }
  },
  {
    name: 'match',
    days: single(MATCHES),
    hours: [17, 23],
    times: { security: 2.6, accident: 1.7, medical: 1.4, prank: 1.7, ghost: 1.4, information: 1.5 }
  },
  {
    name: 'flood',
    days: single(FLOODS),
    hours: [5, 23],
    times: { disaster: 22, other: 2.4, accident: 1.5, medical: 1.2, 'non-emergency': 1.6, information: 1.8 }
  }
]

/** Calls of a siren that goes off by mistake: hundreds in half an hour. */
export const BURST = { from: secondsOf('2026-04-14', '16:05:00'), to: secondsOf('2026-04-14', '16:35:00'), calls: 430 }

export function isBurst(at: Seconds): boolean {
  return at >= BURST.from && at < BURST.to
}

export function isHaze(date: string): boolean {
  return HAZE.some(([from, to]) => date >= from && date <= to)
}

/** The effects of one day, by hour and kind: 1 = a usual day. */
export function effectsOn(date: string): (hour: number, kind: Kind) => number {
  const today = EFFECTS.filter(({ days }) => days.some(([from, to]) => date >= from && date <= to))
  const growth = 1 + (0.05 * (secondsOf(date) - secondsOf(FIRST_DAY))) / (365 * 86_400)
  return (hour, kind) =>
    today
      .filter(({ hours }) => hours === undefined || (hour >= hours[0] && hour < hours[1]))
      .reduce((product, { times }) => product * (times[kind] ?? times.all ?? 1), growth)
}

/** People take longer to reach each other in the morning and evening rush. */
export function isRush(at: Seconds): boolean {
  const hour = hourOf(at)
  return (hour >= 6 && hour < 9) || (hour >= 16 && hour < 19)
}

function single(dates: readonly string[]): [string, string][] {
  return dates.map((date) => [date, date])
}
