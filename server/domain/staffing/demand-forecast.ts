import { addDays, type LocalDate, weekdayOf } from '../dates.ts'
import { type Backtest, backtestSteps } from '../forecast/backtest.ts'
import type { DayCounts } from '../forecast/history.ts'
import { sameWeekdayMean, seasonalNaive } from '../forecast/naive.ts'
import { FEWEST_DAYS, INTERVAL, profileForecast } from '../forecast/profile-forecast.ts'
import { quantile, spreadOf } from '../negative-binomial.ts'
import { daysLearned } from './history.ts'

/** Ways to expect calls: the profile model, the mean of the last four same weekdays, the week before, a day's shape. */
export const MODELS = ['profile', 'mean', 'naive', 'template'] as const
export type Model = (typeof MODELS)[number]

/** Why this way was taken: it was the best on this centre's own weeks, or there is too little history to try any. */
export const REASONS = ['best', 'not-better', 'too-short'] as const
export type Reason = (typeof REASONS)[number]

/** A day to come: expected calls of each slot with the interval that holds 80 % of what may come. */
export interface DemandDay {
  date: LocalDate
  factor: number
  slots: readonly { mean: number; low: number; high: number }[]
}

export interface DemandForecast {
  model: Model
  reason: Reason
  daysLearned: number
  /** Spread beyond chance of a slot; variance = mean + spread x mean^2. */
  spread: number
  days: DemandDay[]
  backtest: Backtest | null
}

export interface WantedDays {
  /** First day to be forecast; days of history from it on are not used. */
  from: LocalDate
  days: number
  /** What a special day multiplies the usual calls by, of past days and of days to come; absent: 1. */
  factors: ReadonlyMap<LocalDate, number>
  isSpecial: (date: LocalDate) => boolean
}

const MEAN_WEEKS = 4
const WEEK = 7

/**
 * Expected calls of coming days by the way that told the last weeks of this centre best. The profile model is only taken
 * where it beats the week before and the mean of the same weekdays; else the better of those. With fewer than 21 days (or
 * none to try it on) the shape of the centre's own average day stands in, and says so.
 *
 * @param lessons days in order, null where not known or masked
 * @returns null where not a single day may be learned from
 */
