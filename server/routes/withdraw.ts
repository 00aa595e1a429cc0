import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { FileChanged, FileParams } from '#contract/changes.ts'
import type { RunResult } from '#contract/loads.ts'
import { RequestError } from '#contract/request-error.ts'
import { complaintOf } from '../intake/look.ts'
import type { RouteContext } from './answer.ts'

/** A loaded file is taken back, or brought back, by the loader; told when readers get the data without it. */
export const withdrawRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  for (const kind of ['withdraw', 'restore'] as const) {
    app.post(
      `/loads/:sha256/${kind}`,
      { schema: { params: FileParams, response: { 200: FileChanged } } },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store')
        const end = await context.runLoader([
          '--site',
          context.siteFolder,
          '--json',
          `--${kind}`,
          request.params.sha256
        ])
        if (end.told === null) throw complaintOf(end.complaint)
        const run = end.told as RunResult
        if (run.error) throw refusal(run.error)
        await context.warehouse.refresh()
        const { removed = 0, returned = 0 } = run.change ?? {}
        return { kind, runId: run.runId, isChanged: run.published, removed, returned }
      }
    )
  }
}

function refusal({ code, message }: NonNullable<RunResult['error']>): RequestError {
  return new RequestError(code, message, code === 'FILE_UNKNOWN' ? 404 : 409)
}
