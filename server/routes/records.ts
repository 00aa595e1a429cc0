import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CommonQuery } from '#contract/common.ts'
import {
  CallReply,
  CallsQuery,
  CallsReply,
  IncidentReply,
  IncidentsQuery,
  IncidentsReply,
  MOST_DOWNLOADED,
  NoQuery,
  RecordParams
} from '#contract/records.ts'
import { RequestError } from '#contract/request-error.ts'
import { absent, type Absence, count, type Figure } from '#domain/figure.ts'
import type { RecordKind } from '#domain/record-parts.ts'
import type { Engine } from '../engine/engine.ts'
import { callDays } from '../queries/calls.ts'
import { incidentDays } from '../queries/incidents.ts'
import {
  callRecordSql,
  callRecordsSql,
  callVersionsSql,
  incidentRecordSql,
  incidentRecordsSql,
  incidentVersionsSql,
  linkedCallsSql,
  linkedIncidentsSql,
  type PageAsked,
  type Placed,
  recordsTotal,
  type Selection
} from '../queries/records.ts'
import { type Current, metaOf, type RouteContext } from './answer.ts'
import { lookAtRecords, type Shown } from './record-access.ts'
import { type Cursor, readCursor, writeCursor } from './record-cursor.ts'
import { callRecord, incidentRecord, linkedCall, recordVersions } from './record-shape.ts'
import { periodOf, type Question, readQuestion } from './question.ts'

const A_PAGE = 50
const TIME_SORT = { calls: 'arrived', incidents: 'received' }
const config = { bulk: 'rows' }

/** The records behind the figures, masked, a page at a time; every look is logged. */
export const recordsRoutes: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/calls', { config, schema: { querystring: CallsQuery, response: { 200: CallsReply } } }, (request, reply) =>
    records(context, request, reply, 'calls', async (engine, selection, page) =>
      (await engine.select(callRecordsSql, { ...selection, ...page })).map((row) => ({
        ...row,
        shown: callRecord(row)
      }))
    )
  )
  app.get(
    '/incidents',
    { config, schema: { querystring: IncidentsQuery, response: { 200: IncidentsReply } } },
    (request, reply) =>
      records(context, request, reply, 'incidents', async (engine, selection, page) =>
        (await engine.select(incidentRecordsSql, { ...selection, ...page })).map((row) => ({
          ...row,
          shown: incidentRecord(row)
        }))
      )
  )
  const ofOne = { params: RecordParams, querystring: NoQuery }
  app.get('/calls/:id', { schema: { ...ofOne, response: { 200: CallReply } } }, (request, reply) =>
    lookAtRecords(context, request, reply, (current) => oneCall(current, request.params.id))
  )
  app.get('/incidents/:id', { schema: { ...ofOne, response: { 200: IncidentReply } } }, (request, reply) =>
    lookAtRecords(context, request, reply, (current) => oneIncident(current, request.params.id))
  )
}

type Found<Row> = Placed & { shown: Row }
type FindPage<Row> = (engine: Engine, selection: Selection, page: PageAsked) => Promise<Found<Row>[]>
type RecordsQuery = Omit<CallsQuery, 'sort' | 'part'> & { sort?: string; part?: string }

function records<Row>(
  context: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
  kind: RecordKind,
  find: FindPage<Row>
) {
  const query = request.query as RecordsQuery
  const isDownload = isBulk(request)
  return lookAtRecords(context, request, reply, async (current) => {
    const question = await readQuestion(query as CommonQuery, current)
    const selection = selectionOf(query, question)
    const [page, meta] = await Promise.all([
      pageOf(current, question, { kind, query, selection, find, isDownload }),
      metaOf(current, question.period, question.asked.filters.centre)
    ])
    const headers = isDownload ? downloadHeaders(kind, question, page.total, page.rows.length) : {}
    return { reply: { data: page, meta }, rows: page.rows.length, headers }
  })
}

interface Asking<Row> {
  kind: RecordKind
  query: RecordsQuery
  selection: Selection
  find: FindPage<Row>
  isDownload: boolean
}

async function pageOf<Row>(current: Current, question: Question, asking: Asking<Row>) {
  const { kind, query, selection, find, isDownload } = asking
  const scope = { dataVersion: current.dataVersion, question: [kind, selection, orderOf(kind, query), query.asOf] }
  const cursor = query.cursor === undefined ? null : readCursor(query.cursor, scope)
  const why = await whyNone(question, kind)
  if (why !== null) return { total: absent(why), offset: 0, next: null, previous: null, countedOnly: 0, rows: [] }
  const limit = isDownload ? MOST_DOWNLOADED : (query.limit ?? A_PAGE)
  const [counted, found] = await Promise.all([
    recordsTotal(question.engine, kind, selection),
    find(question.engine, selection, pageAsked(kind, query, cursor, limit))
  ])
  const rows = cursor?.direction === -1 ? found.reverse() : found
  const offset = cursor === null ? 0 : cursor.direction === 1 ? cursor.offset : Math.max(0, cursor.offset - rows.length)
  const at = (row: Placed, direction: 1 | -1, before: number) =>
    writeCursor({ direction, key: row.natural_key, time: row.natural_time, place: row.place, offset: before }, scope)
  const end = offset + rows.length
  return {
    total: count(counted.total),
    offset,
    next: rows.length > 0 && end < counted.total ? at(rows.at(-1)!, 1, end) : null,
    previous: rows.length > 0 && offset > 0 ? at(rows[0]!, -1, offset) : null,
    countedOnly: counted.counted_only,
    rows: rows.map(({ shown }) => shown)
  }
}

