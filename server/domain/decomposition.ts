/** What a part adds to a figure in one period: counts or seconds, both additive. A count has no denominator: 0. */
export interface Amount {
  numerator: number
  denominator: number
}

/** A part of a dimension in both periods. `id` null: rows that carry no value of the dimension. */
export interface PartAmounts {
  id: string | null
  before: Amount
  now: Amount
}

/** Where a part occurs: in both periods, only in the later (new) or only in the earlier (gone). */
export const MARKS = ['both', 'new', 'gone'] as const
export type Mark = (typeof MARKS)[number]

/**
 * What a part contributes to the difference of the whole, in the unit of the figure. Of a ratio `mix` is due to the
 * part's weight having changed and `rate` to its own figure having changed; `effect` = mix + rate. A count has no such
 * two sides.
 */
export interface Effect extends PartAmounts {
  mark: Mark
  mix: number | null
  rate: number | null
  effect: number
}

const NOTHING: Amount = { numerator: 0, denominator: 0 }

/** Adds amounts, side by side. */
export function addAmounts(amounts: Iterable<Amount>): Amount {
  const total = { ...NOTHING }
  for (const { numerator, denominator } of amounts) {
    total.numerator += numerator
    total.denominator += denominator
  }
  return total
}

/** Several parts taken as one, such as the hours of an evening. */
export function mergeParts(parts: readonly PartAmounts[], id: string | null = null): PartAmounts {
  return { id, before: addAmounts(parts.map((p) => p.before)), now: addAmounts(parts.map((p) => p.now)) }
}

/** The parts of both periods side by side; a part of one period only stays, one without anything is left out. */
export function pairParts(
  before: readonly (Amount & { id: string | null })[],
  now: readonly (Amount & { id: string | null })[]
): PartAmounts[] {
  const sides = [before, now].map((rows) => new Map(rows.map((row) => [row.id, row])))
  const ids = new Set([...now, ...before].map(({ id }) => id))
  const amount = (row: Amount | undefined) =>
    row === undefined ? NOTHING : { numerator: row.numerator, denominator: row.denominator }
  return [...ids]
    .map((id) => ({ id, before: amount(sides[0]!.get(id)), now: amount(sides[1]!.get(id)) }))
    .filter((part) => markOf(part) !== null)
}

/**
 * The difference of a count by parts: each part's own difference. They add up to the whole difference exactly.
 *
 * @example decomposeCount([{ id: 'fire', before: { numerator: 3, denominator: 0 }, now: { numerator: 5, denominator: 0 } }])[0].effect // 2
 */
export function decomposeCount(parts: readonly PartAmounts[]): Effect[] {
  return parts.map((part) => countEffect(part))
}

export function countEffect(part: PartAmounts): Effect {
  const effect = part.now.numerator - part.before.numerator
  return { ...part, mark: markOf(part) ?? 'both', mix: null, rate: null, effect }
}

/**
 * The difference R1 - R0 of a share or mean by parts, with w a part's share of the denominator, r its own ratio and
 * bars the mean of both periods:
 *
 *   mix = (w1 - w0) (rBar - RBar)     rate = wBar (r1 - r0)
 *
 * The midpoint gives both factors the same treatment (the Shapley value of two factors), so no residual is left and
 * exchanging the periods only changes the sign. Mix is held against the whole: since the w add up to 1 in both periods,
 * taking RBar off changes no sum, and a part that grew counts as pulling up only if its ratio lies above the whole.
 * A part with denominator 0 in one period has no ratio there: all of its effect is mix, with the ratio of the other
 * period as rBar. Amounts without a denominator (an operator who handled calls while no log has him on duty) have no
 * ratio at all and count as rate. mix + rate of merged parts is the sum of theirs; mix and rate alone are not.
 *
 * @throws {RangeError} if the denominator of a whole period is 0
 * @see E. M. Kitagawa, Journal of the American Statistical Association 50 (1955), 1168-1194
 * @example decomposeRatio([{ id: 'a', before: { numerator: 8, denominator: 10 }, now: { numerator: 6, denominator: 10 } }])[0].rate // -0.2
 */
export function decomposeRatio(parts: readonly PartAmounts[]): Effect[] {
  const whole = wholeOf(parts)
  return parts.map((part) => ratioEffect(part, whole))
}

/** The amounts of all parts together. */
export function wholeOf(parts: readonly PartAmounts[]): PartAmounts {
  return mergeParts(parts)
}

/** The effect of one part (or several merged) within a whole; see decomposeRatio. */
export function ratioEffect(part: PartAmounts, whole: PartAmounts): Effect {
  const { before, now } = whole
  if (before.denominator === 0 || now.denominator === 0)
    throw new RangeError(`the denominator of both periods must not be 0, got ${before.denominator}, ${now.denominator}`)
  const wBefore = part.before.denominator / before.denominator
  const wNow = part.now.denominator / now.denominator
  const ratios = [ratioOf(part.before), ratioOf(part.now)].filter((ratio) => ratio !== null)
  const all = (before.numerator / before.denominator + now.numerator / now.denominator) / 2
  const own = ratios.length === 0 ? all : ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length
  const mix = (wNow - wBefore) * (own - all)
  const rate = ratios.length === 2 ? ((wBefore + wNow) / 2) * (ratios[1]! - ratios[0]!) : strayRate(part, whole)
  return { ...part, mark: markOf(part) ?? 'both', mix, rate, effect: mix + rate }
}

/** The numerator that a side without a denominator adds all the same, as a difference of the whole. */
function strayRate({ before, now }: PartAmounts, whole: PartAmounts): number {
  const stray = (amount: Amount, all: Amount) => (amount.denominator === 0 ? amount.numerator / all.denominator : 0)
  return stray(now, whole.now) - stray(before, whole.before)
}

/** A part's own ratio; null where its denominator is 0. @example ratioOf({ numerator: 1, denominator: 4 }) // 0.25 */
export function ratioOf({ numerator, denominator }: Amount): number | null {
  return denominator === 0 ? null : numerator / denominator
}

function markOf({ before, now }: PartAmounts): Mark | null {
  const [was, is] = [before, now].map(({ numerator, denominator }) => numerator !== 0 || denominator !== 0)
  if (was && is) return 'both'
  return is ? 'new' : was ? 'gone' : null
}
