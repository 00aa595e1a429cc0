import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { RequestError } from '#contract/request-error.ts'
import { NoQuery } from '#contract/events.ts'
import type { RouteContext } from './answer.ts'

/** Readers that may listen at once; one more is told to ask again later. */
const MOST_LISTENERS = 500
/** A comment this often keeps proxies from closing a quiet stream. */
const KEEP_ALIVE_MS = 25_000
/** Milliseconds after which a reader whose stream was cut comes back. */
const RETRY_MS = 5_000

/** A stream of server-sent events: the version of the data that readers get, at once and whenever it changes. */
export const eventsRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const listeners = new Set<FastifyReply>()
  const { warehouse } = context
  const told = () => message(warehouse.version, warehouse.publishedAt)
  const unfollow = warehouse.onPublished(() => {
    for (const { raw } of listeners) raw.write(told())
  })
  const timer = setInterval(() => {
    for (const { raw } of listeners) raw.write(': alive\n\n')
  }, KEEP_ALIVE_MS)
  timer.unref()
  app.addHook('preClose', async () => {
    unfollow()
    clearInterval(timer)
    for (const { raw } of listeners) raw.end()
  })

  app.get('/events', { schema: { querystring: NoQuery, hide: false } }, (request, reply) => {
    if (listeners.size >= MOST_LISTENERS)
      throw new RequestError('TOO_MANY_LISTENERS', `${MOST_LISTENERS} readers listen already`, 503)
    reply.hijack()
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no'
    })
    reply.raw.write(`retry: ${RETRY_MS}\n\n${told()}`)
    listeners.add(reply)
    request.raw.on('close', () => listeners.delete(reply))
  })
}

function message(dataVersion: string | null, publishedAt: string | null): string {
  return `event: data\ndata: ${JSON.stringify({ dataVersion: dataVersion ?? 'empty', publishedAt })}\n\n`
}
