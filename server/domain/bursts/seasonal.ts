import type { SpecialDays } from '../special-days.ts'
import { daysOf, type SlotSeries } from './slots.ts'

/** Days to each side from which the level of a day is learned, the nearer the more. */
const LEVEL_DAYS = 28
const SWEEPS = 2
const FIRST_SWEEPS = 6
/** Standard deviations by chance. */
const BEYOND_DOUBT = 4
/** Calls that stand behind a level where hardly any are known. */
const LEVEL_WEIGHT = 0.5

/** The groups that slots fall into and the factor of each. `of[slot]` is the group, -1: none. */
interface Factor {
  of: Int32Array
  value: Float64Array
}

/** What every slot would usually bring. */
export interface Seasonal {
  expected: Float64Array
  /** Free parameters that the counts have really moved: what shrinkage leaves of them. */
  parameters: number
  level: Float64Array
  factors: Factor[]
}

/** The counts of a series and which of them may teach. */
interface Lesson {
  counts: Float64Array
  isLearned: Uint8Array
  perDay: number
}

/**
 * Level by day x profile by slot, weekday and hour, weekday and slot x special days by kind and hour, fitted to the slots
 * that are known and not masked, in turns (a Poisson regression by iterative proportional fitting). Each factor is drawn
 * towards 1, the coarser profile, by as much as its cells differ no more than by chance, so that few calls move nothing.
 *
 * @param isMasked 1: not to be learned from
 * @param start where an earlier fit of the same series ended; saves sweeps
 */
export function seasonal(
  series: SlotSeries,
  specialDays: readonly SpecialDays[],
  isMasked: Uint8Array,
  start?: Seasonal
): Seasonal {
  const { counts, isPartial, perDay } = series
  const isLearned = Uint8Array.from(counts, (count, at) =>
    Number.isNaN(count) || isMasked[at] === 1 || isPartial[at] === 1 ? 0 : 1
  )
  const lesson = { counts, isLearned, perDay }
  const level = start?.level ?? new Float64Array(counts.length / perDay).fill(meanOf(lesson))
  const factors = start?.factors ?? factorsOf(series, specialDays)
  const expected = start?.expected ?? Float64Array.from(counts, (_, at) => level[Math.floor(at / perDay)]!)
  let parameters = 0
  for (let sweep = start === undefined ? FIRST_SWEEPS : SWEEPS; sweep > 0; sweep--) {
    parameters = fitLevel(lesson, level, expected)
    for (const factor of factors) parameters += fitFactor(lesson, factor, expected)
  }
  return { expected, parameters, level, factors }
}

function factorsOf(series: SlotSeries, specialDays: readonly SpecialDays[]): Factor[] {
  const { perDay, counts } = series
  const perHour = perDay / 24
  const days = daysOf(series)
  const kinds = [...new Set(specialDays.map(({ kind }) => kind))]
  const kindOf = days.map(({ date }) => kinds.findIndex((kind) => kind === specialKind(date, specialDays)))
  const by = (size: number, of: (day: number, slot: number) => number): Factor => ({
    value: new Float64Array(size).fill(1),
    of: Int32Array.from(counts, (_, at) => of(Math.floor(at / perDay), at % perDay))
  })
  const weekday = (day: number) => days[day]!.weekday - 1
  const hour = (slot: number) => Math.floor(slot / perHour)
  return [
    by(24, (_, slot) => hour(slot)),
    by(7, (day) => weekday(day)),
    by(7 * 24, (day, slot) => weekday(day) * 24 + hour(slot)),
    ...(perHour > 1
      ? [by(perDay, (_, slot) => slot), by(7 * perDay, (day, slot) => weekday(day) * perDay + slot)]
      : []),
    by(kinds.length, (day) => kindOf[day]!),
    by(kinds.length * 24, (day, slot) => (kindOf[day]! < 0 ? -1 : kindOf[day]! * 24 + hour(slot)))
  ]
}

/** The kind of a special day; the shortest run of days says most (a holiday in Ramadan is a holiday). */
function specialKind(date: string, specialDays: readonly SpecialDays[]): string | null {
  const [nearest] = specialDays
    .filter(({ from, to }) => from <= date && date < to)
    .sort((a, b) => Date.parse(a.to) - Date.parse(a.from) - (Date.parse(b.to) - Date.parse(b.from)))
  return nearest?.kind ?? null
}

