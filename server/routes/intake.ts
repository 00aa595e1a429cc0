import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IntakeChoice, IntakeItem, IntakeParams, IntakeQuery, MAX_UPLOAD_BYTES } from '#contract/intake.ts'
import { IntakeDesk } from '../intake/desk.ts'
import type { RouteContext } from './answer.ts'

/** Files given through a page: looked at, tried, loaded, thrown away. */
export const intakeRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const desk = new IntakeDesk(context)
  await desk.open()
  app.addHook('onClose', () => desk.close())
  app.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'))
  app.addContentTypeParser('application/octet-stream', { bodyLimit: MAX_UPLOAD_BYTES }, (_request, body, done) =>
    done(null, body)
  )
  const reply = { 200: IntakeItem }
  const ofOne = { params: IntakeParams, response: reply }

  app.post('/intake', { schema: { querystring: IntakeQuery, response: reply } }, (request) =>
    desk.receive(request.query.name, request.body as Readable)
  )
  app.get('/intake/:id', { schema: ofOne }, async (request) => desk.item(request.params.id))
  app.post('/intake/:id/trial', { schema: { ...ofOne, body: IntakeChoice } }, async (request) =>
    desk.try(request.params.id, request.body)
  )
  app.post('/intake/:id/load', { schema: { ...ofOne, body: IntakeChoice } }, async (request) =>
    desk.load(request.params.id, request.body)
  )
  app.post('/intake/:id/stop', { schema: ofOne }, async (request) => desk.cancel(request.params.id))
  app.delete('/intake/:id', { schema: { params: IntakeParams } }, async (request, answer) => {
    await desk.remove(request.params.id)
    return answer.code(204).send()
  })
}
