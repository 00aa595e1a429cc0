import type { RecordKind } from '#domain/record-parts.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'

const here = import.meta.url
const SELECTION = {
  from: 'text',
  to: 'text',
  filters: 'filters',
  part: 'text',
  hours: 'text[]',
  weekdays: 'text[]',
  slots: 'text[]',
  incident: 'text'
} as const
const OF_CALLS = { ...SELECTION, within: 'integer', over: 'integer', upto: 'integer' } as const
const PAGE = {
  sort: 'text',
  sign: 'integer',
  direction: 'integer',
  key: 'text',
  time: 'text',
  place: 'text',
  limit: 'integer'
} as const

/** Which records: the reader's filters and what a drill-down narrows further; '' and empty lists do not narrow. */
export interface Selection extends Asked {
  part: string
  /** Threshold T of the parts that have one, seconds. */
  within: number
  hours: readonly string[]
  weekdays: readonly string[]
  slots: readonly string[]
  /** Waited longer than; -1: any. */
  over: number
  /** Waited at most; -1: any. */
  upto: number
  incident: string
}

/** Where a page begins: the sort key, the time and the row of the record before it ('': at the start). */
export interface PagePlace {
  key: string
  time: string
  place: string
}

export interface PageAsked extends PagePlace {
  sort: string
  /** 1: ascending. */
  sign: 1 | -1
  /** 1: the records after the place, -1: those before it, the nearest first. */
  direction: 1 | -1
  limit: number
}

/** What every record says of its place in the order, for cursors. */
export interface Placed {
  natural_key: number
  natural_time: number
  place: number
}

export interface CallRow {
  id: string
  arrived_at: string
  arrived_local: string
  centre: string
  source: string
  outcome: string
  wait_s: number | null
  talk_s: number | null
  wrap_s: number | null
  handle_s: number | null
  disposition: string | null
  category: string | null
  subcategory: string | null
  district: string | null
  agency: string | null
  language: string | null
  operator: string | null
  line: string | null
  priority: string | null
  incident_key: string | null
  transferred: boolean | null
  out_of_order: boolean
  caller: string | null
  file: string | null
  file_line: number
  load_id: string | null
  earlier_versions: number
}

export interface IncidentRow {
  id: string | null
  received_at: string
  received_local: string
  centre: string
  source: string
  incident_key: string
  units: number
  entered_at: string | null
  dispatched_at: string | null
  enroute_at: string | null
  arrived_at: string | null
  closed_at: string | null
  processing_s: number | null
  dispatch_s: number | null
  alarm_s: number | null
  turnout_s: number | null
  travel_s: number | null
  response_s: number | null
  scene_s: number | null
  ticket_s: number | null
  category: string | null
  subcategory: string | null
  district: string | null
  agency: string | null
  priority: string | null
  operator: string | null
  out_of_order: boolean
  file: string | null
  file_line: number | null
  load_id: string | null
  earlier_versions: number
}

export interface VersionRow {
  file: string | null
  file_line: number
  load_id: string | null
  known_from: string | null
  known_to: string | null
  ended_by: string | null
  caller: string | null
  content: string
}

export const callRecordsSql = statement<CallRow & Placed>()({
  name: 'call-records',
  isPersonal: true,
  sql: sqlFile('call-records.sql', here),
  params: { ...OF_CALLS, ...PAGE }
})

export const incidentRecordsSql = statement<IncidentRow & Placed>()({
  name: 'incident-records',
  isPersonal: true,
  sql: sqlFile('incident-records.sql', here),
  params: { ...SELECTION, ...PAGE }
})

export const callRecordsTotalSql = statement<{ total: number; counted_only: number }>()({
  name: 'call-records-total',
  sql: sqlFile('call-records-total.sql', here),
  params: OF_CALLS
})

export const incidentRecordsTotalSql = statement<{ total: number }>()({
  name: 'incident-records-total',
  sql: sqlFile('incident-records-total.sql', here),
  params: SELECTION
})

/** How many records a selection has, and how many calls of it only a switch report counts. */
export async function recordsTotal(engine: Engine, kind: RecordKind, selection: Selection) {
  const [row] =
    kind === 'calls'
      ? await engine.select(callRecordsTotalSql, selection)
      : (await engine.select(incidentRecordsTotalSql, selection)).map(({ total }) => ({ total, counted_only: 0 }))
  return row ?? { total: 0, counted_only: 0 }
}

const PLACE = { file: 'integer', line: 'integer' } as const

export const callRecordSql = statement<CallRow>()({
  name: 'call-record',
  isPersonal: true,
  sql: sqlFile('call-record.sql', here),
  params: PLACE
})

export const incidentRecordSql = statement<IncidentRow>()({
  name: 'incident-record',
  isPersonal: true,
  sql: sqlFile('incident-record.sql', here),
  params: PLACE
})

export const callVersionsSql = statement<VersionRow>()({
  name: 'call-versions',
  isPersonal: true,
  sql: sqlFile('call-versions.sql', here),
  params: PLACE
})

export const incidentVersionsSql = statement<VersionRow & { row_no: number }>()({
  name: 'incident-versions',
  isPersonal: true,
  sql: sqlFile('incident-versions.sql', here),
  params: { source: 'text', incident: 'text' }
})

export const linkedCallsSql = statement<{
  id: string
  arrived_at: string
  arrived_local: string
  outcome: string
  wait_s: number | null
  disposition: string | null
}>()({
  name: 'linked-calls',
  isPersonal: true,
  sql: sqlFile('linked-calls.sql', here),
  params: { ...PLACE, incident: 'text', centre: 'text' }
})

export const linkedIncidentsSql = statement<{
  id: string | null
  received_at: string
  received_local: string
  source: string
  incident_key: string
  category: string | null
  district: string | null
  response_s: number | null
}>()({
  name: 'linked-incidents',
  isPersonal: true,
  sql: sqlFile('linked-incidents.sql', here),
  params: { incident: 'text', centre: 'text' }
})
