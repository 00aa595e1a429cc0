import { parentPort, workerData } from 'node:worker_threads'
import { highsSolver } from './highs-solver.ts'
import { plan, type PlanJob } from './plan.ts'
import type { ThreadMessage } from './run-plan.ts'

const { job, stop } = workerData as { job: PlanJob; stop: SharedArrayBuffer }
const flag = new Int32Array(stop)
const say = (message: ThreadMessage) => parentPort?.postMessage(message)

try {
  const solve = await highsSolver(() => Atomics.load(flag, 0) === 1)
  say({ kind: 'done', result: plan(job, solve, (progress) => say({ kind: 'progress', progress })) })
} catch (error) {
  const isAsked = error instanceof RangeError
  say({
    kind: 'fault',
    code: isAsked ? 'BAD_PLAN' : 'SOLVER',
    message: error instanceof Error ? error.message : String(error)
  })
}
