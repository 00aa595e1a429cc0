import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { RequirementQuery } from '#contract/staffing-query.ts'
import { RequirementReply } from '#contract/staffing-requirement.ts'
import { hourOfWeek, HOURS_A_WEEK, type Period, weekdayOf } from '#domain/dates.ts'
import type { Absence } from '#domain/figure.ts'
import { spreadOf } from '#domain/negative-binomial.ts'
import type { Goal } from '#domain/queueing/fewest-agents.ts'
import { weekOf } from '#domain/staffing/demand-forecast.ts'
import { patienceOf } from '#domain/staffing/patience.ts'
import { DEFAULT_YEAR, headsFor, headsForWeek, netHours, relief, spellsOf } from '#domain/staffing/relief.ts'
import {
  givenAround,
  givenBy,
  type RequirementDemand,
  requirementOf,
  type RequirementRules
} from '#domain/staffing/requirement.ts'
import { meanOnDuty } from '#domain/staffing/week-plan.ts'
import { callProfile, callSums, callWaits } from '../queries/calls.ts'
import { answer, type RouteContext } from './answer.ts'
import type { Question } from './question.ts'
import { daysOf, type Demand, demandOf, handleByHour } from './staffing-demand.ts'
import { timeOf } from './staffing-forecast.ts'
import { languagesTold } from './staffing-languages.ts'
import { clockDays, dutyBasis, hourStart, workedDuty } from './worked-duty.ts'

const HOUR_S = 3600
/** Two, so that one may rest or fetch a colleague. */
const DEFAULT_MINIMUM = 2
const DEFAULT_OCCUPANCY = 0.85
const DEFAULT_SHARE = 0.9

/** The fewest operators of every hour for a goal, beside those who were on duty and what happened then. */
export const staffingRequirementRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const response = { 200: RequirementReply }
  const kpis = ['serviceLevel', 'offered', 'handleMean'] as const
  app.get(
    '/staffing/requirement',
    { schema: { querystring: RequirementQuery, response }, config: { bulk: 'slots' } },
    (request, reply) => answer(context, request, reply, kpis, (question) => answerRequirement(question, request.query))
  )
  app.post(
    '/staffing/requirement',
    { schema: { body: RequirementQuery, response }, config: { onlyAsks: true } },
    (request, reply) => {
      request.query = request.body
      return answer(context, request, reply, kpis, (question) => answerRequirement(question, request.body))
    }
  )
}

async function answerRequirement(question: Question, query: RequirementQuery) {
  const demand = await demandOf(question, query, 24)
  const past = clockDays(question, question.period)
  const basis = query.basis ?? 'forecast'
  const [handle, patience, worked, observed] = await Promise.all([
    handleByHour(question),
    measuredPatience(question),
    dutyBasis(question) === null ? null : workedDuty(question, question.period),
    observedOf(question)
  ])
  const rules = rulesOf(question, query, patience.meanSeconds)
  const handleSeconds = Array.from({ length: HOURS_A_WEEK }, (_, i) => handle.hours[i % 24]!.seconds ?? 0)
  const asked = basis === 'past' ? pastWeek(demand, past) : comingWeek(demand)
  const why = whyNot(demand, handle.seconds, asked)
  const deployed = worked === null ? null : deployedOf(question, worked, past, observed.known)
  const standing = why === null ? standingWeek(asked!, handleSeconds) : null
  const week = standing === null ? [] : weekTold({ standing, rules, deployed, observed })
  const days = basis === 'past' ? past : demand.coming
  return {
    why,
    basis,
    ...days,
    goal: { ...rules.goal, shrinkagePercent: rules.shrinkagePercent, quantile: rules.quantile },
    patience: { usedSeconds: rules.patienceSeconds, ...patience },
    handle: { seconds: handle.seconds, n: handle.n },
    spread: asked?.spread ?? 0,
    dutyBasis: dutyBasis(question),
    dutyFrom: past.from,
    dutyTo: past.to,
    week,
    slots: standing === null ? [] : slotsTold({ demand, standing, days, basis, rules, deployed, observed }),
    relief: reliefTold(question, week),
    languages: await languagesTold(question, standing, rules)
  }
}

