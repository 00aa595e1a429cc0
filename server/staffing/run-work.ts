import { Worker } from 'node:worker_threads'
import type { SolveProgress } from '#domain/staffing/linear-model.ts'
import type { PlanJob, PlanResult } from './plan.ts'
import type { Told, Work, WorkFault } from './work.ts'

export class WorkError extends Error {
  readonly code: WorkFault

  constructor(code: WorkFault, message: string) {
    super(message)
    this.code = code
  }
}

/** Work that is being done in a thread of its own. */
export interface Running<Result = unknown> {
  /** @throws {WorkError} */
  result: Promise<Result>
  /** Has a solver end soon with the best so far; other work goes on. */
  stop(): void
  /** Ends it at once without a result; resolves when its thread is gone. */
  cancel(): Promise<void>
}

export type OnProgress = (progress: number, solving: SolveProgress | null) => void

const HEAP_MB = 1024
const THREAD = new URL('./thread.js', import.meta.url)

/** Works in a thread, so that the server answers meanwhile. */
export function runWork(work: Work, onProgress: OnProgress = () => undefined): Running {
  const stop = new SharedArrayBuffer(4)
  const worker = new Worker(THREAD, {
    workerData: { work, stop },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }
  })
  const result = new Promise<unknown>((resolve, reject) => {
    worker.on('message', (told: Told) => {
      if ('result' in told) resolve(told.result)
      else if ('fault' in told) reject(new WorkError(told.fault, told.message))
      else onProgress(told.progress, told.solving)
    })
    worker.once('error', (error) => reject(new WorkError('FAILED', error.message)))
    worker.once('exit', () => reject(new WorkError('CANCELLED', 'the work was cancelled')))
  })
  return {
    result,
    stop: () => void Atomics.store(new Int32Array(stop), 0, 1),
    cancel: async () => void (await worker.terminate())
  }
}

/** A cover, a roster or a bare model solved in a thread. */
export function runPlan(
  job: PlanJob,
  onProgress: (progress: SolveProgress) => void = () => undefined
): Running<PlanResult> {
  return runWork(job, (_, solving) => solving !== null && onProgress(solving)) as Running<PlanResult>
}
