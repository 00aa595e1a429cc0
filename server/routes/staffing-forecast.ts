import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ForecastReply } from '#contract/staffing-forecast.ts'
import { ForecastQuery } from '#contract/staffing-query.ts'
import { RequestError } from '#contract/request-error.ts'
import { type HistoryDay } from '#domain/staffing/history.ts'
import { specialOn } from '#domain/staffing/special-factors.ts'
import { answer, type RouteContext } from './answer.ts'
import type { Question } from './question.ts'
import { daysOf, type Demand, demandOf, factorOn, handleByHour } from './staffing-demand.ts'

/** Days of history that are told. */
const TOLD_DAYS = 56
const TOLD_MASKED = 60

/** Calls expected of the coming weeks, what they were learned from, and how well that told the weeks before. */
export const staffingForecastRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const schema = { querystring: ForecastQuery, response: { 200: ForecastReply } }
  app.get('/staffing/forecast', { schema, config: { bulk: 'slots' } }, (request, reply) =>
    answer(context, request, reply, ['offered', 'handleMean'], (question) => answerForecast(question, request.query))
  )
}

async function answerForecast(question: Question, query: ForecastQuery) {
  const grain = query.grain ?? 'hour'
  if (grain !== 'hour' && grain !== 'slot')
    throw new RequestError('BAD_QUERY', `grain of a forecast is hour or slot, not ${grain}`)
  const [demand, handle] = await Promise.all([
    demandOf(question, query, grain === 'slot' ? 96 : 24),
    handleByHour(question)
  ])
  const { forecast, learned, coming } = demand
  return {
    why: demand.why,
    grain: demand.perDay === 96 ? ('slot' as const) : ('hour' as const),
    model: forecast?.model ?? null,
    reason: forecast?.reason ?? null,
    learnedFrom: learned.from,
    learnedTo: learned.to,
    daysLearned: forecast?.daysLearned ?? 0,
    spread: forecast?.spread ?? 0,
    ...coming,
    slots: slotsOf(demand),
    days: comingDays(demand),
    masked: maskedDays(demand.history),
    effects: demand.effects,
    handle: handle.hours,
    backtest: forecast?.backtest ?? null
  }
}

function slotsOf({ history, forecast, perDay }: Demand) {
  const past = history.slice(-TOLD_DAYS).flatMap(({ date, offered, masks }) =>
    offered.map((n, slot) => ({
      at: timeOf(date, slot, perDay),
      offered: n,
      mask: masks[slot]!,
      mean: null,
      low: null,
      high: null
    }))
  )
  const coming = (forecast?.days ?? []).flatMap(({ date, slots }) =>
    slots.map((slot, i) => ({ at: timeOf(date, i, perDay), offered: null, mask: null, ...slot }))
  )
  return [...past, ...coming]
}

/** @example timeOf('2026-11-20', 5, 96) // '2026-11-20T01:15' */
export function timeOf(date: string, slot: number, perDay: number): string {
  const minutes = (slot * 1440) / perDay
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function comingDays(demand: Demand) {
  return daysOf(demand.coming).map((date, i) => {
    const { factor, basis } = factorOn(date, demand)
    const special = specialOn(date, demand.special)
    return {
      date,
      mean: (demand.forecast?.days[i]?.slots ?? []).reduce((sum, { mean }) => sum + mean, 0),
      factor,
      factorBasis: basis,
      special: special === null ? null : { kind: special.kind, label: special.label, isEstimate: special.isEstimate }
    }
  })
}

function maskedDays(history: readonly HistoryDay[]) {
  return history
    .flatMap(({ date, offered, masks }) => {
      const reasons = [...new Set(masks.flatMap((mask) => mask ?? []))]
      if (reasons.length === 0) return []
      const known = offered.filter((n) => n !== null)
      const slots = masks.filter((mask) => mask !== null).length
      return [{ date, slots, offered: known.length === 0 ? null : known.reduce((a, b) => a + b, 0), reasons }]
    })
    .slice(-TOLD_MASKED)
    .reverse()
}
