import { hourOfWeek, HOURS_A_WEEK } from './dates.ts'

/** Known hours of one hour of the week, what came in them, and the sum of the squares of what came in each. */
export interface UsualHour {
  weekday: number
  hour: number
  hours: number
  n: number
  squares: number
}

/** Hours of one hour of the week of which nothing is known. */
export interface MissingHour {
  weekday: number
  hour: number
  hours: number
}

/**
 * What may have come in the hours of a period that nobody knows of. `expected`: what those hours of the week usually
 * bring; `upper`: what they bring once in about a thousand times; null where no hour is known to judge by.
 */
export interface Unknown {
  hours: number
  expected: number
  upper: number | null
}

/** Standard deviations above what is expected that `upper` lies: once in a thousand, if the normal law held. */
const DEVIATIONS = 3

/**
 * The calls (or incidents) that unknown hours may hide, from the known ones of the same hours of the week.
 *
 * Expected: the mean of each hour of the week; where it has never been known, the mean of that hour of the day, then of all
 * hours. Upper: expected + 3 standard deviations of a negative binomial, of which the spread is that of the hours of the week
 * among themselves, taken as if all unknown hours were busy or quiet together, plus the doubt about the means.
 *
 * @returns whole calls in `upper`
 * @see D. R. Cox and D. Oakes on overdispersed counts; the same spread decides in feed_states.sql what a silence means
 * @example unknownRows([{ weekday: 1, hour: 8, hours: 1 }], [{ weekday: 1, hour: 8, hours: 4, n: 16, squares: 64 }])
 *          // { hours: 1, expected: 4, upper: 11 }
 */
export function unknownRows(missing: readonly MissingHour[], usual: readonly UsualHour[]): Unknown {
  const hours = missing.reduce((sum, each) => sum + each.hours, 0)
  if (hours === 0) return { hours, expected: 0, upper: 0 }
  const meanOf = means(usual)
  const spread = spreadOf(usual)
  let expected = 0
  let doubt = 0
  for (const each of missing) {
    const known = meanOf(each)
    if (known === null) return { hours, expected: 0, upper: null }
    const mean = known.n / known.hours
    expected += mean * each.hours
    doubt += (each.hours ** 2 * (mean + spread * mean ** 2)) / known.hours
  }
  const deviation = Math.sqrt(expected + spread * expected ** 2 + doubt)
  return { hours, expected, upper: Math.max(0, Math.ceil(expected + DEVIATIONS * deviation - 1e-9)) }
}

type Sums = { hours: number; n: number }

const DAY_HOURS = 24

function means(usual: readonly UsualHour[]): (at: { weekday: number; hour: number }) => Sums | null {
  const hours = new Float64Array(HOURS_A_WEEK + DAY_HOURS + 1)
  const n = new Float64Array(hours.length)
  for (const each of usual) {
    for (const place of placesOf(each)) {
      hours[place]! += each.hours
      n[place]! += each.n
    }
  }
  return (at) => {
    const place = placesOf(at).find((each) => hours[each]! > 0)
    return place === undefined ? null : { hours: hours[place]!, n: n[place]! }
  }
}

/** From the closest likeness to the widest: the hour of the week, of the day, any. */
function placesOf({ weekday, hour }: { weekday: number; hour: number }): number[] {
  return [hourOfWeek(weekday, hour), HOURS_A_WEEK + hour, HOURS_A_WEEK + DAY_HOURS]
}

/** 1/k of the negative binomial by moments over the hours of the week; 0 where they differ no more than by chance. */
function spreadOf(usual: readonly UsualHour[]): number {
  let over = 0
  let squares = 0
  for (const { hours, n, squares: sum } of usual) {
    if (hours < 2) continue
    const mean = n / hours
    over += (sum - hours * mean ** 2) / (hours - 1) - mean
    squares += mean ** 2
  }
  return squares === 0 ? 0 : Math.max(0, over / squares)
}
