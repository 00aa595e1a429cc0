import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { OperatorProfileReply, OperatorsReply } from '#contract/operators.ts'
import { leastBounds } from '#domain/bounds.ts'
import { bucketSeconds, bucketsOf, coveredBuckets } from '#domain/buckets.ts'
import { clockDate, hoursOfDay, secondsFrom } from '#domain/clock.ts'
import { lengthInDays } from '#domain/dates.ts'
import { absent, count, type Figure, quotient } from '#domain/figure.ts'
import { addSums, CALL_SUM_NAMES } from '#domain/sums.ts'
import type { Edition } from '#domain/editions.ts'
import { kpiFigure, type PeriodFacts } from '#domain/kpi-figure.ts'
import { kpi, type KpiId } from '#domain/kpis.ts'
import { LEVEL_SUM_NAMES, serviceLevel } from '#domain/waits.ts'
import type { Asked } from '../queries/asked.ts'
import { callDays, callLanguages, callProfile, callSums } from '../queries/calls.ts'
import { operatorCalls, type OperatorState, operatorTime } from '../queries/operators.ts'
import { answer, type RouteContext } from './answer.ts'
import { covered, gatherFacts, groupBy, rosterOf, timeSums } from './facts.ts'
import { callsTold, statesTold } from './coverage.ts'
import type { Question } from './question.ts'
import { knownShares, unknownOf } from './unknown.ts'

const KPIS_SHOWN: readonly KpiId[] = [
  'occupancy',
  'handleMean',
  'talkMean',
  'serviceLevel',
  'callsPerOperatorHour',
  'answered',
  'utilisation',
  'shrinkage',
  'adherence'
]
const KPIS_OF_PROFILE: readonly KpiId[] = ['occupancy', 'serviceLevel']
const PAID = ['utilisation', 'shrinkage', 'adherence'] as const

/** Who was on duty, who was busy, and how the callers fared. */
export const operatorsRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/operators', { schema: { querystring: CommonQuery, response: { 200: OperatorsReply } } }, (request, reply) =>
    answer(context, request, reply, KPIS_SHOWN, answerOperators)
  )
  const profile = { querystring: CommonQuery, response: { 200: OperatorProfileReply } }
  app.get('/operators/profile', { schema: profile }, (request, reply) =>
    answer(context, request, reply, KPIS_OF_PROFILE, async (question) => ({
      profile: await profileRows(question, await feedsTold(question, question.asked))
    }))
  )
}

async function answerOperators(question: Question) {
  const { engine, asked } = question
  const alive = await feedsTold(question, asked)
  const [now, buckets, profile, operators, languages, ...others] = await Promise.all([
    staffedIn(question, asked, alive),
    bucketRows(question, question.asked),
    profileRows(question, alive),
    operatorRows(question, alive),
    callLanguages(engine, asked),
    ...question.compared.map(async (other) => ({
      ...(await staffedIn(question, other.asked, await feedsTold(question, other.asked))),
      buckets: await bucketRows(question, other.asked)
    }))
  ])
  const speakers = (language: string | null) =>
    (question.site.operators ?? []).filter((each) => language !== null && each.languages.includes(language)).length
  return {
    ...now,
    comparisons: question.compared.map(({ kind, period }, i) => ({ kind, ...period, ...others[i]! })),
    grain: question.grain,
    buckets,
    profile,
    operators,
    languages: languages.map(({ language, answered }) => ({ id: language, answered, speakers: speakers(language) }))
  }
}

/** The time of all operators in a period. */
async function staffedIn(question: Question, asked: Asked, feeds: FeedsTold) {
  const { engine } = question
  const [unknown, time, facts] = await Promise.all([
    unknownOf(question, asked, 'calls'),
    operatorTime(engine, asked, 'all'),
    gatherFacts(question, asked, paidEditions(question))
  ])
  const staffed = new Staffed(question, time, told(feeds))
  return {
    ...paidFigures(facts),
    occupancy: leastBounds(staffed.occupancy(), unknown),
    readySeconds: staffed.presence('ready'),
    pauseSeconds: staffed.presence('pause'),
    handledSeconds: leastBounds(staffed.handled(), unknown)
  }
}

function paidEditions({ editions }: Question): Edition[] {
  return PAID.map((id) => editions.get(id)!)
}

function paidFigures(facts: PeriodFacts): Record<(typeof PAID)[number], Figure> {
  const [utilisation, shrinkage, adherence] = PAID.map((id) => kpiFigure(kpi(id), facts))
  return { utilisation: utilisation!, shrinkage: shrinkage!, adherence: adherence! }
}

/** The days of a period that the calls tell of, and whether the states tell of any part of it. */
interface FeedsTold {
  callDays: readonly { date: string }[]
  states: boolean
}

async function feedsTold({ engine }: Question, asked: Asked): Promise<FeedsTold> {
  const [days, states] = await Promise.all([callDays(engine, asked), statesTold(engine, asked, 'day')])
  return { callDays: days, states: states.length > 0 }
}

function told({ callDays, states }: FeedsTold): Alive {
  return { calls: callDays.length > 0, states }
}

/** Whether the feeds tell of the time in question at all. */
interface Alive {
  calls: boolean
  states: boolean
}

type TimeRow = { state: OperatorState; seconds: number }

/** The states of some operators in some time; absence where an export does not tell it. */
class Staffed {
  readonly question: Question
  readonly rows: readonly TimeRow[]
  readonly alive: Alive

  constructor(question: Question, rows: readonly TimeRow[], alive: Alive) {
    this.question = question
    this.rows = rows
    this.alive = alive
  }

