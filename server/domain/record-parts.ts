import { type IntervalId, INTERVAL_IDS } from './intervals.ts'
import { type Kpi, REPEAT_WITHIN_S } from './kpis.ts'
import type { CallSumName } from './sums.ts'
import type { Variant } from './waits.ts'

/**
 * The parts of the figures of calls whose records can be looked at: the call belongs to that count. Most carry the name
 * of the sum. `missed`: not answered within T; `served`: answered or ended within T; `not_gone_*`: offered less those
 * who ended within T (or 5 s); `unanswered`; `categorised`: carries a category; `caller_known`; `again`: its caller had
 * rung at most 30 minutes before.
 */
export const CALL_PARTS = [
  'offered',
  'connected',
  'cut_off',
  'answered',
  'abandoned',
  'unanswered',
  'wait_known',
  'talk_known',
  'handle_known',
  'valid',
  'valid_with_information',
  'emergency',
  'prank',
  'ghost',
  'invalid',
  'transferred',
  'categorised',
  'answered_within',
  'answered_within_30',
  'missed',
  'served',
  'gone_within',
  'gone_short',
  'not_gone_within',
  'not_gone_short',
  'caller_known',
  'again'
] as const
export type CallPart = (typeof CALL_PARTS)[number]

/** The same of incidents; `open`: without a close time; an interval names the incidents that carry both its stamps, in order. */
export const INCIDENT_PARTS = [
  'incidents',
  'dispatched',
  'arrived',
  'dispatched_arrived',
  'open',
  ...INTERVAL_IDS
] as const
export type IncidentPart = (typeof INCIDENT_PARTS)[number]

export const RECORD_KINDS = ['calls', 'incidents'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]

/** Whose records stand behind a figure: those of its count or denominator, and of its numerator where it is a share. */
export type FigureParts =
  { kind: 'calls'; n: CallPart; numerator?: CallPart } | { kind: 'incidents'; n: IncidentPart; numerator?: undefined }

/**
 * The parts behind a KPI as an edition counts it; null where it rests on seconds, on one hour of many, or on calls that no
 * part names. Without a numerator where that is no part: who rang again is one within half an hour.
 *
 * @param within the threshold (seconds) that is asked for with the records
 * @example partsOf(kpi('prankShare'), 'negative') // { kind: 'calls', n: 'answered', numerator: 'prank' }
 */
export function partsOf({ measure }: Pick<Kpi, 'measure'>, variant: Variant, within?: number): FigureParts | null {
  switch (measure.kind) {
    case 'calls':
      return ofCalls(asPart(measure.of))
    case 'share':
      return measure.less === undefined ? ofCalls(asPart(measure.per), asPart(measure.of)) : null
    case 'mean':
      return ofCalls(asPart(measure.per))
    case 'wait':
      return ofCalls('wait_known')
    case 'serviceLevel':
      return (measure.within ?? within) === within ? levelParts(measure.variant ?? variant) : null
    case 'repeat':
      return ofCalls('caller_known', measure.within === REPEAT_WITHIN_S ? 'again' : undefined)
    case 'incidents':
      return { kind: 'incidents', n: measure.of }
    case 'interval':
      return { kind: 'incidents', n: measure.of satisfies IntervalId }
    case 'tickets':
      return ofCalls(asPart(measure.per))
    case 'time':
    case 'callsPerHour':
    case 'load':
    case 'busyHour':
    case 'trunks':
      return null
  }
}

/** See `serviceLevel` of waits.ts for the variants. */
export function levelParts(variant: Variant): FigureParts {
  if (variant === 'answered') return ofCalls('answered', 'answered_within')
  if (variant === 'ignore') return ofCalls('not_gone_within', 'answered_within')
  if (variant === 'positive') return ofCalls('offered', 'served')
  if (variant === 'short') return ofCalls('not_gone_short', 'answered_within')
  if (variant === 'kominfo') return ofCalls('not_gone_short', 'answered_within_30')
  return ofCalls('offered', 'answered_within')
}

function ofCalls(n: CallPart, numerator?: CallPart): FigureParts {
  return { kind: 'calls', n, ...(numerator === undefined ? {} : { numerator }) }
}

/** @throws {RangeError} for a sum of seconds: no record is counted in it */
function asPart(name: CallSumName): CallPart {
  const part = CALL_PARTS.find((each) => each === name)
  if (part === undefined) throw new RangeError(`sum must count calls, got ${name}`)
  return part
}
