import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { OperatorsReply } from '#contract/operators.ts'
import { leastBounds } from '#domain/bounds.ts'
import { bucketSeconds, bucketsOf } from '#domain/buckets.ts'
import { clockDate, hoursOfDay, secondsFrom } from '#domain/clock.ts'
import { lengthInDays } from '#domain/dates.ts'
import { absent, count, type Figure, quotient } from '#domain/figure.ts'
import { addSums, CALL_SUM_NAMES } from '#domain/sums.ts'
import type { KpiId } from '#domain/kpis.ts'
import { type LevelSums, serviceLevel } from '#domain/waits.ts'
import type { Asked } from '../queries/asked.ts'
import { callDays, callLanguages, callProfile, callSums } from '../queries/calls.ts'
import { operatorCalls, type OperatorState, operatorTime } from '../queries/operators.ts'
import { answer, type RouteContext } from './answer.ts'
import { covered, groupBy } from './facts.ts'
import { callsTold } from './coverage.ts'
import type { Question } from './question.ts'
import { knownShares, unknownOf } from './unknown.ts'

const KPIS_SHOWN: readonly KpiId[] = [
  'occupancy',
  'handleMean',
  'talkMean',
  'serviceLevel',
  'callsPerOperatorHour',
  'answered'
]

/** Who was on duty, who was busy, and how the callers fared. */
export const operatorsRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/operators', { schema: { querystring: CommonQuery, response: { 200: OperatorsReply } } }, (request, reply) =>
    answer(context, request, reply, KPIS_SHOWN, answerOperators)
  )
}

