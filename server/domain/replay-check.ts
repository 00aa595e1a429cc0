import type { Fate, Metered, Run } from './ghost-meter.ts'

/** A mean over the runs of a replay with its 95 % interval for the drawing of chance. */
export interface Replayed {
  value: number
  interval: [number, number]
}

/** A figure as it was observed and as the replay gives it. */
export interface Compared {
  observed: number
  replayed: Replayed
  isNear: boolean
}

/**
 * How near the replay must come to what was observed before anything is concluded from it: shares in points, waits
 * in seconds or as a share of the observed, whichever allows more. The contended calls, those that met nobody free, are
 * what a replay can get wrong; the others follow from their own records.
 */
export const TOLERANCE = {
  share: 0.01,
  wait_s: 0.5,
  wait: 0.1,
  contendedShare: 0.08,
  contendedWait_s: 5,
  contendedWait: 0.15
} as const
/** Contended calls without which nothing can be proved. */
export const LEAST_CONTENDED = 30

export interface ReplayCheck {
  answeredWithin: Compared
  waitMean: Compared
  contended: { n: number; answered: Compared; waitMean: Compared }
}

/** Holds the replay with all calls against the record. */
export function checkReplay({ observed, runs }: Metered): ReplayCheck {
  const { share, contendedShare } = TOLERANCE
  const compare = (group: 'all' | 'contended', of: (fate: Fate) => number, tolerated: (seen: number) => number) => {
    const seen = of(observed[group])
    const replayed = (of === waitMean ? overRuns : overShares)(runs, (run) => of(run[group]))
    return { observed: seen, replayed, isNear: Math.abs(replayed.value - seen) <= tolerated(seen) }
  }
  return {
    answeredWithin: compare('all', answeredWithin, () => share),
    waitMean: compare('all', waitMean, (seen) => Math.max(TOLERANCE.wait_s, TOLERANCE.wait * seen)),
    contended: {
      n: observed.contended.offered,
      answered: compare('contended', answered, () => contendedShare),
      waitMean: compare('contended', waitMean, (seen) =>
        Math.max(TOLERANCE.contendedWait_s, TOLERANCE.contendedWait * seen)
      )
    }
  }
}

export function isReproduced({ answeredWithin, waitMean, contended }: ReplayCheck): boolean {
  return [answeredWithin, waitMean, contended.answered, contended.waitMean].every(({ isNear }) => isNear)
}

export const answered = ({ answered, offered }: Fate) => ratio(answered, offered)
export const answeredWithin = ({ answeredWithin, offered }: Fate) => ratio(answeredWithin, offered)
export const waitMean = ({ answeredWait_s, answered }: Fate) => ratio(answeredWait_s, answered)

/** Mean over the runs; the interval is Student's, over the runs as independent draws. A single run tells none. */
export function overRuns<Of = Run>(runs: readonly Of[], of: (run: Of) => number): Replayed {
  const values = runs.map(of)
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const half =
    values.length < 2 ? 0 : studentT(values.length - 1) * Math.sqrt(squares / (values.length - 1) / values.length)
  return { value: mean, interval: [mean - half, mean + half] }
}

/** The same of a share, whose interval ends at 0 and 1. */
export function overShares<Of = Run>(runs: readonly Of[], of: (run: Of) => number): Replayed {
  const { value, interval } = overRuns(runs, of)
  return { value, interval: [Math.max(0, interval[0]), Math.min(1, interval[1])] }
}

/** 97.5 % point of Student's t by degrees of freedom 1..30, then that of the normal (Abramowitz and Stegun 26.10). */
function studentT(freedom: number): number {
  return T_975[freedom - 1] ?? 1.96
}

const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042
]

function ratio(sum: number, n: number): number {
  return n === 0 ? 0 : sum / n
}