function rulesOf({ site, within }: Question, query: RequirementQuery, measured: number | null): RequirementRules {
  const target = site.targets?.serviceLevel
  const goal: Goal = {
    share: query.share ?? target?.share ?? DEFAULT_SHARE,
    withinSeconds: query.within ?? target?.within_s ?? within,
    level: query.level ?? 'ofOffered',
    maxOccupancy: query.maxOccupancy ?? DEFAULT_OCCUPANCY,
    minimumAgents: query.minimumAgents ?? DEFAULT_MINIMUM
  }
  const patienceSeconds = query.patience === undefined ? measured : query.patience === 0 ? null : query.patience
  return { goal, patienceSeconds, shrinkagePercent: query.shrinkage ?? 0, quantile: query.quantile ?? null }
}

async function measuredPatience({ engine, asked, exports }: Question) {
  const rows = exports('calls', 'wait') ? await callWaits(engine, asked, 'all') : []
  return patienceOf(rows.map(({ seconds, is_answered, n }) => ({ seconds, isAnswered: is_answered, n })))
}

/** Calls of an hour of the week: the mean, and the spread beyond chance. */
interface AskedWeek {
  calls: number[]
  spread: number
}

function comingWeek({ forecast }: Demand): AskedWeek | null {
  return forecast === null ? null : { calls: weekOf(forecast.days), spread: forecast.spread }
}

/** The means of the hours of the week over a past period, masked hours left out. */
function pastWeek({ history }: Demand, { from, to }: Period): AskedWeek | null {
  const known = history
    .filter(({ date }) => date >= from && date < to)
    .flatMap(({ date, offered, masks }) =>
      offered.flatMap((n, hour) =>
        n === null || masks[hour] !== null ? [] : [{ place: hourOfWeek(weekdayOf(date), hour), n }]
      )
    )
  if (known.length === 0) return null
  const [sum, n] = [new Float64Array(HOURS_A_WEEK), new Float64Array(HOURS_A_WEEK)]
  for (const each of known) {
    sum[each.place]! += each.n
    n[each.place]!++
  }
  const calls = Array.from(sum, (total, place) => (n[place] === 0 ? 0 : total / n[place]!))
  return { calls, spread: spreadOf(known.map(({ place, n }) => ({ mean: calls[place]!, count: n }))) }
}

function whyNot(demand: Demand, handleSeconds: number | null, asked: AskedWeek | null): Absence | null {
  if (demand.why === 'not-exported' || handleSeconds === null) return demand.why ?? 'not-exported'
  return asked === null ? 'too-few' : null
}

/** Offered and answered in time by hour of the period, and the hours that are known. */
async function observedOf(question: Question) {
  const { engine, asked, within } = question
  const [profile, sums] = await Promise.all([
    callProfile(engine, asked, within),
    callSums(engine, asked, 'hour', within)
  ])
  return {
    week: new Map(
      profile.map(({ weekday, hour, offered, answered_within }) => [
        hourOfWeek(weekday, hour),
        { offered, answeredWithin: answered_within }
      ])
    ),
    hours: new Map(sums.map(({ at, offered, answered_within }) => [at, { offered, answeredWithin: answered_within }])),
    known: new Set(sums.map(({ at }) => at.slice(0, 10)))
  }
}
type Observed = Awaited<ReturnType<typeof observedOf>>

interface Deployed {
  hours: ReadonlyMap<string, number>
  week: (number | null)[]
}

/** Mean operators on duty by hour of the period and by hour of the week, over days with calls. */
function deployedOf(
  question: Question,
  duty: Awaited<ReturnType<typeof workedDuty>>,
  past: Period,
  known: ReadonlySet<string>
): Deployed {
  const start = hourStart(question)
  const hours = daysOf(past).filter((date) => known.has(date)).flatMap((date) => Array.from({ length: 24 }, (_, hour) => ({ date, hour }))) // prettier-ignore
  const means = meanOnDuty(duty, hours.map(({ date, hour }) => start(date, hour))) // prettier-ignore
  const [sum, n] = [new Float64Array(HOURS_A_WEEK), new Float64Array(HOURS_A_WEEK)]
  hours.forEach(({ date, hour }, i) => {
    const place = hourOfWeek(weekdayOf(date), hour)
    sum[place]! += means[i]!
    n[place]!++
  })
  return {
    hours: new Map(hours.map(({ date, hour }, i) => [timeOf(date, hour, 24), means[i]!])),
    week: Array.from(sum, (total, place) => (n[place] === 0 ? null : total / n[place]!))
  }
}

