import type { Span } from '../calendar.ts'
import type { Oracle } from '../facts.ts'
import { type Expected, nearestRank, plain } from '../figures.ts'
import { type Limits, ofCount, ofMean, ofRank, withLimits } from '../hidden.ts'
import { told } from '../kpi-figures.ts'
import { clockHours, meanOf, secondsOf } from '../rows.ts'
import { STAGES } from '../world.ts'
import { dates, type Query, type Reply, type Whole, whole } from './asked.ts'

/** How long each stage of an incident took. */
export function responseTimes(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const incidents = oracle.isTold('incidents', asked.filters) ? oracle.incidents(asked) : []
  return {
    ...stagesIn(oracle, asked, asked.span),
    comparisons: asked.others.map(({ kind, span }) => ({ kind, ...dates(span), ...stagesIn(oracle, asked, span) })),
    busiest: clockHours(incidents, (own) => own.length).map(({ date, hour, own }) => ({
      date,
      hour,
      incidents: own.length
    }))
  }
}

function stagesIn(oracle: Oracle, whole: Whole, span: Span) {
  const asked = { ...whole, span }
  const incidents = oracle.isTold('incidents', asked.filters) ? oracle.incidents(asked) : []
  const tell = (fields: string[], figure: () => Expected, limits: Limits) =>
    withLimits(told(oracle, 'incidents', asked, fields, figure), oracle.hidden(asked, 'incidents'), limits)
  return {
    incidents: tell([], () => plain(incidents.length), ofCount),
    intervals: Object.keys(STAGES).map((id) => {
      const seconds = secondsOf(incidents, id)
      const rank = (percent: number) => tell([id], () => nearestRank(seconds, percent), ofRank(seconds, percent))
      const mean = tell([id], () => meanOf(seconds), ofMean)
      return { id, n: seconds.length, mean, p50: rank(50), p90: rank(90), p95: rank(95) }
    })
  }
}
