import type { FastifyReply, FastifyRequest } from 'fastify'
import { RequestError } from '#contract/request-error.ts'
import { addressClass } from '../audit/access-log.ts'
import { type Current, currentOf, type RouteContext } from './answer.ts'

/** Users do not exist yet: whoever reaches the server is its local user. */
const WHO = 'local'

/** What was found, and how many records of persons' calls it shows. */
export interface Shown<Data> {
  reply: Data
  rows: number
  headers?: Record<string, string>
}

/**
 * A look at records: never from a reader's copy and never kept by one, and shown only once its line in the access log
 * is on the disk.
 *
 * @throws {RequestError} ACCESS_LOG (503) where the line cannot be written
 */
export async function lookAtRecords<Data>(
  context: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (current: Current) => Promise<Shown<Data>>
): Promise<Data> {
  void reply.header('cache-control', 'no-store').header('vary', 'accept')
  const { site } = await context.site()
  return context.warehouse.withSnapshot(async (snapshot) => {
    const current = await currentOf(context, request, site, snapshot)
    const shown = await work(current)
    await logged(context, request, current.dataVersion, shown.rows)
    if (shown.headers !== undefined) void reply.headers(shown.headers)
    return shown.reply
  })
}

async function logged(context: RouteContext, request: FastifyRequest, dataVersion: string, rows: number) {
  const [path, query = ''] = request.url.split('?') as [string, string?]
  const at = context.now().toISOString()
  const look = { at, who: WHO, from: addressClass(request.ip), path, query, rows, dataVersion }
  try {
    await context.accessLog.write(look)
  } catch (cause) {
    request.log.error({ err: cause }, 'the access log cannot be written')
    throw new RequestError(
      'ACCESS_LOG',
      'the access log cannot be written, so no record is shown; figures are not affected. See whether the disk is full and whether the folder audit of the site may be written to.',
      503
    )
  }
}
