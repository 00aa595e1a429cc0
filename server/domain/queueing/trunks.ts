import { checkNumber } from './erlang.ts'

/**
 * Fewest lines with which at most `blocked` of the calls find none free, those being lost (Erlang B).
 *
 * @param load erlangs, 0 or more
 * @param blocked share 0..1, more than 0
 * @throws {RangeError} naming the argument
 * @see California's rule for 911: load of twice the busy hour, blocking P.01 (911dispatch.com/shifts/calif_911.html)
 * @example fewestTrunks(3, 0.01) // 8
 */
export function fewestTrunks(load: number, blocked: number): number {
  checkNumber('load', load)
  if (!(blocked > 0 && blocked <= 1)) throw new RangeError(`blocked must be more than 0 and at most 1, got ${blocked}`)
  let lines = 0
  for (let inverse = 1; 1 / inverse > blocked;) {
    if (load === 0) return 0
    lines++
    inverse = 1 + (lines / load) * inverse
  }
  return lines
}
