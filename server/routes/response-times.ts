import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { ResponseTimesReply } from '#contract/response-times.ts'
import { absent, count, type Figure, quotient } from '#domain/figure.ts'
import { type IntervalId, INTERVALS } from '#domain/intervals.ts'
import { addSums, INCIDENT_SUM_NAMES } from '#domain/sums.ts'
import { type Histogram, percentile, sumOf, total } from '#domain/waits.ts'
import { incidentDays, incidentHours, incidentIntervals, incidentSums } from '../queries/incidents.ts'
import { answer, type RouteContext } from './answer.ts'
import { byInterval } from './facts.ts'
import type { Question } from './question.ts'

/** How long each stage of an incident took. */
export const responseTimesRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get(
    '/response-times',
    { schema: { querystring: CommonQuery, response: { 200: ResponseTimesReply } } },
    (request, reply) =>
      answer(
        context,
        request,
        reply,
        ['processingP90', 'dispatchP90', 'turnoutP90', 'travelP90', 'responseP90'],
        answerResponseTimes
      )
  )
}

async function answerResponseTimes(question: Question) {
  const { engine, asked, exports } = question
  const known = exports('incidents', 'incidents')
  const [days, sums, rows, busiest] = await Promise.all([
    incidentDays(engine, asked),
    incidentSums(engine, asked, 'all'),
    known ? incidentIntervals(engine, asked, 'all') : [],
    known ? incidentHours(engine, asked) : []
  ])
  const intervals = byInterval(rows)
  const told = (isExported: boolean) => (figure: Figure) => {
    if (!known || !isExported) return absent('not-exported')
    return days.length === 0 ? absent('no-data') : figure
  }
  return {
    incidents: told(true)(count(addSums(INCIDENT_SUM_NAMES, sums).incidents)),
    intervals: INTERVALS.map(({ id }) => stage(id, intervals.get(id), told(exports('incidents', id)))),
    busiest
  }
}

function stage(id: IntervalId, seconds: Histogram | undefined, told: (figure: Figure) => Figure) {
  const h = seconds ?? { edges: null, bins: new Map<number, number>() }
  return {
    id,
    n: total(h),
    mean: told(quotient(sumOf(h), total(h))),
    p50: told(percentile(h, 0.5)),
    p90: told(percentile(h, 0.9)),
    p95: told(percentile(h, 0.95))
  }
}
