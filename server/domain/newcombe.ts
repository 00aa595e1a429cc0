import { wilson } from './wilson.ts'

/**
 * 95 % interval of the difference of two independent shares, from their Wilson intervals (hybrid score method).
 *
 * @param now successes and trials of the later share; trials above 0
 * @returns [low, high] of now - before, within -1..1
 * @throws {RangeError} as `wilson`
 * @see R. G. Newcombe, Statistics in Medicine 17 (1998), 873-890, method 10
 * @example newcombe([56, 70], [48, 80]) // [0.0524, 0.3339]
 */
export function newcombe(now: readonly [number, number], before: readonly [number, number]): [number, number] {
  const [p1, [l1, u1]] = [now[0] / now[1], wilson(...now)]
  const [p0, [l0, u0]] = [before[0] / before[1], wilson(...before)]
  const difference = p1 - p0
  return [difference - Math.hypot(p1 - l1, u0 - p0), difference + Math.hypot(u1 - p1, p0 - l0)]
}
