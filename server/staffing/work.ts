import { parentPort, workerData } from 'node:worker_threads'
import type { SolveProgress } from '#domain/staffing/linear-model.ts'
import { prove, type ProofCase, type ProofOptions } from '#domain/staffing/proof.ts'
import { type SurgeCase, surgeRuns } from '#domain/staffing/surge.ts'
import { highsSolver } from './highs-solver.ts'
import { plan, type PlanJob } from './plan.ts'

/** What a worker is given to do. */
export type Work =
  | { kind: 'replay'; given: ProofCase; options: ProofOptions }
  | { kind: 'surge'; given: SurgeCase; options: Omit<ProofOptions, 'withinSeconds'> }
  | PlanJob

/** BAD_PLAN: the problem does not fit together; FAILED: the work could not be done; CANCELLED: ended from outside. */
export type WorkFault = 'BAD_PLAN' | 'FAILED' | 'CANCELLED'

/** What it says: how far it is (0..1; what the solver knows), and at last what came of it. */
export type Told =
  { progress: number; solving: SolveProgress | null } | { result: unknown } | { fault: WorkFault; message: string }

const { work, stop } = workerData as { work: Work; stop: SharedArrayBuffer }
const flag = new Int32Array(stop)
const say = (told: Told) => parentPort!.postMessage(told)

try {
  say({ result: await outcome(work) })
} catch (error) {
  say({ fault: error instanceof RangeError ? 'BAD_PLAN' : 'FAILED', message: (error as Error).message })
}

async function outcome(given: Work): Promise<unknown> {
  if (given.kind === 'replay') return inSteps(prove(given.given, given.options))
  if (given.kind === 'surge') return inSteps(surgeRuns(given.given, given.options))
  const isStopped = () => Atomics.load(flag, 0) === 1
  const { seconds } = given.effort
  const onProgress = (solving: SolveProgress) =>
    say({ progress: Math.min(0.99, Math.max(0, solving.seconds) / seconds), solving })
  return plan(given, await highsSolver(isStopped), { onProgress, isStopped })
}

function inSteps<Result>(steps: Generator<number, Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    say({ progress: step.value, solving: null })
  }
}
