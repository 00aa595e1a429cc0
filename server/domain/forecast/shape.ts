import { weekdayOf } from '../dates.ts'
import type { DayCounts } from './history.ts'

/** How the calls of a week fall: a weekday's share of the level, and the part of a day's calls in each slot. */
export interface Shape {
  /** Calls of a weekday as a multiple of an average day; index 0 is Monday. */
  weekday: readonly number[]
  /** Part of the day's calls in each slot, by weekday; each sums to 1. */
  slots: readonly (readonly number[])[]
}

/** How strongly a weekday's own slots are drawn to those of all days, where nothing else is said: as by so many calls. */
export const POOLED_CALLS = 60
/** A weekday's own level is drawn to the average day as by this many days. */
const POOLED_DAYS = 0.25
/** Each slot borrows this much from either neighbour in the pooled shape. */
const NEIGHBOUR = 0.2
/** A day counts half as much as one this many days later. */
const HALF_LIFE_DAYS = 56

/**
 * The shape of a history: slots by weekday, drawn to the slots of all days where a weekday has few calls, so that small
 * centres get a smooth curve and large ones their own. Slots that are not known are left out, not counted as zero.
 *
 * @param days in order; at least one slot known
 * @param pooledCalls how strongly a weekday's slots are drawn to those of all days: as by so many calls of theirs
 * @throws {RangeError} if nothing is known
 */
export function shapeOf(days: readonly DayCounts[], pooledCalls = POOLED_CALLS): Shape {
  const weights = days.map((_, i) => 0.5 ** ((days.length - 1 - i) / HALF_LIFE_DAYS))
  const pooled = smoothed(normal(ratesOf(days, weights, () => true)))
  const slots = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const isOne = ({ date }: DayCounts) => weekdayOf(date) === weekday
    const rates = ratesOf(days, weights, isOne)
    const calls = days.filter(isOne).reduce((sum, { counts }) => sum + totalOf(counts), 0)
    const own = calls / (calls + pooledCalls)
    const mine = normal(rates)
    return normal(pooled.map((part, slot) => own * (mine[slot] ?? 0) + (1 - own) * part))
  })
  return { weekday: weekdayLevels(days, weights, slots), slots }
}

/** The level of a day: its calls as if every slot were known, as a multiple of its weekday; null where too little is. */
export function levelOfDay({ date, counts }: DayCounts, { weekday, slots }: Shape): number | null {
  const total = wholeDayTotal(counts, slots[weekdayOf(date) - 1]!)
  const usual = weekday[weekdayOf(date) - 1]!
  return total === null || usual === 0 ? null : total / usual
}

/** Part of a day's usual calls that must be known before its level is taken from it. */
const ENOUGH = 0.5

function wholeDayTotal(counts: readonly (number | null)[], parts: readonly number[]): number | null {
  let known = 0
  for (const [slot, n] of counts.entries()) if (n !== null) known += parts[slot]!
  return known < ENOUGH ? null : totalOf(counts) / known
}

/** Weighted mean calls of each slot over the days of which it is known; 0 where it never is. */
function ratesOf(
  days: readonly DayCounts[],
  weights: readonly number[],
  chosen: (day: DayCounts) => boolean
): number[] {
  const slots = days[0]?.counts.length ?? 0
  const [sum, weight] = [new Float64Array(slots), new Float64Array(slots)]
  days.forEach((day, i) => {
    if (!chosen(day)) return
    day.counts.forEach((n, slot) => {
      if (n === null) return
      sum[slot]! += n * weights[i]!
      weight[slot]! += weights[i]!
    })
  })
  return Array.from(sum, (calls, slot) => (weight[slot] === 0 ? 0 : calls / weight[slot]!))
}

function weekdayLevels(days: readonly DayCounts[], weights: readonly number[], slots: Shape['slots']): number[] {
  const [sum, weight] = [new Float64Array(7), new Float64Array(7)]
  days.forEach((day, i) => {
    const place = weekdayOf(day.date) - 1
    const total = wholeDayTotal(day.counts, slots[place]!)
    if (total === null) return
    sum[place]! += total * weights[i]!
    weight[place]! += weights[i]!
  })
  const means = Array.from(sum, (calls, place) => (weight[place] === 0 ? null : calls / weight[place]!))
  const known = means.filter((mean) => mean !== null)
  if (known.length === 0) throw new RangeError('days must hold at least one day of which half is known')
  const average = known.reduce((a, b) => a + b, 0) / known.length
  return means.map((mean, place) => {
    if (mean === null || average === 0) return 1
    const own = weight[place]! / (weight[place]! + POOLED_DAYS)
    return own * (mean / average) + (1 - own)
  })
}

function smoothed(parts: readonly number[]): number[] {
  const n = parts.length
  return parts.map(
    (part, i) => (1 - 2 * NEIGHBOUR) * part + NEIGHBOUR * (parts[(i + n - 1) % n]! + parts[(i + 1) % n]!)
  )
}

/** Scaled to sum to 1; even parts where all are 0. */
function normal(values: readonly number[]): number[] {
  const sum = values.reduce((a, b) => a + b, 0)
  return values.map((value) => (sum === 0 ? 1 / values.length : value / sum))
}

function totalOf(counts: readonly (number | null)[]): number {
  return counts.reduce<number>((sum, n) => sum + (n ?? 0), 0)
}