  seconds(state: OperatorState): number {
    return this.rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.seconds, 0)
  }

  presence(state: 'ready' | 'pause'): Figure {
    if (!this.question.exports('calls', 'operatorStates')) return absent('not-exported')
    return this.alive.states ? count(this.seconds(state)) : absent('no-data')
  }

  handled(): Figure {
    if (!this.question.exports('calls', 'handling')) return absent('not-exported')
    return this.alive.calls ? count(this.seconds('handling')) : absent('no-data')
  }

  occupancy(): Figure {
    const { exports } = this.question
    if (!exports('calls', 'operatorStates') || !exports('calls', 'handling')) return absent('not-exported')
    const isTold = this.alive.calls && this.alive.states && this.seconds('ready') > 0
    return isTold ? quotient(this.seconds('handling'), this.seconds('ready')) : absent('no-data')
  }

  /** Mean operators over so many seconds. */
  mean(figure: Figure, overSeconds: number): Figure {
    return figure.value === null ? figure : quotient(figure.value, overSeconds)
  }
}

async function bucketRows(question: Question, asked: Asked) {
  const { engine, grain, within } = question
  const period = { from: asked.from, to: asked.to }
  const buckets = bucketsOf(period, grain, question.clock)
  const [shares, time, sums, days, states] = await Promise.all([
    knownShares(question, asked, 'calls', grain, buckets),
    operatorTime(engine, asked, grain),
    callSums(engine, asked, grain, within),
    callsTold(engine, asked, grain),
    statesTold(engine, asked, grain)
  ])
  const byBucket = groupBy(time)
  const stateDates = states.map(({ date }) => date)
  const present = coveredBuckets(buckets, stateDates, grain, question.clock)
  const calls = covered(buckets, days, grain, sums, CALL_SUM_NAMES, question.clock)
  const known = question.exports('calls', 'calls')
  return buckets.map((at, i) => {
    const alive = { calls: calls.has(at), states: present.has(at) }
    const staffed = new Staffed(question, byBucket.get(at) ?? [], alive)
    const length = bucketSeconds(at, grain, period, question.clock)
    return {
      at,
      onDuty: staffed.mean(staffed.presence('ready'), length),
      busy: staffed.mean(staffed.handled(), length),
      offered: known ? (calls.get(at)?.offered ?? null) : null,
      known: shares[i]!
    }
  })
}

async function profileRows(question: Question, feeds: FeedsTold) {
  const { engine, asked, within, variant } = question
  const [time, calls] = await Promise.all([operatorTime(engine, asked, 'profile'), callProfile(engine, asked, within)])
  const byHour = groupBy(time)
  const { exports } = question
  const ofCalls = (figure: Figure, field = 'calls') => {
    if (!exports('calls', 'calls') || !exports('calls', field)) return absent('not-exported')
    return feeds.callDays.length === 0 ? absent('no-data') : figure
  }
  return hoursOfDay(question.clock.dayStarts).map((hour) => {
    const length = hourSeconds(hour, question, feeds.callDays)
    const staffed = new Staffed(question, byHour.get(String(hour)) ?? [], told(feeds))
    const level = addSums(
      LEVEL_SUM_NAMES,
      calls.filter((row) => row.hour === hour)
    )
    return {
      hour,
      onDuty: staffed.mean(staffed.presence('ready'), length),
      busy: staffed.mean(staffed.handled(), length),
      occupancy: staffed.occupancy(),
      offered: ofCalls(quotient(level.offered, feeds.callDays.length)),
      serviceLevel: ofCalls(serviceLevel(level, variant), 'wait')
    }
  })
}

/** Real seconds of a clock hour on the days with data, or of the period where there are none. */
function hourSeconds(hour: number, { clock, period }: Question, days: readonly { date: string }[]): number {
  if (days.length === 0) return lengthInDays(period) * 3600
  const time = `T${String(hour).padStart(2, '0')}:00`
  return days.reduce((sum, { date }) => sum + secondsFrom(clockDate(date, hour, clock.dayStarts) + time, 60, clock), 0)
}

async function operatorRows(question: Question, feeds: FeedsTold) {
  const { engine, asked, site, exports } = question
  const ofCalls = (figure: Figure) => (exports('calls', 'calls') ? figure : absent('not-exported'))
  const [calls, time, roster, facts] = await Promise.all([
    operatorCalls(engine, asked),
    operatorTime(engine, asked, 'all', true),
    rosterOf(question, asked, 'all', true),
    gatherFacts(question, asked, paidEditions(question))
  ])
  const ids = [...new Set([...calls, ...time, ...roster].map(({ operator }) => operator))].sort()
  return ids.map((id) => {
    const known = site.operators?.find((each) => each.id === id)
    const row = calls.find(({ operator }) => operator === id)
    const own = time.filter(({ operator }) => operator === id)
    const sums = timeSums(
      own,
      roster.filter(({ operator }) => operator === id)
    )
    const isPresent = own.some(({ state }) => state !== 'handling')
    const staffed = new Staffed(question, own, { ...told(feeds), states: isPresent })
    const ready = staffed.presence('ready')
    return {
      id,
      role: known?.role ?? null,
      group: known?.group ?? null,
      languages: known?.languages ?? [],
      answered: exports('calls', 'calls') ? (row?.answered ?? 0) : null,
      handleMean: ofCalls(row ? quotient(row.handle_s, row.handle_known) : absent('no-calls')),
      talkMean: ofCalls(row ? quotient(row.talk_s, row.talk_known) : absent('no-calls')),
      readySeconds: ready,
      pauseSeconds: staffed.presence('pause'),
      occupancy: staffed.occupancy(),
      ...paidFigures({ ...facts, time: sums, unknown: undefined }),
      callsPerHour: ofCalls(ready.value === null ? ready : quotient(row?.answered ?? 0, ready.value / 3600))
    }
  })
}
