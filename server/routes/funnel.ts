import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { FunnelReply } from '#contract/funnel.ts'
import { FUNNEL_STEPS } from '#domain/funnel.ts'
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
  const facts = await gatherFacts(
    question,
    question.asked,
    FUNNEL_STEPS.map((id) => question.editions.get(id)!)
  )
  const incidents = incidentCount(facts)
  const figures = FUNNEL_STEPS.map((id) => kpiFigure(kpi(id), facts))
  const steps = FUNNEL_STEPS.map((id, i) => {
    const unit = kpi(id).measure.kind === 'incidents' ? ('incidents' as const) : ('calls' as const)
    const before = id === 'dispatched' ? incidents : figures[Math.max(i - 1, 0)]!
    const counted = id === 'arrived' ? arrivedOfDispatched(figures[i]!, facts) : figures[i]!
    return {
      id,
      unit,
      figure: figures[i]!,
      ofPrevious: part(counted, before),
      ofOffered: unit === 'calls' ? part(figures[i]!, figures[0]!) : absent('not-exported')
    }
  })
  return { steps, incidents }
}

function part(figure: Figure, whole: Figure): Figure {
  if (figure.value === null) return figure
  return whole.value === null ? whole : share(figure.value, whole.value)
}

/** Of the dispatched, those that were reached: a unit may be on scene without a stamp of its dispatch. */
function arrivedOfDispatched(arrived: Figure, { incidents }: PeriodFacts): Figure {
  return arrived.value === null || incidents === null ? arrived : count(incidents.dispatched_arrived)
}

function incidentCount(facts: PeriodFacts): Figure {
  if (!facts.exports('incidents', 'incidents')) return absent('not-exported')
  return facts.incidents === null ? absent('no-data') : count(facts.incidents.incidents)
}
