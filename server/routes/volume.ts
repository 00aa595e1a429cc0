import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { VolumeReply, VolumeSeriesReply } from '#contract/volume.ts'
import { repeatBounds } from '#domain/bounds.ts'
import { bucketsOf } from '#domain/buckets.ts'
import { hoursOfDay } from '#domain/clock.ts'
import { addDays, dayNumber, lengthInDays, weekdayOf } from '#domain/dates.ts'
import { absent, type Figure, quotient, share } from '#domain/figure.ts'
import type { KpiId } from '#domain/kpis.ts'
import { CALL_SUM_NAMES, type CallSums } from '#domain/sums.ts'
import type { Asked } from '../queries/asked.ts'
import { callDays, callDispositions, callHours, callProfile, callRepeats, callSums } from '../queries/calls.ts'
import { answer, type RouteContext } from './answer.ts'
import { callsTold } from './coverage.ts'
import { covered } from './facts.ts'
import type { Question } from './question.ts'
import { knownShares, unknownOf } from './unknown.ts'

interface Repeats {
  known: number
  again: number
}

/** Days shown in the calendar heat map at the most; a longer period shows its last. */
const CALENDAR_DAYS = 400

const KPIS_OF_SERIES: readonly KpiId[] = ['offered', 'answered', 'abandoned', 'cutOff']
const KPIS_SHOWN: readonly KpiId[] = [
  ...KPIS_OF_SERIES,
  'repeatCallers',
  'busyHour',
  'trunks',
  'validShare',
  'invalidShare',
  'ghostShare',
  'prankShare'
]

/** Calls over time, by hour and weekday, by day, busiest hours, repeat callers, kinds of call. */
export const volumeRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const schema = { querystring: CommonQuery, response: { 200: VolumeReply } }
  app.get('/volume', { schema, config: { bulk: 'buckets' } }, (request, reply) =>
    answer(context, request, reply, KPIS_SHOWN, answerVolume)
  )
  const series = { querystring: CommonQuery, response: { 200: VolumeSeriesReply } }
  app.get('/volume/series', { schema: series, config: { bulk: 'buckets' } }, (request, reply) =>
    answer(context, request, reply, KPIS_OF_SERIES, answerSeries)
  )
}

async function answerSeries(question: Question) {
  const [buckets, others] = await Promise.all([
    volumeBuckets(question, question.asked),
    Promise.all(question.compared.map((other) => volumeBuckets(question, other.asked)))
  ])
  return {
    grain: question.grain,
    buckets,
    comparisons: question.compared.map(({ kind, period }, i) => ({ kind, ...period, buckets: others[i]! }))
  }
}

async function answerVolume(question: Question) {
  const { engine, asked, within } = question
  const [series, unknown, days, profile, busiest, repeats, dispositions, calendar] = await Promise.all([
    answerSeries(question),
    unknownOf(question, asked, 'calls'),
    callDays(engine, asked),
    callProfile(engine, asked, within),
    callHours(engine, asked, within, 'offered'),
    callRepeats(engine, asked, repeatWithin(question)),
    callDispositions(engine, asked),
    calendarDays(question)
  ])
  return {
    ...series,
    heat: heatCells(question, profile, days),
    calendar,
    busiest: busiest.map(({ date, hour, offered, answered }) => ({ date, hour, offered, answered })),
    repeatCallers: repeatBounds(repeatCallers(question, days, repeats), unknown),
    dispositions: dispositions.map((row) => ({
      disposition: row.disposition ?? 'unrecorded',
      calls: row.calls,
      handleSeconds: row.handle_s
    }))
  }
}

function repeatWithin({ editions }: Question): number {
  const { measure } = editions.get('repeatCallers')!
  if (measure.kind !== 'repeat') throw new RangeError(`measure of repeatCallers must be one, got ${measure.kind}`)
  return measure.within
}

function repeatCallers({ exports }: Question, days: readonly unknown[], { again, known }: Repeats): Figure {
  if (!exports('calls', 'calls') || !exports('calls', 'caller')) return absent('not-exported')
  return days.length === 0 ? absent('no-data') : share(again, known)
}

/** Counts of every bucket of a period; null where the feed has no data, or cannot tell what is filtered by. */
async function volumeBuckets(question: Question, asked: Asked) {
  const { engine, grain, within, exports, clock } = question
  const buckets = bucketsOf(asked, grain, clock)
  const [known, days, sums] = await Promise.all([
    knownShares(question, asked, 'calls', grain, buckets),
    callsTold(engine, asked, grain),
    callSums(engine, asked, grain, within)
  ])
  const alive = covered(buckets, exports('calls', 'calls') ? days : [], grain, sums, CALL_SUM_NAMES, clock)
  return buckets.map((at, i) => ({ ...toBucket(at, alive.get(at), exports), known: known[i]! }))
}

/** Counts of a bucket; null also where no export has a word for such an end of a call. */
function toBucket(at: string, sums: CallSums | undefined, exports: Question['exports']) {
  if (sums === undefined) return { at, offered: null, answered: null, abandoned: null, cutOff: null }
  return {
    at,
    offered: sums.offered,
    answered: sums.answered,
    abandoned: exports('calls', 'outcome:abandoned') ? sums.abandoned : null,
    cutOff: exports('calls', 'outcome:cut-off') ? sums.cut_off : null
  }
}

function heatCells(
  { exports, clock }: Question,
  profile: readonly { weekday: number; hour: number; offered: number }[],
  days: readonly { date: string }[]
) {
  const why = exports('calls', 'calls') ? 'no-data' : 'not-exported'
  const daysOf = (weekday: number) => days.filter(({ date }) => weekdayOf(date) === weekday).length
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => {
    const n = why === 'not-exported' ? 0 : daysOf(weekday)
    return hoursOfDay(clock.dayStarts).map((hour) => {
      const offered = profile.find((row) => row.weekday === weekday && row.hour === hour)?.offered ?? 0
      return { weekday, hour, offered, days: n, mean: n === 0 ? absent(why) : quotient(offered, n) }
    })
  })
}

async function calendarDays({ engine, asked, within, exports }: Question) {
  const from = lengthInDays(asked) > CALENDAR_DAYS ? addDays(asked.to, -CALENDAR_DAYS) : asked.from
  const shown = { ...asked, from }
  const [days, sums] = await Promise.all([callDays(engine, shown), callSums(engine, shown, 'day', within)])
  const offered = new Map(sums.map((row) => [row.at, row.offered]))
  const alive = new Set(exports('calls', 'calls') ? days.map(({ date }) => date) : [])
  return Array.from({ length: dayNumber(asked.to) - dayNumber(from) }, (_, i) => {
    const date = addDays(from, i)
    return { date, offered: alive.has(date) ? (offered.get(date) ?? 0) : null }
  })
}
