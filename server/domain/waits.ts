import { absent, type Figure, share } from './figure.ts'

/**
 * Things counted by whole seconds. `edges` are the seconds at which the export lets us split: a call log splits at
 * every second (null), a switch report only at its own columns (10, 15, 20, 40 ...).
 * `bins` maps the upper second of a bin to its count; Infinity is the open last bin of a switch report.
 */
export interface Histogram {
  edges: readonly number[] | null
  bins: ReadonlyMap<number, number>
}

/** The seconds that stand for an open last bin where rows come from the warehouse: see `wait_upto_s` there. */
export const OPEN_ABOVE_S = 2_147_483_647

/** @param edges the seconds at which all of the rows can be split; null: everywhere */
export function histogram(
  rows: Iterable<{ seconds: number; n: number }>,
  edges: readonly number[] | null = null
): Histogram {
  const bins = new Map<number, number>()
  for (const { seconds, n } of rows) {
    const upTo = edges === null ? seconds : (edges.find((edge) => edge >= seconds) ?? Infinity)
    const bin = seconds === OPEN_ABOVE_S ? Infinity : upTo
    bins.set(bin, (bins.get(bin) ?? 0) + n)
  }
  return { edges, bins }
}

/** Adds histograms; the sum splits only where all its parts do. */
export function mergeHistograms(parts: readonly Histogram[]): Histogram {
  const edges = parts.reduce<readonly number[] | null>((common, part) => commonEdges(common, part.edges), null)
  const bins = new Map<number, number>()
  for (const part of parts) {
    for (const [upTo, n] of part.bins) {
      const edge = edges === null ? upTo : (edges.find((e) => e >= upTo) ?? Infinity)
      bins.set(edge, (bins.get(edge) ?? 0) + n)
    }
  }
  return { edges, bins }
}

/** How many are counted in all. */
export function total(h: Histogram): number {
  let sum = 0
  for (const n of h.bins.values()) sum += n
  return sum
}

/** Sum of the seconds of a call log's histogram; a switch report does not tell it. */
export function sumOf(h: Histogram): number {
  let sum = 0
  for (const [seconds, n] of h.bins) sum += seconds * n
  return sum
}

/** How many took `seconds` or less; null where the threshold lies between the bins of the export. */
export function countWithin(h: Histogram, seconds: number): number | null {
  if (h.edges !== null && !h.edges.includes(seconds)) return null
  let within = 0
  for (const [upTo, n] of h.bins) if (upTo <= seconds) within += n
  return within
}

/**
 * The nearest-rank percentile: the least edge by which at least `p` of all are done. Exact to the second for a call
 * log, and so chosen that "percentile <= T" and "share within T >= p" are the same test.
 *
 * @param p share in (0, 1]
 * @throws {RangeError} if p is not in (0, 1]
 * @example percentile(histogram([{ seconds: 5, n: 9 }, { seconds: 60, n: 1 }]), 0.9) // 5
 */
export function percentile(h: Histogram, p: number): Figure {
  if (!(p > 0 && p <= 1)) throw new RangeError(`p must be in (0, 1], got ${p}`)
  const n = total(h)
  if (n === 0) return absent('no-calls')
  const rank = Math.ceil(p * n - 1e-9)
  let reached = 0
  for (const [upTo, calls] of [...h.bins].sort(([a], [b]) => a - b)) {
    reached += calls
    if (reached >= rank) return upTo === Infinity ? absent('between-bins') : { value: upTo, n }
  }
  throw new Error('unreachable: the last bin reaches the total')
}

/** The seconds of the n-th shortest; null where there are fewer, or where it lies in an open last bin. */
export function valueAtRank(h: Histogram, rank: number): number | null {
  let reached = 0
  for (const [upTo, n] of [...h.bins].sort(([a], [b]) => a - b)) {
    reached += n
    if (reached >= rank) return upTo === Infinity ? null : upTo
  }
  return null
}

/** The ways in which abandoned calls enter a service level: see `docs` of each in SERVICE_LEVEL_VARIANTS. */
export const VARIANTS = ['negative', 'answered', 'ignore', 'positive', 'short', 'kominfo'] as const
export type Variant = (typeof VARIANTS)[number]

