import type { LocalDate } from '../dates.ts'
import type { IntervalId } from '../intervals.ts'
import type { Text } from '../text.ts'
import type { Variant } from '../waits.ts'

/** The stretch over which a standard is judged; null where its source states none. */
export const STANDARD_PERIODS = ['busy-hour', 'day', 'month', 'quarter', 'year'] as const
export type StandardPeriod = (typeof STANDARD_PERIODS)[number]

export const FORCES = ['law', 'guideline', 'contract', 'target', 'practice', 'statement', 'own'] as const
export type Force = (typeof FORCES)[number]

/** Intervals of an incident that standards are measured on; `scene-reached`: from being passed on until arrival. */
export type IncidentMeasure = IntervalId | 'scene-reached'

/**
 * What a standard is measured on here: the wait of calls, an interval of incidents (of one category where it names
 * one), or nothing that an export of ours tells, with the reason.
 */
export type Measure =
  | { of: 'calls' }
  | { of: 'incidents'; interval: IncidentMeasure; category?: 'fire' | 'medical' }
  | { of: 'nothing'; why: Text }

/** One threshold of a standard. `share` is 0..1; null where the source states seconds without a share. */
export interface Goal {
  id: string
  op: '<=' | '<'
  seconds: number
  /** `share`: how many must be done within `seconds`. `mean`: the average must be. */
  stat: 'share' | 'mean'
  share: number | null
  level?: 'shall' | 'should'
}

/** One edition of one standard, as data. A new edition is a new entry of the same family. */
export interface Standard {
  id: string
  /** Editions of one rule share it; where two rules of an edition measure different intervals they are two families. */
  family: string
  /** Short, as on a tile. */
  label: Text
  issuer: string
  edition: string | null
  /** Year in the edition's name: where no date is known it was surely in force from the year after. */
  year: number | null
  clause: string | null
  /** The interval as the source words it. */
  start: Text
  stop: Text
  measure: Measure
  /** Where the interval measured here is not quite that one: what it is instead. */
  measuredAs: Text | null
  /** How unanswered calls enter; of incidents always those that carry both stamps. */
  variant: Variant
  goals: readonly Goal[]
  period: StandardPeriod | null
  inForceFrom: LocalDate | null
  /** First day on which it no longer is. */
  inForceUntil: LocalDate | null
  supersededBy: string | null
  force: Force
  source: string
  /** False where the threshold could not be read at the source itself. */
  verified: boolean
  note: Text | null
  /** Shown also where a page has room for few. */
  isHeadline?: true
}

/**
 * The whole seconds that pass a goal: stored seconds are cut off, so "under 10 s" is 9 s or less.
 *
 * @example atMostSeconds({ op: '<', seconds: 10, ... }) // 9
 */
export function atMostSeconds({ op, seconds }: Pick<Goal, 'op' | 'seconds'>): number {
  return op === '<' ? seconds - 1 : seconds
}

/** A goal of a share: `share` of all within `seconds`. */
export function shareWithin(id: string, share: number | null, seconds: number, more: Partial<Goal> = {}): Goal {
  return { id, op: '<=', seconds, stat: 'share', share, ...more }
}

/** A goal of a mean: at most `seconds` on average. */
export function meanWithin(id: string, seconds: number): Goal {
  return { id, op: '<=', seconds, stat: 'mean', share: null }
}
