import { type Scatter, scatterOf, weightOf } from './scatter.ts'
import {
  countEffect,
  decomposeCount,
  decomposeRatio,
  type Effect,
  mergeParts,
  type PartAmounts,
  ratioEffect,
  ratioOf,
  wholeOf
} from './decomposition.ts'

/** By what a difference can be taken apart, one at a time. */
export const DIMENSIONS = [
  'category',
  'subcategory',
  'district',
  'agency',
  'hour',
  'weekday',
  'operator',
  'group',
  'language',
  'line',
  'disposition'
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** One part, or neighbouring hours taken as one, that carries more of the difference than its size and chance would. */
export interface Cause extends Omit<Effect, 'id'> {
  ids: string[]
}

/** What one dimension has to say about a difference. */
export interface Explanation {
  /** Every part, the largest effect first; few: its counts are too small to be relied on. */
  parts: (Effect & { isFew: boolean })[]
  /** At most three, the largest first, all in the direction of the difference. Empty: no part stands out. */
  causes: Cause[]
  /** 0..1; see explain. */
  telling: number
  caveat: Caveat | null
}

/**
 * Why a dimension does not explain, or only in part. `definition`: every recorded part lies wholly inside
 * or outside of the share (ghost calls by kind of call), so its parts are the share said otherwise. `answered-only`:
 * the value is only recorded once a call is answered, while the share counts calls that were not: a part grew in weight
 * because more was answered, so that its mix is no cause. `who-handled`: who took the calls or incidents follows from the
 * roster and is no cause of how many there were.
 */
export const CAVEATS = ['definition', 'answered-only', 'who-handled'] as const
export type Caveat = (typeof CAVEATS)[number]

const HANDLERS: readonly Dimension[] = ['operator', 'group', 'agency']
/** Known of every call when it arrives, whatever becomes of it. */
const KNOWN_ON_ARRIVAL: readonly Dimension[] = ['hour', 'weekday', 'line']

export interface About {
  kind: 'count' | 'ratio'
  dimension: Dimension
  /** Parts below this count (of the denominator, or of a count itself) are marked as few. 0: seconds, never few. */
  fewest: number
  /** Whether the denominator holds calls that were never answered. */
  countsUnanswered: boolean
  scatter: Scatter
}

type Sides = Pick<Effect, 'before' | 'now'>

/** Causes below this share of all movement are not worth a sentence. */
const LEAST_SHARE = 0.08
const MOST_CAUSES = 3
/** A difference below this share of all movement is what floating point leaves of none. */
const NO_DIFFERENCE = 1e-9
/** Standard deviations within which an excess may be chance; 3, not 2, since the largest of up to 24 parts is looked at. */
const CHANCE_SD = 3

/**
 * What a dimension says about the difference of a figure, held against the null model that all parts moved alike: a part
 * of weight w (its mean share of the denominator, or of the count) would then carry w of the difference D. A cause
 * carries more than that in the direction of D, by more than three standard deviations s that chance gives its effect;
 * neighbouring hours are taken together. Rows without a value are never a cause: that they have none explains nothing.
 *
 *   telling = sum over the causes of (|effect| - w |D| - 3 s)  /  sum over all parts of |effect|
 *
 * So it is 0 where all moved alike or chance may have done it, near 1 where few small parts carry all, and low where
 * parts merely scatter against each other: what they scatter stands in the denominator. It is 0 as well under a caveat.
 *
 * @throws {RangeError} if a ratio has no denominator in a period
 * @example explain([{ id: 'a', before: { numerator: 100, denominator: 0 }, now: { numerator: 400, denominator: 0 } }, { id: 'b', before: { numerator: 900, denominator: 0 }, now: { numerator: 900, denominator: 0 } }], about).causes // of 'a': +300
 */
export function explain(parts: readonly PartAmounts[], about: About): Explanation {
  const ordered = byName(parts)
  const effects = about.kind === 'count' ? decomposeCount(ordered) : decomposeRatio(ordered)
  const caveat = caveatOf(parts, about)
  const moved = effects.reduce((sum, { effect }) => sum + Math.abs(effect), 0)
  const causes = moved === 0 ? [] : causesOf(effects, about, moved).filter((cause) => stands(cause, caveat))
  const difference = effects.reduce((sum, { effect }) => sum + effect, 0)
  const whole = wholeOf(parts)
  const excess = causes.reduce((sum, cause) => sum + beyondChance(cause, difference, whole, about), 0)
  return {
    parts: bySize(effects).map((effect) => ({ ...effect, isFew: isFew(effect, about) })),
    causes,
    telling: moved === 0 || caveat !== null ? 0 : Math.min(1, excess / moved),
    caveat
  }
}

/** Parts come as the data give them, in no order: of equal effects the first name is told first, rows without one last. */
function byName(parts: readonly PartAmounts[]): PartAmounts[] {
  return [...parts].sort((a, b) => (a.id === null ? 1 : b.id === null ? -1 : a.id < b.id ? -1 : 1))
}

/** Order of dimensions: the most telling first; of equals those without a caveat, and last those that cannot be told. */
export function mostTellingFirst<Told extends { telling: number; caveat: Caveat | null; why?: string }>(
  dimensions: readonly Told[]
): Told[] {
  const place = ({ caveat, why }: Told) => (why !== undefined ? 2 : caveat !== null ? 1 : 0)
  return [...dimensions].sort((a, b) => b.telling - a.telling || place(a) - place(b))
}

function causesOf(effects: readonly Effect[], about: About, moved: number): Cause[] {
  const whole = wholeOf(effects)
  const difference = effects.reduce((sum, { effect }) => sum + effect, 0)
  if (Math.abs(difference) < NO_DIFFERENCE * moved) return []
  const candidates = effects.filter(
    (effect) => effect.id !== null && excessOf(effect, difference, whole, about) > 0 && effect.effect * difference > 0
  )
  const groups = about.dimension === 'hour' ? runsOfHours(candidates) : candidates.map((each) => [each])
  const merged = groups.map((group) => {
    const { id: _id, ...sums } = mergeParts(group)
    const part = { id: null, ...sums }
    const { id: _none, ...effect } = about.kind === 'count' ? countEffect(part) : ratioEffect(part, whole)
    return { ...effect, ids: group.map(({ id }) => id!) }
  })
  return bySize(merged)
    .filter((cause) => !isFew(cause, about) && Math.abs(cause.effect) >= LEAST_SHARE * moved)
    .filter((cause) => beyondChance(cause, difference, whole, about) > 0)
    .slice(0, MOST_CAUSES)
}

/** By how much a part carries more of the difference than if all parts had moved alike; negative: less. */
function excessOf(part: Sides & { effect: number }, difference: number, whole: Sides, { kind }: About): number {
  return Math.abs(part.effect) - weightOf(part, whole, kind) * Math.abs(difference)
}

/** The same, less three standard deviations of chance. */
function beyondChance(part: Sides & { effect: number }, difference: number, whole: Sides, about: About): number {
  return excessOf(part, difference, whole, about) - CHANCE_SD * scatterOf(part, whole, about)
}

/** Neighbouring hours of the clock, 23 beside 0, each run in the order of the night or day. */
export function runsOfHours<Part extends { id: string | null }>(parts: readonly Part[]): Part[][] {
  const byHour = new Map(parts.map((part) => [Number(part.id), part]))
  const starts = [...byHour.keys()].filter((hour) => !byHour.has((hour + 23) % 24)).sort((a, b) => a - b)
  if (starts.length === 0 && byHour.size > 0) starts.push(0)
  return starts.map((start) => {
    const run: Part[] = []
    for (let hour = start; run.length < byHour.size && byHour.has(hour); hour = (hour + 1) % 24)
      run.push(byHour.get(hour)!)
    return run
  })
}

function caveatOf(parts: readonly PartAmounts[], { kind, dimension, countsUnanswered }: About): Caveat | null {
  if (kind === 'count') return HANDLERS.includes(dimension) ? 'who-handled' : null
  if (KNOWN_ON_ARRIVAL.includes(dimension)) return null
  if (definesShare(parts)) return 'definition'
  return countsUnanswered && parts.some(({ id }) => id === null) ? 'answered-only' : null
}

/** Whether every recorded part lies wholly inside or outside of a share that itself does not. */
function definesShare(parts: readonly PartAmounts[]): boolean {
  const ratios = (some: readonly PartAmounts[]) => some.flatMap(({ before, now }) => [ratioOf(before), ratioOf(now)])
  const isAllOrNothing = (ratio: number | null) => ratio === null || ratio === 0 || ratio === 1
  const recorded = parts.filter(({ id }) => id !== null)
  const isWholeSo = ratios([wholeOf(parts)]).every(isAllOrNothing)
  return recorded.length > 0 && !isWholeSo && ratios(recorded).every(isAllOrNothing)
}

function stands({ mix, rate }: Cause, caveat: Caveat | null): boolean {
  if (caveat === 'answered-only') return Math.abs(rate ?? 0) > Math.abs(mix ?? 0)
  return caveat !== 'definition'
}

/** Few: on the side with fewer rows, leaving out a side with none (new, gone); of a count on the side with more. */
function isFew({ before, now }: Sides, { kind, fewest }: About): boolean {
  if (kind === 'count') return Math.max(before.numerator, now.numerator) < fewest
  const sides = [before.denominator, now.denominator].filter((n) => n > 0)
  return Math.min(...sides) < fewest
}

function bySize<Part extends { effect: number }>(parts: readonly Part[]): Part[] {
  return [...parts].sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
}
