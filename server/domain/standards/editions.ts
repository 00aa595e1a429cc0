import type { LocalDate } from '../dates.ts'
import type { Standard } from './standard.ts'

/** The first day on which an edition was surely in force: its date, else the start of the year after that in its name. */
export function surelyFrom({ inForceFrom, year }: Standard): LocalDate | null {
  if (inForceFrom !== null) return inForceFrom
  return year === null ? null : `${year + 1}-01-01`
}

/**
 * Whether an edition was in force on a day: not before it surely was, not after it ended or its successor surely was.
 * Null where its start is not known and nothing says that it had ended.
 */
export function isInForce(edition: Standard, day: LocalDate, all: readonly Standard[]): boolean | null {
  const successor = all.find(({ id }) => id === edition.supersededBy)
  const next = successor === undefined ? null : surelyFrom(successor)
  const until = edition.inForceUntil ?? next
  if (until !== null && day >= until) return false
  const from = surelyFrom(edition)
  return from === null ? null : day >= from
}

/**
 * The edition of a family that was in force on a day; null where none is known to have been.
 *
 * @example editionAt('nena-answer', '2019-05-01', STANDARDS)?.id // 'nena-56-005'
 */
export function editionAt(family: string, day: LocalDate, all: readonly Standard[]): Standard | null {
  const editions = all.filter((standard) => standard.family === family)
  const known = editions.find((edition) => isInForce(edition, day, all) === true)
  return known ?? editions.find((edition) => isInForce(edition, day, all) === null) ?? null
}
