const Z_95 = 1.959963984540054

/**
 * Wilson score interval of a share at 95 %, which stays inside 0..1 and is sound for few calls.
 *
 * @param successes whole number, 0..trials
 * @param trials whole number above 0
 * @returns [low, high], shares 0..1
 * @throws {RangeError} if successes are not within 0..trials or trials is 0
 * @see E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209-212
 * @example wilson(9, 10) // [0.5958, 0.9821]
 */
export function wilson(successes: number, trials: number): [number, number] {
  if (!(trials > 0)) throw new RangeError(`trials must be above 0, got ${trials}`)
  if (!(successes >= 0 && successes <= trials))
    throw new RangeError(`successes must be within 0..${trials}, got ${successes}`)
  const p = successes / trials
  const z2 = Z_95 * Z_95
  const centre = (p + z2 / (2 * trials)) / (1 + z2 / trials)
  const half = (Z_95 / (1 + z2 / trials)) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials))
  return [successes === 0 ? 0 : centre - half, successes === trials ? 1 : centre + half]
}
