import { wilson } from './wilson.ts'

/**
 * Why a figure is absent. No calls is not 0 %, a threshold that the export cannot tell is not a miss, and a model that
 * does not give what was observed (not-reproduced) proves nothing.
 */
export const ABSENCES = ['no-calls', 'not-exported', 'no-data', 'between-bins', 'too-few', 'not-reproduced'] as const
export type Absence = (typeof ABSENCES)[number]

/**
 * A number with the count it rests on, or the reason why there is none. Shares are 0..1, times are seconds.
 * `interval` is the Wilson 95 % interval of a share. `bounds`, only where hours of the period are unknown: the least and the
 * most that it may have been (the most null: no end; bounds null: nothing is known to judge by), and how many hours those
 * are. See `bounds.ts`.
 */
export type Figure =
  | {
      value: number
      n: number
      numerator?: number
      denominator?: number
      interval?: [number, number]
      bounds?: [number, number | null] | null
      hoursMissing?: number
    }
  | { value: null; why: Absence }

/** A plain count. @example count(31125) // { value: 31125, n: 31125 } */
export function count(value: number): Figure {
  return { value, n: value }
}

export function absent(why: Absence): Figure {
  return { value: null, why }
}

/**
 * numerator / denominator with its Wilson interval; absent where the denominator is 0.
 *
 * @throws {RangeError} if the numerator is not within 0..denominator
 * @example share(27162, 31125) // value 0.8727, n 31125
 */
export function share(numerator: number, denominator: number): Figure {
  if (denominator === 0) return absent('no-calls')
  const interval = wilson(numerator, denominator)
  return { value: numerator / denominator, n: denominator, numerator, denominator, interval }
}

/** A mean or another quotient whose parts are not counts of the same thing: sum / n. Absent where n is 0. */
export function quotient(sum: number, n: number): Figure {
  return n === 0 ? absent('no-calls') : { value: sum / n, n, numerator: sum, denominator: n }
}
