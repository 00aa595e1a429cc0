import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { StaffingGapQuery, StaffingGapReply } from '#contract/staffing-gap.ts'
import { secondsFrom, serviceDateOf } from '#domain/clock.ts'
import { addDays, weekdayOf } from '#domain/dates.ts'
import { absent, type Figure, quotient } from '#domain/figure.ts'
import { type MeasuredHour, staffingGaps } from '#domain/queueing/staffing-gap.ts'
import { exportsOf } from '../site/exports.ts'
import type { Asked } from '../queries/asked.ts'
import { callSums } from '../queries/calls.ts'
import { operatorTime } from '../queries/operators.ts'
import { answer, type RouteContext } from './answer.ts'
import { callsTold, statesTold } from './coverage.ts'
import type { Question } from './question.ts'

/** Staffing of longer ago says nothing of today's. */
const MOST_DAYS = 731

/** In which hours of the week operators were too few for the site's target. */
export const staffingGapRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const schema = { querystring: StaffingGapQuery, response: { 200: StaffingGapReply } }
  app.get('/staffing-gap', { schema }, (request, reply) =>
    answer(context, request, reply, ['serviceLevel', 'handleMean', 'offered'], answerStaffingGap)
  )
}

async function answerStaffingGap(question: Question) {
  const asked = everyCall(question.asked)
  const stated = question.site.targets?.serviceLevel
  const target = stated === undefined ? null : { share: stated.share, withinSeconds: stated.within_s }
  const nothing = { target, measuredFrom: asked.from, measuredTo: asked.to, hours: [] }
  const tells = exportsOf(question.site, asked.filters.centre, [])
  if (!['calls', 'handling', 'operatorStates'].every((field) => tells('calls', field)))
    return { ...nothing, why: 'not-exported' as const, handleMean: absent('not-exported') }
  const { handleMean, measured } = await measure(question, asked)
  if (target === null) return { ...nothing, why: 'no-target' as const, handleMean }
  if (handleMean.value === null || handleMean.value <= 0 || measured.length === 0)
    return { ...nothing, why: 'no-data' as const, handleMean }
  return { ...nothing, why: null, handleMean, hours: staffingGaps(measured, handleMean.value, target) }
}

/** Operators take every call of their centre, whatever the reader filters by. */
function everyCall({ filters, ...asked }: Asked): Asked {
  const none = Object.fromEntries(Object.keys(filters).map((name) => [name, []])) as unknown as Asked['filters']
  const first = addDays(asked.to, -MOST_DAYS)
  return { ...asked, from: first > asked.from ? first : asked.from, filters: { ...none, centre: filters.centre } }
}

async function measure(question: Question, asked: Asked): Promise<{ handleMean: Figure; measured: MeasuredHour[] }> {
  const { engine, within, clock } = question
  const [sums, time, calls, states] = await Promise.all([
    callSums(engine, asked, 'hour', within),
    operatorTime(engine, asked, 'hour'),
    callsTold(engine, asked, 'hour'),
    statesTold(engine, asked, 'hour')
  ])
  const staffed = new Set(states.map(({ date }) => date))
  const told = calls.map(({ date }) => date).filter((at) => staffed.has(at))
  const offered = new Map(sums.map(({ at, offered: n }) => [at.slice(0, 13), n]))
  const ready = new Map(
    time.filter(({ state }) => state === 'ready').map(({ at, seconds }) => [at.slice(0, 13), seconds])
  )
  const cells = new Map<string, MeasuredHour>()
  for (const at of told) {
    const hour = Number(at.slice(11, 13))
    const weekday = weekdayOf(serviceDateOf(`${at}:00`, clock))
    const key = `${weekday} ${hour}`
    const cell = cells.get(key) ?? { weekday, hour, hours: 0, seconds: 0, offered: 0, readySeconds: 0 }
    cell.hours += 1
    cell.seconds += secondsFrom(`${at}:00`, 60, clock)
    cell.offered += offered.get(at) ?? 0
    cell.readySeconds += ready.get(at) ?? 0
    cells.set(key, cell)
  }
  const total = (name: 'handle_s' | 'handle_known') => sums.reduce((sum, row) => sum + row[name], 0)
  return {
    handleMean: quotient(total('handle_s'), total('handle_known')),
    measured: [...cells.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour)
  }
}
