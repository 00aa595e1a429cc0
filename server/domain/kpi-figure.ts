import { countBounds, leastBounds, meanBounds, percentileBounds, repeatBounds, shareBounds } from './bounds.ts'
import { absent, count, type Figure, quotient, share } from './figure.ts'
import type { IntervalId } from './intervals.ts'
import type { Kpi } from './kpis.ts'
import type { CallSums, IncidentSums } from './sums.ts'
import type { Unknown } from './unknown.ts'
import { type Histogram, percentile, serviceLevel, type Variant, type WaitEdges, whyNoLevel } from './waits.ts'

/** What a period's figures are formed from: sums and histograms, and what the exports can tell at all. */
export interface PeriodFacts {
  /** null: no call data of the feed on any day of the period. */
  calls: CallSums | null
  incidents: IncidentSums | null
  /** Waits of the answered calls. */
  waits: Histogram
  intervals: ReadonlyMap<IntervalId, Histogram>
  repeats: { known: number; again: number }
  /** Days and hours of the period, and those of which the calls (or, without calls, the register) tell. */
  coverage: { days: number; daysWithData: number; hours: number; hoursWithRows: number; hoursZero: number }
  /** What the hours may hide of which nothing is known; absent: not asked. */
  unknown?: { calls: Unknown; incidents: Unknown }
  handlingSeconds: number
  readySeconds: number
  variant: Variant
  /** Threshold of the service level, seconds. */
  within: number
  edges: WaitEdges
  /** Whether an export carries a field; see `Kpi.needs`. */
  exports(kind: 'calls' | 'incidents', field: string): boolean
}

function level(sums: CallSums, { edges, within, variant }: PeriodFacts): Figure {
  const why = whyNoLevel(edges, within, variant)
  return why === null ? serviceLevel(sums, variant) : absent(why)
}

/** A KPI of a period, or the reason why there is none. */
export function kpiFigure(kpi: Kpi, facts: PeriodFacts): Figure {
  const kind = kpi.measure.kind === 'incidents' || kpi.measure.kind === 'interval' ? 'incidents' : 'calls'
  if (!facts.exports(kind, kind) || kpi.needs.some((field) => !facts.exports(kind, field)))
    return absent('not-exported')
  if (kind === 'incidents')
    return facts.incidents === null ? absent('no-data') : bounded(kpi, facts, ofIncidents(kpi, facts, facts.incidents))
  return facts.calls === null ? absent('no-data') : bounded(kpi, facts, ofCalls(kpi, facts, facts.calls))
}

/** What the figure may have been, where hours are unknown. */
function bounded({ measure }: Kpi, { unknown, waits, intervals }: PeriodFacts, figure: Figure): Figure {
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
    case 'occupancy':
      return leastBounds(figure, unknown?.calls)
    case 'repeat':
      return repeatBounds(figure, unknown?.calls)
    default:
      return shareBounds(figure, unknown?.calls)
  }
}

function ofIncidents({ measure }: Kpi, facts: PeriodFacts, sums: IncidentSums): Figure {
  if (measure.kind === 'incidents') return count(sums[measure.of])
  if (measure.kind !== 'interval') throw new RangeError(`measure must be of incidents, got ${measure.kind}`)
  const waits = facts.intervals.get(measure.of)
  return waits === undefined ? absent('no-calls') : percentile(waits, measure.p)
}

function ofCalls({ measure }: Kpi, facts: PeriodFacts, sums: CallSums): Figure {
  switch (measure.kind) {
    case 'calls':
      return count(sums[measure.of])
    case 'share':
      return share(sums[measure.of], sums[measure.per])
    case 'mean':
      if (measure.of === 'wait_s' && facts.edges.answered !== null) return absent('not-exported')
      return quotient(sums[measure.of], sums[measure.per])
    case 'wait':
      return percentile(facts.waits, measure.p)
    case 'serviceLevel':
      return level(sums, facts)
    case 'repeat':
      return share(facts.repeats.again, facts.repeats.known)
    case 'occupancy':
      return facts.readySeconds === 0 ? absent('no-data') : quotient(facts.handlingSeconds, facts.readySeconds)
    default:
      throw new RangeError(`measure must be of calls, got ${measure.kind}`)
  }
}