/** Seconds below which a hang-up is a short abandon (Permenkominfo 16/2013 Pasal 15: 5 s). */
export const SHORT_ABANDON_S = 5
/** The answer threshold of Permenkominfo 16/2013 Pasal 15, whatever threshold is asked for. */
export const KOMINFO_WITHIN_S = 30

/** The names of `LevelSums`. */
export const LEVEL_SUM_NAMES = [
  'offered',
  'answered',
  'answered_within',
  'answered_within_30',
  'gone_within',
  'gone_short'
] as const satisfies readonly (keyof LevelSums)[]

/** The counts that a service level is made of, all additive, for one threshold T. */
export interface LevelSums {
  offered: number
  answered: number
  /** Answered within T. */
  answered_within: number
  /** Answered within 30 s, the threshold of the Kominfo formula. */
  answered_within_30: number
  /** Ended unanswered within T. */
  gone_within: number
  /** Ended unanswered within 5 s. */
  gone_short: number
}

/**
 * Share of calls answered within T under one of the published definitions, with A_T answered within T, O offered,
 * A answered, B_T ended unanswered within T, S ended unanswered within 5 s: negative A_T/O; answered A_T/A;
 * ignore A_T/(O-B_T); positive (A_T+B_T)/O; short A_T/(O-S); kominfo A_30/(O-S), whatever T is.
 *
 * @see Cisco UCCE and UCCX user guides; Permenkominfo 16/2013 Pasal 15
 * @example serviceLevel({ offered: 100, answered: 80, answered_within: 70, ... }, 'negative') // 0.7
 */
export function serviceLevel(sums: LevelSums, variant: Variant): Figure {
  const { offered, answered, answered_within, gone_within, gone_short } = sums
  if (variant === 'answered') return share(answered_within, answered)
  if (variant === 'ignore') return share(answered_within, offered - gone_within)
  if (variant === 'positive') return share(answered_within + gone_within, offered)
  if (variant === 'short') return share(answered_within, offered - gone_short)
  if (variant === 'kominfo') return share(sums.answered_within_30, offered - gone_short)
  return share(answered_within, offered)
}

/** The service level for any threshold, from the waits themselves; the reason where it lies between an export's bins. */
export function levelWithin(
  waits: { answered: Histogram; unanswered: Histogram },
  counts: { offered: number; answered: number },
  seconds: number,
  variant: Variant
): Figure {
  const edges = { answered: waits.answered.edges, unanswered: waits.unanswered.edges }
  const why = whyNoLevel(edges, seconds, variant)
  if (why !== null) return absent(why)
  return serviceLevel(
    {
      ...counts,
      answered_within: countWithin(waits.answered, seconds) ?? 0,
      answered_within_30: countWithin(waits.answered, KOMINFO_WITHIN_S) ?? 0,
      gone_within: countWithin(waits.unanswered, seconds) ?? 0,
      gone_short: countWithin(waits.unanswered, SHORT_ABANDON_S) ?? 0
    },
    variant
  )
}

/** The seconds at which the waits of an export can be split; null: at every second. */
export interface WaitEdges {
  answered: readonly number[] | null
  unanswered: readonly number[] | null
}

/**
 * Why a service level cannot be told from an export with these edges, or null where it can.
 *
 * @example whyNoLevel({ answered: [10, 15], unanswered: [] }, 12, 'negative') // 'between-bins'
 */
export function whyNoLevel(
  edges: WaitEdges,
  seconds: number,
  variant: Variant
): 'between-bins' | 'not-exported' | null {
  const wanted = variant === 'kominfo' ? KOMINFO_WITHIN_S : seconds
  if (edges.answered !== null && !edges.answered.includes(wanted)) return 'between-bins'
  if (edges.unanswered === null || variant === 'negative' || variant === 'answered') return null
  if (edges.unanswered.length === 0) return 'not-exported'
  const gone = variant === 'short' || variant === 'kominfo' ? SHORT_ABANDON_S : seconds
  return edges.unanswered.includes(gone) ? null : 'between-bins'
}

function commonEdges(a: readonly number[] | null, b: readonly number[] | null): readonly number[] | null {
  if (a === null) return b
  if (b === null) return a
  return a.filter((edge) => b.includes(edge))
}
