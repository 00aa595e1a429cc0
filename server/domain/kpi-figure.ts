import {
  countBounds,
  leastBounds,
  loadBounds,
  meanBounds,
  percentileBounds,
  repeatBounds,
  shareBounds
} from './bounds.ts'
import type { Edition } from './editions.ts'
import { absent, count, type Figure, quotient, share } from './figure.ts'
import type { IntervalId } from './intervals.ts'
import { fewestTrunks } from './queueing/trunks.ts'
import type { Kpi, KpiId, Measure } from './kpis.ts'
import { type CallSums, type IncidentSums, ROSTER_SUM_NAMES, type TimeSumName, type TimeSums } from './sums.ts'
import type { Unknown } from './unknown.ts'
import {
  type Histogram,
  levelWithin,
  percentile,
  serviceLevel,
  type Variant,
  type WaitEdges,
  whyNoLevel
} from './waits.ts'

/** Calls with a known caller, and those whose caller had rung shortly before. */
export interface Repeats {
  known: number
  again: number
}

/** What a period's figures are formed from: sums and histograms, and what the exports can tell at all. */
export interface PeriodFacts {
  /** null: no call data of the feed on any day of the period. */
  calls: CallSums | null
  incidents: IncidentSums | null
  /** Waits of the answered calls. */
  waits: Histogram
  /** Waits of the calls that ended unanswered. */
  gone: Histogram
  intervals: ReadonlyMap<IntervalId, Histogram>
  /** By the seconds within which a caller rings again. */
  repeats: ReadonlyMap<number, Repeats>
  /** Calls offered in the busiest clock hour. */
  busiest: number
  /** Days and hours of the period, and those of which the calls (or, without calls, the register) tell. */
  coverage: { days: number; daysWithData: number; hours: number; hoursWithRows: number; hoursZero: number }
  /** What the hours may hide of which nothing is known; absent: not asked. */
  unknown?: UnknownFacts
  /** Seconds of the operators. */
  time: TimeSums
  variant: Variant
  /** Threshold of the service level, seconds. */
  within: number
  edges: WaitEdges
  /** The editions by which the figures are formed; the first reading of a KPI that is not listed. */
  editions: ReadonlyMap<KpiId, Edition>
  /** Whether an export carries a field; see `Kpi.needs`. */
  exports(kind: 'calls' | 'incidents', field: string): boolean
}

/** Of calls, of incidents, and seconds of the roster in hours that the states (or the calls) do not tell. */
export interface UnknownFacts {
  calls: Unknown
  incidents: Unknown
  rostered: Unknown
  staffed: Unknown
}

/** The parts of the facts that a measure is formed from, so that no others need to be asked for. */
export type FactName = 'calls' | 'incidents' | 'waits' | 'intervals' | 'repeats' | 'busiest' | 'operators' | 'roster'

export function factsOf(measure: Measure): FactName[] {
  if (measure.kind === 'time') return timeFacts(measure)
  const parts: Record<Exclude<Measure['kind'], 'time'>, FactName[]> = {
    calls: ['calls'],
    incidents: ['incidents'],
    share: ['calls'],
    mean: ['calls'],
    wait: ['calls', 'waits'],
    interval: ['incidents', 'intervals'],
    serviceLevel: ['calls'],
    repeat: ['calls', 'repeats'],
    callsPerHour: ['calls', 'operators'],
    load: ['calls'],
    busyHour: ['calls', 'busiest'],
    trunks: ['calls', 'busiest'],
    tickets: ['calls', 'incidents']
  }
  return parts[measure.kind]
}

type TimeMeasure = Extract<Measure, { kind: 'time' }>

const HANDLED: readonly TimeSumName[] = ['handling_s', 'worked_s']

function timeFacts({ of, per }: TimeMeasure): FactName[] {
  return [...(HANDLED.includes(of) ? (['calls'] as const) : []), isRostered(per) ? 'roster' : 'operators']
}

/** Whether seconds are those of a roster. */
export function isRostered(name: TimeSumName): boolean {
  return ROSTER_SUM_NAMES.some((each) => each === name)
}

/**
 * A KPI of a period, or the reason why there is none; with what it may have been where hours are unknown.
 *
 * @param edition by which definition; the one that the facts were gathered under unless told otherwise
 */
export function kpiFigure(kpi: Kpi, facts: PeriodFacts, edition = facts.editions.get(kpi.id)): Figure {
  const { measure, needs } = edition ?? kpi
  if (measure.kind === 'time') return timeFigure(measure, needs, facts)
  const kind = measure.kind === 'incidents' || measure.kind === 'interval' ? 'incidents' : 'calls'
  if (!facts.exports(kind, kind) || needs.some((field) => !facts.exports(kind, field))) return absent('not-exported')
  // What cannot be told at all comes before what is not there.
  if (measure.kind === 'tickets' && !facts.exports('incidents', 'incidents')) return absent('not-exported')
  if (kind === 'incidents') {
    return facts.incidents === null
      ? absent('no-data')
      : bounded(measure, facts, ofIncidents(measure, facts, facts.incidents))
  }
  return facts.calls === null ? absent('no-data') : bounded(measure, facts, ofCalls(measure, facts, facts.calls))
}

