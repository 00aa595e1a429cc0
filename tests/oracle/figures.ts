/** A value with the count it rests on, or why there is none. */
export type Expected =
  | {
      value: number
      n: number
      numerator?: number
      denominator?: number
      interval?: [number, number]
      /** Where hours are unknown: least and most that it may have been, and how many hours. */
      bounds?: [number, number | null] | null
      hoursMissing?: number
    }
  | { value: null; why: string }

export const none = (why: string): Expected => ({ value: null, why })
export const plain = (n: number): Expected => ({ value: n, n })

export function part(numerator: number, denominator: number): Expected {
  if (denominator === 0) return none('no-calls')
  return {
    value: numerator / denominator,
    n: denominator,
    numerator,
    denominator,
    interval: wilson95(numerator, denominator)
  }
}

export function mean(sum: number, n: number): Expected {
  return n === 0 ? none('no-calls') : { value: sum / n, n, numerator: sum, denominator: n }
}

/** The smallest of the values that at least `percent` of 100 of them do not exceed. */
export function nearestRank(values: readonly number[], percent: number): Expected {
  if (values.length === 0) return none('no-calls')
  const sorted = Float64Array.from(values).sort()
  return { value: sorted[Math.ceil((percent * sorted.length) / 100) - 1]!, n: sorted.length }
}

/**
 * The shares p at which a binomial share of x in n lies 1.96 standard deviations away: the roots of
 * (x/n - p)^2 = z^2 p (1 - p) / n.
 */
export function wilson95(x: number, n: number): [number, number] {
  const z2 = 1.959963984540054 ** 2
  const a = 1 + z2 / n
  const b = -(2 * (x / n) + z2 / n)
  const c = (x / n) ** 2
  const root = Math.sqrt(Math.max(b * b - 4 * a * c, 0))
  return [x === 0 ? 0 : (-b - root) / (2 * a), x === n ? 1 : (-b + root) / (2 * a)]
}
