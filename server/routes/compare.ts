import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type CompareQuery, CompareQuery as QuerySchema, CompareReply } from '#contract/compare.ts'
import { RequestError } from '#contract/request-error.ts'
import { bucketsOf, sparkGrain } from '#domain/buckets.ts'
import { blockedKpis, type CentreBasis, warningsOf } from '#domain/comparability.ts'
import type { Figure } from '#domain/figure.ts'
import { kpi, KPI_IDS, type Kpi, KPIS } from '#domain/kpis.ts'
import { kpiFigure, type PeriodFacts } from '#domain/kpi-figure.ts'
import { ranks } from '#domain/ranking.ts'
import { judge, targetOf } from '#domain/targets.ts'
import { coverageUnion } from '../queries/data.ts'
import type { Site } from '../site/schema.ts'
import { targetsFor } from '../site/targets.ts'
import { toldWords } from '../site/told-words.ts'
import { type Current, metaOf, onSnapshot, type RouteContext } from './answer.ts'
import { earlierEdition } from './edition-parts.ts'
import { gatherFacts, gatherSeries } from './facts.ts'
import { targetsOf } from './kpis.ts'
import { periodOf, type Question, readQuestion } from './question.ts'
import { knownShares } from './unknown.ts'

/** Several centres side by side: the same period and filters, each under its own definitions, and where these differ. */
export const compareRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/compare', { schema: { querystring: QuerySchema, response: { 200: CompareReply } } }, (request, reply) =>
    onSnapshot(context, request, reply, (current) => answerCompare(current, request.query))
  )
}

/** One centre of the comparison: its question and the facts that answer it. */
interface Side {
  id: string
  question: Question
  facts: PeriodFacts
  basis: CentreBasis
}

async function answerCompare(current: Current, query: CompareQuery) {
  const { centres, ...common } = query
  if (common.centre !== undefined) throw new RequestError('BAD_QUERY', 'centre is not asked here; name the centres')
  if (common.compare !== undefined)
    throw new RequestError('BAD_QUERY', 'compare is not asked here: centres are compared')
  const period = await periodOf(common, current)
  const sides = await Promise.all(
    centres.map(async (id) => sideOf(id, await readQuestion({ ...common, ...period, centre: [id] }, current)))
  )
  const warnings = warningsOf(sides.map(({ basis }) => basis))
  const blocked = blockedKpis(warnings)
  const [series, meta] = await Promise.all([
    seriesOf(sides),
    metaOf(current, period, centres, KPI_IDS, sides[0]!.question)
  ])
  const data = {
    centres: sides.map((side) => centreOf(side, current.site)),
    kpis: KPIS.map((each) => rowOf(each, sides, !blocked.has(each.id), current.site)),
    warnings,
    series
  }
  return { data, meta }
}

async function sideOf(id: string, question: Question): Promise<Side> {
  const [facts, register] = await Promise.all([
    gatherFacts(question, question.asked),
    coverageUnion(question.engine, question.asked, ['incidents'])
  ])
  return { id, question, facts, basis: basisOf(id, question, facts, register) }
}

function basisOf(
  id: string,
  { site, clock, editions, within, variant, exports }: Question,
  { coverage }: PeriodFacts,
  register: { rows_hours: number; zero_hours: number }
): CentreBasis {
  const { hours, hoursWithRows, hoursZero } = coverage
  const share = (known: number) => (hours === 0 ? 0 : known / hours)
  return {
    id,
    timeZone: clock.timeZone,
    dayStarts: clock.dayStarts,
    editions: new Map([...editions].map(([name, edition]) => [name, edition.id])),
    within,
    variant,
    tells: (name) => {
      const { measure, needs } = editions.get(name) ?? kpi(name)
      const kind = measure.kind === 'incidents' || measure.kind === 'interval' ? 'incidents' : 'calls'
      if (measure.kind === 'tickets' && !exports('incidents', 'incidents')) return false
      return exports(kind, kind) && needs.every((field) => exports(kind, field))
    },
    words: { outcome: toldWords(site, id, 'outcome'), disposition: toldWords(site, id, 'disposition') },
    known: {
      calls: exports('calls', 'calls') ? share(hoursWithRows + hoursZero) : null,
      incidents: exports('incidents', 'incidents') ? share(register.rows_hours + register.zero_hours) : null
    }
  }
}

function centreOf({ id, question, facts }: Side, site: Site) {
  const { name, population } = site.centres.find((each) => each.id === id)!
  const { timeZone, dayStarts } = question.clock
  const { coverage, within, variant } = facts
  const targets = targetsFor(site, [id])
  return { id, name, timeZone, dayStarts, coverage, targets, within, variant, population: population ?? null }
}

function rowOf(each: Kpi, sides: readonly Side[], isAlike: boolean, site: Site) {
  const figures = sides.map(({ facts }) => kpiFigure(each, facts))
  const places = isAlike ? ranks(figures, each.better) : figures.map(() => null)
  return {
    id: each.id,
    isRanked: places.some((place) => place !== null),
    cells: sides.map(({ id, question }, i) => {
      const figure = figures[i]!
      const target = targetOf(each.id, targetsOf(question), question.within)
      return {
        centre: id,
        figure,
        edition: question.editions.get(each.id)!.id,
        ...(target === null ? {} : { target: target.value, status: judge(figure, target) }),
        rank: places[i]!,
        per100k: per100k(each, figure, site.centres.find((centre) => centre.id === id)!.population?.count)
      }
    })
  }
}

/** Of the calls and incidents that are known; a busiest hour is no count of a period. */
function per100k({ unit, measure }: Kpi, { value }: Figure, inhabitants: number | undefined): number | null {
  const isCount = (unit === 'calls' || unit === 'incidents') && measure.kind !== 'busyHour'
  return !isCount || value === null || inhabitants === undefined ? null : (value / inhabitants) * 100_000
}

async function seriesOf(sides: readonly Side[]) {
  const { question: first } = sides[0]!
  const grain = sparkGrain(first.period, first.grain)
  const buckets = bucketsOf(first.period, grain, first.clock)
  const centres = await Promise.all(
    sides.map(async ({ id, question }) => {
      const [series, known] = await Promise.all([
        gatherSeries(question, grain, buckets),
        knownShares(question, question.asked, 'calls', grain, buckets)
      ])
      const of = (name: 'offered' | 'serviceLevel') =>
        buckets.map((at) => kpiFigure(kpi(name), series.at(at), earlierEdition(question, name, at)).value)
      return { centre: id, offered: of('offered'), serviceLevel: of('serviceLevel'), known }
    })
  )
  return { grain, buckets, centres }
}
