/**
 * A quantile of an uncertain rate: where counts have mean `mean` and variance mean + spread x mean^2, their rate is gamma
 * distributed with shape 1 / spread (the negative binomial is its Poisson mixture). By the cube-root normal law.
 *
 * @param quantile within (0, 1); null: the mean
 * @returns calls of the slot, 0 or more
 * @throws {RangeError} naming the argument
 * @see E. B. Wilson, M. M. Hilferty, PNAS 17 (1931), 684-688; normal quantile: Abramowitz and Stegun 26.2.23
 * @example rateQuantile(10, 0.04, 0.8) // 11.6
 */
export function rateQuantile(mean: number, spread: number, quantile: number | null): number {
  if (quantile === null || spread <= 0 || mean === 0) return mean
  if (!(quantile > 0 && quantile < 1)) throw new RangeError(`quantile must be within (0, 1), got ${quantile}`)
  const ninth = spread / 9
  return mean * Math.max(0, 1 - ninth + normalQuantile(quantile) * Math.sqrt(ninth)) ** 3
}

function normalQuantile(p: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(p, 1 - p)))
  const z = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
  return p < 0.5 ? -z : z
}
