import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import {
  CoverageQuery,
  CoverageReply,
  LoadsQuery,
  LoadsReply,
  RejectsQuery,
  RejectsReply,
  SourcesReply
} from '#contract/loads.ts'
import { addDays, lengthInDays, type Period } from '#domain/dates.ts'
import {
  coverageDays,
  rejectGroupsSql,
  rejectRepairedSql,
  rejectRowsSql,
  sourceFiles,
  sourceQuality
} from '../queries/data.ts'
import { isRepairable } from '../site/repairable.ts'
import { withCalendar } from '../site/calendar.ts'
import { cronOf } from '../site/schedule.ts'
import type { SourceConfig } from '../site/schema.ts'
import { answer, CACHE_CONTROL, type Current, metaOf, NO_DATA, onSnapshot, type RouteContext } from './answer.ts'
import { newestRuns } from './ledger.ts'
import { periodOf, type Question } from './question.ts'

const RUNS = 50
const NoQuery = Type.Object({}, { additionalProperties: false })

/** What came in, when, and what was refused and why. */
export const loadsRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/loads', { schema: { querystring: LoadsQuery, response: { 200: LoadsReply } } }, (request, reply) =>
    fresh(context, reply, async () => ({ runs: await newestRuns(context.siteFolder, request.query.limit ?? RUNS) }))
  )

  app.get('/sources', { schema: { querystring: NoQuery, response: { 200: SourcesReply } } }, (_request, reply) =>
    fresh(context, reply, (current) => answerSources(context, current))
  )

  app.get('/rejects', { schema: { querystring: RejectsQuery, response: { 200: RejectsReply } } }, (request, reply) =>
    onSnapshot(context, request, reply, async (current) => {
      const { source = '', code = '', limit = 100, offset = 0 } = request.query
      const [groups, [repaired], rows] = await Promise.all([
        current.engine.select(rejectGroupsSql, { source, code }),
        current.engine.select(rejectRepairedSql, { source, code }),
        current.engine.select(rejectRowsSql, { source, code, limit, offset })
      ])
      return {
        data: {
          total: groups.reduce((sum, { n }) => sum + n, 0),
          repaired: repaired?.n ?? 0,
          groups: groups.map(({ column_name, ...group }) => ({ ...group, column: column_name })),
          rows: rows.map(({ column_name, run_id, ...row }) => ({ ...row, column: column_name, runId: run_id }))
        },
        meta: await metaOf(current, await periodOf({}, current), [])
      }
    })
  )

  app.get('/coverage', { schema: { querystring: CoverageQuery, response: { 200: CoverageReply } } }, (request, reply) =>
    answer(context, request, reply, [], answerCoverage)
  )
}

/** The ledger and the schedule move without the data: such a reply is never answered from a reader's copy. */
async function fresh<Data>(context: RouteContext, reply: FastifyReply, work: (current: Current) => Promise<Data>) {
  void reply.header('cache-control', CACHE_CONTROL)
  const { site: stated } = await context.site()
  return context.warehouse.withSnapshot(async (snapshot) => {
    const site = snapshot === null ? stated : withCalendar(stated, snapshot.calendar)
    const engine = snapshot?.engine ?? NO_DATA
    const current: Current = { engine, site, now: context.now(), dataVersion: snapshot?.version ?? 'empty' }
    const [data, period] = await Promise.all([work(current), periodOf({}, current)])
    return { data, meta: await metaOf(current, period, []) }
  })
}

async function answerSources(context: RouteContext, { engine, site }: Current) {
  const [files, quality, runs] = await Promise.all([
    sourceFiles(engine),
    sourceQuality(engine),
    newestRuns(context.siteFolder, RUNS)
  ])
  const sources = (site.sources as SourceConfig[]).map((source) => {
    const counts = files.find((row) => row.source === source.id)
    const lastRun = runs.find((run) => run.sources.some((each) => each.source === source.id))
    return {
      id: source.id,
      label: source.label ?? { id: source.id, en: source.id },
      kind: source.kind,
      centre: source.centre,
      schedule: cronOf(source),
      nextRun: context.nextRun(source.id),
      lastRun: lastRun?.startedAt ?? null,
      dataUntil: counts?.data_until ?? null,
      rows: counts?.standing ?? 0,
      files: counts?.files ?? 0,
      rejected: counts?.rejected ?? 0,
      isRepairable: context.isWritable && isRepairable(source),
      outOfOrder: quality.filter((row) => row.source === source.id).reduce((sum, { n }) => sum + n, 0)
    }
  })
  return { sources }
}

/** Hour by hour for every feed; a roster tells of what is to come, and of no hour that it was known. */
async function answerCoverage({ engine, site, asked, period }: Question) {
  const found = await coverageDays(engine, asked)
  const days = daysOf(period)
  const known = new Map(found.map((row) => [`${row.source} ${row.date}`, row]))
  const centres = asked.filters.centre
  return {
    days,
    sources: site.sources
      .filter(({ kind, centre }) => kind !== 'roster' && (centres.length === 0 || centres.includes(centre)))
      .map(({ id }) => {
        const hours = days.map((day) => hoursOf(known.get(`${id} ${day}`)?.hours ?? ''))
        return {
          id,
          rows: days.map((day, i) => (/[rz]/.test(hours[i]!) ? (known.get(`${id} ${day}`)?.n ?? null) : null)),
          hours,
          totals: { rows: countOf(hours, 'r'), zero: countOf(hours, 'z'), none: countOf(hours, 'n') }
        }
      })
  }
}

/** The states of 24 hours from those that are known, written `00r01z...`. @example hoursOf('03r') // 'nnnrnn...' */
function hoursOf(known: string): string {
  const states = new Map([...known.matchAll(/(\d\d)([rzn])/g)].map(([, hour, state]) => [Number(hour), state!]))
  return Array.from({ length: 24 }, (_, hour) => states.get(hour) ?? 'n').join('')
}

function countOf(hours: readonly string[], state: string): number {
  return hours.reduce((sum, day) => sum + day.split(state).length - 1, 0)
}

function daysOf(period: Period): string[] {
  return Array.from({ length: lengthInDays(period) }, (_, i) => addDays(period.from, i))
}
