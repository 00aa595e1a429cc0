import type { FastifyError, FastifyInstance } from 'fastify'
import type { Problem } from '#contract/common.ts'
import { EngineError } from '../engine/engine.ts'
import { RequestError } from '#contract/request-error.ts'

/** Every error leaves as RFC 9457, never to be kept by the reader, and only one below 500 tells its detail. */
export function installProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = toProblem(error)
    request.log[problem.status >= 500 ? 'error' : 'info']({ err: error, code: problem.code }, problem.title)
    void reply.removeHeader('etag').header('cache-control', 'no-store')
    return reply.code(problem.status).type('application/problem+json').send(problem)
  })
}

export function notFound(path: string): Problem {
  return problem(404, 'NOT_FOUND', 'There is nothing at this address', path)
}

export function toProblem(error: Partial<FastifyError> & Error): Problem {
  if (error.validation) return problem(400, 'BAD_QUERY', 'The query is not valid', validationDetail(error))
  if (error instanceof RequestError)
    return { ...problem(error.statusCode, error.code, 'The question cannot be answered', error.message), ...error.more }
  if (error instanceof EngineError) {
    const title = error.code === 'TIMEOUT' ? 'The answer took too long' : 'The data store did not answer'
    return problem(503, error.code, title)
  }
  const status = error.statusCode ?? 500
  if (status === 429) return problem(429, 'TOO_MANY_REQUESTS', 'Too many questions in a minute', error.message)
  if (status < 500) return problem(status, error.code ?? 'REQUEST', error.message)
  return problem(500, 'INTERNAL', 'Something went wrong on our side')
}

/** Names the parameter: Ajv's own words leave an unknown one unnamed. */
function validationDetail(error: Partial<FastifyError> & Error): string {
  const fault = error.validation?.[0]
  const unknown = (fault?.params as { additionalProperty?: string } | undefined)?.additionalProperty
  return unknown === undefined ? error.message : `unknown parameter "${unknown}"`
}

function problem(status: number, code: string, title: string, detail?: string): Problem {
  return { type: 'about:blank', status, code, title, ...(detail === undefined ? {} : { detail }) }
}
