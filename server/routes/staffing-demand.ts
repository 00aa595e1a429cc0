import type { ForecastQuery } from '#contract/staffing-query.ts'
import { RequestError } from '#contract/request-error.ts'
import { addDays, isLocalDate, type LocalDate, type Period } from '#domain/dates.ts'
import type { Absence } from '#domain/figure.ts'
import { type DemandForecast, demandForecastSteps } from '#domain/staffing/demand-forecast.ts'
import { type DayMarks, type HistoryDay, historyOf, lessonsOf } from '#domain/staffing/history.ts'
import { type KindEffect, kindEffects, specialOn } from '#domain/staffing/special-factors.ts'
import { type SpecialDays, specialDaysOf } from '#domain/special-days.ts'
import type { Engine } from '../engine/engine.ts'
import { type HandleHour, handleHours } from '../queries/staffing.ts'
import type { Question } from './question.ts'
import { usualCalls } from './usual-calls.ts'

const DEFAULT_WEEKS = 4

/** What is known of the calls of the past, and what is expected of the days to come. */
export interface Demand {
  why: Absence | null
  learned: Period
  /** The days that are forecast. */
  coming: Period
  history: HistoryDay[]
  special: readonly SpecialDays[]
  effects: KindEffect[]
  byHand: ReadonlyMap<LocalDate, number>
  forecast: DemandForecast | null
  perDay: number
}

/** A planner plans one centre. @throws {RequestError} where there are several and none, or more than one, is chosen */
export function checkOneCentre({ site, asked }: Question): string {
  const [centre, ...more] = asked.filters.centre.length > 0 ? asked.filters.centre : site.centres.map(({ id }) => id)
  if (centre !== undefined && more.length === 0) return centre
  throw new RequestError('ONE_CENTRE', 'staffing is planned for one centre at a time: name it with centre=')
}

const KEPT = 8
/** What was reckoned of a version of the data, newest last: trying the model on past weeks takes a second. */
const reckoned = new WeakMap<Engine, Map<string, Promise<Demand>>>()

/** History, special days and forecast of the asked centre; `perDay` 24, or 96 where the data are as fine. */
export async function demandOf(question: Question, query: ForecastQuery, perDay: 24 | 96): Promise<Demand> {
  checkOneCentre(question)
  const known = reckoned.get(question.engine) ?? new Map<string, Promise<Demand>>()
  reckoned.set(question.engine, known)
  const { weeks, factors, mask, keep } = query
  const { asked, site } = question
  const learned = (await usualOf(question)).learned
  const key = JSON.stringify([weeks, factors, mask, keep, perDay, asked.filters, learned, site.special_days])
  const demand = known.get(key) ?? reckon(question, query, perDay)
  known.delete(key)
  known.set(key, demand)
  if (known.size > KEPT) known.delete(known.keys().next().value!)
  demand.catch(() => known.delete(key))
  return demand
}

/** Nothing is usual of calls that no source exports. */
async function usualOf(question: Question) {
  return question.exports('calls', 'calls') ? usualCalls(question) : { judged: null, learned: question.period }
}

async function reckon(question: Question, query: ForecastQuery, perDay: 24 | 96): Promise<Demand> {
  const byHand = factorsOf(query)
  const special = specialDaysOf(question.site.special_days)
  const { judged, learned } = await usualOf(question)
  const fine = judged === null ? perDay : Math.min(perDay, judged.series.perDay)
  const history = judged === null ? [] : historyOf(judged, fine, marksOf(query)).filter(({ date }) => date < learned.to)
  const coming = { from: learned.to, to: addDays(learned.to, 7 * (query.weeks ?? DEFAULT_WEEKS)) }
  const effects = kindEffects(lessonsOf(history), special)
  const forecast = history.length === 0 ? null : await forecastOf({ history, special, effects, byHand, coming })
  const why = !question.exports('calls', 'calls') ? 'not-exported' : forecast === null ? 'too-few' : null
  return { why, learned, coming, history, special, effects, byHand, forecast, perDay: fine }
}

function forecastOf({
  history,
  special,
  effects,
  byHand,
  coming
}: Pick<Demand, 'history' | 'special' | 'effects' | 'byHand' | 'coming'>) {
  const days = [...history.map(({ date }) => date), ...daysOf(coming)]
  const factors = new Map(days.map((date) => [date, factorOn(date, { special, effects, byHand }).factor]))
  return inTurns(
    demandForecastSteps(lessonsOf(history), {
      from: coming.from,
      days: daysOf(coming).length,
      factors,
      isSpecial: (date) => specialOn(date, special) !== null
    })
  )
}

/** Lets other requests be answered between the steps. */
async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    await new Promise((resume) => setImmediate(resume))
  }
}

/** What a day multiplies the usual calls by, and where that is from; null: it is no special day. */
export function factorOn(
  date: LocalDate,
  { special, effects, byHand }: Pick<Demand, 'special' | 'effects' | 'byHand'>
) {
  const hand = byHand.get(date)
  if (hand !== undefined) return { factor: hand, basis: 'hand' as const }
  const kind = specialOn(date, special)?.kind
  if (kind === undefined) return { factor: 1, basis: null }
  const effect = effects.find((each) => each.kind === kind)
  return effect?.isLearned
    ? { factor: effect.factor, basis: 'learned' as const }
    : { factor: 1, basis: 'unknown' as const }
}

export function daysOf({ from, to }: Period): LocalDate[] {
  const days: LocalDate[] = []
  for (let date = from; date < to; date = addDays(date, 1)) days.push(date)
  return days
}

function factorsOf({ factors = [] }: ForecastQuery): Map<LocalDate, number> {
  return new Map(
    factors.map((text) => {
      const [date, factor] = [text.slice(0, 10), Number(text.slice(11))]
      if (!isLocalDate(date)) throw new RequestError('BAD_QUERY', `factors names no date: ${text}`)
      if (!(factor > 0)) throw new RequestError('BAD_QUERY', `a factor must be above 0: ${text}`)
      return [date, factor]
    })
  )
}

function marksOf({ mask = [], keep = [] }: ForecastQuery): DayMarks {
  for (const date of [...mask, ...keep])
    if (!isLocalDate(date)) throw new RequestError('BAD_QUERY', `mask and keep name dates, not ${date}`)
  return { masked: new Set(mask), kept: new Set(keep) }
}

/** Hours with fewer known calls than this take the mean of all hours. */
const LEAST_HANDLED = 20

/** Mean handle time by hour of the day, and over all; null where none is known. */
export async function handleByHour({ engine, asked }: Question) {
  const rows = await handleHours(engine, asked)
  const n = rows.reduce((sum, row) => sum + row.n, 0)
  const seconds = n === 0 ? null : rows.reduce((sum, row) => sum + row.seconds, 0) / n
  const hours = Array.from({ length: 24 }, (_, hour) => handledIn(hour, rows, seconds))
  return { seconds: seconds === 0 ? null : seconds, n, hours }
}

function handledIn(hour: number, rows: readonly HandleHour[], all: number | null) {
  const row = rows.find((each) => each.hour === hour)
  const isEnough = row !== undefined && row.n >= LEAST_HANDLED && row.seconds > 0
  return { hour, n: row?.n ?? 0, seconds: isEnough ? row.seconds / row.n : all }
}
