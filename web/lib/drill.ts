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
  const { from, to, words, ...narrower } = drill
  const narrowed = RECORD_PARAMS.flatMap((name) => {
    const value = (narrower as Record<string, string | number | undefined>)[name]
    return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]
  })
  const bases = basesOf(url)
  const hasPeriod = from !== undefined && to !== undefined
  const period = hasPeriod ? [`from=${from}`, `to=${to}`] : []
  const path = `/records${hasPeriod ? bases.withoutPeriod : bases.whole}`
  return andMore(words === undefined ? path : withWords(path, words), [...period, ...narrowed])
}

function withWords(path: string, words: NonNullable<Drill['words']>): string {
  const query = new URLSearchParams(path.split('?')[1])
  for (const [name, word] of Object.entries(words)) query.set(name, word)
  return pathWith('/records', query)
}

function andMore(path: string, parameters: readonly string[]): string {
  if (parameters.length === 0) return path
  return `${path}${path.includes('?') ? '&' : '?'}${parameters.join('&')}`
}

/** The filters of the page alone, as queries: what the addresses of all its marks begin with, so they are kept. */
let bases = { search: '', whole: '', withoutPeriod: '' }

function basesOf({ search }: URL): typeof bases {
  if (bases.search === search) return bases
  const query = new URLSearchParams(search)
  for (const name of RECORD_PARAMS) query.delete(name)
  const whole = pathWith('', query)
  for (const name of ['range', 'from', 'to']) query.delete(name)
  return (bases = { search, whole, withoutPeriod: pathWith('', query) })
}

/** The addresses of the records that a figure counts, and of its numerator; null where none stand behind it. */
export function figureHrefs(url: URL, parts: FigureParts | null): { n: string; numerator: string | null } | null {
  if (parts === null) return null
  const to = (part: CallPart | IncidentPart) => recordsHref(url, { kind: parts.kind, part })
  return { n: to(parts.n), numerator: parts.numerator === undefined ? null : to(parts.numerator) }
}

/** Another page with the query of this one, without what only the page of records reads. */
export function elsewhere(path: string, url: URL): string {
  return path + basesOf(url).whole
}
