import type { JUDGES, UNIT_CHOICES } from '#contract/standards.ts'
import { atMostSeconds, type Goal, type Standard } from '#domain/standards/standard.ts'
import type { Unit } from '#domain/standards/units.ts'
import { KOMINFO_WITHIN_S, type Variant } from '#domain/waits.ts'
import type { Question } from './question.ts'

/** A reader's question about standards, made whole. */
export interface Asking {
  question: Question
  /** Every standard that there is, the centre's own among them. */
  all: readonly Standard[]
  /** Those that are answered. */
  chosen: readonly Standard[]
  unit: (typeof UNIT_CHOICES)[number]
  judge: (typeof JUDGES)[number]
  variant: Variant | null
}

/** The feeds that a standard is measured on. */
export type Kind = 'calls' | 'incidents'

/** The unit that is judged by: incidents have no busy hour, and quarter hours of a switch report are told by the hour. */
export function unitOf(kind: Kind, unit: Unit, { edges }: Question): Unit {
  if (kind === 'incidents') return unit === 'busy-hour' ? 'day' : unit
  return unit === 'slot' && edges.answered !== null ? 'hour' : unit
}

/** The denominator that is used: the Kominfo formula is of 30 s only, at another threshold it is what it excludes. */
export function variantOf(asked: Variant | null, { measure, variant }: Standard, goal: Goal): Variant {
  if (measure.of !== 'calls') return 'negative'
  const wanted = asked ?? variant
  return wanted === 'kominfo' && atMostSeconds(goal) !== KOMINFO_WITHIN_S ? 'short' : wanted
}
