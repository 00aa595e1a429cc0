import { parentPort, workerData } from 'node:worker_threads'
import type { SolveProgress } from '#domain/staffing/linear-model.ts'
import { highsSolver } from './highs-solver.ts'
import { plan, type PlanJob } from './plan.ts'
import type { ThreadMessage } from './run-plan.ts'

const { job, stop } = workerData as { job: PlanJob; stop: SharedArrayBuffer }
const flag = new Int32Array(stop)
const say = (message: ThreadMessage) => parentPort?.postMessage(message)

try {
  const isStopped = () => Atomics.load(flag, 0) === 1
  const solve = await highsSolver(isStopped)
  const onProgress = (progress: SolveProgress) => say({ kind: 'progress', progress })
  say({ kind: 'done', result: plan(job, solve, { onProgress, isStopped }) })
} catch (error) {
  const isAsked = error instanceof RangeError
  say({
    kind: 'fault',
    code: isAsked ? 'BAD_PLAN' : 'SOLVER',
    message: error instanceof Error ? error.message : String(error)
  })
}
