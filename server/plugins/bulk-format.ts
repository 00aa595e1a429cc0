import type { FastifyInstance } from 'fastify'
import { ARROW_TYPE, toArrow } from './arrow.ts'
import { toCsv } from './csv.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The key of `data` whose rows are also served as Arrow and as CSV. */
    bulk?: string
  }
}

type Rows = readonly Record<string, string | number | null>[]

/** A route that names its bulk series serves just those rows to a reader who accepts Arrow or CSV, else JSON whole. */
export function installBulkFormats(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const { bulk } = request.routeOptions.config
    const rows = bulk === undefined ? undefined : (payload as { data?: Record<string, Rows> }).data?.[bulk]
    if (rows === undefined) return payload
    // Rows alone carry no words: where their definitions are, as CSV on the Web names it.
    void reply.header('link', '</api/v1/definitions>; rel="describedby"')
    const accept = request.headers.accept ?? ''
    if (accept.includes(ARROW_TYPE)) {
      void reply.type(ARROW_TYPE).serializer((ready: Buffer) => ready as unknown as string)
      return Buffer.from(toArrow(rows))
    }
    if (!accept.includes('text/csv')) return payload
    void reply.type('text/csv; charset=utf-8').serializer((ready: string) => ready)
    return toCsv(rows)
  })
}
