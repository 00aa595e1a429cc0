import { expect, test } from 'vitest'
import { erlangCResult } from '#domain/queueing/erlang.ts'
import { erlangA } from '#domain/queueing/erlang-a.ts'
import { replay } from '#domain/queueing/replay.ts'
import type { ReplayCall } from '#domain/queueing/waiting.ts'
import { overShares } from '#domain/replay-check.ts'

const EXPERIMENTS = 200
const RUNS = 10
const CALLS = 1200
const WARM_UP = 300
const WITHIN_S = 20

/** A generator of the test's own (xorshift32), so that it shares nothing with the product's. */
function dice(seed: number): () => number {
  let state = (Math.imul(seed + 1, 2654435761) ^ 0x9e3779b9) >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return (state + 0.5) / 2 ** 32
  }
}

/** Poisson arrivals, exponential handle times and patience: what the formulas assume. */
function calls(queue: { every: number; handle: number; patience: number }, roll: () => number): ReplayCall[] {
  const exponential = (mean: number) => (mean === Infinity ? Infinity : -mean * Math.log(roll()))
  let at = 0
  return Array.from({ length: WARM_UP + CALLS }, () => {
    at += exponential(queue.every)
    return { arrivedAt: at, handleSeconds: exponential(queue.handle), answerDelaySeconds: 0, patienceSeconds: exponential(queue.patience) } // prettier-ignore
  })
}

function shareAnswered(
  queue: { every: number; handle: number; patience: number; agents: number },
  roll: () => number
): number {
  // prettier-ignore
  const { waitSeconds, isAnswered } = replay(calls(queue, roll), [{ at: 0, operators: queue.agents }])
  let within = 0
  for (let i = WARM_UP; i < waitSeconds.length; i++) if (isAnswered[i] === 1 && waitSeconds[i]! <= WITHIN_S) within++
  return within / CALLS
}

const QUEUES = [
  { name: 'Erlang A', every: 18, handle: 180, patience: 120, agents: 11 },
  { name: 'Erlang C', every: 18, handle: 180, patience: Infinity, agents: 14 }
]

test.each(QUEUES)(
  '$name: 95 % intervals of the simulator hold the formula in 92 to 98 % of 200 experiments',
  ({ every, handle, patience, agents }) => {
    const queue = { arrivalsPerSecond: 1 / every, handleSeconds: handle, agents }
    const exact =
      patience === Infinity
        ? erlangCResult(queue, WITHIN_S).serviceLevel
        : erlangA({ ...queue, patienceSeconds: patience }, WITHIN_S).ofOffered
    let covered = 0
    for (let experiment = 0; experiment < EXPERIMENTS; experiment++) {
      const runs = Array.from({ length: RUNS }, (_, run) =>
        shareAnswered({ every, handle, patience, agents }, dice(1_000 * experiment + run))
      )
      const { interval } = overShares(runs, (share) => share)
      if (interval[0] <= exact && exact <= interval[1]) covered++
    }
    console.log(`${covered} of ${EXPERIMENTS} intervals hold ${exact.toFixed(4)}`)
    expect(covered / EXPERIMENTS).toBeGreaterThanOrEqual(0.92)
    expect(covered / EXPERIMENTS).toBeLessThanOrEqual(0.98)
  },
  120_000
)
