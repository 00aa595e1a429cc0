import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { OperatorsReply } from '#contract/operators.ts'
import { bucketSeconds, bucketsOf } from '#domain/buckets.ts'
import { lengthInDays } from '#domain/dates.ts'
import { absent, count, type Figure, quotient } from '#domain/figure.ts'
import { addSums, CALL_SUM_NAMES } from '#domain/sums.ts'
import type { KpiId } from '#domain/kpis.ts'
import { type LevelSums, serviceLevel } from '#domain/waits.ts'
import { callDays, callLanguages, callProfile, callSums } from '../queries/calls.ts'
import { operatorCalls, type OperatorState, operatorTime } from '../queries/operators.ts'
import { answer, type RouteContext } from './answer.ts'
import { covered, groupBy } from './facts.ts'
import { callsTold } from './coverage.ts'
import type { Question } from './question.ts'

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
  const [days, time, buckets, profile, operators, languages] = await Promise.all([
    callDays(engine, asked),
    operatorTime(engine, asked, 'all'),
    bucketRows(question),
    profileRows(question),
    operatorRows(question),
    callLanguages(engine, asked)
  ])
  const staffed = new Staffed(question, time)
  const speakers = (language: string | null) =>
    (question.site.operators ?? []).filter((each) => language !== null && each.languages.includes(language)).length
  return {
    occupancy: staffed.occupancy(),
    readySeconds: staffed.presence('ready'),
    pauseSeconds: staffed.presence('pause'),
    handledSeconds: days.length === 0 ? absent('no-data') : staffed.handled(),
    grain: question.grain,
    buckets,
    profile,
    operators,
    languages: languages.map(({ language, answered }) => ({ id: language, answered, speakers: speakers(language) }))
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
  const buckets = bucketsOf(period, grain)
  const [time, sums, days] = await Promise.all([
    operatorTime(engine, asked, grain),
    callSums(engine, asked, grain, within),
    callsTold(engine, asked, grain)
  ])
  const byBucket = groupBy(time)
  const calls = covered(buckets, days, grain, sums, CALL_SUM_NAMES)
  const known = question.exports('calls', 'calls')
  return buckets.map((at) => {
    const staffed = new Staffed(question, byBucket.get(at) ?? [])
    const length = bucketSeconds(at, grain, period)
    const busy = calls.has(at) ? staffed.mean(staffed.handled(), length) : absent('no-data')
    return {
      at,
      onDuty: staffed.mean(staffed.presence('ready'), length),
      busy,
      offered: known ? (calls.get(at)?.offered ?? null) : null
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
  const length = (days.length || lengthInDays(asked)) * 3600
  const { exports } = question
  const told = (figure: Figure) => {
    if (!exports('calls', 'calls') || !exports('calls', 'wait')) return absent('not-exported')
    return days.length === 0 ? absent('no-data') : figure
  }
  return Array.from({ length: 24 }, (_, hour) => {
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
