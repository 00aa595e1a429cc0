/** A seeded source of randomness; the same seed gives the same sample, byte for byte. */
export class Random {
  #state: number

  /** @param subject each subject draws from a stream of its own, so that a change in one leaves the others as they were */
  constructor(seed: number, subject = '') {
    this.#state = [...subject].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), seed) >>> 0
  }

  /** Uniform in [0, 1): the 32-bit generator known as mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  chance(p: number): boolean {
    return this.next() < p
  }

  /** Whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  exponential(mean: number): number {
    return -Math.log(1 - this.next()) * mean
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** Whole seconds with a median and a spread (standard deviation of the logarithm), at least 1. */
  lognormalSeconds(median: number, spread: number): number {
    return Math.max(1, Math.round(median * Math.exp(spread * this.normal())))
  }

  /** Gamma with mean 1: `shape` large = hardly varying. Marsaglia and Tsang, ACM TOMS 26 (2000), 363-372. */
  gammaFactor(shape: number): number {
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = this.normal()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - this.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v) / shape
    }
  }

  /** Number of arrivals where `mean` are expected: products of uniforms, in steps of at most 20. */
  poisson(mean: number): number {
    let n = 0
    for (let left = mean; left > 0; left -= 20) {
      const limit = Math.exp(-Math.min(left, 20))
      for (let p = this.next(); p > limit; p *= this.next()) n++
    }
    return n
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!
  }

  /** One of the keys, by its weight. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key {
    const keys = Object.keys(weights) as Key[]
    let left = this.next() * keys.reduce((sum, key) => sum + weights[key], 0)
    for (const key of keys) {
      left -= weights[key]
      if (left < 0) return key
    }
    return keys.at(-1)!
  }
}
