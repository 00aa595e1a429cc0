import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { RepairFile, RepairQuery } from '#contract/loads.ts'
import { RequestError } from '#contract/request-error.ts'
import { localDateAt } from '#domain/dates.ts'
import { toldBy } from '../intake/look.ts'
import type { RouteContext } from './answer.ts'

/** The rejected rows of a source as a file of its own layout: corrected, it is given like any other export. */
export const repairRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/rejects/repair', { schema: { querystring: RepairQuery } }, async (request, reply) => {
    if (!context.isWritable) throw new RequestError('WRITES_OFF', 'files are given where this server runs', 403)
    const { site } = await context.site()
    const source = site.sources.find(({ id }) => id === request.query.source)
    if (source === undefined) throw new RequestError('NO_SOURCE', `no source "${request.query.source}" in site.yaml`)
    const { text, told } = await repairFile(context, source.id)
    const day = localDateAt(context.now(), source.time_zone)
    return reply
      .type('text/csv; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${source.id}-${day}-repair.csv"`)
      .header('x-rows', `${told.rows}`)
      .send(text)
  })
}

async function repairFile({ siteFolder, runLoader }: RouteContext, source: string) {
  const folder = join(siteFolder, 'intake')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}.repair.csv`)
  try {
    const told = toldBy(await runLoader(['--site', siteFolder, '--repair', path, '--source', source])) as RepairFile
    return { told, text: await readFile(path) }
  } finally {
    await rm(path, { force: true })
  }
}
