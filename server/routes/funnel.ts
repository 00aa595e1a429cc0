import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { FUNNEL_STEPS, FunnelReply } from '#contract/funnel.ts'
import { absent, count, type Figure, share } from '#domain/figure.ts'
import { kpi } from '#domain/kpis.ts'
import { kpiFigure, type PeriodFacts } from '#domain/kpi-figure.ts'
import { answer, type RouteContext } from './answer.ts'
import { gatherFacts } from './facts.ts'
import type { Question } from './question.ts'

/** From the calls that came in to the incidents that a unit reached, with both denominators of each step. */
export const funnelRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/funnel', { schema: { querystring: CommonQuery, response: { 200: FunnelReply } } }, (request, reply) =>
    answer(context, request, reply, FUNNEL_STEPS, answerFunnel)
  )
}

async function answerFunnel(question: Question) {
  const facts = await gatherFacts(question, question.asked)
  const incidents = incidentCount(facts)
  const figures = FUNNEL_STEPS.map((id) => kpiFigure(kpi(id), facts))
  const steps = FUNNEL_STEPS.map((id, i) => {
    const unit = kpi(id).measure.kind === 'incidents' ? ('incidents' as const) : ('calls' as const)
    const before = id === 'dispatched' ? incidents : i === 0 ? figures[0]! : figures[i - 1]!
    return {
      id,
      unit,
      figure: figures[i]!,
      ofPrevious: part(figures[i]!, before),
      ofOffered: unit === 'calls' ? part(figures[i]!, figures[0]!) : absent('not-exported')
    }
  })
  return { steps, incidents }
}

function part(figure: Figure, whole: Figure): Figure {
  if (figure.value === null) return figure
  return whole.value === null ? whole : share(figure.value, whole.value)
}

function incidentCount(facts: PeriodFacts): Figure {
  if (!facts.exports('incidents', 'incidents')) return absent('not-exported')
  return facts.incidents === null ? absent('no-data') : count(facts.incidents.incidents)
}
