import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { ResponseTimesReply } from '#contract/response-times.ts'
import { countBounds, meanBounds, percentileBounds } from '#domain/bounds.ts'
import type { KpiId } from '#domain/kpis.ts'
import { absent, count, type Figure, quotient } from '#domain/figure.ts'
import { type IntervalId, INTERVALS } from '#domain/intervals.ts'
import { addSums, INCIDENT_SUM_NAMES } from '#domain/sums.ts'
import type { Unknown } from '#domain/unknown.ts'
import { type Histogram, percentile, sumOf, total } from '#domain/waits.ts'
import type { Asked } from '../queries/asked.ts'
import { incidentDays, incidentHours, incidentIntervals, incidentSums } from '../queries/incidents.ts'
import { answer, type RouteContext } from './answer.ts'
import { byInterval } from './facts.ts'
import type { Question } from './question.ts'
import { unknownOf } from './unknown.ts'

const KPIS_SHOWN: readonly KpiId[] = [
  'processingP90',
  'dispatchP90',
  'alarmP90',
  'turnoutP90',
  'travelP90',
  'responseP90',
  'sceneP90',
  'ticketP50',
  'incidents',
  'openIncidents'
]

/** How long each stage of an incident took. */
export const responseTimesRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get(
    '/response-times',
    { schema: { querystring: CommonQuery, response: { 200: ResponseTimesReply } } },
    (request, reply) => answer(context, request, reply, KPIS_SHOWN, answerResponseTimes)
  )
}

async function answerResponseTimes(question: Question) {
  const { engine, asked } = question
  const [now, busiest, ...others] = await Promise.all([
    stagesOf(question, asked),
    question.exports('incidents', 'incidents') ? incidentHours(engine, asked) : [],
    ...question.compared.map((other) => stagesOf(question, other.asked))
  ])
  return {
    ...now,
    comparisons: question.compared.map(({ kind, period }, i) => ({ kind, ...period, ...others[i]! })),
    busiest
  }
}

/** Incidents of a period and how long each of their stages took. */
async function stagesOf(question: Question, asked: Asked) {
  const { engine, exports } = question
  const known = exports('incidents', 'incidents')
  const [unknown, days, sums, rows] = await Promise.all([
    unknownOf(question, asked, 'incidents'),
    incidentDays(engine, asked),
    incidentSums(engine, asked, 'all'),
    known ? incidentIntervals(engine, asked, 'all') : []
  ])
  const intervals = byInterval(rows)
  const told = (isExported: boolean) => (figure: Figure) => {
    if (!known || !isExported) return absent('not-exported')
    return days.length === 0 ? absent('no-data') : figure
  }
  const incidents = told(true)(count(addSums(INCIDENT_SUM_NAMES, sums).incidents))
  return {
    incidents: countBounds(incidents, unknown),
    intervals: INTERVALS.map(({ id }) => stage(id, intervals.get(id), told(exports('incidents', id)), unknown))
  }
}

function stage(id: IntervalId, seconds: Histogram | undefined, told: (figure: Figure) => Figure, unknown: Unknown) {
  const h = seconds ?? { edges: null, bins: new Map<number, number>() }
  const p = (share: number) => percentileBounds(told(percentile(h, share)), unknown, h, share)
  const mean = meanBounds(told(quotient(sumOf(h), total(h))), unknown)
  return { id, n: total(h), mean, p50: p(0.5), p90: p(0.9), p95: p(0.95) }
}
