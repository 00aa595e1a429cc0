import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { RequestError } from '#contract/request-error.ts'
import { CoverSlotsReply, JobParams, JobReply } from '#contract/staffing-jobs.ts'
import type { CoverReply } from '#contract/staffing-cover.ts'
import { slotTimes } from '#domain/staffing/cover.ts'
import { Jobs } from '../staffing/jobs.ts'
import type { RouteContext } from './answer.ts'
import { staffingPlanRoutes } from './staffing-plans.ts'
import { staffingReplayRoutes } from './staffing-replay.ts'

/** Long work of the planner: started by its own routes, followed, stopped and cancelled here by its id. Nothing is stored. */
export const staffingJobRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const jobs = new Jobs()
  app.addHook('onClose', () => jobs.close())
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  const config = { onlyAsks: true }
  const ofOne = { schema: { params: JobParams, response: { 200: JobReply } } }
  app.get('/staffing/jobs/:id', ofOne, async ({ params }) => jobs.job(params.id))
  app.post('/staffing/jobs/:id/stop', { ...ofOne, config }, async ({ params }) => jobs.stop(params.id))
  app.delete('/staffing/jobs/:id', { ...ofOne, config }, async ({ params }) => jobs.cancel(params.id))
  app.get(
    '/staffing/jobs/:id/slots',
    { schema: { params: JobParams, response: { 200: CoverSlotsReply } }, config: { bulk: 'slots' } },
    async ({ params }) => ({ data: { slots: slotTimes(coverOf(jobs.job(params.id))) } })
  )
  await app.register(staffingReplayRoutes, { ...context, jobs, prefix: '' })
  await app.register(staffingPlanRoutes, { ...context, jobs, prefix: '' })
}

/** @throws {RequestError} NO_COVER */
function coverOf({ id, kind, result }: JobReply): CoverReply {
  if (kind !== 'cover' || result === null) throw new RequestError('NO_COVER', `job ${id} has no cover (yet)`, 409)
  return result as CoverReply
}
