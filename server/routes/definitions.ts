import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DefinitionsReply } from '#contract/definitions.ts'
import { localDateAt } from '#domain/dates.ts'
import { definitionOf } from '#domain/definition.ts'
import { editionAt, editionsOf } from '#domain/editions.ts'
import { KPIS } from '#domain/kpis.ts'
import { SYMBOLS } from '#domain/kpis/kpi.ts'
import { CACHE_CONTROL, type RouteContext } from './answer.ts'

const NoQuery = Type.Object({}, { additionalProperties: false })

/** Every KPI with all its editions: those that the site has declared, and the published readings. */
export const definitionsRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const schema = { querystring: NoQuery, response: { 200: DefinitionsReply } }
  app.get('/definitions', { schema }, async (_request, reply) => {
    const { site } = await context.site()
    const today = localDateAt(context.now(), site.centres[0]!.time_zone)
    const declared = site.definitions ?? {}
    void reply.header('cache-control', CACHE_CONTROL)
    return {
      data: {
        symbols: [...SYMBOLS],
        kpis: KPIS.map((kpi) => ({
          id: kpi.id,
          label: kpi.label,
          meaning: kpi.meaning,
          unit: kpi.unit,
          better: kpi.better,
          current: editionAt(kpi, declared, today).id,
          editions: editionsOf(kpi, declared).map((edition) => definitionOf(kpi, edition))
        }))
      }
    }
  })
}