async function answerOperators(question: Question) {
  const { engine, asked } = question
  const [now, buckets, profile, operators, languages, ...others] = await Promise.all([
    staffedIn(question, asked),
    bucketRows(question),
    profileRows(question),
    operatorRows(question),
    callLanguages(engine, asked),
    ...question.compared.map((other) => staffedIn(question, other.asked))
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
async function staffedIn(question: Question, asked: Asked) {
  const { engine } = question
  const [unknown, days, time] = await Promise.all([
    unknownOf(question, asked, 'calls'),
    callDays(engine, asked),
    operatorTime(engine, asked, 'all')
  ])
  const staffed = new Staffed(question, time)
  return {
    occupancy: leastBounds(staffed.occupancy(), unknown),
    readySeconds: staffed.presence('ready'),
    pauseSeconds: staffed.presence('pause'),
    handledSeconds: days.length === 0 ? absent('no-data') : leastBounds(staffed.handled(), unknown)
  }
}

type TimeRow = { state: OperatorState; seconds: number }

/** The states of some operators in some time; absence where an export does not tell it. */
class Staffed {
  readonly question: Question
  readonly rows: readonly TimeRow[]

  constructor(question: Question, rows: readonly TimeRow[]) {
    this.question = question
    this.rows = rows
  }

  seconds(state: OperatorState): number {
    return this.rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.seconds, 0)
  }

  presence(state: 'ready' | 'pause'): Figure {
    if (!this.question.exports('calls', 'operatorStates')) return absent('not-exported')
    return this.rows.some((row) => row.state !== 'handling') ? count(this.seconds(state)) : absent('no-data')
  }

  handled(): Figure {
    return this.question.exports('calls', 'handling') ? count(this.seconds('handling')) : absent('not-exported')
  }

  occupancy(): Figure {
    const ready = this.presence('ready')
    const handled = this.handled()
    if (ready.value === null) return ready
    return handled.value === null ? handled : quotient(handled.value, ready.value)
  }

  /** Mean operators over so many seconds. */
  mean(figure: Figure, overSeconds: number): Figure {
    return figure.value === null ? figure : quotient(figure.value, overSeconds)
  }
}

async function bucketRows(question: Question) {
  const { engine, asked, grain, period, within } = question
  const buckets = bucketsOf(period, grain, question.clock)
  const [shares, time, sums, days] = await Promise.all([
    knownShares(question, asked, 'calls', grain, buckets),
    operatorTime(engine, asked, grain),
    callSums(engine, asked, grain, within),
    callsTold(engine, asked, grain)
  ])
  const byBucket = groupBy(time)
  const calls = covered(buckets, days, grain, sums, CALL_SUM_NAMES, question.clock)
  const known = question.exports('calls', 'calls')
  return buckets.map((at, i) => {
    const staffed = new Staffed(question, byBucket.get(at) ?? [])
    const length = bucketSeconds(at, grain, period, question.clock)
    const busy = calls.has(at) ? staffed.mean(staffed.handled(), length) : absent('no-data')
    return {
      at,
      onDuty: staffed.mean(staffed.presence('ready'), length),
      busy,
      offered: known ? (calls.get(at)?.offered ?? null) : null,
      known: shares[i]!
    }
  })
}

async function profileRows(question: Question) {
  const { engine, asked, within, variant } = question
  const [time, calls, days] = await Promise.all([
    operatorTime(engine, asked, 'profile'),
    callProfile(engine, asked, within),
    callDays(engine, asked)
  ])
  const byHour = groupBy(time)
  const { exports } = question
  const told = (figure: Figure) => {
    if (!exports('calls', 'calls') || !exports('calls', 'wait')) return absent('not-exported')
    return days.length === 0 ? absent('no-data') : figure
  }
  return hoursOfDay(question.clock.dayStarts).map((hour) => {
    const length = hourSeconds(hour, question, days)
    const staffed = new Staffed(question, byHour.get(String(hour)) ?? [])
    const level = addLevels(calls.filter((row) => row.hour === hour))
    return {
      hour,
      onDuty: staffed.mean(staffed.presence('ready'), length),
      busy: days.length === 0 ? absent('no-data') : staffed.mean(staffed.handled(), length),
      occupancy: staffed.occupancy(),
      offered: days.length === 0 ? absent('no-data') : quotient(level.offered, days.length),
      serviceLevel: told(serviceLevel(level, variant))
    }
  })
}

/** Real seconds of a clock hour on the days with data, or of the period where there are none. */
function hourSeconds(hour: number, { clock, period }: Question, days: readonly { date: string }[]): number {
  if (days.length === 0) return lengthInDays(period) * 3600
  const time = `T${String(hour).padStart(2, '0')}:00`
  return days.reduce((sum, { date }) => sum + secondsFrom(clockDate(date, hour, clock.dayStarts) + time, 60, clock), 0)
}

const LEVEL_NAMES = [
  'offered',
  'answered',
  'answered_within',
  'answered_within_30',
  'gone_within',
  'gone_short'
] as const

function addLevels(rows: readonly LevelSums[]) {
  return addSums(LEVEL_NAMES, rows)
}

async function operatorRows(question: Question) {
  const { engine, asked, site } = question
  const [calls, time] = await Promise.all([operatorCalls(engine, asked), operatorTime(engine, asked, 'all', true)])
  const ids = [...new Set([...calls, ...time].map(({ operator }) => operator))].sort()
  return ids.map((id) => {
    const known = site.operators?.find((each) => each.id === id)
    const row = calls.find(({ operator }) => operator === id)
    const staffed = new Staffed(
      question,
      time.filter(({ operator }) => operator === id)
    )
    const ready = staffed.presence('ready')
    return {
      id,
      role: known?.role ?? null,
      languages: known?.languages ?? [],
      answered: row?.answered ?? 0,
      handleMean: row ? quotient(row.handle_s, row.handle_known) : absent('no-calls'),
      talkMean: row ? quotient(row.talk_s, row.talk_known) : absent('no-calls'),
      readySeconds: ready,
      pauseSeconds: staffed.presence('pause'),
      occupancy: staffed.occupancy(),
      callsPerHour: ready.value === null ? ready : quotient(row?.answered ?? 0, ready.value / 3600)
    }
  })
}
