import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { RequestError } from '#contract/request-error.ts'
import type { CommonQuery } from '#contract/common.ts'
import { ReplayBody } from '#contract/staffing-query.ts'
import { JobReply } from '#contract/staffing-jobs.ts'
import { type ReplayResult, SurgeBody } from '#contract/staffing-replay.ts'
import type { Period } from '#domain/dates.ts'
import { type DutyStep, withOperators } from '#domain/queueing/duty.ts'
import { languageSet } from '#domain/queueing/language-set.ts'
import { changeOf, FARED, type Fared, type FaredName, isReproduced, overProof, type Proof, type ProofRun, TOLERATED, withReserveOf } from '#domain/staffing/proof.ts' // prettier-ignore
import { spokenProof } from '#domain/staffing/spoken-proof.ts'
import { type PlanSlot, planSteps, readPlan, type SpeakerPlan } from '#domain/staffing/week-plan.ts'
import type { Jobs } from '../staffing/jobs.ts'
import { onSnapshot, type RouteContext } from './answer.ts'
import { type Question, readQuestion } from './question.ts'
import { replayedPeriod } from './replayed-calls.ts'
import { checkOneCentre } from './staffing-demand.ts'
import { DEFAULT_RUNS, DEFAULT_SEED, type Ordered, surgeOrder } from './staffing-surge.ts'
import { clockDays, hourStart, type Worked, workedOf } from './worked-duty.ts'

/** Replays of real calls and surges, as jobs that are asked with a body. */
export const staffingReplayRoutes: FastifyPluginAsyncTypebox<RouteContext & { jobs: Jobs }> = async (app, context) => {
  const config = { onlyAsks: true }
  const accepted = { response: { 202: JobReply } }
  app.post('/staffing/replay', { schema: { body: ReplayBody, ...accepted }, config }, async (request, reply) =>
    reply.code(202).send(
      await started(context, request as FastifyRequest, reply as FastifyReply, {
        body: request.body,
        order: replayOrder
      })
    )
  )
  app.post('/staffing/surge', { schema: { body: SurgeBody, ...accepted }, config }, async (request, reply) =>
    reply.code(202).send(
      await started(context, request as FastifyRequest, reply as FastifyReply, {
        body: request.body,
        order: surgeOrder
      })
    )
  )
}

/** Reads the calls at once, so that a refusal is an answer and the job is of one version of the data. */
async function started<Body extends CommonQuery>(
  context: RouteContext & { jobs: Jobs },
  request: FastifyRequest,
  reply: FastifyReply,
  { body, order }: { body: Body; order: (question: Question, body: Body) => Promise<Ordered> }
): Promise<JobReply> {
  request.query = body
  return onSnapshot(context, request, reply, async (current) => {
    const question = await readQuestion(body, current)
    checkOneCentre(question)
    const words = [JSON.stringify(body), question.period.from, question.period.to]
    return context.jobs.start({ ...(await order(question, body)), words, dataVersion: current.dataVersion })
  })
}

async function replayOrder(question: Question, body: ReplayBody): Promise<Ordered> {
  const period = await replayedPeriod(question)
  const worked = await workedOf(question, period)
  const { runs = DEFAULT_RUNS, seed = DEFAULT_SEED, proposals = [] } = body
  const duties = proposals.map((proposal) => proposedDuty(question, period, worked, proposal))
  const { calls, duty, languages, routing } = worked
  const given = { calls, worked: duty, proposals: duties, routing }
  const options = { withinSeconds: question.within, seed, runs }
  return {
    kind: 'replay',
    work: { kind: 'replay', given, options },
    tell: (result) =>
      replayTold(result as Proof, {
        ...period,
        calls: calls.length,
        ...options,
        basis: worked.basis,
        reserveAfterSeconds: routing.reserveAfterSeconds,
        spoken: {
          names: languages,
          othersAfterSeconds: routing.othersAfterSeconds,
          isKnown: duties.map(isSpokenKnown)
        },
        hours: [duty, ...duties].map((steps) => operatorHours(question, steps, period)),
        names: proposals.map(({ name }) => name)
      })
  }
}

/** Whether steps tell who speaks what. */
function isSpokenKnown(steps: readonly DutyStep[]): boolean {
  return steps.some(({ speakers }) => speakers !== undefined)
}

type Proposal = NonNullable<ReplayBody['proposals']>[number]

function proposedDuty(
  question: Question,
  period: Period,
  { duty, languages }: Worked,
  { plan, slotMinutes = 60, speakers, operators = 0 }: Proposal
): DutyStep[] {
  if (plan === undefined) return withOperators(duty, operators)
  const slots = slotsOf(plan, slotMinutes)
  const spoken = speakers?.map((each): SpeakerPlan => ({
    languages: languageSet(each, languages),
    plan: slotsOf(each.plan, slotMinutes, slots.length)
  }))
  const options = { slotMinutes, ...(spoken === undefined || languages.length === 0 ? {} : { speakers: spoken }) }
  const steps = planSteps(slots, clockDays(question, period), hourStart(question), options)
  return withOperators(withReserveOf(steps, duty), operators)
}

function slotsOf(plan: string, slotMinutes: PlanSlot, length?: number): number[] {
  const slots = readPlan(plan, slotMinutes)
  if (slots !== null && slots.length === (length ?? slots.length)) return slots
  throw new RequestError(
    'BAD_PLAN',
    `plan is not of one to six weeks of slots of ${slotMinutes} minutes, those of speakers of as many as the whole`
  )
}

/** Operator hours within the period. */
function operatorHours(question: Question, steps: readonly DutyStep[], period: Period): number {
  const { from, to } = clockDays(question, period)
  const start = hourStart(question)
  const [begin, end] = [start(from, 0), start(to, 0)]
  const seconds = steps.reduce((sum, { at, operators }, i) => {
    const [a, b] = [Math.max(at, begin), Math.min(steps[i + 1]?.at ?? end, end)]
    return b > a ? sum + operators * (b - a) : sum
  }, 0)
  return seconds / 3600
}

interface ReplayAbout extends Omit<
  ReplayResult,
  'observed' | 'worked' | 'proposals' | 'contended' | 'toleratedPoints' | 'isReproduced' | 'languages'
> {
  spoken: { names: string[]; othersAfterSeconds: number | null; isKnown: readonly boolean[] }
  hours: readonly number[]
  names: readonly string[]
}

function replayTold(proof: Proof, { hours, names, spoken, ...about }: ReplayAbout): ReplayResult {
  const { runs, observed, contended } = proof
  const each = <T>(of: (name: FaredName) => T) =>
    Object.fromEntries(FARED.map((name) => [name, of(name)])) as Record<FaredName, T>
  const over = (of: (run: ProofRun) => Fared) => each((name) => overProof(runs, name, of))
  return {
    ...about,
    contended,
    toleratedPoints: TOLERATED,
    isReproduced: isReproduced(proof),
    languages: languagesTold(proof, spoken),
    observed: each((name) => observed[name]),
    worked: over(({ worked }) => worked),
    proposals: names.map((name, i) => ({
      name,
      operatorHours: hours[i + 1]!,
      workedHours: hours[0]!,
      figures: over(({ proposals }) => proposals[i]!),
      change: each((figure) => changeOf(runs, figure, i))
    }))
  }
}

function languagesTold(proof: Proof, { isKnown, ...about }: ReplayAbout['spoken']): ReplayResult['languages'] {
  const told = spokenProof(proof, isKnown)
  return told === null ? null : { ...about, ...told }
}
