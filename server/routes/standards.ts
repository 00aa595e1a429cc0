import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { RequestError } from '#contract/request-error.ts'
import { StandardsQuery, StandardsReply, VerdictsReply } from '#contract/standards.ts'
import { GRAIN_LIMITS } from '#domain/buckets.ts'
import { lengthInDays } from '#domain/dates.ts'
import { askedStandard, ownStandards, STANDARDS } from '#domain/standards.ts'
import type { Standard } from '#domain/standards/standard.ts'
import { grainOf, periodsOf } from '#domain/standards/units.ts'
import { targetsFor } from '../site/targets.ts'
import { answer, type RouteContext } from './answer.ts'
import type { Question } from './question.ts'
import { type Asking, unitOf } from './standards-asking.ts'
import { benchOf } from './standards-bench.ts'
import { detailsOf } from './standards-details.ts'
import { gatherLevels } from './standards-levels.ts'

/** Judged periods of one reply at most. */
const MOST_JUDGED = 25_000
/** Goals that are told in detail at most. */
const MOST_DETAILS = 6

/** How the range stands to every standard: reached, verdict, margin, calls short, by period; in detail where one is named. */
export const standardsRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get(
    '/standards',
    { schema: { querystring: StandardsQuery, response: { 200: StandardsReply } } },
    (request, reply) =>
      answer(context, request, reply, ['serviceLevel', 'responseP90'], (question) =>
        answerStandards(question, request.query)
      )
  )
  app.get(
    '/standards/verdicts',
    { schema: { querystring: StandardsQuery, response: { 200: VerdictsReply } } },
    (request, reply) =>
      answer(context, request, reply, ['serviceLevel', 'responseP90'], async (question) => ({
        standards: (await judged(readAsking(question, request.query))).standards
      }))
  )
}

async function judged(asking: Asking) {
  refuseTooMany(asking)
  const levels = await gatherLevels(asking)
  return { levels, standards: asking.chosen.map((standard) => benchOf(asking, levels, standard)) }
}

async function answerStandards(question: Question, query: StandardsQuery) {
  const asking = readAsking(question, query)
  const { levels, standards } = await judged(asking)
  const goals = standards.flatMap((standard) =>
    standard.goals.map(({ id, variant, overall }) => ({ id, variant, overall: overall.figure }))
  )
  const isDetailed = query.standard !== undefined && goals.length <= MOST_DETAILS
  return {
    unit: asking.unit,
    judge: asking.judge,
    variant: asking.variant,
    edges: question.edges.answered === null ? null : [...question.edges.answered],
    standards,
    details: isDetailed ? await detailsOf(asking, levels, goals) : []
  }
}

/** @throws {RequestError} for a standard or goal that there is not */
function readAsking(question: Question, query: StandardsQuery): Asking {
  const asked = query.within === undefined ? [] : [askedStandard(query.within)]
  const all = [...ownStandards(targetsFor(question.site, question.asked.filters.centre)), ...asked, ...STANDARDS]
  const judge = query.judge ?? 'edition'
  const named = chosenOf(all, query.standard)
  const chosen = judge === 'edition' ? named : heads(named, all)
  return { question, all, chosen, unit: query.unit ?? query.grain ?? 'own', judge, variant: query.variant ?? null }
}

function chosenOf(all: readonly Standard[], ids: readonly string[] | undefined): Standard[] {
  if (ids === undefined) return [...all]
  const known = all.flatMap(({ id, goals }) => [id, ...goals.map((goal) => goal.id)])
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown !== undefined) throw new RequestError('UNKNOWN_STANDARD', `there is no standard or goal "${unknown}"`)
  return all.flatMap((standard) => {
    if (ids.includes(standard.id)) return [standard]
    const goals = standard.goals.filter(({ id }) => ids.includes(id))
    return goals.length === 0 ? [] : [{ ...standard, goals }]
  })
}

/** The newest editions of the families of these standards: they stand for the editions before them. */
function heads(chosen: readonly Standard[], all: readonly Standard[]): Standard[] {
  const families = new Set(chosen.map(({ family }) => family))
  return all.filter(({ family, supersededBy }) => supersededBy === null && families.has(family))
}

function refuseTooMany({ question, chosen, unit }: Asking): void {
  if (unit === 'own') return
  const days = lengthInDays(question.period)
  const goals = chosen.reduce((sum, standard) => sum + standard.goals.length, 0)
  const isLong = days > GRAIN_LIMITS[grainOf(unit)]
  if (
    !isLong &&
    periodsOf(question.period, unitOf('calls', unit, question), question.clock).length * goals <= MOST_JUDGED
  )
    return
  throw new RequestError(
    'GRAIN_TOO_FINE',
    isLong
      ? `unit ${unit} is answered for ${GRAIN_LIMITS[grainOf(unit)]} days at most, not ${days}`
      : `unit ${unit} over ${days} days is too fine for ${goals} goals at once; name a standard`
  )
}
