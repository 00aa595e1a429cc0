import { type Counts, logLowerTail, logUpperTail } from '../negative-binomial.ts'
import type { SpecialDays } from '../special-days.ts'
import { type Seasonal, seasonal } from './seasonal.ts'
import type { SlotSeries } from './slots.ts'

/**
 * The level: in a year without any burst at most so many events are found on average. Half of it is spent on the tests
 * (Bonferroni over the tests of a year: holds however the slots hang together); the other half is for what the fitted
 * mean and spread are out by. tests/domain/bursts.test.ts holds it on made-up years.
 */
export const FALSE_EVENTS_A_YEAR = 1
/** Days with data without which no slot can be judged. */
export const LEAST_DAYS = 14
/** A slot beside a flagged one belongs to it if it is at least so unusual in the same direction. */
const BESIDE = Math.log(1e-3)
/** Stretches judged as one, hours: a drop of few calls shows only in several slots. Each begins half a stretch later. */
const STRETCHES_H = [1, 4]
const ROUNDS = 12
const DAYS_A_YEAR = 365.25

/** High: more calls than usual; low: fewer though the feed was alive. */
export const HIGH = 1
export const LOW = -1

/** A series with what is usual of it and which slots are not. */
export interface Judged {
  series: SlotSeries
  expected: Float64Array
  /** Spread beyond chance (see Counts) of sums over so many slots. */
  spreads: ReadonlyMap<number, number>
  /** HIGH, LOW or 0. */
  flags: Int8Array
  /** Natural logarithm of the chance of what was found where a slot is flagged; 0 elsewhere. */
  logChance: Float64Array
  /** Natural logarithm of the chance below which a test flags. */
  logLimit: number
  daysKnown: number
}

/**
 * Finds slots with unusually many or few calls. What is flagged is not learned from: fit and flags are found in turns,
 * beginning with no spread beyond chance (too much is masked) and opening up until nothing changes, so that a burst
 * never enters what is usual.
 *
 * @returns null where fewer than LEAST_DAYS days are known
 * @example judge(series, SPECIAL_DAYS)?.flags // Int8Array: 1 where a siren went off
 */
export function judge(series: SlotSeries, specialDays: readonly SpecialDays[]): Judged | null {
  const daysKnown = knownDays(series)
  if (daysKnown < LEAST_DAYS) return null
  const none = new Uint8Array(series.counts.length)
  let fit = seasonal(withoutPeaks(series), specialDays, none)
  let judged = flagAll({ series, expected: fit.expected, spreads: new Map(), daysKnown })
  for (let round = 1; round < ROUNDS; round++) {
    const isMasked = rareOnly(judged)
    fit = seasonal(series, specialDays, isMasked, fit)
    const spreads = measureSpreads(series, fit, isMasked)
    const next = flagAll({ series, expected: fit.expected, spreads, daysKnown })
    const isSame = round > 2 && next.flags.every((flag, at) => flag === judged.flags[at])
    judged = next
    if (isSame) break
  }
  return judged
}

/**
 * The slots from which a forecast must not learn: flagged, of no data, or perhaps known in part only.
 *
 * @returns 1 for every such slot of the series
 */
export function maskedSlots({ series, flags }: Judged): Uint8Array {
  return Uint8Array.from(flags, (flag, at) =>
    flag !== 0 || Number.isNaN(series.counts[at]!) || series.isPartial[at] === 1 ? 1 : 0
  )
}

/**
 * Flagged slots, but for those of a weekday and time of day that are flagged in more than half of the weeks: what mostly
 * happens is usual, and must be learned (a centre that opens at seven).
 */
function rareOnly({ series, flags }: Judged): Uint8Array {
  const week = 7 * series.perDay
  const [known, flagged] = [new Uint32Array(week), new Uint32Array(week)]
  flags.forEach((flag, at) => {
    if (Number.isNaN(series.counts[at]!)) return
    known[at % week]!++
    if (flag !== 0) flagged[at % week]!++
  })
  return Uint8Array.from(flags, (flag, at) => (flag !== 0 && 2 * flagged[at % week]! <= known[at % week]! ? 1 : 0))
}

/** Lengths, in slots, of the stretches that are judged; the last, a day, is measured for its band only. */
function lengthsOf(perDay: number): { judged: number[]; measured: number[] } {
  const judged = [...new Set([1, ...STRETCHES_H.map((hours) => (hours * perDay) / 24)])]
  return { judged, measured: [...judged, perDay] }
}

function logLimitOf(perDay: number): number {
  const tests = lengthsOf(perDay).judged.reduce((sum, length) => sum + perDay / Math.max(1, length / 2), 0)
  return Math.log(FALSE_EVENTS_A_YEAR / 2 / (2 * tests * DAYS_A_YEAR))
}

function knownDays({ counts, perDay }: SlotSeries): number {
  let days = 0
  for (let first = 0; first < counts.length; first += perDay) {
    if (counts.subarray(first, first + perDay).some((count) => !Number.isNaN(count))) days++
  }
  return days
}

/** For the first fit: no count far above the median of its time of day. */
function withoutPeaks(series: SlotSeries): SlotSeries {
  const { counts, perDay } = series
  const caps = Array.from({ length: perDay }, (_, slot) => {
    const known: number[] = []
    for (let at = slot; at < counts.length; at += perDay) if (!Number.isNaN(counts[at]!)) known.push(counts[at]!)
    known.sort((a, b) => a - b)
    const median = known[Math.floor(known.length / 2)] ?? 0
    return median + 3 + 6 * Math.sqrt(median + 1)
  })
  return { ...series, counts: counts.map((count, at) => Math.min(count, caps[at % perDay]!)) }
}

