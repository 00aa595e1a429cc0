import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AnswerTimesReply } from '#contract/answer-times.ts'
import { CommonQuery } from '#contract/common.ts'
import { meanBounds, percentileBounds, shareBounds } from '#domain/bounds.ts'
import { bucketsOf, coveredBuckets } from '#domain/buckets.ts'
import type { Edition } from '#domain/editions.ts'
import { weekdayOf } from '#domain/dates.ts'
import { absent, type Figure, quotient } from '#domain/figure.ts'
import { addSums, CALL_SUM_NAMES, type CallSums } from '#domain/sums.ts'
import type { Unknown } from '#domain/unknown.ts'
import {
  countWithin,
  type Histogram,
  histogram,
  type LevelSums,
  levelWithin,
  percentile,
  serviceLevel,
  total,
  type Variant,
  type WaitEdges,
  whyNoLevel
} from '#domain/waits.ts'
import type { Asked } from '../queries/asked.ts'
import { callDays, callHours, callProfile, callSums, callWaits } from '../queries/calls.ts'
import { answer, type RouteContext } from './answer.ts'
import { earlierEdition } from './edition-parts.ts'
import { groupBy } from './facts.ts'
import { callsTold } from './coverage.ts'
import type { Question } from './question.ts'
import { knownShares, unknownOf } from './unknown.ts'

const THRESHOLDS_S = [5, 10, 15, 20, 30, 40, 60]
const CURVE_S = 300
const ABANDONMENT_EDGES_S = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300]

/** How long callers waited: percentiles, service level under every variant, curve, worst hours, abandonment. */
export const answerTimesRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get(
    '/answer-times',
    { schema: { querystring: CommonQuery, response: { 200: AnswerTimesReply } } },
    (request, reply) =>
      answer(
        context,
        request,
        reply,
        ['serviceLevel', 'waitMean', 'waitP50', 'waitP90', 'waitP95', 'waitP99', 'abandoned', 'cutOff'],
        answerAnswerTimes
      )
  )
}

async function answerAnswerTimes(question: Question) {
  const { engine, asked, within, variant } = question
  const [now, buckets, others, profile, worst, days] = await Promise.all([
    waitsOf(question, asked),
    waitBuckets(question, asked),
    Promise.all(
      question.compared.map(
        async (other) => [await waitsOf(question, other.asked), await waitBuckets(question, other.asked)] as const
      )
    ),
    callProfile(engine, asked, within),
    callHours(engine, asked, within, 'missed'),
    callDays(engine, asked)
  ])
  return {
    grain: question.grain,
    within,
    variant,
    overall: overall(question, now),
    comparisons: question.compared.map(({ kind, period }, i) => ({
      kind,
      ...period,
      overall: overall(question, others[i]![0]),
      buckets: others[i]![1]
    })),
    thresholds: THRESHOLDS_S.map((seconds) => threshold(question, now, seconds)),
    buckets,
    curve: curve(now),
    heat: heatCells(question, profile, days),
    worst: worst.map((row) => ({
      date: row.date,
      hour: row.hour,
      offered: row.offered,
      missed: row.offered - row.answered_within,
      serviceLevel: told(question, true, level(question, row))
    })),
    abandonment: abandonment(now.unanswered),
    waitUnknown: now.sums.answered - total(now.answered)
  }
}

interface Waits {
  /** Whether the feed has any data in the period. */
  isAlive: boolean
  sums: CallSums
  answered: Histogram
  unanswered: Histogram
  unknown: Unknown
}

async function waitsOf(question: Question, asked: Asked): Promise<Waits> {
  const { engine, within, edges } = question
  const [unknown, days, sums, rows] = await Promise.all([
    unknownOf(question, asked, 'calls'),
    callDays(engine, asked),
    callSums(engine, asked, 'all', within),
    callWaits(engine, asked, 'all')
  ])
  return { unknown, isAlive: days.length > 0, sums: addSums(CALL_SUM_NAMES, sums), ...split(rows, edges) }
}

function split(rows: readonly { is_answered: boolean; seconds: number; n: number }[], edges: WaitEdges) {
  const part = (wanted: boolean) => rows.filter(({ is_answered }) => is_answered === wanted)
  return { answered: histogram(part(true), edges.answered), unanswered: histogram(part(false), edges.unanswered) }
}

function ratio(part: number | null, whole: number): number | null {
  return part === null ? null : part / whole
}

/** The service level under the asked variant, where the export splits waits at the asked second. */
function level({ edges, within, variant }: Question, sums: LevelSums): Figure {
  const why = whyNoLevel(edges, within, variant)
  return why === null ? serviceLevel(sums, variant) : absent(why)
}

