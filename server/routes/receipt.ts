import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Receipt, ReceiptQuery } from '#contract/receipt.ts'
import { eventAt } from '../queries/changes.ts'
import { momentOf } from './as-of.ts'
import { onSnapshot, type RouteContext } from './answer.ts'
import { readQuestion } from './question.ts'
import { receiptOf } from './receipt-of.ts'

/** After every change that any data can know of. */
const AT_LAST = new Date('9999-12-31T00:00:00Z')

/** The receipt of one figure: definition, data, statements with what they gave, and a hash of it all. */
export const receiptRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/receipt', { schema: { querystring: ReceiptQuery, response: { 200: Receipt } } }, (request, reply) =>
    onSnapshot(context, request, reply, async (current) => {
      const { kpi, ...query } = request.query
      const question = await readQuestion(query, current)
      const moment = query.asOf === undefined ? AT_LAST : momentOf(query.asOf, current.site)
      const { event } = await eventAt(current.engine, moment)
      return receiptOf(question, kpi, { version: current.dataVersion, event, asOf: query.asOf ?? null })
    })
  )
}
