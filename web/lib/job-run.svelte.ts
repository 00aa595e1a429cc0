import type { JobReply } from '#contract/staffing-jobs.ts'
import { planner } from './planner-api.ts'

const EVERY_MS = 200

/** Follows one piece of long work of the server: started, asked after, stopped, cancelled; the newest start alone counts. */
export class JobRun<Result> {
  job = $state.raw<JobReply | null>(null)
  failure = $state<string | null>(null)
  /** What the work is about, in the words of who started it: a result about something else is none. */
  about = $state('')
  #start = 0

  get result(): Result | null {
    return this.job?.state === 'done' ? (this.job.result as Result) : null
  }

  get isUnderWay(): boolean {
    return this.job?.state === 'waiting' || this.job?.state === 'running'
  }

  /** @returns the result; null where there is none, or a newer start has taken its place */
  async start(order: () => Promise<JobReply>, about = ''): Promise<Result | null> {
    this.about = about
    const mine = ++this.#start
    this.failure = null
    try {
      let job = await order()
      for (;;) {
        if (mine !== this.#start) return null
        this.job = job
        if (!this.isUnderWay) return this.result
        await new Promise((resume) => setTimeout(resume, EVERY_MS))
        job = await planner.job(job.id)
      }
    } catch (error) {
      if (mine === this.#start) [this.job, this.failure] = [null, (error as Error).message]
      return null
    }
  }

  /** Has a solver end with the best so far, which then comes as its result. */
  async stop(): Promise<void> {
    if (this.job !== null && this.isUnderWay) await planner.stop(this.job.id)
  }

  async cancel(): Promise<void> {
    if (this.job === null || !this.isUnderWay) return
    this.#start++
    this.job = await planner.cancel(this.job.id)
  }
}
