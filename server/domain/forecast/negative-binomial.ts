/**
 * The least whole number that a count of the given mean does not exceed with probability `p`. The variance is
 * mean + dispersion * mean^2; a dispersion of 0 is Poisson. Summed from 0 up to where the normal law serves as well.
 *
 * @param mean 0 or more
 * @param dispersion 0 or more
 * @param p within 0..1
 * @throws {RangeError} naming the argument
 * @example countQuantile(4, 0, 0.9) // 7
 */
export function countQuantile(mean: number, dispersion: number, p: number): number {
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`mean must be 0 or more, got ${mean}`)
  if (!(dispersion >= 0 && dispersion < Infinity))
    throw new RangeError(`dispersion must be 0 or more, got ${dispersion}`)
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be within 0..1, got ${p}`)
  if (mean === 0) return 0
  if (mean > LARGE) return Math.max(0, Math.ceil(mean + normalQuantile(p) * Math.sqrt(mean + dispersion * mean * mean)))
  let term = dispersion < FLAT ? Math.exp(-mean) : (1 + dispersion * mean) ** (-1 / dispersion)
  const step = (k: number) =>
    dispersion < FLAT ? mean / k : ((1 / dispersion + k - 1) / k) * ((dispersion * mean) / (1 + dispersion * mean))
  let sum = term
  let k = 0
  while (sum < p && k < MOST) {
    k++
    term *= step(k)
    sum += term
  }
  return k
}

/** A dispersion below this is none. */
const FLAT = 1e-9
/** Above this mean the normal law differs by less than a call in a hundred. */
const LARGE = 600
const MOST = 1_000_000

/** Quantile of the normal law, to 4.5e-4. @see M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 26.2.23 */
function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)))
  const z = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  return p < 0.5 ? -z : z
}

/**
 * How much more a count varies than a Poisson count of its mean: by moments, 0 at the least.
 *
 * @param pairs means (0 or more) with the counts that came
 * @returns dispersion such that variance = mean + dispersion * mean^2
 */
export function dispersionOf(pairs: Iterable<{ mean: number; count: number }>): number {
  let over = 0
  let squares = 0
  for (const { mean, count } of pairs) {
    over += (count - mean) ** 2 - mean
    squares += mean * mean
  }
  return squares === 0 ? 0 : Math.max(0, over / squares)
}
