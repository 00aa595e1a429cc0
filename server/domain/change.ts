import type { Figure } from './figure.ts'

/** Difference in the unit of the figure, and as a share of the older value; null where a side has no value. */
export interface Change {
  absolute: number | null
  relative: number | null
}

/**
 * Change of a count per day, where the periods have different lengths (a month of 31 days against one of 28): what a day
 * brought now against then.
 *
 * @example changePerDay(count(310), 31, count(252), 28) // { absolute: 1, relative: 0.111 }
 */
export function changePerDay(now: Figure, days: number, before: Figure, daysBefore: number): Change {
  if (now.value === null || before.value === null) return { absolute: null, relative: null }
  return changeOf({ value: now.value / days, n: now.n }, { value: before.value / daysBefore, n: before.n })
}

/** @example changeOf(count(110), count(100)) // { absolute: 10, relative: 0.1 } */
export function changeOf(now: Figure, before: Figure): Change {
  if (now.value === null || before.value === null) return { absolute: null, relative: null }
  const absolute = now.value - before.value
  return { absolute, relative: before.value === 0 ? null : absolute / Math.abs(before.value) }
}