function orderOf(kind: RecordKind, { sort, order }: RecordsQuery): { sort: string; sign: 1 | -1 } {
  return { sort: sort ?? TIME_SORT[kind], sign: order === 'asc' ? 1 : -1 }
}

function pageAsked(kind: RecordKind, query: RecordsQuery, cursor: Cursor | null, limit: number): PageAsked {
  const place =
    cursor === null
      ? { key: '', time: '', place: '' }
      : { key: String(cursor.key), time: String(cursor.time), place: String(cursor.place) }
  return { ...orderOf(kind, query), direction: cursor?.direction ?? 1, limit, ...place }
}

function selectionOf(query: RecordsQuery, { asked, within }: Question): Selection {
  const texts = (numbers: readonly number[] | undefined) => (numbers ?? []).map(String)
  return {
    ...asked,
    part: query.part ?? '',
    within,
    hours: texts(query.hour),
    weekdays: texts(query.weekday),
    slots: texts(query.slot),
    over: query.waitOver ?? -1,
    upto: query.waitWithin ?? -1,
    incident: query.incident ?? ''
  }
}

/** No source tells of such records under these filters, or the feed of no day of the period: that is not none. */
async function whyNone({ engine, asked, exports }: Question, kind: RecordKind): Promise<Absence | null> {
  if (!exports(kind, kind)) return 'not-exported'
  const days = await (kind === 'calls' ? callDays : incidentDays)(engine, asked)
  return days.length === 0 ? 'no-data' : null
}

/** Whether rows are asked for as a file: see plugins/bulk-format.ts. */
function isBulk({ headers }: FastifyRequest): boolean {
  return /text\/csv|vnd\.apache\.arrow/.test(headers.accept ?? '')
}

/** A download that is cut says so in its name and in its headers. */
function downloadHeaders(kind: RecordKind, { period }: Question, total: Figure, rows: number) {
  const all = total.value ?? 0
  const cut = rows < all ? `_first-${rows}-of-${all}` : ''
  return {
    'content-disposition': `attachment; filename="${kind}_${period.from}_${period.to}${cut}.csv"`,
    'x-total-rows': String(all),
    'x-rows': String(rows)
  }
}

async function oneCall(current: Current, id: string): Promise<Shown<CallReply>> {
  const { engine } = current
  const [record] = await engine.select(callRecordSql, placeOf(id))
  if (record === undefined) throw gone(id)
  const at = placeOf(record.id)
  const [versions, incidents, calls, meta] = await Promise.all([
    engine.select(callVersionsSql, at),
    record.incident_key === null
      ? []
      : engine.select(linkedIncidentsSql, { incident: record.incident_key, centre: record.centre }),
    engine.select(linkedCallsSql, { ...at, incident: '', centre: '' }),
    wholeMeta(current)
  ])
  const sameCaller = calls.filter((call) => call.id !== record.id).map(linkedCall)
  const data = {
    record: callRecord(record),
    versions: recordVersions(versions),
    incidents: incidents.map((row) => ({
      id: row.id,
      receivedAt: row.received_at,
      receivedLocal: row.received_local,
      incidentKey: row.incident_key,
      category: row.category,
      district: row.district,
      responseSeconds: row.response_s
    })),
    sameCaller
  }
  return { reply: { data, meta }, rows: 1 + incidents.length + sameCaller.length }
}

async function oneIncident(current: Current, id: string): Promise<Shown<IncidentReply>> {
  const { engine } = current
  const [record] = await engine.select(incidentRecordSql, placeOf(id))
  if (record === undefined) throw gone(id)
  const [versions, calls, meta] = await Promise.all([
    engine.select(incidentVersionsSql, { source: record.source, incident: record.incident_key }),
    engine.select(linkedCallsSql, { file: -1, line: -1, incident: record.incident_key, centre: record.centre }),
    wholeMeta(current)
  ])
  const data = { record: incidentRecord(record), versions: recordVersions(versions), calls: calls.map(linkedCall) }
  return { reply: { data, meta }, rows: 1 + calls.length }
}

async function wholeMeta(current: Current) {
  return metaOf(current, await periodOf({}, current), [])
}

function placeOf(id: string): { file: number; line: number } {
  const [file, line] = id.split('-').map(Number) as [number, number]
  return { file, line }
}

function gone(id: string): RequestError {
  return new RequestError('NO_SUCH_RECORD', `there is no record ${id} in the data as they are now`, 404)
}
