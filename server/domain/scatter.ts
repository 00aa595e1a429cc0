import type { PartAmounts } from './decomposition.ts'

/**
 * How single rows scatter around a figure. `count`: as Poisson. `share`: each is in or out (binomial). `mean`: seconds whose
 * standard deviation is about their mean, as of exponential service times; the sums that are stored tell no more. `none`:
 * not known.
 */
export type Scatter = 'count' | 'share' | 'mean' | 'none'
type Sides = Pick<PartAmounts, 'before' | 'now'>
type Kind = { kind: 'count' | 'ratio'; scatter: Scatter }

/** Standard deviations of a 95 % interval. */
const Z_95 = 1.959963984540054

/** A part's mean share of both periods: of the denominator, or of the count. 0..1. */
export function weightOf(part: Sides, whole: Sides, kind: 'count' | 'ratio'): number {
  if (kind === 'count')
    return (part.before.numerator + part.now.numerator) / (whole.before.numerator + whole.now.numerator)
  return (part.before.denominator / whole.before.denominator + part.now.denominator / whole.now.denominator) / 2
}

/**
 * Standard deviation that chance alone gives a part's effect, in the unit of the figure. Of a count it is that of a
 * Poisson count held against its expectation; real calls come in bursts and scatter more, so it is a lower bound.
 *
 * @example scatterOf({ before: { numerator: 50, denominator: 0 }, now: { numerator: 50, denominator: 0 } }, whole, { kind: 'count', scatter: 'count' }) // 10 where the whole is unchanged
 */
export function scatterOf(part: Sides, whole: Sides, { kind, scatter }: Kind): number {
  if (scatter === 'none') return 0
  if (kind === 'count') {
    const growth = whole.before.numerator === 0 ? 1 : whole.now.numerator / whole.before.numerator
    return Math.sqrt(part.now.numerator + growth ** 2 * part.before.numerator)
  }
  const weight = weightOf(part, whole, kind)
  const all = pooled(whole)
  const own = pooled(part)
  const rate = weight ** 2 * variance(own, scatter) * inverses(part)
  const mix = (own - all) ** 2 * weight * (1 - weight) * inverses(whole)
  return Math.sqrt(Math.max(0, rate + mix))
}

/** Whether the difference of a whole lies within its 95 % interval around none; false where the scatter is not known. */
export function mayBeChance(whole: Sides, { kind, scatter }: Kind): boolean {
  const { before, now } = whole
  if (scatter === 'none') return false
  if (kind === 'count')
    return Math.abs(now.numerator - before.numerator) <= Z_95 * Math.sqrt(now.numerator + before.numerator)
  const difference = now.numerator / now.denominator - before.numerator / before.denominator
  return Math.abs(difference) <= Z_95 * Math.sqrt(variance(pooled(whole), scatter) * inverses(whole))
}

function variance(ratio: number, scatter: Scatter): number {
  return scatter === 'share' ? Math.max(0, ratio * (1 - ratio)) : ratio ** 2
}

function pooled({ before, now }: Sides): number {
  const n = before.denominator + now.denominator
  return n === 0 ? 0 : (before.numerator + now.numerator) / n
}

/** 1/n0 + 1/n1, the sides that have any. */
function inverses({ before, now }: Sides): number {
  return [before, now].reduce((sum, { denominator }) => sum + (denominator === 0 ? 0 : 1 / denominator), 0)
}
