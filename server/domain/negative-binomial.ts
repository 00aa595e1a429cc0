/**
 * Counts that vary more than by chance: mean `mean`, variance `mean + spread * mean^2`. A spread of 0 is Poisson.
 *
 * @see J. M. Hilbe, Negative Binomial Regression, 2nd ed. (2011), NB2
 */
export interface Counts {
  mean: number
  spread: number
}

/** Spreads below this are counted as Poisson: the formula would lose its digits. */
const POISSON_BELOW = 1e-7
const NEGLIGIBLE = 1e-17

/** Natural logarithm of the probability of exactly `x` (a whole number from 0). */
export function logProbability(x: number, { mean, spread }: Counts): number {
  if (mean <= 0) return x === 0 ? 0 : -Infinity
  if (spread < POISSON_BELOW) return x * Math.log(mean) - mean - logFactorial(x)
  const size = 1 / spread
  return (
    logGamma(x + size) -
    logGamma(size) -
    logFactorial(x) -
    size * Math.log1p(spread * mean) +
    x * (Math.log(spread * mean) - Math.log1p(spread * mean))
  )
}

/**
 * Natural logarithm of the probability of `x` or more. Exact to about ten digits however far out.
 *
 * @example Math.exp(logUpperTail(0, { mean: 3, spread: 0 })) // 1
 */
export function logUpperTail(x: number, counts: Counts): number {
  if (x <= 0) return 0
  if (x <= counts.mean) return Math.log1p(-Math.exp(logLowerTail(x - 1, counts)))
  const { mean, spread } = counts
  const first = logProbability(x, counts)
  return first + Math.log(sumOf(x, (at) => ((mean / (1 + spread * mean)) * (1 + spread * at)) / (at + 1), 1))
}

/** Natural logarithm of the probability of `x` or fewer. */
export function logLowerTail(x: number, counts: Counts): number {
  if (x < 0) return -Infinity
  const { mean, spread } = counts
  if (x > mean) return Math.log1p(-Math.min(1, Math.exp(logUpperTail(x + 1, counts))))
  const first = logProbability(x, counts)
  return first + Math.log(sumOf(x, (at) => (at * (1 + spread * mean)) / (mean * (1 + spread * (at - 1))), -1))
}

/**
 * The least count that is not exceeded with probability `p`.
 *
 * @param p within (0, 1)
 * @throws {RangeError} if p is not within (0, 1)
 * @example quantile(0.975, { mean: 80, spread: 0 }) // 98
 */
export function quantile(p: number, counts: Counts): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be within (0, 1), got ${p}`)
  const { mean, spread } = counts
  if (mean <= 0) return 0
  let x = Math.max(0, Math.floor(mean - 9 * Math.sqrt(mean + spread * mean * mean)))
  let probability = Math.exp(logProbability(x, counts))
  let reached = probability
  while (reached < p && probability > 0) {
    probability *= ((mean / (1 + spread * mean)) * (1 + spread * x)) / (x + 1)
    reached += probability
    x++
  }
  return x
}

/**
 * How much more counts vary than by chance, by moments: 0 at the least.
 *
 * @param pairs means (0 or more) with the counts that came
 * @returns spread such that variance = mean + spread * mean^2
 */
export function spreadOf(pairs: Iterable<{ mean: number; count: number }>): number {
  let over = 0
  let squares = 0
  for (const { mean, count } of pairs) {
    over += (count - mean) ** 2 - mean
    squares += mean * mean
  }
  return squares === 0 ? 0 : Math.max(0, over / squares)
}

/** 1 + r1 + r1 r2 + ... until nothing is added: the tail in units of its first term. */
function sumOf(from: number, ratio: (at: number) => number, step: 1 | -1): number {
  let term = 1
  let sum = 1
  for (let at = from; term > NEGLIGIBLE * sum && (step === 1 || at > 0); at += step) {
    term *= ratio(at)
    sum += term
  }
  return sum
}

/** Logarithm of the gamma function for x > 0: Stirling's series after a shift to x >= 10 (Abramowitz and Stegun 6.1.41). */
function logGamma(x: number): number {
  let shift = 0
  let at = x
  for (; at < 10; at++) shift -= Math.log(at)
  const inverse = 1 / (at * at)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series
}

const factorials: number[] = [0]

function logFactorial(n: number): number {
  if (n >= 1024) return logGamma(n + 1)
  for (let i = factorials.length; i <= n; i++) factorials.push(factorials[i - 1]! + Math.log(i))
  return factorials[n]!
}
