import { drawCalls, habitsOf } from '../queueing/observed.ts'
import { seededRandom } from '../queueing/random.ts'
import { changedWithin, type DutyStep, withOperators } from '../queueing/duty.ts'
import { replay } from '../queueing/replay.ts'
import type { ReplayCall } from '../queueing/waiting.ts'
import { overRuns, type Replayed } from '../replay-check.ts'
import type { Routing } from '../queueing/routing.ts'
import type { ProofCall, ProofOptions } from './proof.ts'

/** What may happen on a day: many calls about one thing at once, more of everything for hours, nobody can answer, illness. */
export const SURGES = ['siren', 'flood', 'power-cut', 'illness'] as const
export type SurgeKind = (typeof SURGES)[number]

export interface Surge {
  kind: SurgeKind
  /** Seconds, in the clock of the calls; of an illness the beginning of the shift. */
  from: number
  to: number
  /** Siren: so many calls besides the usual ones, most of them at the beginning. */
  extraCalls?: number
  /** Siren: their handle time, seconds. */
  extraHandleSeconds?: number
  /** Flood: so many times the usual calls (2: as many again). */
  times?: number
  /** Illness: operators who are not there. */
  operators?: number
}

/** A day as it was, and those who worked it. */
export interface SurgeCase {
  calls: readonly ProofCall[]
  duty: readonly DutyStep[]
  routing: Routing
  surge: Surge
}

/** One run: the day without and with the surge, the same callers in both. */
export interface SurgeRun {
  /** Seconds from the beginning of the surge until waits are as on the day without it; 0: they never were longer. */
  recovery_s: number
  /** Real callers (not the extra ones) answered on the day without the surge and not with it, less the reverse. */
  lost: number
  /** Mean wait of the real callers who were answered while the surge lasted and until recovery; both days. */
  wait_s: number
  usualWait_s: number
  /** Share of the extra calls that were answered; null: there were none. */
  extraAnswered: number | null
}

/** Waits of a quarter hour that are longer by more than this are not yet as usual. */
const AS_USUAL_S = 10
const QUARTER_S = 900

/**
 * Puts a surge into a real day and replays it with the operators who worked. Extra calls come as a Poisson stream: of a
 * siren thick at first and thinning out (exponential, a third of its length), of a flood as copies of the day's own calls.
 *
 * @param options.runs how many, at least 1
 */
export function* surgeRuns(
  given: SurgeCase,
  { seed, runs }: Omit<ProofOptions, 'withinSeconds'>
): Generator<number, SurgeRun[]> {
  const habits = habitsOf(given.calls, given.duty)
  const done: SurgeRun[] = []
  for (let run = 0; run < runs; run++) {
    const usual = drawCalls(given.calls, habits, seededRandom(seed + run))
    done.push(surgeRun(given, usual, seededRandom(seed + 7_919 * (run + 1))))
    yield (run + 1) / runs
  }
  return done
}

function surgeRun(
  { calls, duty, routing, surge }: SurgeCase,
  usual: readonly ReplayCall[],
  random: () => number
): SurgeRun {
  const extra = extraCalls(usual, surge, random)
  const merged = [...usual.map((call, i) => ({ call, i })), ...extra.map((call) => ({ call, i: -1 }))]
  merged.sort((a, b) => a.call.arrivedAt - b.call.arrivedAt || b.i - a.i)
  const without = replay(usual, duty, routing)
  const withIt = replay(merged.map(({ call }) => call), dutyUnder(duty, surge), routing) // prettier-ignore
  const real: Pair[] = []
  let extraAnswered = 0
  for (const [at, { call, i }] of merged.entries()) {
    if (i === -1) extraAnswered += withIt.isAnswered[at]!
    else if (calls[i]!.isMeasured)
      real.push({
        at: call.arrivedAt,
        usualWait: waitOf(without, i),
        wait: waitOf(withIt, at),
        wasAnswered: without.isAnswered[i] === 1,
        isAnswered: withIt.isAnswered[at] === 1
      })
  }
  return { ...toldOf(real, surge), extraAnswered: extra.length === 0 ? null : extraAnswered / extra.length }
}

interface Pair {
  at: number
  usualWait: number
  wait: number
  wasAnswered: boolean
  isAnswered: boolean
}

