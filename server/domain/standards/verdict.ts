import type { Figure } from '../figure.ts'
import { FEWEST_TO_JUDGE } from '../targets.ts'
import type { Goal } from './standard.ts'

/**
 * `no-share`: the source states seconds without a share. `not-measurable`: the export cannot tell; the figure says why.
 * `not-in-force`: no edition was.
 */
export const VERDICTS = ['met', 'missed', 'too-few', 'no-share', 'not-measurable', 'no-data', 'not-in-force'] as const
export type Verdict = (typeof VERDICTS)[number]

export interface Judged {
  verdict: Verdict
  /** Of a share: points above the goal (0..1). Of a mean: seconds below it. Negative: missed by so much. */
  margin: number | null
  /** How many more would have had to be done in time to pass; 0 where it is met. Null for means and without a share. */
  callsShort: number | null
  /** Of a mean: seconds by which the sum of all is too long. */
  secondsOver: number | null
}

const NOTHING = { margin: null, callsShort: null, secondsOver: null }

/**
 * How a figure stands to a goal. Below 30 of them there is no verdict, though the margin is told.
 *
 * @example judgeGoal(share(89, 100), { stat: 'share', share: 0.9, ... }) // missed, margin -0.01, callsShort 1
 */
export function judgeGoal(figure: Figure, goal: Goal): Judged {
  if (figure.value === null) return { ...NOTHING, verdict: verdictOfAbsent(figure.why) }
  const judged = goal.stat === 'mean' ? judgeMean(figure, goal) : judgeShare(figure, goal)
  return figure.n < FEWEST_TO_JUDGE && judged.verdict !== 'no-share' ? { ...judged, verdict: 'too-few' } : judged
}

type Known = Extract<Figure, { value: number }>

function judgeShare(figure: Known, { share }: Goal): Judged {
  if (share === null) return { ...NOTHING, verdict: 'no-share' }
  const { numerator = 0, denominator = 0 } = figure
  const callsShort = shortOf(numerator, denominator, share)
  return {
    verdict: callsShort === 0 ? 'met' : 'missed',
    margin: figure.value - share,
    callsShort,
    secondsOver: null
  }
}

function judgeMean(figure: Known, { op, seconds }: Goal): Judged {
  const isMet = op === '<' ? figure.value < seconds : figure.value <= seconds
  const over = Math.max(0, (figure.numerator ?? figure.value * figure.n) - seconds * figure.n)
  return { verdict: isMet ? 'met' : 'missed', margin: seconds - figure.value, callsShort: null, secondsOver: over }
}

/**
 * How many more calls, answered in time, would have reached the share. They are taken from the calls that are counted
 * in the denominator already: the fewest, because a call from outside it (one that hung up early under `ignore`, any
 * unanswered one under `answered`) would raise the denominator as well.
 *
 * @example shortOf(89, 100, 0.9) // 1
 */
export function shortOf(numerator: number, denominator: number, share: number): number {
  return Math.max(0, Math.ceil(share * denominator - 1e-9) - numerator)
}

function verdictOfAbsent(why: Extract<Figure, { value: null }>['why']): Verdict {
  if (why === 'no-data') return 'no-data'
  return why === 'no-calls' || why === 'too-few' ? 'too-few' : 'not-measurable'
}
