import { after, parse, type Span, type Unit } from './calendar.ts'
import { hoursShown } from './clock.ts'
import type { Chosen } from './editions.ts'
import { type Asked, type Feed, type Filters, type Oracle } from './facts.ts'
import { type Expected, mean, none } from './figures.ts'
import { withLimits } from './hidden.ts'
import { type Facts, WAYS } from './kpis.ts'
import { PAID, type PaidKpi } from './paid-ways.ts'
import type { Whole } from './replies/asked.ts'
import { isByOperator } from './seconds.ts'

/** Why a feed can tell no figure of a period; null: it can. What cannot be told at all comes before what is not there. */
export function silence(
  oracle: Oracle,
  feed: Feed | null,
  { span, filters }: Pick<Asked, 'span' | 'filters'>,
  fields: readonly string[] = []
) {
  if (!fields.every((field) => carries(oracle, feed, filters, field))) return 'not-exported'
  if (feed === null) return isByOperator(oracle, filters) ? null : 'not-exported'
  if (!oracle.isTold(feed, filters)) return 'not-exported'
  return oracle.daysIn(feed, span).length === 0 ? 'no-data' : null
}

function carries(oracle: Oracle, feed: Feed | null, filters: Filters, field: string): boolean {
  if (field === 'states') return oracle.world.stretches !== null
  if (field === 'roster') return oracle.world.shifts !== null && isByOperator(oracle, filters)
  if (field === 'handling') return handlingIsTold(oracle, filters)
  if (field === 'register') return oracle.isTold('incidents', filters)
  if (feed === null) return false
  if (field.startsWith('ends ')) return says(oracle.world.outcomes, field)
  if (field.startsWith('is ')) return oracle.isTold(feed, {}, 'disposition') && says(oracle.world.kinds, field)
  return oracle.isTold(feed, {}, field)
}

/** Whether an export has one of the words: what it has none for is not 0. */
function says(words: readonly string[] | null, field: string): boolean {
  return words === null || field.split(' ').some((word) => words.includes(word))
}

/** A figure of a feed, or why there is none. */
export function told(oracle: Oracle, feed: Feed, asked: Asked, fields: string[], figure: () => Expected): Expected {
  const why = silence(oracle, feed, asked, fields)
  return why === null ? figure() : none(why)
}

/** Whether handling can be told: by operator and team alone, so under no other filter. */
export function handlingIsTold(oracle: Oracle, filters: Filters): boolean {
  return oracle.isTold('calls', filters, 'handling') && isByOperator(oracle, filters)
}

/** A KPI of one period as a reading counts it, with what it may have been where hours are unknown. */
export function figureOf(
  oracle: Oracle,
  asked: Asked,
  kpi: string,
  { reading, within = asked.within }: Chosen
): Expected {
  // prettier-ignore
  const way = WAYS[kpi]![reading]!
  const why = silence(oracle, way.feed, asked, way.needs)
  if (why !== null) return none(why)
  const facts = { ...factsOf(oracle, asked), asked: { ...asked, within } }
  return withLimits(way.of(facts), way.hidden(oracle, asked), way.limits(facts))
}

/** Every KPI of the product for one period. */
export function kpisOf(
  oracle: Oracle,
  asked: Asked,
  readings: Readonly<Record<string, Chosen>>
): Record<string, Expected> {
  // prettier-ignore
  return Object.fromEntries(Object.keys(WAYS).map((kpi) => [kpi, figureOf(oracle, asked, kpi, readings[kpi]!)]))
}

/** The last period's rows: many KPIs are asked of it one after another. */
let last: { oracle: Oracle; name: string; facts: Facts } | null = null

export function factsOf(oracle: Oracle, asked: Asked): Facts {
  const name = JSON.stringify([asked.span, asked.filters])
  if (last === null || last.oracle !== oracle || last.name !== name)
    last = { oracle, name, facts: gathered(oracle, asked) }
  return last.facts
}

function gathered(oracle: Oracle, asked: Asked): Facts {
  const seconds = oracle.operatorSeconds(asked, 'all')
  const known = oracle.hours[oracle.ledger]
  return {
    asked,
    calls: oracle.offered(asked),
    incidents: oracle.incidents(asked),
    seconds: (use) => seconds.get(` ${use}`) ?? 0,
    hoursKnown: hoursShown(asked.span, oracle.world.clock).filter((hour) => known.has(hour)).length,
    repeats: (within) => oracle.repeats(asked, within),
    registerIsSilent: silence(oracle, 'incidents', asked)
  }
}

/** Occupancy in a bucket, or of one operator, from seconds that are added up already. */
export function occupancy(
  oracle: Oracle,
  { span, filters }: Asked,
  seconds: Map<string, number>,
  bucket: string,
  operator = ''
): Expected {
  // prettier-ignore
  const of = (state: string) => seconds.get(`${bucket} ${state}${operator && ` ${operator}`}`) ?? 0
  if (oracle.world.stretches === null || !handlingIsTold(oracle, filters)) return none('not-exported')
  if (oracle.daysIn('calls', span).length === 0 || of('ready') === 0) return none('no-data')
  return mean(of('handling'), of('ready'))
}

/** A KPI of the paid time, of all or of one operator, from seconds that are added up already; without what it may have been. */
export function paidTime(
  oracle: Oracle,
  asked: Whole,
  seconds: Map<string, number>,
  kpi: PaidKpi,
  operator = ''
): Expected {
  const way = PAID[kpi][asked.readings[kpi]!.reading]!
  const why = silence(oracle, way.feed, asked, way.needs)
  const own = (use: string) => seconds.get(` ${use}${operator && ` ${operator}`}`) ?? 0
  return why === null ? way.of({ ...factsOf(oracle, asked), seconds: own }) : none(why)
}

/** How much of every bucket a feed tells of, 0..1; what lies outside the period is not told. */
export function knownShares(oracle: Oracle, span: Span, unit: Unit, points: readonly string[], feed: Feed): number[] {
  const known = oracle.hours[feed]
  const isIn = (hour: number) => hour >= span.from * 24 && hour < span.to * 24
  return points.map((at) => {
    const day = parse(at.slice(0, 10))
    if (unit === 'slot' || unit === 'hour') return known.has(day * 24 + Number(at.slice(11, 13))) ? 1 : 0
    const whole = hoursShown({ from: day, to: after(day, unit) }, oracle.world.clock)
    return whole.filter((hour) => isIn(hour) && known.has(hour)).length / whole.length
  })
}
