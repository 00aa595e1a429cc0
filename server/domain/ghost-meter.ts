import { drawCalls, type Habits, habitsOf, type ObservedCall } from './queueing/observed.ts'
import { seededRandom } from './queueing/random.ts'
import type { DutyStep } from './queueing/duty.ts'
import { replay } from './queueing/replay.ts'
import { type Survival } from './queueing/survival.ts'

/** Dispositions of calls that nobody needed: no report, no question. */
export const NUISANCE = ['prank', 'ghost', 'silent', 'test'] as const

export function isNuisance(disposition: string | null): boolean {
  return NUISANCE.some((each) => each === disposition)
}

/**
 * Hours that a full-time person works in a year: 40 h x 52 less 12 days of leave, 16 holidays, 6 of illness and 5 of
 * training (8 h each). UU 13/2003 as amended by UU 6/2023 for the week and the leave; the other days are our assumption.
 */
export const FULL_TIME_HOURS_A_YEAR = 1768

/** A call of the replay; `isMeasured`: a caller whose fate is told (chosen by the reader and no nuisance). */
export interface MeteredCall extends ObservedCall {
  isNuisance: boolean
  isMeasured: boolean
}

/** One centre: its calls by arrival and who was on duty, in seconds of one clock. */
export interface MeteredCentre {
  calls: readonly MeteredCall[]
  duty: readonly DutyStep[]
  /** Seconds after which a call may go to the reserve (supervisors); null: there is none. */
  reserveAfterSeconds: number | null
}

/** How the measured callers fared; all additive. */
export interface Fate {
  offered: number
  answered: number
  answeredWithin: number
  /** Seconds waited by those answered, and by everybody. */
  answeredWait_s: number
  wait_s: number
}

/** What is said of one replay: fates of all measured callers and of those who met nobody free. */
export interface Run {
  all: Fate
  contended: Fate
  /** The same callers without the nuisance calls. */
  allWithout: Fate
}

export interface Metered {
  observed: { all: Fate; contended: Fate }
  runs: Run[]
  habits: { delayP50: number; delayP90: number; n: number }
  removed: number
}

export interface MeterOptions {
  within: number
  seed: number
  runs: number
}

/**
 * Replays the calls of some centres twice a run, with all calls and without the nuisance, everything else the same: the
 * same callers, patience and delays (common random numbers). What callers who hung up on a busy line would have needed,
 * and how long those who were answered would have waited, is drawn anew in every run.
 *
 * Not in it: callers who ring again after hanging up, and calls that hung up before it was known what they were; both
 * make the nuisance look smaller than it is.
 *
 * @param options.within seconds of the service level
 * @param options.runs how many, at least 1
 */
export function* meter(centres: readonly MeteredCentre[], options: MeterOptions): Generator<Run, Metered> {
  const all = centres.map((centre) => ({ ...centre, habits: habitsOf(centre.calls, centre.duty) }))
  const runs: Run[] = []
  for (let i = 0; i < options.runs; i++) {
    const run = addRuns(
      all.map((centre, j) => runOf(centre, options.within, seededRandom(options.seed + 1000 * i + j)))
    )
    runs.push(run)
    yield run
  }
  return {
    observed: {
      all: addFates(all.map(({ calls }) => observedFate(calls, options.within, () => true))),
      contended: addFates(
        all.map(({ calls, habits }) => observedFate(calls, options.within, (i) => habits.metFree[i] === 0))
      )
    },
    runs,
    habits: delaysOf(all.map(({ habits }) => habits)),
    removed: all.reduce((sum, { calls }) => sum + calls.filter((call) => call.isNuisance).length, 0)
  }
}

function runOf(centre: MeteredCentre & { habits: Habits }, within: number, random: () => number): Run {
  const { calls, duty, habits, reserveAfterSeconds } = centre
  const drawn = drawCalls(calls, habits, random)
  const pass = (chosen: readonly number[]) => {
    const { waitSeconds, isAnswered } = replay(
      chosen.map((i) => drawn[i]!),
      duty,
      { reserveAfterSeconds }
    )
    return (keep: (i: number) => boolean) =>
      fate(chosen.length, within, (at) => {
        const i = chosen[at]!
        return calls[i]!.isMeasured && keep(i) ? { wait: waitSeconds[at]!, isAnswered: isAnswered[at] === 1 } : null
      })
  }
  const everybody = calls.map((_, i) => i)
  const withAll = pass(everybody)
  const without = pass(everybody.filter((i) => !calls[i]!.isNuisance))
  return {
    all: withAll(() => true),
    contended: withAll((i) => habits.metFree[i] === 0),
    allWithout: without(() => true)
  }
}

function observedFate(calls: readonly MeteredCall[], within: number, keep: (i: number) => boolean): Fate {
  return fate(calls.length, within, (i) => {
    const { isMeasured, isAnswered, waitSeconds } = calls[i]!
    return isMeasured && waitSeconds !== null && keep(i) ? { wait: waitSeconds, isAnswered } : null
  })
}

/** @param of the call of a number, null: not counted. Of an endless wait the seconds are left out. */
function fate(length: number, within: number, of: (i: number) => { wait: number; isAnswered: boolean } | null): Fate {
  const sums = { offered: 0, answered: 0, answeredWithin: 0, answeredWait_s: 0, wait_s: 0 }
  for (let i = 0; i < length; i++) {
    const call = of(i)
    if (call === null) continue
    sums.offered++
    sums.wait_s += Number.isFinite(call.wait) ? call.wait : 0
    if (!call.isAnswered) continue
    sums.answered++
    sums.answeredWait_s += call.wait
    if (call.wait <= within) sums.answeredWithin++
  }
  return sums
}

function addFates(fates: readonly Fate[]): Fate {
  const sum = { offered: 0, answered: 0, answeredWithin: 0, answeredWait_s: 0, wait_s: 0 }
  for (const each of fates) for (const name of Object.keys(sum) as (keyof Fate)[]) sum[name] += each[name]
  return sum
}

function addRuns(runs: readonly Run[]): Run {
  const of = (name: keyof Run) => addFates(runs.map((run) => run[name]))
  return { all: of('all'), contended: of('contended'), allWithout: of('allWithout') }
}

/** Delays of the centre with most calls. */
function delaysOf(habits: readonly Habits[]): Metered['habits'] {
  const met = ({ metFree }: Habits) => metFree.reduce((sum, each) => sum + each, 0)
  const [largest] = [...habits].sort((a, b) => met(b) - met(a))
  if (largest === undefined) return { delayP50: 0, delayP90: 0, n: 0 }
  return {
    delayP50: secondsBy(largest.answerDelay, 0.5),
    delayP90: secondsBy(largest.answerDelay, 0.9),
    n: met(largest)
  }
}

/** Seconds by which a share has ended; the longest seen where fewer ended. */
function secondsBy({ seconds, share }: Survival, ended: number): number {
  const at = share.findIndex((left) => left <= 1 - ended)
  return seconds.at(at) ?? 0
}
