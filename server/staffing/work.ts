import { parentPort, workerData } from 'node:worker_threads'
import { prove, type ProofCase, type ProofOptions } from '#domain/staffing/proof.ts'
import { type SurgeCase, surgeRuns } from '#domain/staffing/surge.ts'

/** What a worker is given to do. */
export type Work =
  | { kind: 'replay'; given: ProofCase; options: ProofOptions }
  | { kind: 'surge'; given: SurgeCase; options: Omit<ProofOptions, 'withinSeconds'> }

/** What it says: how far it is (0..1), and at last what came of it. */
export type Told = { progress: number } | { result: unknown }

const work = workerData as Work
const steps = work.kind === 'replay' ? prove(work.given, work.options) : surgeRuns(work.given, work.options)
for (;;) {
  const step = steps.next()
  parentPort!.postMessage(step.done ? { result: step.value } : { progress: step.value })
  if (step.done) break
}