/** A figure that rests on waits, where the export tells them at all and the feed was alive. */
function told({ exports }: Question, isAlive: boolean, figure: Figure): Figure {
  if (!exports('calls', 'calls') || !exports('calls', 'wait')) return absent('not-exported')
  return isAlive ? figure : absent('no-data')
}

function overall(question: Question, { isAlive, sums, answered, unknown }: Waits) {
  const p = (share: number) =>
    percentileBounds(told(question, isAlive, percentile(answered, share)), unknown, answered, share)
  return {
    mean: meanBounds(
      told(
        question,
        isAlive,
        question.edges.answered === null ? quotient(sums.wait_s, sums.wait_known) : absent('not-exported')
      ),
      unknown
    ),
    p50: p(0.5),
    p90: p(0.9),
    p95: p(0.95),
    p99: p(0.99),
    serviceLevel: shareBounds(told(question, isAlive, level(question, sums)), unknown)
  }
}

function threshold(question: Question, { isAlive, sums, answered, unanswered, unknown }: Waits, withinSeconds: number) {
  const of = (variant: Variant) =>
    shareBounds(told(question, isAlive, levelWithin({ answered, unanswered }, sums, withinSeconds, variant)), unknown)
  return {
    withinSeconds,
    negative: of('negative'),
    answered: of('answered'),
    ignore: of('ignore'),
    positive: of('positive'),
    short: of('short')
  }
}

async function waitBuckets(question: Question, asked: Asked) {
  const { engine, grain, within } = question
  const buckets = bucketsOf(asked, grain, question.clock)
  const [known, days, sums, rows] = await Promise.all([
    knownShares(question, asked, 'calls', grain, buckets),
    callsTold(engine, asked, grain),
    callSums(engine, asked, grain, within),
    callWaits(engine, asked, grain)
  ])
  const bySum = new Map(sums.map((row) => [row.at, row]))
  const byWait = groupBy(rows)
  const dates = days.map(({ date }) => date)
  const alive = coveredBuckets(buckets, dates, grain, question.clock)
  return buckets.map((at, i) => {
    const row = bySum.get(at)
    const isAlive = alive.has(at)
    const { answered, unanswered } = split(byWait.get(at) ?? [], question.edges)
    const earlier = asked === question.asked ? earlierEdition(question, 'serviceLevel', at) : undefined
    return {
      at,
      p50: told(question, isAlive, percentile(answered, 0.5)),
      p90: told(question, isAlive, percentile(answered, 0.9)),
      serviceLevel: told(
        question,
        isAlive,
        row === undefined ? absent('no-calls') : bucketLevel(question, { answered, unanswered }, row, earlier)
      ),
      known: known[i]!
    }
  })
}

/** The level of a bucket; where another definition was in force then, under that one. */
function bucketLevel(
  question: Question,
  waits: { answered: Histogram; unanswered: Histogram },
  sums: CallSums,
  earlier: Edition | undefined
): Figure {
  if (earlier?.measure.kind !== 'serviceLevel') return level(question, sums)
  const { within = question.within, variant = question.variant } = earlier.measure
  return levelWithin(waits, sums, within, variant)
}

/** Every hour of the week: a level, or why there is none (no calls, or no day of that weekday with data). */
function heatCells(
  question: Question,
  profile: readonly (LevelSums & { weekday: number; hour: number })[],
  days: readonly { date: string }[]
) {
  const weekdays = new Set(days.map(({ date }) => weekdayOf(date)))
  return [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    Array.from({ length: 24 }, (_, hour) => {
      const row = profile.find((cell) => cell.weekday === weekday && cell.hour === hour)
      const figure = row === undefined ? absent('no-calls') : level(question, row)
      return { weekday, hour, serviceLevel: told(question, weekdays.has(weekday), figure) }
    })
  )
}

function curve({ answered, unanswered }: Waits) {
  const all = { answered: total(answered), unanswered: total(unanswered) }
  const part = (h: Histogram, n: number, seconds: number) => (n === 0 ? null : ratio(countWithin(h, seconds), n))
  return Array.from({ length: CURVE_S + 1 }, (_, seconds) => ({
    seconds,
    answered: part(answered, all.answered, seconds),
    unanswered: part(unanswered, all.unanswered, seconds)
  }))
}

/** Empty where the export does not tell how long callers waited who gave up. */
function abandonment(unanswered: Histogram) {
  if (unanswered.edges !== null) return []
  const upTo = (seconds: number) => countWithin(unanswered, seconds) ?? 0
  const bins = ABANDONMENT_EDGES_S.map((edge, i) => ({
    upTo: edge as number | null,
    n: upTo(edge) - (i === 0 ? 0 : upTo(ABANDONMENT_EDGES_S[i - 1]!))
  }))
  return [...bins, { upTo: null, n: total(unanswered) - upTo(ABANDONMENT_EDGES_S.at(-1)!) }]
}