/** Sets the level of every day to what the days around brought over what their profile is. @returns parameters used */
function fitLevel({ counts, isLearned, perDay }: Lesson, level: Float64Array, expected: Float64Array): number {
  const [came, profile] = [new Float64Array(level.length), new Float64Array(level.length)]
  for (let at = 0; at < counts.length; at++) {
    if (isLearned[at] === 0) continue
    const day = Math.floor(at / perDay)
    came[day]! += counts[at]!
    profile[day]! += expected[at]! / level[day]!
  }
  const usual = (sumOf(came) + LEVEL_WEIGHT) / (sumOf(profile) + LEVEL_WEIGHT)
  const fitted = level.map((_, day) => levelAround(day, came, profile, usual))
  for (let at = 0; at < counts.length; at++)
    expected[at]! *= fitted[Math.floor(at / perDay)]! / level[Math.floor(at / perDay)]!
  level.set(fitted)
  return level.length / LEVEL_DAYS
}

function levelAround(day: number, came: Float64Array, profile: Float64Array, usual: number): number {
  let [sum, weights] = [LEVEL_WEIGHT, LEVEL_WEIGHT / usual]
  const last = Math.min(came.length - 1, day + LEVEL_DAYS)
  for (let other = Math.max(0, day - LEVEL_DAYS); other <= last; other++) {
    const weight = 1 - Math.abs(other - day) / (LEVEL_DAYS + 1)
    sum += weight * came[other]!
    weights += weight * profile[other]!
  }
  return sum / weights
}

/** Sets the factor of every group, shrunk towards 1. @returns parameters used */
function fitFactor({ counts, isLearned }: Lesson, { of, value }: Factor, expected: Float64Array): number {
  const [came, usual] = [new Float64Array(value.length), new Float64Array(value.length)]
  let [excess, sum] = [0, 0]
  for (let at = 0; at < counts.length; at++) {
    const group = of[at]!
    if (isLearned[at] === 0 || group < 0) continue
    came[group]! += counts[at]!
    usual[group]! += expected[at]! / value[group]!
    sum += expected[at]!
    excess += (counts[at]! - expected[at]!) ** 2
  }
  const dispersion = sum > 0 ? Math.max(1, excess / sum) : 1
  const weight = priorWeight(came, usual, dispersion)
  const fitted = value.map((_, group) => shrunk(came[group]!, usual[group]!, { weight, dispersion }))
  for (let at = 0; at < expected.length; at++) if (of[at]! >= 0) expected[at]! *= fitted[of[at]!]! / value[of[at]!]!
  value.set(fitted)
  return usual.reduce((used, n) => used + n / (n + weight), 0)
}

/**
 * The factor of a group. Where it differs beyond doubt it is hardly drawn towards 1 (limited translation: B. Efron and
 * C. Morris, JASA 67 (1972), 130-139): a centre that is closed on Saturdays has no calls then, not few.
 */
function shrunk(came: number, usual: number, prior: { weight: number; dispersion: number }): number {
  const isBeyondDoubt = Math.abs(came - usual) > BEYOND_DOUBT * Math.sqrt(prior.dispersion * usual)
  const weight = isBeyondDoubt ? Math.min(prior.weight, LEVEL_WEIGHT) : prior.weight
  return (came + weight) / (usual + weight)
}

/**
 * Calls that the prior "as in the coarser profile" weighs: the dispersion of a slot over the variance of the factors,
 * which is what the cells differ by beyond chance (empirical Bayes by moments).
 */
function priorWeight(came: Float64Array, usual: Float64Array, dispersion: number): number {
  let [beyond, scale] = [0, 0]
  for (let group = 0; group < came.length; group++) {
    beyond += (came[group]! - usual[group]!) ** 2 - dispersion * usual[group]!
    scale += usual[group]! ** 2
  }
  const variance = scale > 0 ? Math.min(1, Math.max(beyond / scale, 1e-6)) : 1
  return dispersion / variance
}

function meanOf({ counts, isLearned }: Lesson): number {
  const known = counts.filter((_, at) => isLearned[at] === 1)
  return known.length === 0 ? 1e-9 : Math.max(sumOf(known) / known.length, 1e-9)
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}
