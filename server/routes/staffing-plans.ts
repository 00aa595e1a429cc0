import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { RequestError } from '#contract/request-error.ts'
import { CoverBody } from '#contract/staffing-cover.ts'
import { JobReply } from '#contract/staffing-jobs.ts'
import {
  RosterBody,
  RosterCalendarBody,
  RosterCheckBody,
  RosterCheckReply,
  RosterRulesReply
} from '#contract/staffing-roster.ts'
import { DEFAULT_PRICES } from '#domain/staffing/roster.ts'
import { checkRoster } from '#domain/staffing/roster-check.ts'
import { rosterCalendar } from '#domain/staffing/roster-ical.ts'
import { totalsOf } from '#domain/staffing/roster-result.ts'
import { DEFAULT_SETTINGS, ROSTER_RULES } from '#domain/staffing/roster-rules.ts'
import type { Jobs } from '../staffing/jobs.ts'
import type { PlanResult } from '../staffing/plan.ts'
import { rosterWorkbook } from '../staffing/roster-workbook.ts'
import type { Site } from '../site/schema.ts'
import type { RouteContext } from './answer.ts'
import { checked, coverProblemOf, effortOf, rosterProblemOf } from './staffing-asking.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Shift cover and named rosters: asked, solved as jobs, checked, taken along. Nothing is stored. */
export const staffingPlanRoutes: FastifyPluginAsyncTypebox<RouteContext & { jobs: Jobs }> = async (app, context) => {
  const { jobs } = context
  const config = { onlyAsks: true }
  const accepted = { response: { 202: JobReply } }
  const site = async () => (await context.site()).site

  app.post('/staffing/cover', { schema: { body: CoverBody, ...accepted }, config }, async ({ body }, reply) => {
    const problem = coverProblemOf(body, await site())
    const work = { kind: 'cover', problem, effort: effortOf(body.effort) } as const
    const { slotMinutes, firstWeekday } = problem
    const tell = (result: unknown) => ({
      ...(result as PlanResult & { kind: 'cover' }).cover,
      slotMinutes,
      firstWeekday
    })
    return reply
      .code(202)
      .send(jobs.start({ kind: 'cover', words: [JSON.stringify(work)], dataVersion: null, work, tell }))
  })
  app.post('/staffing/roster', { schema: { body: RosterBody, ...accepted }, config }, async ({ body }, reply) => {
    const { effort, ...asked } = body
    const work = { kind: 'roster', problem: rosterProblemOf(asked, await site()), effort: effortOf(effort) } as const
    const tell = (result: unknown) => (result as PlanResult & { kind: 'roster' }).roster
    return reply
      .code(202)
      .send(jobs.start({ kind: 'roster', words: [JSON.stringify(work)], dataVersion: null, work, tell }))
  })
  app.get('/staffing/rules', { schema: { response: { 200: RosterRulesReply } } }, async () => ({
    rules: [...ROSTER_RULES],
    settings: DEFAULT_SETTINGS,
    prices: DEFAULT_PRICES
  }))
  app.post(
    '/staffing/roster/check',
    { schema: { body: RosterCheckBody, response: { 200: RosterCheckReply } }, config },
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
    { schema: { body: RosterCheckBody, response: { 200: Type.Any() } }, config },
    async ({ body }, reply) => {
      const problem = rosterProblemOf(body.problem, await site())
      const file = Buffer.from(checked(() => rosterWorkbook(problem, body.assignments)))
      return reply
        .type(XLSX)
        .header('content-disposition', `attachment; filename="roster-${problem.from}.xlsx"`)
        .send(file)
    }
  )
  app.post(
    '/staffing/roster/ical',
    { schema: { body: RosterCalendarBody, response: { 200: Type.Any() } }, config },
    async ({ body }, reply) => {
      const now = await site()
      const problem = rosterProblemOf(body.problem, now)
      const centre = centreOf(now, body.centre)
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

/** The named centre; the first where none is named. @throws {RequestError} BAD_PLAN */
function centreOf({ centres }: Site, id: string | undefined): Site['centres'][number] {
  const centre = centres.find((one) => id === undefined || one.id === id)
  if (centre === undefined) throw new RequestError('BAD_PLAN', `there is no centre ${id}`)
  return centre
}
