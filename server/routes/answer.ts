import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CommonQuery, ReplyMeta } from '#contract/common.ts'
import { serviceDateAt } from '#domain/clock.ts'
import { addDays, type Period } from '#domain/dates.ts'
import { definitionOf } from '#domain/definition.ts'
import { type Break, breaksIn, type Edition, editionAt } from '#domain/editions.ts'
import { kpi, type KpiId } from '#domain/kpis.ts'
import { type Engine, FILTER_KEYS, type Filters } from '../engine/engine.ts'
import type { AccessLog } from '../audit/access-log.ts'
import type { Snapshot, Warehouse } from '../engine/warehouse.ts'
import type { RunLoader } from '../intake/run-loader.ts'
import { sourceFiles } from '../queries/data.ts'
import { withCalendar } from '../site/calendar.ts'
import type { Site } from '../site/schema.ts'
import { dayClockOf } from '../site/site.ts'
import { coverageOf, tellsCalls } from './coverage.ts'
import { engineAsOf, type Past } from './as-of.ts'
import { type Question, readQuestion } from './question.ts'
import { missingHours } from './unknown.ts'

/** What the routes need of the world; everything that a test replaces. */
export interface RouteContext {
  warehouse: Warehouse
  siteFolder: string
  /** The site as site.yaml says now, and the version of that file. */
  site(): Promise<{ site: Site; version: string }>
  /** When the schedule runs a source next, ISO; null without a schedule. */
  nextRun(source: string): string | null
  now(): Date
  /** The data as they were known before. */
  past: Past
  runLoader: RunLoader
  /** Where every look at records is written before it is shown. */
  accessLog: AccessLog
  /** Whether files may be given through the pages. */
  isWritable: boolean
}

export interface Current {
  engine: Engine
  site: Site
  now: Date
  dataVersion: string
  asOf?: string
}

/** An engine over no tables: what an empty site answers from. */
export const NO_DATA: Engine = { select: async () => [] }
/** Readers may keep a reply, and ask each time whether it still holds. */
export const CACHE_CONTROL = 'private, no-cache'

/**
 * Works on one snapshot of the data from the first query to the last, and answers 304 where the reader already has
 * the reply: the ETag is the data version, the site's version, the service day and the query.
 */
export async function onSnapshot<T>(
  context: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  work: (current: Current) => Promise<T>
): Promise<T> {
  const { site: stated, version } = await context.site()
  return context.warehouse.withSnapshot(async (snapshot) => {
    const site = snapshot === null ? stated : withCalendar(stated, snapshot.calendar)
    const dataVersion = snapshot?.version ?? 'empty'
    const today = serviceDateAt(context.now(), dayClockOf(site))
    const accept = request.headers.accept ?? ''
    const tag = tagOf(dataVersion, version, today, accept, request.url)
    void reply.header('etag', tag).header('cache-control', CACHE_CONTROL).header('vary', 'accept')
    if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send() as never
    return work(await currentOf(context, request, site, snapshot))
  })
}

/** What a request is answered from: the snapshot, or the data as they were known at its `asOf`. */
export async function currentOf(
  context: RouteContext,
  request: FastifyRequest,
  site: Site,
  snapshot: Snapshot | null
): Promise<Current> {
  const dataVersion = snapshot?.version ?? 'empty'
  const now = context.now()
  const { asOf } = request.query as { asOf?: string }
  if (asOf === undefined || snapshot === null) return { engine: snapshot?.engine ?? NO_DATA, site, now, dataVersion }
  return { engine: await engineAsOf(asOf, { ...snapshot, site }, context.past, NO_DATA), site, now, dataVersion, asOf }
}

function tagOf(...parts: string[]): string {
  return `"${createHash('sha256').update(parts.join(' ')).digest('hex').slice(0, 32)}"`
}

/** Whether If-None-Match names the tag: alone, in a list, or made weak by a proxy that compressed the reply. */
function isKnown(header: string | undefined, tag: string): boolean {
  return (header ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === tag)
}

/** A reply about a period: the question is read, `work` answers it, the meta is added. */
export async function answer<Data>(
  context: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  kpis: readonly KpiId[],
  work: (question: Question) => Promise<Data>
): Promise<{ data: Data; meta: ReplyMeta }> {
  return onSnapshot(context, request, reply, async (current) => {
    const question = await readQuestion(request.query as CommonQuery, current)
    const [data, meta] = await Promise.all([
      work(question),
      metaOf(current, question.period, question.asked.filters.centre, kpis, question)
    ])
    return { data, meta }
  })
}

/** What every reply says about itself. */
export async function metaOf(
  { engine, site, now, dataVersion, asOf }: Current,
  period: Period,
  centres: readonly string[],
  kpis: readonly KpiId[] = [],
  under: Definitions = inForce(site, period, kpis)
): Promise<ReplyMeta> {
  const asked = { ...period, filters: { ...NO_FILTERS, centre: [...centres] } }
  const [files, coverage, missing] = await Promise.all([
    sourceFiles(engine),
    coverageOf(engine, site, asked),
    missingHours({ engine, site, now }, asked, tellsCalls(site, asked) ? 'calls' : 'incidents')
  ])
  return {
    dataVersion,
    dataUntil: Object.fromEntries(
      site.sources.map(({ id }) => [id, files.find(({ source }) => source === id)?.data_until ?? null])
    ),
    ...period,
    coverage,
    hoursMissing: missing.reduce((sum, { hours }) => sum + hours, 0),
    ...(asOf === undefined ? {} : { asOf }),
    definitions: kpis.map((id) => definitionOf(kpi(id), under.editions.get(id)!)),
    breaks: under.breaks.filter(({ kpi: id }) => kpis.includes(id)).map(toBreak)
  }
}

/** By which editions a reply is counted, and where they change. */
interface Definitions {
  editions: ReadonlyMap<KpiId, Edition>
  breaks: readonly Break[]
}

function inForce({ definitions = {} }: Site, period: Period, kpis: readonly KpiId[]): Definitions {
  return {
    editions: new Map(kpis.map((id) => [id, editionAt(kpi(id), definitions, addDays(period.to, -1))])),
    breaks: kpis.flatMap((id) => breaksIn(kpi(id), definitions, period))
  }
}

function toBreak({ kpi: id, at, before, after }: Break) {
  const { name, change, source } = after
  return { kpi: id, at, before: before.id, after: after.id, name, change, source }
}

const NO_FILTERS = Object.fromEntries(FILTER_KEYS.map((key) => [key, []])) as unknown as Filters
