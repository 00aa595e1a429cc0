import type { LocalDate } from '#domain/dates.ts'
import type { CallPart, FigureParts, IncidentPart, RecordKind } from '#domain/record-parts.ts'
import type { FilterName } from './filters.ts'
import { pathWith } from './links.ts'
import { RECORD_PARAMS } from './record-params.ts'

/** Which records stand behind what the reader points at, besides the filters of the page. */
export interface Drill {
  kind?: RecordKind
  part?: CallPart | IncidentPart
  /** Half-open, where it is not the page's own period. */
  from?: LocalDate
  to?: LocalDate
  hour?: number
  weekday?: number
  slot?: number
  waitOver?: number
  waitWithin?: number
  incident?: string
  /** A value replaces what the page filters by in that dimension: the mark pointed at lies within it. */
  words?: Partial<Record<FilterName, string>>
}

/**
 * The address of the records behind a mark of a page: its filters, narrowed further.
 *
 * @example recordsHref(new URL('http://x/volume?district=Sako'), { weekday: 1, hour: 8 })
 *   // '/records?district=Sako&hour=8&weekday=1'
 */
export function recordsHref(url: URL, drill: Drill): string {
  const query = withoutRecords(url.searchParams)
  const { from, to, words = {}, ...narrower } = drill
  if (from !== undefined && to !== undefined) {
    query.delete('range')
    query.set('from', from)
    query.set('to', to)
  }
  for (const [name, word] of Object.entries(words)) query.set(name, word)
  for (const name of RECORD_PARAMS) {
    const value = (narrower as Record<string, string | number | undefined>)[name]
    if (value !== undefined) query.set(name, String(value))
  }
  return pathWith('/records', query)
}

/** The addresses of the records that a figure counts, and of its numerator; null where none stand behind it. */
export function figureHrefs(url: URL, parts: FigureParts | null): { n: string; numerator: string | null } | null {
  if (parts === null) return null
  const to = (part: CallPart | IncidentPart) => recordsHref(url, { kind: parts.kind, part })
  return { n: to(parts.n), numerator: parts.numerator === undefined ? null : to(parts.numerator) }
}

/** Another page with the query of this one, without what only the page of records reads. */
export function elsewhere(path: string, url: URL): string {
  return pathWith(path, withoutRecords(url.searchParams))
}

function withoutRecords(params: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams(params)
  for (const name of RECORD_PARAMS) query.delete(name)
  return query
}
