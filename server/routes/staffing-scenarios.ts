import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { RequestError } from '#contract/request-error.ts'
import {
  Scenario,
  ScenarioChange,
  ScenarioDraft,
  ScenarioParams,
  ScenariosReply
} from '#contract/staffing-scenarios.ts'
import { checkRoster } from '#domain/staffing/roster-check.ts'
import { rosterHours } from '#domain/staffing/roster-slots.ts'
import { ScenarioStore } from '../staffing/scenario-store.ts'
import type { RouteContext } from './answer.ts'
import { checked } from './staffing-asking.ts'

/** Staffing plans that people name, compare and publish. */
export const staffingScenariosRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const store = new ScenarioStore(context.siteFolder, context.now)
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  const one = { 200: Scenario }

  app.get('/staffing/scenarios', { schema: { response: { 200: ScenariosReply } } }, async () => ({
    scenarios: await store.all()
  }))
  app.get('/staffing/scenarios/:id', { schema: { params: ScenarioParams, response: one } }, (request) =>
    store.one(request.params.id)
  )
  app.post(
    '/staffing/scenarios',
    { schema: { body: ScenarioDraft, response: { 201: Scenario } } },
    async (request, reply) => {
      await checkCentre(context, request.body.centre)
      checkKept(request.body)
      return reply.code(201).send(await store.add(request.body))
    }
  )
  app.put(
    '/staffing/scenarios/:id',
    { schema: { params: ScenarioParams, body: ScenarioChange, response: one } },
    async (request) => {
      const { draft } = request.body
      if (draft !== undefined) {
        await checkCentre(context, draft.centre)
        checkKept(draft)
      }
      return store.put(request.params.id, request.body)
    }
  )
  app.delete('/staffing/scenarios/:id', { schema: { params: ScenarioParams } }, async (request, reply) => {
    await store.remove(request.params.id)
    return reply.code(204).send()
  })
}

async function checkCentre(context: RouteContext, centre: string): Promise<void> {
  const { site } = await context.site()
  if (!site.centres.some(({ id }) => id === centre))
    throw new RequestError('UNKNOWN_CENTRE', `there is no centre "${centre}"`)
}

/** A kept roster fits together and is of whole weeks, so that every page can tell of it. @throws {RequestError} BAD_PLAN */
function checkKept({ roster }: ScenarioDraft): void {
  if (roster == null) return
  checked(() => {
    checkRoster(roster.problem, roster.assignments)
    rosterHours(roster.problem, roster.assignments)
  })
}
