import { CALL_SORTS, INCIDENT_SORTS, ORDERS } from '#contract/records.ts'
import {
  CALL_PARTS,
  type CallPart,
  INCIDENT_PARTS,
  type IncidentPart,
  RECORD_KINDS,
  type RecordKind
} from '#domain/record-parts.ts'
import { askFor, type Filters } from './filters.ts'

export type RecordSort = (typeof CALL_SORTS)[number] | (typeof INCIDENT_SORTS)[number]

/** What the reader chose on the page of records, besides the filters. It lives in the URL and nowhere else. */
export interface RecordsChoice {
  kind: RecordKind
  part: CallPart | IncidentPart | null
  hours: number[]
  weekdays: number[]
  slots: number[]
  waitOver: number | null
  waitWithin: number | null
  incident: string | null
  sort: RecordSort
  order: (typeof ORDERS)[number]
  cursor: string | null
  /** Columns shown, where not the usual. */
  columns: string[] | null
}

/** Reads the URL; what is missing or malformed falls back to the default, field by field. */
export function readChoice(params: URLSearchParams): RecordsChoice {
  const kind = oneOf(params.get('kind'), RECORD_KINDS) ?? 'calls'
  const isCalls = kind === 'calls'
  return {
    kind,
    part: isCalls ? oneOf(params.get('part'), CALL_PARTS) : oneOf(params.get('part'), INCIDENT_PARTS),
    hours: numbers(params, 'hour', 0, 23),
    weekdays: numbers(params, 'weekday', 1, 7),
    slots: numbers(params, 'slot', 0, 95),
    waitOver: isCalls ? seconds(params.get('waitOver')) : null,
    waitWithin: isCalls ? seconds(params.get('waitWithin')) : null,
    incident: params.get('incident') || null,
    sort: isCalls
      ? (oneOf(params.get('sort'), CALL_SORTS) ?? 'arrived')
      : (oneOf(params.get('sort'), INCIDENT_SORTS) ?? 'received'),
    order: oneOf(params.get('order'), ORDERS) ?? 'desc',
    cursor: params.get('cursor') || null,
    columns: params.has('cols') ? params.get('cols')!.split(',').filter(Boolean) : null
  }
}

/** The query of the API: which records, in which order; `cursor` and `limit` only for a page. */
export function askRecords(filters: Filters, choice: RecordsChoice, limit: number | null): URLSearchParams {
  const params = askFor({ ...filters, compare: [], grain: null })
  const { part, waitOver, waitWithin, incident, sort, order } = choice
  for (const hour of choice.hours) params.append('hour', String(hour))
  for (const weekday of choice.weekdays) params.append('weekday', String(weekday))
  for (const slot of choice.slots) params.append('slot', String(slot))
  for (const [name, value] of Object.entries({ part, waitOver, waitWithin, incident, sort, order })) {
    if (value !== null) params.set(name, String(value))
  }
  if (limit === null) return params
  params.set('limit', String(limit))
  if (choice.cursor !== null) params.set('cursor', choice.cursor)
  return params
}

function numbers(params: URLSearchParams, name: string, least: number, most: number): number[] {
  const found = params
    .getAll(name)
    .filter((text) => /^\d{1,2}$/.test(text))
    .map(Number)
  return [...new Set(found)].filter((n) => n >= least && n <= most).sort((a, b) => a - b)
}

function seconds(text: string | null): number | null {
  return text !== null && /^\d{1,5}$/.test(text) && Number(text) <= 86_400 ? Number(text) : null
}

function oneOf<T extends string>(text: string | null, values: readonly T[]): T | null {
  return values.find((value) => value === text) ?? null
}

/** The record that is open, by its place in the files. */
export function readOpen(params: URLSearchParams): string | null {
  const id = params.get('record') ?? ''
  return /^\d{1,9}-\d{1,9}$/.test(id) ? id : null
}
