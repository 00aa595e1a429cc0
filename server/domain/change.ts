import type { Figure } from './figure.ts'

/** Difference in the unit of the figure, and as a share of the older value; null where a side has no value. */
export interface Change {
  absolute: number | null
  relative: number | null
}

/** @example changeOf(count(110), count(100)) // { absolute: 10, relative: 0.1 } */
export function changeOf(now: Figure, before: Figure): Change {
  if (now.value === null || before.value === null) return { absolute: null, relative: null }
  const absolute = now.value - before.value
  return { absolute, relative: before.value === 0 ? null : absolute / Math.abs(before.value) }
}
