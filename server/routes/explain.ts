import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ExplainQuery, ExplainReply, type ExplainedDimension } from '#contract/explain.ts'
import { changeOf } from '#domain/change.ts'
import { addAmounts, type Amount, pairParts, type PartAmounts, ratioOf } from '#domain/decomposition.ts'
import { type About, type Dimension, DIMENSIONS, explain, mostTellingFirst } from '#domain/explanation.ts'
import { absent, count, type Figure, quotient, share } from '#domain/figure.ts'
import { amountsOf, countsUnanswered, type KpiAmounts } from '#domain/kpi-amounts.ts'
import { isRostered, kpiFigure } from '#domain/kpi-figure.ts'
import { type Kpi, kpi, type KpiId, type Measure } from '#domain/kpis.ts'
import { mayBeChance, type Scatter } from '#domain/scatter.ts'
import { FEWEST_TO_JUDGE } from '#domain/targets.ts'
import type { Asked } from '../queries/asked.ts'
import { type AmountRow, amountRows, byGroup } from '../queries/explain.ts'
import { groupsOf } from '../site/operator-groups.ts'
import { answer, type RouteContext } from './answer.ts'
import { coversAlike } from './coverage.ts'
import { gatherFacts } from './facts.ts'
import type { Question } from './question.ts'

/** Why a KPI differs from a compared period, by parts of one dimension at a time that add up to the difference. */
export const explainRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/explain', { schema: { querystring: ExplainQuery, response: { 200: ExplainReply } } }, (request, reply) => {
    const id = request.query.kpi ?? 'serviceLevel'
    const dimensions = request.query.by === undefined ? DIMENSIONS : [request.query.by]
    return answer(context, request, reply, [id], (question) => answerExplain(question, id, dimensions))
  })
}

const WEIGHED_BY = {
  calls: 'calls',
  repeats: 'calls',
  tickets: 'calls',
  incidents: 'incidents',
  duty: 'hours',
  busiest: 'calls',
  load: 'erlang'
} as const

/** Whether the parts are scaled to the figure, being of a size of their own only beside each other. */
function isScaled(amounts: KpiAmounts): boolean {
  return amounts.from === 'load' || (amounts.from === 'busiest' && amounts.isScaled)
}

function weighedBy(amounts: KpiAmounts) {
  if (isScaled(amounts)) return 'erlang' as const
  if (amounts.from !== 'operators') return WEIGHED_BY[amounts.from]
  return isRostered(amounts.per) ? ('rostered' as const) : ('seconds' as const)
}

async function answerExplain(question: Question, id: KpiId, dimensions: readonly Dimension[]) {
  const own = kpi(id)
  const measure = question.editions.get(id)?.measure ?? own.measure
  const amounts = amountsOf(measure, question.variant)
  const other = question.compared[0]
  const facts = await Promise.all(
    [question.asked, ...(other ? [other.asked] : [])].map((a) => gatherFacts(question, a))
  )
  const [now, before] = [facts[0]!, facts[1]].map((f): Figure => (f ? kpiFigure(own, f) : absent('no-data')))
  const isCoveredAlike = facts[1] !== undefined && coversAlike(facts[0]!.coverage, facts[1].coverage)
  const isComparable =
    now!.value !== null &&
    before!.value !== null &&
    (isCoveredAlike || amounts.kind !== 'count' || amounts.from === 'load')
  const beyond = amounts.kind === 'beyond' ? (before!.value ?? null) : null
  const change = isComparable ? changeOf(now!, before!) : { absolute: null, relative: null }
  const { variant, within } = levelOf(measure, question)
  return {
    kpi: id,
    unit: own.unit,
    within,
    variant,
    compared: other ? { kind: other.kind, ...other.period, coverage: facts[1]!.coverage } : null,
    now: now!,
    before: before!,
    change,
    isCoveredAlike,
    weighedBy: weighedBy(amounts),
    kind: amounts.kind,
    beyond,
    ...(isComparable
      ? await takenApart({ ...question, within }, own, amounts, dimensions, beyond ?? 0, [now!.value, before!.value])
      : notTakenApart(now!, before!, amounts))
  }
}

/** Threshold and variant by which a service level is counted: its edition's own, or those that were asked for. */
function levelOf(measure: Measure, { within, variant }: Question): Pick<Question, 'within' | 'variant'> {
  if (measure.kind !== 'serviceLevel') return { within, variant }
  return { within: measure.within ?? within, variant: measure.variant ?? variant }
}

function notTakenApart(now: Figure, before: Figure, { kind }: KpiAmounts) {
  const told = (figure: Figure) => (kind === 'beyond' && figure.value !== null ? absent('no-data') : figure)
  const decomposed = { now: told(now), before: told(before), difference: null, isWithinChance: false }
  return { decomposed, dimensions: [] }
}

