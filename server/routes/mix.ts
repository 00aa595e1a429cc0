import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { BASES, MixQuery, MixReply } from '#contract/mix.ts'
import { countBounds, shareBounds } from '#domain/bounds.ts'
import { bucketsOf, coveredBuckets } from '#domain/buckets.ts'
import { absent, count, type Figure, share } from '#domain/figure.ts'
import type { Unknown } from '#domain/unknown.ts'
import type { Asked } from '../queries/asked.ts'
import { callDays } from '../queries/calls.ts'
import { incidentDays } from '../queries/incidents.ts'
import { categorySeries, type MixDimension, type MixRow, mixRows } from '../queries/mix.ts'
import { answer, type RouteContext } from './answer.ts'
import { callsTold, registerTold } from './coverage.ts'
import type { Question } from './question.ts'
import { knownShares, unknownOf } from './unknown.ts'

type Basis = (typeof BASES)[number]

/** What kinds of emergency, where, by whom and in which language; of incidents or of calls. */
export const mixRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/mix', { schema: { querystring: MixQuery, response: { 200: MixReply } } }, (request, reply) =>
    answer(context, request, reply, ['emergency', 'valid', 'incidents', 'offered'], (question) =>
      answerMix(question, request.query.basis)
    )
  )
}

async function answerMix(question: Question, asked: Basis | undefined) {
  const bases = basesOf(question)
  const basis = asked ?? bases[0] ?? 'incidents'
  const [now, series, ...others] = await Promise.all([
    countsOf(question, question.asked, basis),
    seriesOf(question, basis),
    ...question.compared.map((other) => countsOf(question, other.asked, basis))
  ])
  const part = (dimension: MixDimension) => partsOf(dimension, now, others)
  return {
    basis,
    bases,
    total: now.total,
    grain: question.grain,
    comparisons: question.compared.map(({ kind, period }, i) => ({ kind, ...period, total: others[i]!.total })),
    categories: part('category'),
    subcategories: now.rows
      .filter(({ dimension }) => dimension === 'subcategory')
      .map(({ category, value, n }) => ({ category, id: value, n, share: shareOf(n, now) })),
    districts: part('district'),
    agencies: part('agency'),
    languages: part('language'),
    series,
    table: now.rows
      .filter(({ dimension }) => dimension === 'table')
      .map(({ category, value, n }) => ({ district: value, category, n }))
  }
}

function basesOf({ exports }: Question): Basis[] {
  return BASES.filter((basis) => tells(exports, basis))
}

/** Whether the export carries categories, and what is filtered by. */
function tells(exports: Question['exports'], basis: Basis): boolean {
  return exports(basis, basis) && exports(basis, 'category')
}

interface Counts {
  rows: MixRow[]
  n: number
  total: Figure
  unknown?: Unknown
}

async function countsOf(question: Question, asked: Asked, basis: Basis): Promise<Counts> {
  const { engine, exports } = question
  if (!tells(exports, basis)) return { rows: [], n: 0, total: absent('not-exported') }
  const days = basis === 'calls' ? callDays : incidentDays
  const [unknown, rows, alive] = await Promise.all([
    unknownOf(question, asked, basis),
    mixRows(engine, asked, basis),
    days(engine, asked)
  ])
  const n = rows.filter(({ dimension }) => dimension === 'category').reduce((sum, row) => sum + row.n, 0)
  return { rows, n, unknown, total: alive.length === 0 ? absent('no-data') : countBounds(count(n), unknown) }
}

/** A share of the total with its bounds, or why there is no total. */
function shareOf(n: number, { n: all, total, unknown }: Counts): Figure {
  return total.value === null ? total : shareBounds(share(n, all), unknown)
}

/** The values of a dimension now and then; a value that is missing on one side stays with its mark. */
function partsOf(dimension: MixDimension, now: Counts, others: readonly Counts[]) {
  const sides = [now, ...others].map((counts) => valuesOf(dimension, counts))
  const ids = new Set(sides.flatMap((side) => [...side.keys()]))
  return [...ids].map((id) => {
    const n = sides[0]!.get(id) ?? 0
    const before = sides.slice(1).map((side) => {
      const then = side.get(id) ?? 0
      return { n: then, mark: n === 0 ? ('gone' as const) : then === 0 ? ('new' as const) : ('both' as const) }
    })
    return { id, n, share: shareOf(n, now), before }
  })
}

function valuesOf(dimension: MixDimension, { rows }: Counts): Map<string | null, number> {
  const chosen = rows.filter((row) => row.dimension === dimension)
  const values = new Map(chosen.map((row) => [dimension === 'category' ? row.category : row.value, row.n]))
  const isBlank = values.size === 1 && values.has(null) && dimension !== 'category'
  return isBlank ? new Map() : values
}

async function seriesOf(question: Question, basis: Basis) {
  const { engine, period, asked, grain, clock, exports } = question
  const buckets = bucketsOf(period, grain, clock)
  const known = await knownShares(question, asked, basis, grain, buckets)
  if (!tells(exports, basis)) return { buckets, known, categories: [] }
  const [rows, days] = await Promise.all([
    categorySeries(engine, asked, basis, grain),
    (basis === 'calls' ? callsTold : registerTold)(engine, asked, grain)
  ])
  const alive = coveredBuckets(
    buckets,
    days.map(({ date }) => date),
    grain,
    clock
  )
  const counts = new Map(rows.map(({ at, category, n }) => [`${at} ${category}`, n]))
  const ids = [...new Set(rows.map(({ category }) => category))]
  return {
    buckets,
    known,
    categories: ids.map((id) => ({
      id,
      counts: buckets.map((at) => (alive.has(at) ? (counts.get(`${at} ${id}`) ?? 0) : null))
    }))
  }
}