/** Waits that never end count as a day. */
function waitOf({ waitSeconds }: { waitSeconds: Float64Array }, i: number): number {
  return Math.min(waitSeconds[i]!, 86_400)
}

function toldOf(real: readonly Pair[], { from, to }: Surge): Omit<SurgeRun, 'extraAnswered'> {
  const recovered = recoveredAt(real, from)
  const end = Math.max(to, recovered)
  const within = real.filter(({ at }) => at >= from && at < end)
  return {
    recovery_s: Math.max(0, recovered - from),
    lost: real.reduce((sum, { wasAnswered, isAnswered }) => sum + Number(wasAnswered) - Number(isAnswered), 0),
    wait_s: meanOf(within.filter((call) => call.isAnswered).map(({ wait }) => wait)),
    usualWait_s: meanOf(within.filter((call) => call.wasAnswered).map(({ usualWait }) => usualWait))
  }
}

/** The end of the last quarter hour from `from` on in which real callers waited longer than on the day without. */
function recoveredAt(real: readonly Pair[], from: number): number {
  const longer = new Map<number, { sum: number; n: number }>()
  for (const { at, wait, usualWait } of real) {
    if (at < from) continue
    const quarter = Math.floor((at - from) / QUARTER_S)
    const known = longer.get(quarter) ?? { sum: 0, n: 0 }
    longer.set(quarter, { sum: known.sum + wait - usualWait, n: known.n + 1 })
  }
  let last = -1
  for (const [quarter, { sum, n }] of [...longer].sort(([a], [b]) => a - b)) if (sum / n > AS_USUAL_S) last = quarter
  return from + (last + 1) * QUARTER_S
}

function extraCalls(usual: readonly ReplayCall[], surge: Surge, random: () => number): ReplayCall[] {
  const { kind, from, to, extraCalls: n = 0, extraHandleSeconds = 60, times = 1 } = surge
  if (kind === 'siren') return sirenCalls(usual, { from, to, n, handleSeconds: extraHandleSeconds }, random)
  if (kind !== 'flood') return []
  return usual
    .filter(({ arrivedAt }) => arrivedAt >= from && arrivedAt < to)
    .flatMap((call) => copiesOf(call, times - 1, random))
    .sort((a, b) => a.arrivedAt - b.arrivedAt)
}

function sirenCalls(
  usual: readonly ReplayCall[],
  { from, to, n, handleSeconds }: { from: number; to: number; n: number; handleSeconds: number },
  random: () => number
): ReplayCall[] {
  const scale = (to - from) / 3
  const cut = 1 - Math.exp(-(to - from) / scale)
  const calls = Array.from({ length: n }, () => ({
    ...likeOneOf(usual, random),
    arrivedAt: from - scale * Math.log(1 - random() * cut),
    handleSeconds: -handleSeconds * Math.log(1 - random())
  }))
  return calls.sort((a, b) => a.arrivedAt - b.arrivedAt)
}

/** Delay and patience of one of the day's own callers. */
function likeOneOf(usual: readonly ReplayCall[], random: () => number): ReplayCall {
  const none = { arrivedAt: 0, answerDelaySeconds: 5, patienceSeconds: Infinity, handleSeconds: 60 }
  return usual[Math.floor(random() * usual.length)] ?? none
}

/** So many copies of a call on average, each within seven minutes of it. */
function copiesOf(call: ReplayCall, mean: number, random: () => number): ReplayCall[] {
  const copies = Math.floor(mean) + (random() < mean - Math.floor(mean) ? 1 : 0)
  return Array.from({ length: copies }, () => ({ ...call, arrivedAt: call.arrivedAt + (random() - 0.5) * QUARTER_S }))
}

function dutyUnder(duty: readonly DutyStep[], { kind, from, to, operators = 0 }: Surge): DutyStep[] {
  if (kind === 'illness') return changedWithin(duty, from, to, (step) => withOperators([step], -operators)[0]!)
  if (kind === 'power-cut') return changedWithin(duty, from, to, (step) => ({ at: step.at, operators: 0, reserve: 0 }))
  return [...duty]
}

/** A mean over runs with its 95 % interval. */
export function overSurge(runs: readonly SurgeRun[], of: (run: SurgeRun) => number): Replayed {
  return overRuns(runs, of)
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length
}
