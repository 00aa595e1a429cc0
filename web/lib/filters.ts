import { COMPARISON_KINDS, type ComparisonKind } from '#domain/comparison-kinds.ts'
import { addDays, addMonths, isLocalDate, type Period } from '#domain/dates.ts'
import { bucketStart, type Grain } from '#domain/buckets.ts'
import { type Variant, VARIANTS } from '#domain/waits.ts'
import { PASSING_RECORD_PARAMS } from './record-params.ts'

export const RANGES = ['7d', '28d', 'month', 'lastMonth', '90d', 'year', 'all'] as const
export type Range = (typeof RANGES)[number]
export { COMPARISON_KINDS }
export const FILTER_NAMES = [
  'category',
  'subcategory',
  'disposition',
  'outcome',
  'district',
  'agency',
  'language',
  'operator',
  'group',
  'line',
  'priority'
] as const
export type FilterName = (typeof FILTER_NAMES)[number]
const GRAINS: readonly Grain[] = ['slot', 'hour', 'day', 'week', 'month', 'quarter', 'year']

/** What the reader has chosen. It lives in the URL and nowhere else. */
export interface Filters {
  /** A preset counted from the last day of data; null where the dates are free. */
  range: Range | null
  /** The preset that the page starts with, and that its address does not name. */
  defaultRange?: Range
  period: Period
  centre: string | null
  compare: ComparisonKind[]
  grain: Grain | null
  within: number | null
  /** null: that of the edition in force. */
  variant: Variant | null
  words: Record<FilterName, string[]>
}

/** What the data allow: their first and last day, half-open. */
export type Extent = Period

const DEFAULT_RANGE: Range = '28d'
const DEFAULT_COMPARE: readonly ComparisonKind[] = ['previous']

/** Reads the URL; what is missing or malformed falls back to the default, field by field. */
export function readFilters(params: URLSearchParams, extent: Extent, defaultRange = DEFAULT_RANGE): Filters {
  const free = freePeriod(params)
  const range = free === null ? (oneOf(params.get('range'), RANGES) ?? defaultRange) : null
  return {
    range,
    ...(defaultRange === DEFAULT_RANGE ? {} : { defaultRange }),
    period: free ?? presetPeriod(range!, extent),
    centre: params.get('centre'),
    compare: params.has('compare') ? readCompare(params) : [...DEFAULT_COMPARE],
    grain: oneOf(params.get('grain'), GRAINS),
    within: wholeOr(params.get('within')),
    variant: oneOf(params.get('variant'), VARIANTS),
    words: Object.fromEntries(
      FILTER_NAMES.map((name) => [name, params.getAll(name).filter(Boolean)])
    ) as Filters['words']
  }
}

/** Written anew, or not at all, when the filters change. */
const OWN_NAMES: ReadonlySet<string> = new Set(
  ['range', 'from', 'to', 'centre', 'compare', 'grain', 'within', 'variant'].concat(FILTER_NAMES, PASSING_RECORD_PARAMS)
)

/** The shortest query that reads back as `filters`; what it does not know of (language, KPI, basis) is kept from `others`. */
export function writeFilters(filters: Filters, others = new URLSearchParams()): URLSearchParams {
  const params = new URLSearchParams()
  if (filters.range === null) {
    params.set('from', filters.period.from)
    params.set('to', filters.period.to)
  } else if (filters.range !== (filters.defaultRange ?? DEFAULT_RANGE)) params.set('range', filters.range)
  if (filters.centre !== null) params.set('centre', filters.centre)
  if (filters.compare.join() !== DEFAULT_COMPARE.join()) {
    for (const kind of filters.compare.length > 0 ? filters.compare : ['']) params.append('compare', kind)
  }
  if (filters.grain !== null) params.set('grain', filters.grain)
  if (filters.within !== null) params.set('within', String(filters.within))
  if (filters.variant !== null) params.set('variant', filters.variant)
  for (const name of FILTER_NAMES) for (const word of filters.words[name]) params.append(name, word)
  for (const [name, value] of others) if (!OWN_NAMES.has(name)) params.append(name, value)
  return params
}

/** The query of the API for these filters: dates resolved, presets gone. */
export function askFor(filters: Filters): URLSearchParams {
  const params = new URLSearchParams({ ...filters.period })
  if (filters.centre !== null) params.set('centre', filters.centre)
  for (const kind of filters.compare) params.append('compare', kind)
  if (filters.grain !== null) params.set('grain', filters.grain)
  if (filters.within !== null) params.set('within', String(filters.within))
  if (filters.variant !== null) params.set('variant', filters.variant)
  for (const name of FILTER_NAMES) for (const word of filters.words[name]) params.append(name, word)
  return params
}

/** The days of a preset, counted from the last day of the data. */
export function presetPeriod(range: Range, extent: Extent): Period {
  const { to } = extent
  const thisMonth = bucketStart(addDays(to, -1), 'month')
  switch (range) {
    case '7d':
      return { from: addDays(to, -7), to }
    case '28d':
      return { from: addDays(to, -28), to }
    case '90d':
      return { from: addDays(to, -90), to }
    case 'month':
      return { from: thisMonth, to }
    case 'lastMonth':
      return { from: addMonths(thisMonth, -1), to: thisMonth }
    case 'year':
      return { from: addMonths(to, -12), to }
    case 'all':
      return extent
  }
}

function freePeriod(params: URLSearchParams): Period | null {
  const from = params.get('from')
  const to = params.get('to')
  return from !== null && to !== null && isLocalDate(from) && isLocalDate(to) && from < to ? { from, to } : null
}

function readCompare(params: URLSearchParams): ComparisonKind[] {
  const known = params
    .getAll('compare')
    .filter((kind): kind is ComparisonKind => COMPARISON_KINDS.some((k) => k === kind))
  return [...new Set(known)].slice(0, 2)
}

function oneOf<T extends string>(text: string | null, values: readonly T[]): T | null {
  return values.find((value) => value === text) ?? null
}

function wholeOr(text: string | null): number | null {
  return text !== null && /^\d{1,5}$/.test(text) ? Number(text) : null
}
