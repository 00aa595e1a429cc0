import type { JobReply } from '#contract/staffing-replay.ts'
import { planner } from './planner-api.ts'

const EVERY_MS = 200

/** Follows one piece of long work of the server: started, asked after, cancelled; the newest start alone counts. */
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

  async start(order: () => Promise<JobReply>, about = ''): Promise<void> {
    this.about = about
    const mine = ++this.#start
    this.failure = null
    try {
      let job = await order()
      for (;;) {
        if (mine !== this.#start) return
        this.job = job
        if (!this.isUnderWay) return
        await new Promise((resume) => setTimeout(resume, EVERY_MS))
        job = await planner.job(job.id)
      }
    } catch (error) {
      if (mine === this.#start) this.failure = (error as Error).message
    }
  }

  async cancel(): Promise<void> {
    if (this.job === null || !this.isUnderWay) return
    this.#start++
    this.job = await planner.cancel(this.job.id)
  }
}
