import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { RequestError } from '#contract/request-error.ts'
import { CoverBody } from '#contract/staffing-cover.ts'
import { CoverSlotsReply, JobParams, StaffingJob } from '#contract/staffing-jobs.ts'
import {
  RosterBody,
  RosterCalendarBody,
  RosterCheckBody,
  RosterCheckReply,
  RosterRulesReply
} from '#contract/staffing-roster.ts'
import { weekdayAt } from '#domain/staffing/cover-model.ts'
import { DEFAULT_PRICES } from '#domain/staffing/roster.ts'
import { checkRoster } from '#domain/staffing/roster-check.ts'
import { rosterCalendar } from '#domain/staffing/roster-ical.ts'
import { totalsOf } from '#domain/staffing/roster-result.ts'
import { DEFAULT_SETTINGS, ROSTER_RULES } from '#domain/staffing/roster-rules.ts'
import { PlanDesk } from '../planner/plan-desk.ts'
import { rosterWorkbook } from '../planner/roster-workbook.ts'
import type { RouteContext } from './answer.ts'
import { checked, coverProblemOf, effortOf, rosterProblemOf } from './staffing-asking.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Shift cover and named rosters: asked, solved in a thread, told, checked, taken along. Nothing is stored. */
export const staffingRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const desk = new PlanDesk()
  app.addHook('onClose', () => desk.close())
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  const accepted = { 202: StaffingJob }
  const ofOne = { params: JobParams, response: { 200: StaffingJob } }
  const site = async () => (await context.site()).site

  app.post('/staffing/cover', { schema: { body: CoverBody, response: accepted } }, async ({ body }, reply) => {
    const problem = coverProblemOf(body, await site())
    return reply.code(202).send(desk.take({ kind: 'cover', problem, effort: effortOf(body.effort) }))
  })
  app.post('/staffing/roster', { schema: { body: RosterBody, response: accepted } }, async ({ body }, reply) => {
    const { effort, ...asked } = body
    const problem = rosterProblemOf(asked, await site())
    return reply.code(202).send(desk.take({ kind: 'roster', problem, effort: effortOf(effort) }))
  })
  app.get('/staffing/plans/:id', { schema: ofOne }, async ({ params }) => desk.job(params.id))
  app.post('/staffing/plans/:id/stop', { schema: ofOne }, async ({ params }) => desk.stop(params.id))
  app.delete('/staffing/plans/:id', { schema: { params: JobParams } }, async ({ params }, reply) => {
    await desk.remove(params.id)
    return reply.code(204).send()
  })
  app.get(
    '/staffing/plans/:id/slots',
    { schema: { params: JobParams, response: { 200: CoverSlotsReply } }, config: { bulk: 'slots' } },
    async ({ params }) => ({ data: { slots: slotRows(desk, params.id) } })
  )
  app.get('/staffing/rules', { schema: { response: { 200: RosterRulesReply } } }, async () => ({
    rules: [...ROSTER_RULES],
    settings: DEFAULT_SETTINGS,
    prices: DEFAULT_PRICES
  }))
  app.post(
    '/staffing/roster/check',
    { schema: { body: RosterCheckBody, response: { 200: RosterCheckReply } } },
    async ({ body }) => {
      const problem = rosterProblemOf(body.problem, await site())
      return checked(() => ({
        violations: checkRoster(problem, body.assignments),
        totals: totalsOf(problem, body.assignments)
      }))
    }
  )
  app.post(
    '/staffing/roster/xlsx',
    { schema: { body: RosterCheckBody, response: { 200: Type.Any() } } },
    async ({ body }, reply) => {
      const problem = rosterProblemOf(body.problem, await site())
      const file = checked(() => rosterWorkbook(problem, body.assignments))
      return reply
        .type(XLSX)
        .header('content-disposition', `attachment; filename="roster-${problem.from}.xlsx"`)
        .send(file)
    }
  )
  app.post(
    '/staffing/roster/ical',
    { schema: { body: RosterCalendarBody, response: { 200: Type.Any() } } },
    async ({ body }, reply) => {
      const now = await site()
      const problem = rosterProblemOf(body.problem, now)
      const centre = now.centres[0]!
      const text = checked(() => {
        checkRoster(problem, body.assignments)
        const { person } = body
        return rosterCalendar(problem, body.assignments, {
          person,
          timeZone: centre.time_zone,
          centre: centre.id,
          stamp: context.now()
        })
      })
      return reply
        .type('text/calendar; charset=utf-8')
        .header('content-disposition', `attachment; filename="roster-${problem.from}.ics"`)
        .send(text)
    }
  )
}

/** The slots of a finished cover with weekday and clock time. @throws {RequestError} NO_COVER */
function slotRows(desk: PlanDesk, id: string) {
  const { cover } = desk.job(id)
  const asked = desk.asked(id)
  if (cover === null || asked.kind !== 'cover') throw new RequestError('NO_COVER', `plan ${id} has no cover (yet)`, 409)
  const { slotMinutes } = asked.problem
  return cover.slots.map((row) => {
    const minute = row.slot * slotMinutes
    const clock = new Date(minute * 60_000).toISOString().slice(11, 16)
    return { weekday: weekdayAt(asked.problem, Math.floor(minute / 1440)), start: clock, ...row }
  })
}
