import type { CommonQuery, FilterName } from '#contract/common.ts'
import { FILTER_NAMES } from '#contract/common.ts'
import { defaultGrain, type Grain, GRAIN_LIMITS } from '#domain/buckets.ts'
import { type DayClock, serviceDateAt } from '#domain/clock.ts'
import { addDays, isLocalDate, lengthInDays, type Period } from '#domain/dates.ts'
import { type Break, type Declared, type Edition } from '#domain/editions.ts'
import type { KpiId } from '#domain/kpis.ts'
import type { ComparisonKind } from '#domain/comparison-kinds.ts'
import { comparedPeriod } from '#domain/period.ts'
import { specialDaysOf } from '#domain/special-days.ts'
import type { Variant, WaitEdges } from '#domain/waits.ts'
import type { Engine, Filters } from '../engine/engine.ts'
import { RequestError } from '#contract/request-error.ts'
import type { Asked } from '../queries/asked.ts'
import { dataRange } from '../queries/data.ts'
import { chooseEditions } from './chosen-editions.ts'
import { type Exports, exportsOf, hasReports, waitEdgesOf } from '../site/exports.ts'
import type { Site } from '../site/schema.ts'
import { operatorsIn } from '../site/operator-groups.ts'
import { dayClockOf } from '../site/site.ts'
import { targetsFor } from '../site/targets.ts'

/** A reader's query made whole: every default filled, every word checked. */
export interface Question {
  engine: Engine
  site: Site
  now: Date
  /** How the days of the asked centres are counted. */
  clock: DayClock
  period: Period
  asked: Asked
  grain: Grain
  within: number
  variant: Variant
  /** By which edition each KPI is counted in the whole reply: as asked, or in force on the last day. */
  editions: ReadonlyMap<KpiId, Edition>
  /** Where the definition of a KPI changes within the period; none of a KPI whose edition was asked for. */
  breaks: readonly Break[]
  declared: Declared
  compared: { kind: ComparisonKind; period: Period; asked: Asked }[]
  exports: Exports
  edges: WaitEdges
}

export const DEFAULT_DAYS = 28
const DEFAULT_WITHIN_S = 10
const LONGEST_DAYS = 36_600

/** @throws {RequestError} for a period, centre or grain that cannot be answered, naming it */
export async function readQuestion(
  query: CommonQuery,
  context: { engine: Engine; site: Site; now: Date }
): Promise<Question> {
  const { engine, site, now } = context
  const period = await periodOf(query, context)
  const asksSlots = query.grain === 'slot' && hasReports(site, query.centre ?? [])
  const grain = asksSlots ? 'hour' : (query.grain ?? defaultGrain(period))
  checkGrain(grain, query.grain !== undefined, period)
  const filters = filtersOf(query, site)
  const clock = dayClockOf(site, filters.centre)
  const asked = { ...period, filters, dayStarts: clock.dayStarts }
  const specialDays = specialDaysOf(site.special_days)
  const declared = site.definitions ?? {}
  const chosen = chooseEditions(
    query,
    declared,
    period,
    targetsFor(site, filters.centre).serviceLevel?.within_s ?? DEFAULT_WITHIN_S
  )
  const compared = (query.compare ?? []).flatMap((kind) => {
    const other = comparedPeriod(kind, period, specialDays)
    return other === null ? [] : [{ kind, period: other, asked: { ...asked, ...other } }]
  })
  return {
    engine,
    site,
    now,
    clock,
    period,
    asked,
    grain,
    ...chosen,
    declared,
    compared,
    exports: exportsOf(site, filters.centre, activeFilters(query)),
    edges: waitEdgesOf(site, filters.centre)
  }
}

/** The days asked for: as given, or the last 28 days of the data. */
export async function periodOf(
  query: { from?: string; to?: string },
  { engine, site, now }: { engine: Engine; site: Site; now: Date }
): Promise<Period> {
  for (const name of ['from', 'to'] as const) {
    const date = query[name]
    if (date !== undefined && !isLocalDate(date)) throw new RequestError('BAD_QUERY', `${name} is not a date: ${date}`)
  }
  const to = query.to ?? (query.from === undefined ? await dayAfterData(engine, site, now) : undefined)
  const end = to ?? addDays(query.from!, DEFAULT_DAYS)
  const from = query.from ?? addDays(end, -DEFAULT_DAYS)
  if (from >= end)
    throw new RequestError('BAD_QUERY', `from (${from}) must be before to (${end}); the period is half-open`)
  if (lengthInDays({ from, to: end }) > LONGEST_DAYS)
    throw new RequestError('BAD_QUERY', 'the period is longer than a century')
  return { from, to: end }
}

async function dayAfterData(engine: Engine, site: Site, now: Date): Promise<string> {
  const { last_day } = await dataRange(engine)
  return addDays(last_day ?? serviceDateAt(now, dayClockOf(site)), 1)
}

function checkGrain(grain: Grain, isAsked: boolean, period: Period): void {
  const days = lengthInDays(period)
  if (!isAsked || days <= GRAIN_LIMITS[grain]) return
  throw new RequestError(
    'GRAIN_TOO_FINE',
    `grain ${grain} is answered for ${GRAIN_LIMITS[grain]} days at most, not ${days}`
  )
}

function filtersOf(query: CommonQuery, site: Site): Filters {
  for (const centre of query.centre ?? []) {
    if (!site.centres.some(({ id }) => id === centre))
      throw new RequestError('UNKNOWN_CENTRE', `there is no centre "${centre}"`)
  }
  const words = Object.fromEntries(FILTER_NAMES.map((name) => [name, query[name] ?? []])) as Record<
    FilterName,
    string[]
  >
  const { group, operator, ...others } = words
  return { ...others, operator: operatorsIn(site, group, operator), centre: query.centre ?? [] }
}

function activeFilters(query: CommonQuery): FilterName[] {
  return FILTER_NAMES.filter((name) => (query[name] ?? []).length > 0)
}
