import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChangesQuery, ChangesReply } from '#contract/changes.ts'
import { changeDaysSql, changeEventsSql, changeRowsSql, eventAt } from '../queries/changes.ts'
import { metaOf, onSnapshot, type RouteContext } from './answer.ts'
import { momentOf } from './as-of.ts'
import { periodOf } from './question.ts'

const WEEK_MS = 7 * 86_400_000

/** Columns of a version that say where it came from, or that nobody needs to compare. */
const HIDDEN = new Set(['file_id', 'line_no', 'since_id', 'version_at', 'caller', 'source', 'centre', 'row_key'])

/** What changed in the data since a moment: events, days, and the rows that read otherwise now. */
export const changesRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/changes', { schema: { querystring: ChangesQuery, response: { 200: ChangesReply } } }, (request, reply) =>
    onSnapshot(context, request, reply, async (current) => {
      const { since, source = '', limit = 100 } = request.query
      const moment = since === undefined ? new Date(current.now.getTime() - WEEK_MS) : momentOf(since, current.site)
      const { event } = await eventAt(current.engine, moment)
      const [events, days, rows, period] = await Promise.all([
        current.engine.select(changeEventsSql, { event, limit }),
        current.engine.select(changeDaysSql, { event }),
        current.engine.select(changeRowsSql, { event, source, limit }),
        periodOf({}, current)
      ])
      return {
        data: {
          since: moment.toISOString(),
          events: events.map(({ run_id, ...rest }) => ({ ...rest, runId: run_id })),
          days: days.filter((day) => source === '' || day.source === source),
          rows: rows.map(({ source: of, row_key, at, before, after }) => ({
            source: of,
            key: row_key.replaceAll('\u001f', ' '),
            at,
            isGone: after === null,
            fields: after === null ? [] : differences(before, after)
          }))
        },
        meta: await metaOf(current, period, [])
      }
    })
  )
}

function differences(before: string, after: string) {
  const [old, now] = [before, after].map((text) => JSON.parse(text) as Record<string, unknown>)
  return Object.keys(now!)
    .filter((name) => !HIDDEN.has(name) && text(old![name]) !== text(now![name]))
    .map((name) => ({ name, before: text(old![name]), after: text(now![name]) }))
}

function text(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
