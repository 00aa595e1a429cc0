import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { DistrictMapReply } from '#contract/district-map.ts'
import { RequestError } from '#contract/request-error.ts'
import { type DistrictMap, readDistrictMap } from '../site/district-map.ts'
import { CACHE_CONTROL, type RouteContext } from './answer.ts'

const NoQuery = Type.Object({}, { additionalProperties: false })

/** The boundaries of the site's districts, from the file that site.yaml names; the ETag is the digest of that file. */
export const districtMapRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const schema = { querystring: NoQuery, response: { 200: DistrictMapReply } }
  app.get('/district-map', { schema }, async (request, reply) => {
    const { districts, version } = await currentMap(context)
    const tag = `"${version.slice(0, 32)}"`
    void reply.header('etag', tag).header('cache-control', CACHE_CONTROL)
    if (isKnown(request.headers['if-none-match'], tag)) return unchanged(reply)
    return { districts }
  })
}

/** @throws {RequestError} where the site has no map, or its file is not as it must be any more */
async function currentMap({ site, siteFolder }: RouteContext): Promise<DistrictMap> {
  const map = (await site()).site.districts?.map
  if (map === undefined) throw new RequestError('NO_DISTRICT_MAP', 'site.yaml names no file of boundaries', 404)
  return readDistrictMap(siteFolder, map).catch((error: Error) => {
    throw new RequestError('BAD_DISTRICT_MAP', error.message, 503)
  })
}

function unchanged(reply: FastifyReply): never {
  return reply.code(304).send() as never
}

function isKnown(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === tag)
}
