import { Worker } from 'node:worker_threads'
import type { SolveProgress } from '#domain/staffing/linear-model.ts'
import type { PlanJob, PlanResult } from './plan.ts'

export type ThreadMessage =
  | { kind: 'progress'; progress: SolveProgress }
  | { kind: 'done'; result: PlanResult }
  | { kind: 'fault'; code: PlanFault; message: string }

/** BAD_PLAN: the problem does not fit together; SOLVER: the solver failed; CANCELLED: ended from outside. */
export type PlanFault = 'BAD_PLAN' | 'SOLVER' | 'CANCELLED'

export class PlanError extends Error {
  readonly code: PlanFault

  constructor(code: PlanFault, message: string) {
    super(message)
    this.code = code
  }
}

/** A job that is being solved in a thread of its own. */
export interface RunningPlan {
  /** @throws {PlanError} */
  result: Promise<PlanResult>
  /** Ends it soon with the best so far. */
  stop(): void
  /** Ends it at once without a result; resolves when its thread is gone. */
  cancel(): Promise<void>
}

const HEAP_MB = 1024

/** Solves in a thread, so that the server answers meanwhile. */
export function runPlan(job: PlanJob, onProgress: (progress: SolveProgress) => void = () => undefined): RunningPlan {
  const stop = new SharedArrayBuffer(4)
  const worker = new Worker(new URL('./solver-thread.js', import.meta.url), {
    workerData: { job, stop },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }
  })
  const result = new Promise<PlanResult>((resolve, reject) => {
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'progress') return onProgress(message.progress)
      if (message.kind === 'done') resolve(message.result)
      else reject(new PlanError(message.code, message.message))
    })
    worker.once('error', (error) => reject(new PlanError('SOLVER', error.message)))
    worker.once('exit', () => reject(new PlanError('CANCELLED', 'the solve was cancelled')))
  })
  return {
    result,
    stop: () => void Atomics.store(new Int32Array(stop), 0, 1),
    cancel: async () => void (await worker.terminate())
  }
}
