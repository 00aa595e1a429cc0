import { type LocalDate, weekdayOf } from '../dates.ts'
import { quantile, spreadOf } from '../negative-binomial.ts'
import { type DayCounts, type DayForecast, wholeDays } from './history.ts'
import { levelOfDay, POOLED_CALLS, type Shape, shapeOf } from './shape.ts'

/** A day to be forecast; `factor` is what a special day multiplies the usual calls by. */
export interface WantedDay {
  date: LocalDate
  factor?: number
}

/** Days of history that a forecast needs: three of each weekday. */
export const FEWEST_DAYS = 21
/** The interval holds this share of what may come. */
export const INTERVAL = 0.8
const ALPHAS = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5]

/**
 * Expected calls of coming days: the level of days, smoothed with the pace that fits the past best, times the shape of
 * the week. Special days of the past are taken back to usual days by their factor before they are learned.
 *
 * @param history local days with their calls by slot; null where not known or masked
 * @param wanted days after the history
 * @param factors what special days of the history multiplied the usual calls by
 * @returns means, and intervals of 80 % by a negative binomial of the spread that the past shows
 * @throws {RangeError} if fewer than 21 days are known
 */
export function profileForecast(
  history: readonly DayCounts[],
  wanted: readonly WantedDay[],
  factors: ReadonlyMap<LocalDate, number> = new Map()
): DayForecast[] {
  const days = wholeDays(history).map((day) => usual(day, factors.get(day.date) ?? 1))
  const shape = shapeOf(days, pooledCallsFor(days))
  const levels = days.map((day) => levelOfDay(day, shape))
  const known = levels.filter((level) => level !== null).length
  if (known < FEWEST_DAYS) throw new RangeError(`history must hold ${FEWEST_DAYS} known days, got ${known}`)
  const level = smoothedLevel(levels)
  const spread = spreadOf(pastPairs(days, levels, shape))
  return wanted.map(({ date, factor = 1 }) => ({
    date,
    spread,
    slots: meansOf(date, level * factor, shape).map((mean) => ({
      mean,
      low: quantile((1 - INTERVAL) / 2, { mean, spread }),
      high: quantile((1 + INTERVAL) / 2, { mean, spread })
    }))
  }))
}

const POOLED = [POOLED_CALLS, 300, 1500, 7500]
const WEEK = 7

/** The pooling that would have told the last week best from the days before it; the usual one where those are few. */
function pooledCallsFor(days: readonly DayCounts[]): number {
  const [before, last] = [days.slice(0, -WEEK), days.slice(-WEEK)]
  if (before.filter(({ counts }) => counts.some((n) => n !== null)).length < FEWEST_DAYS) return POOLED_CALLS
  const errors = POOLED.map((pooled) => ({ pooled, error: errorOf(last, shapeOf(before, pooled)) }))
  return errors.sort((a, b) => a.error - b.error)[0]!.pooled
}

/** Absolute errors of the parts of days, as if their levels had been known. */
function errorOf(days: readonly DayCounts[], shape: Shape): number {
  let error = 0
  for (const day of days) {
    const level = levelOfDay(day, shape)
    if (level === null) continue
    const means = meansOf(day.date, level, shape)
    for (const [slot, n] of day.counts.entries()) if (n !== null) error += Math.abs(n - means[slot]!)
  }
  return error
}

function usual({ date, counts }: DayCounts, factor: number): DayCounts {
  return factor === 1 ? { date, counts } : { date, counts: counts.map((n) => (n === null ? null : n / factor)) }
}

function meansOf(date: LocalDate, level: number, { weekday, slots }: Shape): number[] {
  const place = weekdayOf(date) - 1
  return slots[place]!.map((part) => level * weekday[place]! * part)
}

/** The last level, smoothed exponentially with the pace that would have told the next days of the past best. */
function smoothedLevel(levels: readonly (number | null)[]): number {
  const [best] = ALPHAS.map((alpha) => run(levels, alpha)).sort((a, b) => a.error - b.error)
  return best!.level
}

/** Days over which the first level is a plain mean. */
const START_DAYS = 7

function run(levels: readonly (number | null)[], alpha: number): { level: number; error: number } {
  let level = 0
  let seen = 0
  let error = 0
  for (const value of levels) {
    if (value === null) continue
    if (seen >= START_DAYS) error += Math.abs(value - level)
    seen++
    level += Math.max(alpha, 1 / seen) * (value - level)
  }
  return { level, error }
}

/** What the level of the days around would have told of every known slot: the spread that is left. */
function* pastPairs(days: readonly DayCounts[], levels: readonly (number | null)[], shape: Shape) {
  for (const [i, { date, counts }] of days.entries()) {
    const around = levels.slice(Math.max(0, i - START_DAYS), i + START_DAYS + 1).filter((level, j) => level !== null && j !== Math.min(i, START_DAYS)) // prettier-ignore
    if (around.length === 0) continue
    const means = meansOf(date, around.reduce<number>((sum, level) => sum + level!, 0) / around.length, shape)
    for (const [slot, count] of counts.entries()) if (count !== null) yield { mean: means[slot]!, count }
  }
}
