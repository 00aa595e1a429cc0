import type { Figure } from './figure.ts'
import { FEWEST_TO_JUDGE } from './targets.ts'

/**
 * The place of each centre, 1 for the best: one more than the centres that are surely better. Surely: the 95 % intervals of
 * shares do not overlap, nor does what either may have been where hours are unknown; else they share a place. null for a
 * centre without a figure, without bounds or with too few calls; for all where fewer than two can be placed.
 *
 * @example ranks([{ value: 0.9, n: 100, interval: [0.8, 0.95] }, { value: 0.6, n: 100, interval: [0.5, 0.7] }], 'higher') // [1, 2]
 */
export function ranks(figures: readonly Figure[], better: 'higher' | 'lower' | 'neither'): (number | null)[] {
  const ranges = figures.map(rangeOf)
  const isRanked = better !== 'neither' && ranges.filter((each) => each !== null).length > 1
  return ranges.map((range) => {
    if (!isRanked || range === null) return null
    return 1 + ranges.filter((other) => other !== null && isBetter(other, range, better === 'higher')).length
  })
}

/** Least and most that a figure may stand for; null where that cannot be told. */
function rangeOf(figure: Figure): [number, number] | null {
  if (figure.value === null || figure.n < FEWEST_TO_JUDGE || figure.bounds === null) return null
  const [low, high] = figure.interval ?? [figure.value, figure.value]
  const [least, most] = figure.bounds ?? [low, high]
  return [Math.min(low, least), Math.max(high, most ?? Infinity)]
}

function isBetter(a: [number, number], b: [number, number], isHigherBetter: boolean): boolean {
  return isHigherBetter ? a[0] > b[1] : a[1] < b[0]
}
