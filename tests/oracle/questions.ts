import fc from 'fast-check'
import { after, startOf, text, type Unit } from './calendar.ts'
import type { Filters, Oracle } from './facts.ts'
import type { Query } from './replies/asked.ts'
import { vocabulary } from './replies/replies.ts'
import { editionsOf } from './editions.ts'
import { WAYS } from './kpis.ts'

const LONGEST: Record<Unit, number> = {
  slot: 31,
  hour: 92,
  day: 1100,
  week: 3700,
  month: 18_300,
  quarter: 36_600,
  year: 36_600
}
const VARIANTS = ['negative', 'answered', 'ignore', 'positive', 'short', 'kominfo']
const COMPARISONS = ['previous', 'year', 'weekday', 'to-date', 'lebaran']
export const ROUTES = ['kpis', 'volume', 'mix', 'answer-times', 'response-times', 'operators', 'funnel'] as const

/** Periods in and around the data: days, weeks, calendar units and parts of them, long ones, and none at all. */
function periods({ world: { range } }: Oracle): fc.Arbitrary<Pick<Query, 'from' | 'to'>> {
  const latest = range.to + 30
  const day = fc.integer({ min: range.from - 40, max: range.to + 2 })
  const span = (from: number, to: number) => ({ from: text(from), to: text(to) })
  const free = fc.tuple(
    day,
    fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 120 }), fc.constant(7), fc.constant(28))
  )
  const unit = fc.constantFrom<Unit>('week', 'month', 'quarter', 'year')
  const calendar = fc.tuple(day, unit, fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }))
  return fc.oneof(
    { weight: 5, arbitrary: free.map(([from, days]) => span(from, Math.max(from + 1, Math.min(from + days, latest)))) },
    {
      weight: 4,
      arbitrary: calendar.map(([at, unit, days]) => {
        const from = startOf(at, unit)
        const end = after(from, unit)
        return span(from, days === null ? end : Math.min(from + days, end))
      })
    },
    { weight: 1, arbitrary: fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]) => span(range.from - a, range.to + b)) },
    { weight: 1, arbitrary: day.map((from) => ({ from: text(from) })) },
    { weight: 1, arbitrary: day.map((to) => ({ to: text(to) })) },
    { weight: 1, arbitrary: fc.constant({}) }
  )
}

export function filters(oracle: Oracle): fc.Arbitrary<Filters> {
  const known = [...vocabulary(oracle)]
  // What operators did is told by these alone.
  const ofOperators = known.filter(([name]) => name === 'operator' || name === 'group')
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: filtersOf(ofOperators) },
    { weight: 2, arbitrary: filtersOf(known) }
  )
}

function filtersOf(known: readonly (readonly [string, string[]])[]): fc.Arbitrary<Filters> {
  const one = fc.constantFrom(...known).chain(([name, values]) => {
    const value = values.length === 0 ? fc.constant('nobody') : fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: fc.constantFrom('nobody', 'menu', "o'b") }) // prettier-ignore
    return fc.tuple(fc.constant(name), fc.uniqueArray(value, { minLength: 1, maxLength: 4 }))
  })
  return fc
    .uniqueArray(one, { maxLength: Math.min(3, known.length), selector: ([name]) => name })
    .map(Object.fromEntries<string[]>)
}

/** Some editions, of different KPIs; none contradicts a threshold or a variant that is asked with it. */
function editions({ world }: Oracle): fc.Arbitrary<string[]> {
  const one = fc.constantFrom(...Object.keys(WAYS)).chain((kpi) => {
    const names = editionsOf(world, kpi).map(({ edition }) => edition)
    return fc.tuple(fc.constant(kpi), fc.constantFrom(...names))
  })
  return fc
    .uniqueArray(one, { minLength: 1, maxLength: 6, selector: ([kpi]) => kpi })
    .map((all) => all.map(([, id]) => id))
}

export interface Question {
  route: (typeof ROUTES)[number]
  query: Query
}

/** A random question, of one route. */
export function questions(oracle: Oracle): fc.Arbitrary<Question> {
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
  const within = fc.oneof(fc.constantFrom(0, 5, 10, 15, 20, 30, 60), fc.integer({ min: 0, max: 400 }))
  return fc
    .record({
      route: fc.oneof({ weight: 3, arbitrary: fc.constant('kpis' as const) }, { weight: 6, arbitrary: fc.constantFrom(...ROUTES.slice(1)) }), // prettier-ignore
      period: periods(oracle),
      filters: filters(oracle),
      grain: optional(fc.constantFrom<Unit>('slot', 'hour', 'day', 'week', 'month', 'quarter', 'year')),
      within: optional(within),
      variant: optional(fc.constantFrom(...VARIANTS)),
      compare: optional(fc.uniqueArray(fc.constantFrom(...COMPARISONS), { minLength: 1, maxLength: 2 })),
      basis: optional(fc.constantFrom('incidents' as const, 'calls' as const)),
      centre: optional(fc.constant(oracle.world.centre)),
      edition: fc.option(editions(oracle), { nil: undefined, freq: 2 }),
      isEvery: fc.boolean()
    })
    .map(({ route, period, grain, basis, edition, isEvery, ...rest }) => {
      const isLevelNamed = edition?.some((id) => id.startsWith('serviceLevel.')) ?? false
      const { within, variant, ...others } = rest
      const query = {
        ...period,
        ...others,
        ...(isLevelNamed ? {} : { within, variant }),
        edition,
        ...(route === 'mix' ? { basis } : {}),
        ...(route === 'kpis' && isEvery ? { editions: 'all' as const } : {})
      }
      return {
        route,
        query: { ...query, grain: grain !== undefined && isShort(query, grain) ? grain : undefined } as Query
      }
    })
}

/** Whether a grain is answered for a period at all; what is refused is tried elsewhere. */
function isShort({ from, to }: { from?: string; to?: string }, grain: Unit): boolean {
  const days = from === undefined || to === undefined ? 28 : (Date.parse(to) - Date.parse(from)) / 86_400_000
  return days <= LONGEST[grain]
}

/** The question as it is asked of the API. */
export function address(route: string, { filters, compare, edition, ...rest }: Query): string {
  const parts = [
    ...Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const])),
    ...(compare ?? []).map((kind) => ['compare', kind] as const),
    ...(edition ?? []).map((id) => ['edition', id] as const),
    ...Object.entries(filters).flatMap(([name, values]) => values.map((value) => [name, value] as const))
  ]
  const query = parts.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return `/api/v1/${route}${query === '' ? '' : `?${query}`}`
}