/** Seconds are told by operator alone, and of handling only where calls are. */
function timeFigure(measure: TimeMeasure, needs: readonly string[], facts: PeriodFacts): Figure {
  const { of, per } = measure
  if (needs.some((field) => !facts.exports('calls', field))) return absent('not-exported')
  if ((HANDLED.includes(of) && facts.calls === null) || facts.time[per] === 0) return absent('no-data')
  return timeBounds(measure, facts, quotient(facts.time[of], facts.time[per]))
}

function timeBounds({ of, per }: TimeMeasure, { unknown }: PeriodFacts, figure: Figure): Figure {
  if (isRostered(per)) return shareBounds(figure, per === 'staffed_s' ? unknown?.staffed : unknown?.rostered)
  return HANDLED.includes(of) ? leastBounds(figure, unknown?.calls) : figure
}

/** What the figure may have been, where hours are unknown. */
function bounded(measure: Measure, { unknown, waits, intervals }: PeriodFacts, figure: Figure): Figure {
  switch (measure.kind) {
    case 'calls':
      return countBounds(figure, unknown?.calls)
    case 'incidents':
      return countBounds(figure, unknown?.incidents)
    case 'mean':
      return meanBounds(figure, unknown?.calls)
    case 'wait':
      return percentileBounds(figure, unknown?.calls, waits, measure.p)
    case 'interval':
      return percentileBounds(figure, unknown?.incidents, intervals.get(measure.of)!, measure.p)
    case 'tickets':
      return meanBounds(figure, unknown?.calls)
    case 'load':
      return loadBounds(figure, unknown?.calls)
    case 'callsPerHour':
    case 'busyHour':
    case 'trunks':
      return leastBounds(figure, unknown?.calls)
    case 'repeat':
      return repeatBounds(figure, unknown?.calls)
    default:
      return shareBounds(figure, unknown?.calls)
  }
}

function ofIncidents(measure: Measure, facts: PeriodFacts, sums: IncidentSums): Figure {
  if (measure.kind === 'incidents') return count(sums[measure.of])
  if (measure.kind !== 'interval') throw new RangeError(`measure must be of incidents, got ${measure.kind}`)
  const waits = facts.intervals.get(measure.of)
  return waits === undefined ? absent('no-calls') : percentile(waits, measure.p)
}

function ofCalls(measure: Measure, facts: PeriodFacts, sums: CallSums): Figure {
  switch (measure.kind) {
    case 'calls':
      return count(sums[measure.of])
    case 'share':
      return shareOf(measure, facts, sums)
    case 'mean':
      if (measure.of === 'wait_s' && facts.edges.answered !== null) return absent('not-exported')
      return quotient(sums[measure.of], sums[measure.per])
    case 'wait':
      return percentile(facts.waits, measure.p)
    case 'serviceLevel':
      return level(measure, facts, sums)
    case 'repeat':
      return repeatShare(facts.repeats.get(measure.within))
    case 'callsPerHour':
      return facts.time.ready_s === 0 ? absent('no-data') : quotient(sums.answered, facts.time.ready_s / 3600)
    case 'load':
      return load(facts, sums)
    case 'busyHour':
      return count(facts.busiest)
    case 'trunks':
      return trunks(facts, sums)
    case 'tickets':
      return tickets(sums[measure.per], facts)
    default:
      throw new RangeError(`measure must be of calls, got ${measure.kind}`)
  }
}

function shareOf({ of, per, less }: Measure & { kind: 'share' }, { edges }: PeriodFacts, sums: CallSums): Figure {
  if (less === undefined) return share(sums[of], sums[per])
  const isTold = edges.unanswered === null || edges.unanswered.includes(5)
  return isTold ? share(sums[of] - sums[less], sums[per] - sums[less]) : absent('between-bins')
}

/** From the sums where they were counted for that threshold, else from the waits themselves. */
function level(measure: Measure & { kind: 'serviceLevel' }, facts: PeriodFacts, sums: CallSums): Figure {
  const { edges, within } = facts
  const variant = measure.variant ?? facts.variant
  const seconds = measure.within ?? within
  if (seconds !== within) return levelWithin({ answered: facts.waits, unanswered: facts.gone }, sums, seconds, variant)
  const why = whyNoLevel(edges, within, variant)
  return why === null ? serviceLevel(sums, variant) : absent(why)
}

function repeatShare(repeats: Repeats | undefined): Figure {
  return repeats === undefined ? absent('no-data') : share(repeats.again, repeats.known)
}

function load({ coverage }: PeriodFacts, { offered, handle_s, handle_known }: CallSums): Figure {
  const hours = coverage.hoursWithRows + coverage.hoursZero
  if (hours === 0) return absent('no-data')
  return handle_known === 0 ? absent('no-calls') : quotient((offered * handle_s) / handle_known, hours * 3600)
}

/** Lines for twice the busiest hour, each call holding its line for the mean talk and a minute more; the busiest hour as n. */
function trunks({ busiest }: PeriodFacts, { talk_s, talk_known }: CallSums): Figure {
  if (busiest === 0 || talk_known === 0) return absent('no-calls')
  const value = fewestTrunks((2 * busiest * (talk_s / talk_known + 60)) / 3600, 0.01)
  return { value, n: busiest }
}

function tickets(calls: number, { incidents }: PeriodFacts): Figure {
  return incidents === null ? absent('no-data') : quotient(incidents.incidents, calls)
}
