import type { Figure } from './figure.ts'
import { FEWEST_TO_JUDGE } from './targets.ts'

/**
 * The place of each centre, 1 for the best: one more than the centres that are surely better. Shares whose 95 % intervals
 * overlap share a place. null for a centre without a figure, with unknown hours, or with too few calls; for all where fewer
 * than two can be placed.
 *
 * @example ranks([{ value: 0.9, n: 100, interval: [0.8, 0.95] }, { value: 0.6, n: 100, interval: [0.5, 0.7] }], 'higher') // [1, 2]
 */
export function ranks(figures: readonly Figure[], better: 'higher' | 'lower' | 'neither'): (number | null)[] {
  const placed = figures.map((figure) => (isPlaceable(figure) ? figure : null))
  const isRanked = better !== 'neither' && placed.filter((each) => each !== null).length > 1
  return placed.map((figure) => {
    if (!isRanked || figure === null) return null
    return 1 + placed.filter((other) => other !== null && isBetter(other, figure, better === 'higher')).length
  })
}

type Told = Extract<Figure, { value: number }>

function isPlaceable(figure: Figure): figure is Told {
  return figure.value !== null && figure.n >= FEWEST_TO_JUDGE && figure.bounds === undefined
}

function isBetter(a: Told, b: Told, isHigherBetter: boolean): boolean {
  const [low, high] = a.interval ?? [a.value, a.value]
  const [otherLow, otherHigh] = b.interval ?? [b.value, b.value]
  return isHigherBetter ? low > otherHigh : high < otherLow
}