/** The difference by every asked dimension; those that the export cannot tell, last and with their reason. */
async function takenApart(
  question: Question,
  own: Kpi,
  amounts: KpiAmounts,
  dimensions: readonly Dimension[],
  beyond: number,
  [load, loadBefore]: readonly [number, number]
) {
  const limits = { within: question.within, beyond }
  const groups = groupsOf(question.site)
  const rowsOf = async (asked: Asked) => {
    const rows = await amountRows(question.engine, asked, amounts, limits)
    return [...rows, ...byGroup(rows, groups)]
  }
  const found = await Promise.all([rowsOf(question.asked), rowsOf(question.compared[0]!.asked)])
  const [now, before] = isScaled(amounts) ? [scaledTo(load, found[0]), scaledTo(loadBefore, found[1])] : found
  const parts = (dimension: Dimension) => pairParts(of(dimension, before), of(dimension, now))
  const whole = { now: addAmounts(of('hour', now)), before: addAmounts(of('hour', before)) }
  const explained = dimensions.map((id) => {
    if (!isTold(question, amounts, id)) return untold(id)
    return explainedDimension(parts(id), whole, aboutOf(own, amounts, id))
  })
  return {
    decomposed: decomposed(own, amounts, whole),
    dimensions: mostTellingFirst(explained)
  }
}

/** Numerators that add up to the value instead, over every dimension alike. */
function scaledTo(value: number, rows: readonly AmountRow[]): AmountRow[] {
  const { numerator: whole } = addAmounts(of('hour', rows))
  return rows.map((row) => ({ ...row, numerator: whole === 0 ? 0 : (row.numerator / whole) * value }))
}

type Whole = Pick<PartAmounts, 'now' | 'before'>

function decomposed(own: Kpi, amounts: KpiAmounts, whole: Whole) {
  const about = aboutOf(own, amounts, 'hour')
  const figure = ({ numerator, denominator }: Amount): Figure => {
    if (about.kind === 'count') return count(numerator)
    return about.scatter === 'share' ? share(numerator, denominator) : quotient(numerator, denominator)
  }
  const [now, before] = [figure(whole.now), figure(whole.before)]
  return { now, before, difference: changeOf(now, before).absolute, isWithinChance: mayBeChance(whole, about) }
}

function aboutOf(own: Kpi, amounts: KpiAmounts, dimension: Dimension): About {
  const fewest = ['operators', 'duty'].includes(amounts.from) || isScaled(amounts) ? 0 : FEWEST_TO_JUDGE
  const kind = amounts.kind === 'count' ? 'count' : 'ratio'
  return { kind, dimension, fewest, countsUnanswered: countsUnanswered(amounts), scatter: scatterOfKpi(own, amounts) }
}

/** Time on duty is no number of rows, nor are incidents a part of the calls, nor is a load a count: how such scatter is not known. */
function scatterOfKpi(own: Kpi, amounts: KpiAmounts): Scatter {
  const { from, kind } = amounts
  if (['operators', 'duty', 'tickets'].includes(from) || isScaled(amounts)) return 'none'
  if (kind === 'count') return 'count'
  return kind === 'beyond' || own.unit === 'share' ? 'share' : 'mean'
}

function explainedDimension(parts: readonly PartAmounts[], whole: Whole, about: About): ExplainedDimension {
  const { parts: effects, causes, telling, caveat } = explain(parts, about)
  const sides = ({ now, before }: Whole) => ({
    now: sideOf(now, whole.now, about.kind),
    before: sideOf(before, whole.before, about.kind)
  })
  return {
    id: about.dimension,
    telling,
    caveat,
    parts: effects.map((part) => ({ ...part, ...sides(part) })),
    causes: causes.map((cause) => ({ ...cause, ...sides(cause) }))
  }
}

function sideOf(part: Amount, whole: Amount, kind: 'count' | 'ratio') {
  const { numerator, denominator } = part
  const [n, all] = kind === 'count' ? [numerator, whole.numerator] : [denominator, whole.denominator]
  return { value: kind === 'count' ? numerator : ratioOf(part), n, numerator, share: all === 0 ? 0 : n / all }
}

function untold(id: Dimension): ExplainedDimension {
  return { id, why: 'not-exported', telling: 0, caveat: null, parts: [], causes: [] }
}

/** Whether the rows of a KPI carry the dimension: of a call list its mapped fields, of time on duty the operator and the group only. */
function isTold({ exports }: Question, { from }: KpiAmounts, id: Dimension): boolean {
  if (id === 'hour' || id === 'weekday') return true
  if (from === 'operators' || from === 'duty') return id === 'operator' || (id === 'group' && exports('calls', id))
  if (from === 'tickets') return exports('calls', id) && exports('incidents', id)
  if (from === 'incidents' && ['language', 'line', 'disposition'].includes(id)) return false
  return exports(from === 'incidents' ? 'incidents' : 'calls', id)
}

function of(dimension: Dimension, rows: readonly AmountRow[]): AmountRow[] {
  return rows.filter((row) => row.dimension === dimension)
}
