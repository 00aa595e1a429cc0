import type { IntervalId } from './intervals.ts'
import type { Measure } from './kpis.ts'
import type { CallSumName, IncidentSumName, TimeSumName } from './sums.ts'
import type { Variant } from './waits.ts'

/** Sums of calls that only a decomposition asks for; SQL knows them by these names. */
export type CallAmountName =
  | CallSumName
  /** Answered within T, and ended unanswered within T. */
  | 'served_within'
  /** Offered, less those ended unanswered within T (or within 5 s). */
  | 'offered_less_within'
  | 'offered_less_short'
  /** Abandoned after more than 5 s, and the offered calls less those abandoned sooner. */
  | 'abandoned_long'
  | 'offered_less_abandoned_short'
  /** Answered calls whose wait is known, at least as a bin; and those beyond a number of seconds. */
  | 'wait_told'
  | 'wait_beyond'

/**
 * From which additive amounts a KPI is formed, so that it can be taken apart by parts. A percentile is no quotient of
 * sums and no exact additive parts of it exist; taken apart is instead the share of calls (or incidents) that took
 * longer than the percentile of the compared period, which moves with it.
 */
export type KpiAmounts =
  | { from: 'calls'; kind: 'count'; of: CallAmountName }
  | { from: 'calls'; kind: 'ratio'; of: CallAmountName; per: CallAmountName }
  | { from: 'calls'; kind: 'beyond'; of: 'wait_beyond'; per: 'wait_told' }
  | { from: 'incidents'; kind: 'count'; of: IncidentSumName }
  | { from: 'incidents'; kind: 'beyond'; interval: IntervalId }
  /** `within`: seconds within which a caller rings again. */
  | { from: 'repeats'; kind: 'ratio'; within: number }
  | { from: 'operators'; kind: 'ratio'; of: TimeSumName; per: TimeSumName }
  /** Of two feeds, part by part: incidents over calls, and answered calls over hours on duty. */
  | { from: 'tickets'; kind: 'ratio'; per: CallAmountName }
  | { from: 'duty'; kind: 'ratio' }
  /** The calls of the busiest hour; `isScaled`: to a figure that follows from them, every part by its calls. */
  | { from: 'busiest'; kind: 'count'; isScaled: boolean }
  /** Seconds of handling, scaled to the offered load: every part makes of it what it made of the handling. */
  | { from: 'load'; kind: 'count' }

const LEVELS: Record<Variant, [of: CallAmountName, per: CallAmountName]> = {
  negative: ['answered_within', 'offered'],
  answered: ['answered_within', 'answered'],
  ignore: ['answered_within', 'offered_less_within'],
  positive: ['served_within', 'offered'],
  short: ['answered_within', 'offered_less_short'],
  kominfo: ['answered_within_30', 'offered_less_short']
}

/**
 * From which amounts a KPI is taken apart.
 *
 * @param measure of the edition by which the figure is counted
 * @example amountsOf(kpi('answerRate').measure, 'negative') // { from: 'calls', kind: 'ratio', of: 'answered', per: 'offered' }
 */
export function amountsOf(measure: Measure, variant: Variant): KpiAmounts {
  switch (measure.kind) {
    case 'calls':
      return { from: 'calls', kind: 'count', of: measure.of }
    case 'incidents':
      return { from: 'incidents', kind: 'count', of: measure.of }
    case 'share':
      if (measure.less === undefined) return { from: 'calls', kind: 'ratio', of: measure.of, per: measure.per }
      return { from: 'calls', kind: 'ratio', of: 'abandoned_long', per: 'offered_less_abandoned_short' }
    case 'mean':
      return { from: 'calls', kind: 'ratio', of: measure.of, per: measure.per }
    case 'serviceLevel': {
      const [of, per] = LEVELS[measure.variant ?? variant]
      return { from: 'calls', kind: 'ratio', of, per }
    }
    case 'wait':
      return { from: 'calls', kind: 'beyond', of: 'wait_beyond', per: 'wait_told' }
    case 'interval':
      return { from: 'incidents', kind: 'beyond', interval: measure.of }
    case 'repeat':
      return { from: 'repeats', kind: 'ratio', within: measure.within }
    case 'time':
      return { from: 'operators', kind: 'ratio', of: measure.of, per: measure.per }
    case 'tickets':
      return { from: 'tickets', kind: 'ratio', per: measure.per }
    case 'callsPerHour':
      return { from: 'duty', kind: 'ratio' }
    case 'busyHour':
      return { from: 'busiest', kind: 'count', isScaled: false }
    case 'trunks':
      return { from: 'busiest', kind: 'count', isScaled: true }
    case 'load':
      return { from: 'load', kind: 'count' }
  }
}

const WITH_UNANSWERED: readonly CallAmountName[] = [
  'offered',
  'connected',
  'offered_less_within',
  'offered_less_short',
  'offered_less_abandoned_short'
]

/** Whether the denominator of a ratio holds calls that were never answered. */
export function countsUnanswered(amounts: KpiAmounts): boolean {
  if (amounts.from === 'repeats') return true
  return amounts.from === 'calls' && amounts.kind === 'ratio' && WITH_UNANSWERED.includes(amounts.per)
}
