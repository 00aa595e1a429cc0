import { addDays, type LocalDate, weekdayOf } from '../dates.ts'
import { type Accuracy, accuracyOf, type Expected } from './accuracy.ts'
import { type DayCounts, wholeDays } from './history.ts'
import { sameWeekdayMean, seasonalNaive } from './naive.ts'
import { FEWEST_DAYS, profileForecast } from './profile-forecast.ts'

/** The forecast against its rivals on the same slots of the past. */
export interface Trial {
  model: Accuracy
  /** The same slot a week before. */
  naive: Accuracy
  /** The mean of the last four same weekdays. */
  mean: Accuracy
}

export interface Backtest {
  /** First days of the weeks that were forecast from what was known before them. */
  origins: LocalDate[]
  all: Trial
  /** By hour of the day, 0..23. */
  byHour: Trial[]
  /** By ISO weekday, Monday first. */
  byWeekday: Trial[]
  /** Special days apart; null where the weeks had none. */
  special: Trial | null
  /** Whether the forecast beats both rivals; one that does not is not offered. */
  isBetter: boolean
}

export interface BacktestOptions {
  /** Factors of special days of the past. */
  factors?: ReadonlyMap<LocalDate, number>
  isSpecial?: (date: LocalDate) => boolean
  /** Weeks that are forecast at the most. */
  weeks?: number
}

const WEEK = 7
const WEEKS = 8
const MEAN_WEEKS = 4

interface Slot extends Expected {
  hour: number
  weekday: number
  isSpecial: boolean
  naive: number
  same: number
}

/**
 * Rolling origin: the last weeks of a history are forecast, each from the days before it alone, and held against what
 * came. All three ways are judged on the same slots: those that are known and that a rival can tell as well.
 *
 * @returns null where the history is too short for a single week
 */
export function backtest(history: readonly DayCounts[], options: BacktestOptions = {}): Backtest | null {
  const steps = backtestSteps(history, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same a week at a time, so that others may be served between the weeks. */
export function* backtestSteps(
  history: readonly DayCounts[],
  options: BacktestOptions = {}
): Generator<void, Backtest | null> {
  // prettier-ignore
  const days = wholeDays(history)
  const origins = originsOf(days, options.weeks ?? WEEKS)
  const slots: Slot[] = []
  for (const origin of origins) {
    slots.push(...weekOf(days, origin, options))
    yield
  }
  if (slots.length === 0) return null
  const all = trialOf(slots)
  const special = slots.filter(({ isSpecial }) => isSpecial)
  return {
    origins: origins.map((i) => days[i]!.date),
    all,
    byHour: Array.from({ length: 24 }, (_, hour) => trialOf(slots.filter((slot) => slot.hour === hour))),
    byWeekday: Array.from({ length: 7 }, (_, i) => trialOf(slots.filter((slot) => slot.weekday === i + 1))),
    special: special.length === 0 ? null : trialOf(special),
    isBetter: isBelow(all.model.wape, all.naive.wape) && isBelow(all.model.wape, all.mean.wape)
  }
}

/** Places of the days on which a forecast week begins: whole weeks back from the end, while enough lies before. */
function originsOf(days: readonly DayCounts[], weeks: number): number[] {
  const origins: number[] = []
  for (let at = days.length - WEEK; at >= FEWEST_DAYS && origins.length < weeks; at -= WEEK) origins.unshift(at)
  return origins
}

function weekOf(days: readonly DayCounts[], origin: number, { factors, isSpecial }: BacktestOptions): Slot[] {
  const [before, week] = [days.slice(0, origin), days.slice(origin, origin + WEEK)]
  const dates = week.map(({ date }) => date)
  const wanted = dates.map((date) => ({ date, factor: factors?.get(date) ?? 1 }))
  const told = tryForecast(before, wanted, factors)
  if (told === null) return []
  const [naive, same] = [seasonalNaive(before, dates), sameWeekdayMean(before, dates, MEAN_WEEKS)]
  return week.flatMap(({ date, counts }, day) =>
    counts.flatMap((count, slot) => {
      const [last, usual] = [naive[day]![slot], same[day]![slot]]
      if (count === null || last == null || usual == null) return []
      const place = { hour: Math.floor((slot * 24) / counts.length), weekday: weekdayOf(date) }
      return [{ count, ...told[day]!.slots[slot]!, ...place, isSpecial: isSpecial?.(date) ?? false, naive: last, same: usual }] // prettier-ignore
    })
  )
}

/** The forecast, or null where too few of the days before are known. */
function tryForecast(
  before: DayCounts[],
  wanted: { date: LocalDate; factor: number }[],
  factors: BacktestOptions['factors']
) {
  const known = before.filter(({ counts }) => counts.some((n) => n !== null)).length
  if (known < FEWEST_DAYS) return null
  try {
    return profileForecast(before, wanted, factors)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function trialOf(slots: readonly Slot[]): Trial {
  return {
    model: accuracyOf(slots),
    naive: accuracyOf(slots.map(({ count, naive }) => ({ count, mean: naive }))),
    mean: accuracyOf(slots.map(({ count, same }) => ({ count, mean: same })))
  }
}

function isBelow(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a < b
}

/** The day after a history: where a forecast begins. */
export function dayAfter(history: readonly DayCounts[]): LocalDate {
  const last = history.reduce((latest, { date }) => (date > latest ? date : latest), history[0]!.date)
  return addDays(last, 1)
}
