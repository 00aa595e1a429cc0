import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AnswersBody } from '#contract/answers.ts'
import { isAskable } from '#contract/askable.ts'
import { RequestError } from '#contract/request-error.ts'
import type { RouteContext } from './answer.ts'

/** Questions of a request that are worked on at a time: enough to keep DuckDB busy where sums are not kept yet. */
const AT_A_TIME = 2

/**
 * The questions of a page in one request: browsers send six at a time and take longer over a request than this server
 * over its answer. A line of JSON for each (`AnswerLine`), as soon as it is answered.
 */
export const answersRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app) => {
  const options = { schema: { body: AnswersBody }, config: { onlyAsks: true, inLines: true } }
  app.post('/answers', options, (request, reply) => {
    const { ask } = request.body
    const other = ask.find((question) => !isAskable(question))
    if (other !== undefined) throw new RequestError('NOT_ASKABLE', `not asked together with others: ${other}`, 400)
    return reply
      .type('application/x-ndjson; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(Readable.from(linesOf(app, request, ask)))
  })
}

/**
 * Answers in the order in which they are there, each sent while the next is worked on. Of sums that are kept no answer
 * waits for anything: asked all at once, and without a turn of the event loop between them, the first went out after the
 * last was reckoned.
 */
async function* linesOf(app: FastifyInstance, request: FastifyRequest, ask: readonly string[]): AsyncGenerator<string> {
  const under = new Map<number, Promise<{ i: number; line: string }>>()
  let next = 0
  do {
    while (next < ask.length && under.size < AT_A_TIME) under.set(next, lineOf(app, request, ask[next]!, next++))
    const { i, line } = await Promise.race(under.values())
    under.delete(i)
    yield line
    await new Promise((resume) => setImmediate(resume))
  } while (under.size > 0 || next < ask.length)
}

async function lineOf(app: FastifyInstance, { ip, headers }: FastifyRequest, question: string, i: number) {
  const { statusCode, payload } = await app.inject({
    url: `/api/v1/${question}`,
    remoteAddress: ip,
    headers: { host: headers.host ?? '', accept: 'application/json', 'accept-encoding': 'identity' }
  })
  return { i, line: `{"ask":${i},"status":${statusCode},"body":${inAscii(payload)}}\n` }
}

/** JSON in ASCII: of 130 kB with a few other letters the text decoder of a browser takes many times as long. */
function inAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
