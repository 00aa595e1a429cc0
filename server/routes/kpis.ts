import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type KpiResult, KpisQuery, KpisReply } from '#contract/kpis.ts'
import { bucketsOf, sparkGrain } from '#domain/buckets.ts'
import { changeOf, changePerDay } from '#domain/change.ts'
import { lengthInDays, type Period } from '#domain/dates.ts'
import { editionsOf } from '#domain/editions.ts'
import type { Figure } from '#domain/figure.ts'
import { KPI_IDS, type Kpi, KPIS } from '#domain/kpis.ts'
import { kpiFigure, type PeriodFacts } from '#domain/kpi-figure.ts'
import { partsOf as recordsOf } from '#domain/record-parts.ts'
import { judge, type Target, targetOf } from '#domain/targets.ts'
import { targetsFor } from '../site/targets.ts'
import { answer, type RouteContext } from './answer.ts'
import { coversAlike, tellsCalls } from './coverage.ts'
import { earlierEdition, gatherParts, partsOf } from './edition-parts.ts'
import { gatherFacts, gatherSeries, type Series } from './facts.ts'
import type { Question } from './question.ts'
import { knownShares } from './unknown.ts'

/** Every KPI of a period, or those asked for, with its target, its changes and its small series. */
export const kpisRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/kpis', { schema: { querystring: KpisQuery, response: { 200: KpisReply } } }, (request, reply) => {
    const { kpi: ids = KPI_IDS, editions } = request.query
    const kpis = KPIS.filter(({ id }) => ids.includes(id))
    return answer(context, request, reply, ids, (question) => answerKpis(question, kpis, editions === 'all'))
  })
}

async function answerKpis(question: Question, kpis: readonly Kpi[], isEveryEdition: boolean) {
  const grain = sparkGrain(question.period, question.grain)
  const buckets = bucketsOf(question.period, grain, question.clock)
  const inForce = kpis.map(({ id }) => question.editions.get(id)!)
  const editions = isEveryEdition ? kpis.flatMap((kpi) => editionsOf(kpi, question.declared)) : inForce
  const [known, facts, series, parts, ...others] = await Promise.all([
    knownShares(
      question,
      question.asked,
      tellsCalls(question.site, question.asked) ? 'calls' : 'incidents',
      grain,
      buckets
    ),
    gatherFacts(question, question.asked, editions),
    gatherSeries(question, grain, buckets),
    gatherParts(question),
    ...question.compared.map(({ asked }) => gatherFacts(question, asked, inForce))
  ])
  return {
    kpis: kpis.map((kpi) => ({
      ...resultOf(kpi, question, facts, others, spark(kpi, question, buckets, series)),
      parts: partsOf(kpi, question, parts),
      ...(isEveryEdition ? { editions: underEach(kpi, question, facts) } : {})
    })),
    spark: { grain, buckets, known },
    within: question.within,
    variant: question.variant
  }
}

function underEach(kpi: Kpi, { declared }: Question, facts: PeriodFacts) {
  return editionsOf(kpi, declared).map((edition) => ({ edition: edition.id, figure: kpiFigure(kpi, facts, edition) }))
}

function resultOf(
  kpi: Kpi,
  question: Question,
  facts: PeriodFacts,
  others: readonly PeriodFacts[],
  series: (number | null)[]
): Omit<KpiResult, 'parts'> {
  const figure = kpiFigure(kpi, facts)
  const target = targetOf(kpi.id, targetsOf(question), question.within)
  return {
    id: kpi.id,
    figure,
    records: recordsOf(question.editions.get(kpi.id)!, question.variant, question.within),
    edition: question.editions.get(kpi.id)!.id,
    ...(target === null ? {} : { target: target.value, status: judge(figure, target) }),
    comparisons: question.compared.map(({ kind, period }, i) => {
      const other = others[i]!
      const before: Figure = kpiFigure(kpi, other)
      const isFair = !isCount(kpi) || coversAlike(facts.coverage, other.coverage)
      const change = isFair
        ? fairChange(kpi, figure, question.period, before, period)
        : { absolute: null, relative: null }
      return { kind, ...period, figure: before, change, coverage: other.coverage }
    }),
    spark: series
  }
}

/** Counts of periods of different lengths are compared by what a day brought. */
function fairChange(
  kpi: Kpi,
  figure: Figure,
  now: Period,
  before: Figure,
  then: Period
): KpiResult['comparisons'][number]['change'] {
  const [days, daysBefore] = [lengthInDays(now), lengthInDays(then)]
  if (!isSum(kpi) || days === daysBefore) return changeOf(figure, before)
  return { ...changePerDay(figure, days, before, daysBefore), perDay: true }
}

function isCount({ unit }: Kpi): boolean {
  return unit === 'calls' || unit === 'incidents'
}

/** Of which a longer period has more; the busiest hour is a count too, but no sum of days. */
function isSum({ measure }: Kpi): boolean {
  return measure.kind === 'calls' || measure.kind === 'incidents'
}

const WITHOUT_SERIES = ['repeat', 'busyHour', 'trunks', 'load']

/** Every bucket under the edition in force on its first day, so that a change of definition is a break of the series. */
function spark(kpi: Kpi, question: Question, buckets: readonly string[], series: Series): (number | null)[] {
  const { measure } = kpi
  if (WITHOUT_SERIES.includes(measure.kind)) return []
  if (measure.kind === 'interval') {
    const isTold = question.exports('incidents', 'incidents')
    return measure.p === 0.9 ? buckets.map((at) => (isTold ? series.stageP90(at, measure.of) : null)) : []
  }
  return buckets.map((at) => kpiFigure(kpi, series.at(at), earlierEdition(question, kpi.id, at)).value)
}

/** The targets of the asked centres, by KPI. */
export function targetsOf({ site, asked }: Question): Record<string, Target> {
  const { serviceLevel, abandonRate, responseP90 } = targetsFor(site, asked.filters.centre)
  return {
    ...(serviceLevel
      ? { serviceLevel: { value: serviceLevel.share, better: 'higher', withinSeconds: serviceLevel.within_s } }
      : {}),
    ...(abandonRate ? { abandonRate: { value: abandonRate.share, better: 'lower' } } : {}),
    ...(responseP90 ? { responseP90: { value: responseP90.seconds, better: 'lower' } } : {})
  }
}
