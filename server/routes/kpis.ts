import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { KpisReply, type KpiResult } from '#contract/kpis.ts'
import { bucketsOf, sparkGrain } from '#domain/buckets.ts'
import { changeOf } from '#domain/change.ts'
import type { Figure } from '#domain/figure.ts'
import { KPI_IDS, type Kpi, KPIS } from '#domain/kpis.ts'
import { kpiFigure, type PeriodFacts } from '#domain/kpi-figure.ts'
import { judge, type Target, targetOf } from '#domain/targets.ts'
import { answer, type RouteContext } from './answer.ts'
import { gatherFacts, gatherSeries, type Series } from './facts.ts'
import type { Question } from './question.ts'

/** Every KPI of a period with its target, its changes and its small series. */
export const kpisRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/kpis', { schema: { querystring: CommonQuery, response: { 200: KpisReply } } }, (request, reply) =>
    answer(context, request, reply, KPI_IDS, answerKpis)
  )
}

async function answerKpis(question: Question) {
  const grain = sparkGrain(question.period, question.grain)
  const buckets = bucketsOf(question.period, grain)
  const [facts, series, ...others] = await Promise.all([
    gatherFacts(question, question.asked),
    gatherSeries(question, grain, buckets),
    ...question.compared.map(({ asked }) => gatherFacts(question, asked))
  ])
  return {
    kpis: KPIS.map((kpi) => resultOf(kpi, question, facts, others, spark(kpi, question, buckets, series))),
    spark: { grain, buckets },
    within: question.within,
    variant: question.variant
  }
}

function resultOf(
  kpi: Kpi,
  question: Question,
  facts: PeriodFacts,
  others: readonly PeriodFacts[],
  series: (number | null)[]
): KpiResult {
  const figure = kpiFigure(kpi, facts)
  const target = targetOf(kpi.id, targets(question), question.within)
  return {
    id: kpi.id,
    figure,
    ...(target === null ? {} : { target: target.value, status: judge(figure, target) }),
    comparisons: question.compared.map(({ kind, period }, i) => {
      const other = others[i]!
      const before: Figure = kpiFigure(kpi, other)
      const isFair = !isCount(kpi) || coversAlike(facts, other)
      const change = isFair ? changeOf(figure, before) : { absolute: null, relative: null }
      return { kind, ...period, figure: before, change, coverage: other.coverage }
    }),
    spark: series
  }
}

function isCount({ unit }: Kpi): boolean {
  return unit === 'calls' || unit === 'incidents'
}

/** Difference of the known shares of two periods up to which their counts may be compared. */
const ALIKE = 0.01

/** Counts may be compared where the feed tells of (nearly) the same share of the hours of both periods. */
function coversAlike(a: PeriodFacts, b: PeriodFacts): boolean {
  return Math.abs(knownShare(a) - knownShare(b)) <= ALIKE
}

function knownShare({ coverage: { hours, hoursWithRows, hoursZero } }: PeriodFacts): number {
  return hours === 0 ? 0 : (hoursWithRows + hoursZero) / hours
}

function spark(kpi: Kpi, { exports }: Question, buckets: readonly string[], series: Series): (number | null)[] {
  const { measure } = kpi
  if (measure.kind === 'repeat') return []
  if (measure.kind === 'interval')
    return buckets.map((at) => (exports('incidents', 'incidents') ? series.stageP90(at, measure.of) : null))
  return buckets.map((at) => kpiFigure(kpi, series.at(at)).value)
}

function targets({ site }: Question): Record<string, Target> {
  const { serviceLevel, abandonRate, responseP90 } = site.targets ?? {}
  return {
    ...(serviceLevel
      ? { serviceLevel: { value: serviceLevel.share, better: 'higher', withinSeconds: serviceLevel.within_s } }
      : {}),
    ...(abandonRate ? { abandonRate: { value: abandonRate.share, better: 'lower' } } : {}),
    ...(responseP90 ? { responseP90: { value: responseP90.seconds, better: 'lower' } } : {})
  }
}