/** By moments, over the stretches that are known and not masked; what the fit has used up is given back. */
function measureSpreads({ counts, isPartial, perDay }: SlotSeries, fit: Seasonal, isMasked: Uint8Array) {
  const isUsed = (at: number) => !Number.isNaN(counts[at]!) && isMasked[at] === 0 && isPartial[at] === 0
  const spreadOf = (length: number) => {
    let [excess, sum, squares, n] = [0, 0, 0, 0]
    for (let first = 0; first + length <= counts.length; first += length) {
      const { came, usual, slots } = sumsOf(counts, fit.expected, { first, length }, isUsed)
      if (slots < length / 2) continue
      excess += (came - usual) ** 2
      sum += usual
      squares += usual ** 2
      n++
    }
    const corrected = excess * (n / Math.max(n - fit.parameters, n / 2))
    return squares === 0 ? 0 : Math.max(0, (corrected - sum) / squares)
  }
  return new Map(lengthsOf(perDay).measured.map((length) => [length, spreadOf(length)]))
}

function sumsOf(
  counts: Float64Array,
  expected: Float64Array,
  { first, length }: { first: number; length: number },
  isUsed: (at: number) => boolean
) {
  let [came, usual, slots] = [0, 0, 0]
  for (let at = first; at < first + length; at++) {
    if (!isUsed(at)) continue
    came += counts[at]!
    usual += expected[at]!
    slots++
  }
  return { came, usual, slots }
}

type Found = Omit<Judged, 'flags' | 'logChance' | 'logLimit'>

function flagAll(found: Found): Judged {
  const { length } = found.series.counts
  const judged: Judged = {
    ...found,
    flags: new Int8Array(length),
    logChance: new Float64Array(length),
    logLimit: logLimitOf(found.series.perDay)
  }
  for (const stretch of lengthsOf(found.series.perDay).judged) flagStretches(judged, stretch)
  reach(judged)
  return judged
}

/** Judges all stretches of a length by what of them is known and not flagged yet. */
function flagStretches(judged: Judged, length: number): void {
  const { series, expected, flags, spreads, logLimit } = judged
  const { counts, isPartial } = series
  const before = flags.slice()
  const isKnown = (at: number) => !Number.isNaN(counts[at]!) && before[at] === 0
  const spread = spreads.get(length) ?? 0
  for (let first = 0; first + length <= counts.length; first += Math.max(1, length / 2)) {
    const { came, usual, slots } = sumsOf(counts, expected, { first, length }, isKnown)
    if (slots < length / 2 || slots === 0) continue
    const side = came > usual ? HIGH : LOW
    const isUnsure = side === LOW && isPartial.subarray(first, first + length).includes(1)
    if (isUnsure) continue
    const logChance = logTail(came, { mean: usual, spread }, side)
    if (logChance < logLimit) mark(judged, { first, length }, { side, logChance, isKnown })
  }
}

/** Flags the part of a stretch that makes it unusual: the run with the greatest difference from what is usual. */
function mark(
  { series, expected, flags, logChance }: Judged,
  { first, length }: { first: number; length: number },
  found: { side: 1 | -1; logChance: number; isKnown: (at: number) => boolean }
): void {
  let [best, sum, from] = [-Infinity, 0, first]
  let run = [first, first + length]
  for (let at = first; at < first + length; at++) {
    if (!found.isKnown(at)) continue
    if (sum <= 0) [sum, from] = [0, at]
    sum += found.side * (series.counts[at]! - expected[at]!)
    if (sum > best) [best, run] = [sum, [from, at + 1]]
  }
  for (let at = run[0]!; at < run[1]!; at++) {
    if (!found.isKnown(at)) continue
    flags[at] = found.side
    logChance[at] = Math.min(logChance[at]!, found.logChance)
  }
}

/** Takes in the slots before and after a flagged one that are unusual in the same direction, less surely. */
function reach({ series, expected, flags, logChance, spreads }: Judged): void {
  const spread = spreads.get(1) ?? 0
  for (const step of [1, -1]) {
    const start = step === 1 ? 1 : flags.length - 2
    for (let at = start; at >= 0 && at < flags.length; at += step) {
      const side = flags[at - step]!
      const count = series.counts[at]!
      if (flags[at] !== 0 || side === 0 || Number.isNaN(count)) continue
      if ((side === LOW && series.isPartial[at] === 1) || side * (count - expected[at]!) <= 0) continue
      const found = logTail(count, { mean: expected[at]!, spread }, side)
      if (found < BESIDE) [flags[at], logChance[at]] = [side, found]
    }
  }
}

/** Logarithm of the chance of so many or more (HIGH), or so few or fewer (LOW); 0 where that is surely no rarity. */
function logTail(count: number, usual: Counts, side: number): number {
  const deviations = Math.abs(count - usual.mean) / Math.sqrt(usual.mean + usual.spread * usual.mean ** 2)
  if (deviations < (side === HIGH ? 2.2 : 0.9)) return 0
  return side === HIGH ? logUpperTail(count, usual) : logLowerTail(count, usual)
}
