import { drawCalls, type Habits, habitsOf, type ObservedCall } from '../queueing/observed.ts'
import { seededRandom } from '../queueing/random.ts'
import type { DutyStep } from '../queueing/duty.ts'
import { replay } from '../queueing/replay.ts'
import type { Routing } from '../queueing/routing.ts'
import type { ReplayCall } from '../queueing/waiting.ts'
import { overRuns, overShares, type Replayed } from '../replay-check.ts'

/** A call of the proof; only measured ones are told of, all of them keep operators busy. */
export interface ProofCall extends ObservedCall {
  isMeasured: boolean
  /** Whether an operator who speaks the caller's language took it. */
  isSpoken: boolean
}

/** Calls by arrival with those who worked and those who are proposed instead. Seconds of one clock. */
export interface ProofCase {
  calls: readonly ProofCall[]
  worked: readonly DutyStep[]
  /** Each: who would have been on duty. */
  proposals: readonly (readonly DutyStep[])[]
  routing: Routing
}

export interface ProofOptions {
  withinSeconds: number
  seed: number
  runs: number
}

/** How the measured callers fared in one run. Shares 0..1, seconds; null where nobody was answered. */
export interface Fared {
  offered: number
  answeredWithin: number
  abandoned: number
  waitMean: number
  waitP90: number
  /** Answered callers of another language, and the share of them whom a speaker answered; null where there were none. */
  foreign: number
  spoken: number | null
}

/** One run: through those who worked, and through each proposal, with the same callers. */
export interface ProofRun {
  worked: Fared
  proposals: Fared[]
}

export interface Proof {
  observed: Fared
  runs: ProofRun[]
  /** Calls that met nobody surely free: those that a replay has to decide. */
  contended: number
}

/**
 * Passes the real calls of a past period through the operators who worked and through others, with the same callers,
 * patience, delays and handle times in every scenario of a run (common random numbers).
 *
 * @param options.runs how many, at least 1
 */
export function* prove(proof: ProofCase, { withinSeconds, seed, runs }: ProofOptions): Generator<number, Proof> {
  const { calls, worked, proposals } = proof
  const habits = habitsOf(calls, worked)
  const done: ProofRun[] = []
  for (let run = 0; run < runs; run++) {
    const drawn = drawCalls(calls, habits, seededRandom(seed + run))
    const through = (duty: readonly DutyStep[]) => pass(proof, drawn, duty, withinSeconds)
    done.push({ worked: through(worked), proposals: proposals.map(through) })
    yield (run + 1) / runs
  }
  return { observed: observedOf(calls, withinSeconds), runs: done, contended: contendedOf(habits, calls) }
}

function pass(
  { calls, routing }: ProofCase,
  drawn: readonly ReplayCall[],
  duty: readonly DutyStep[],
  withinSeconds: number
): Fared {
  const { waitSeconds, isAnswered, isSpoken } = replay(drawn, duty, routing)
  return faredOf(calls.length, withinSeconds, (i) => {
    const { isMeasured, language } = calls[i]!
    if (!isMeasured) return null
    return { wait: waitSeconds[i]!, isAnswered: isAnswered[i] === 1, language, isSpoken: isSpoken[i] === 1 }
  })
}

function observedOf(calls: readonly ProofCall[], withinSeconds: number): Fared {
  return faredOf(calls.length, withinSeconds, (i) => {
    const { isMeasured, isAnswered, waitSeconds, language, isSpoken } = calls[i]!
    return isMeasured && waitSeconds !== null ? { wait: waitSeconds, isAnswered, language, isSpoken } : null
  })
}

function contendedOf({ metFree }: Habits, calls: readonly ProofCall[]): number {
  return calls.reduce((sum, { isMeasured }, i) => sum + (isMeasured && metFree[i] === 0 ? 1 : 0), 0)
}

interface Outcome {
  wait: number
  isAnswered: boolean
  language?: number
  isSpoken?: boolean
}

/** @param of the call of a number; null: not told of */
export function faredOf(length: number, withinSeconds: number, of: (i: number) => Outcome | null): Fared {
  const waits: number[] = []
  let [offered, within, total, foreign, spoken] = [0, 0, 0, 0, 0]
  for (let i = 0; i < length; i++) {
    const call = of(i)
    if (call === null) continue
    offered++
    if (!call.isAnswered) continue
    waits.push(call.wait)
    total += call.wait
    if (call.wait <= withinSeconds) within++
    if ((call.language ?? 0) === 0) continue
    foreign++
    if (call.isSpoken === true) spoken++
  }
  const part = (n: number) => (offered === 0 ? 0 : n / offered)
  return {
    offered,
    answeredWithin: part(within),
    abandoned: part(offered - waits.length),
    waitMean: waits.length === 0 ? 0 : total / waits.length,
    waitP90: percentileOf(waits, 0.9),
    foreign,
    spoken: foreign === 0 ? null : spoken / foreign
  }
}

function percentileOf(values: readonly number[], p: number): number {
  const sorted = Float64Array.from(values).sort()
  return sorted[Math.ceil(p * sorted.length) - 1] ?? 0
}

/** Points by which a replay may miss the share answered in time before nothing is concluded from it. */
export const TOLERATED = 0.03

/** Figures of a replay that are compared. */
export const FARED = ['answeredWithin', 'abandoned', 'waitMean', 'waitP90'] as const
export type FaredName = (typeof FARED)[number]

/** A mean over runs with its 95 % interval; of shares within 0..1. */
export function overProof(runs: readonly ProofRun[], name: FaredName, of: (run: ProofRun) => Fared): Replayed {
  const isShare = name === 'answeredWithin' || name === 'abandoned'
  return (isShare ? overShares : overRuns)(runs, (run) => of(run)[name])
}

/** What a proposal changes, run by run: proposed less worked. */
export function changeOf(runs: readonly ProofRun[], name: FaredName, proposal: number): Replayed {
  return overRuns(runs, ({ worked, proposals }) => proposals[proposal]![name] - worked[name])
}

/** Whether the replay through those who worked gives the share answered in time that was observed, within 3 points. */
export function isReproduced({ observed, runs }: Proof): boolean {
  const { value } = overProof(runs, 'answeredWithin', ({ worked }) => worked)
  return Math.abs(value - observed.answeredWithin) <= TOLERATED
}

/** A plan's operators with the reserve of those who worked. */
export function withReserveOf(plan: readonly DutyStep[], worked: readonly DutyStep[]): DutyStep[] {
  const times = [...new Set([...plan, ...worked].map(({ at }) => at))].sort((a, b) => a - b)
  let [i, j] = [0, 0]
  return times.map((at) => {
    while (i < plan.length && plan[i]!.at <= at) i++
    while (j < worked.length && worked[j]!.at <= at) j++
    return withReserve({ operators: 0, ...plan[i - 1], at }, worked[j - 1])
  })
}

function withReserve(step: DutyStep, { reserve = 0, speakers = [] }: Partial<DutyStep> = {}): DutyStep {
  if (step.speakers === undefined) return { ...step, reserve }
  const helping = speakers.map(({ languages, reserve: some = 0 }) => ({ languages, operators: 0, reserve: some }))
  return { ...step, reserve, speakers: [...step.speakers, ...helping.filter((each) => each.reserve > 0)] }
}