function standingWeek(asked: AskedWeek, handleSeconds: number[]): RequirementDemand {
  return { ...asked, handleSeconds, slotSeconds: HOUR_S, isCyclic: true }
}

interface WeekInput {
  standing: RequirementDemand
  rules: RequirementRules
  deployed: Deployed | null
  observed: Observed
}

function weekTold({ standing, rules, deployed, observed }: WeekInput) {
  return requirementOf(standing, rules).map((slot, place) => {
    const onDuty = deployed?.week[place] ?? null
    const handle = standing.handleSeconds[place]!
    return {
      weekday: Math.floor(place / 24) + 1,
      hour: place % 24,
      mean: standing.calls[place]!,
      handleSeconds: handle,
      ...slot,
      given: givenAround(slot, handle, rules),
      deployed: onDuty,
      givenDeployed: onDuty === null ? null : givenBy(slot.load, handle, Math.round(onDuty), rules),
      ...(observed.week.get(place) ?? { offered: 0, answeredWithin: 0 })
    }
  })
}

function slotsTold({
  demand,
  standing,
  days,
  basis,
  rules,
  deployed,
  observed
}: WeekInput & { demand: Demand; days: Period; basis: 'forecast' | 'past' }) {
  const hours = daysOf(days).flatMap((date) =>
    Array.from({ length: 24 }, (_, hour) => ({ date, hour, place: hourOfWeek(weekdayOf(date), hour) }))
  )
  const counts = basis === 'past' ? pastCounts(demand, days) : comingCounts(demand)
  const handle = hours.map(({ place }) => standing.handleSeconds[place]!)
  const calls = hours.map(({ place }, i) => counts[i] ?? standing.calls[place]!)
  const spread = basis === 'past' ? 0 : standing.spread
  const required = requirementOf({ calls, handleSeconds: handle, slotSeconds: HOUR_S, spread, isCyclic: false }, rules)
  return hours.map(({ date, hour }, i) => {
    const at = timeOf(date, hour, 24)
    const isKnown = counts[i] !== null && counts[i] !== undefined
    const { calls: n, load, required: agents, rostered } = required[i]!
    const told = isKnown
      ? { calls: n, load, required: agents, rostered }
      : { calls: null, load: null, required: null, rostered: null }
    const seen =
      isKnown && basis === 'past'
        ? (observed.hours.get(at) ?? { offered: 0, answeredWithin: 0 })
        : { offered: null, answeredWithin: null }
    return { at, ...told, deployed: deployed?.hours.get(at) ?? null, ...seen }
  })
}

function pastCounts({ history }: Demand, days: Period): (number | null)[] {
  const byDate = new Map(history.map(({ date, offered }) => [date, offered]))
  return daysOf(days).flatMap((date) => byDate.get(date) ?? new Array<null>(24).fill(null))
}

function comingCounts({ forecast }: Demand): (number | null)[] {
  return (forecast?.days ?? []).flatMap(({ slots }) => slots.map(({ mean }) => mean))
}

/** Seats to heads: leave, illness and training are in the year of a person, so the requirement is taken without shrinkage. */
function reliefTold({ site }: Question, week: readonly { required: number; mean: number }[]) {
  const people = site.operators?.filter(({ role }) => role !== 'supervisor').length ?? null
  const need = week.length === 0 ? new Array<number>(HOURS_A_WEEK).fill(0) : week.map(({ required }) => required)
  const weight = need.map((_, place) => week[place]?.mean ?? 0)
  const held = people === null ? null : relief({ need, weight, heads: people, year: DEFAULT_YEAR })
  return {
    seatHoursPerWeek: need.reduce((sum, seats) => sum + seats, 0),
    netHoursPerYear: netHours(DEFAULT_YEAR),
    heads: headsForWeek(need),
    headsPerSeat: headsFor(1),
    seatsHeld: people === null ? null : people / headsFor(1),
    people,
    shortHours: held?.shortHours ?? null,
    short: spellsOf(held?.short ?? [])
  }
}