export function demandForecast(lessons: readonly DayCounts[], wanted: WantedDays): DemandForecast | null {
  const steps = demandForecastSteps(lessons, wanted)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in steps of some tenths of a second at the most, so that others may be served between them. */
export function* demandForecastSteps(
  lessons: readonly DayCounts[],
  wanted: WantedDays
): Generator<void, DemandForecast | null> {
  // prettier-ignore
  const before = lessons.filter(({ date }) => date < wanted.from)
  const learned = daysLearned(before)
  if (learned === 0) return null
  const dates = Array.from({ length: wanted.days }, (_, i) => addDays(wanted.from, i))
  const tried =
    learned < FEWEST_DAYS
      ? null
      : yield* backtestSteps(before, { factors: wanted.factors, isSpecial: wanted.isSpecial })
  const { model, reason } = chosen(tried)
  const told = { before: learnable(before), dates, factors: wanted.factors }
  const { means, spread } = model === 'profile' ? byProfile(told) : byRival(told, model)
  return { model, reason, daysLearned: learned, spread, backtest: tried, days: withIntervals(told, means, spread) }
}

interface Told {
  before: readonly DayCounts[]
  dates: readonly LocalDate[]
  factors: ReadonlyMap<LocalDate, number>
}

function chosen(tried: Backtest | null): { model: Model; reason: Reason } {
  if (tried === null) return { model: 'template', reason: 'too-short' }
  if (tried.isBetter) return { model: 'profile', reason: 'best' }
  const { mean, naive } = tried.all
  return { model: (mean.wape ?? Infinity) <= (naive.wape ?? Infinity) ? 'mean' : 'naive', reason: 'not-better' }
}

/** Without the empty days at either end, which no way can use. */
function learnable(days: readonly DayCounts[]): DayCounts[] {
  const isKnown = ({ counts }: DayCounts) => counts.some((n) => n !== null)
  const first = days.findIndex(isKnown)
  return days.slice(first)
}

function byProfile({ before, dates, factors }: Told): { means: number[][]; spread: number } {
  const days = profileForecast(before, dates.map((date) => ({ date, factor: factors.get(date) ?? 1 })), factors) // prettier-ignore
  return { means: days.map(({ slots }) => slots.map(({ mean }) => mean)), spread: days[0]?.spread ?? 0 }
}

/** The rivals know no special days: the past is taken to usual days, and the days to come are multiplied again. */
function byRival({ before, dates, factors }: Told, model: Exclude<Model, 'profile'>) {
  const usual = before.map(({ date, counts }) => {
    const factor = factors.get(date) ?? 1
    return { date, counts: factor === 1 ? counts : counts.map((n) => (n === null ? null : n / factor)) }
  })
  const tell = WAYS[model]
  const means = tell(usual, dates).map((slots, day) => slots.map((n) => n * (factors.get(dates[day]!) ?? 1)))
  return { means, spread: spreadOf(pastPairs(usual, tell)) }
}

type Way = (history: readonly DayCounts[], dates: readonly LocalDate[]) => number[][]

const WAYS: Record<Exclude<Model, 'profile'>, Way> = {
  naive: (history, dates) => filled(history, chained(history, dates, seasonalNaive)),
  mean: (history, dates) =>
    filled(
      history,
      chained(history, dates, (days, on) => sameWeekdayMean(days, on, MEAN_WEEKS))
    ),
  template: (history, dates) => {
    const shape = averageDay(history)
    return dates.map(() => shape)
  }
}

/** Weeks beyond the first repeat it: nothing newer is known. */
function chained(
  history: readonly DayCounts[],
  dates: readonly LocalDate[],
  tell: (history: readonly DayCounts[], dates: readonly LocalDate[]) => (number | null)[][]
): (number | null)[][] {
  const first = tell(history, dates.slice(0, WEEK))
  return dates.map((_, i) => first[i % WEEK]!)
}

/** Slots of which no same weekday is known take the average day. */
function filled(history: readonly DayCounts[], told: (number | null)[][]): number[][] {
  const shape = averageDay(history)
  return told.map((slots) => slots.map((n, slot) => n ?? shape[slot]!))
}

/** Mean calls of each slot over all known days; 0 where a slot was never known. */
function averageDay(history: readonly DayCounts[]): number[] {
  const slots = history[0]?.counts.length ?? 0
  return Array.from({ length: slots }, (_, slot) => {
    const known = history.flatMap(({ counts }) => counts[slot] ?? [])
    return known.length === 0 ? 0 : known.reduce((a, b) => a + b, 0) / known.length
  })
}

/** What the same way would have told of the last four weeks, a week at a time; of a template, of its own days. */
function* pastPairs(history: readonly DayCounts[], tell: Way) {
  const weeks = Math.min(MEAN_WEEKS, Math.floor(history.length / WEEK) - 1)
  for (let week = 1; week <= weeks; week++) {
    const at = history.length - week * WEEK
    const days = history.slice(at, at + WEEK)
    const told = tell(history.slice(0, at), days.map(({ date }) => date)) // prettier-ignore
    for (const [i, { counts }] of days.entries())
      for (const [slot, count] of counts.entries()) if (count !== null) yield { mean: told[i]![slot]!, count }
  }
}

function withIntervals({ dates, factors }: Told, means: readonly number[][], spread: number): DemandDay[] {
  return dates.map((date, i) => ({
    date,
    factor: factors.get(date) ?? 1,
    slots: means[i]!.map((mean) => ({
      mean,
      low: quantile((1 - INTERVAL) / 2, { mean, spread }),
      high: quantile((1 + INTERVAL) / 2, { mean, spread })
    }))
  }))
}

/** Mean calls of every weekday and slot over days to come: index (weekday - 1) x slots + slot, Monday first. */
export function weekOf(days: readonly DemandDay[]): number[] {
  const slots = days[0]?.slots.length ?? 0
  const [sum, n] = [new Float64Array(7 * slots), new Float64Array(7 * slots)]
  for (const { date, slots: own } of days)
    for (const [slot, { mean }] of own.entries()) {
      sum[(weekdayOf(date) - 1) * slots + slot]! += mean
      n[(weekdayOf(date) - 1) * slots + slot]!++
    }
  return Array.from(sum, (calls, i) => (n[i] === 0 ? 0 : calls / n[i]!))
}
