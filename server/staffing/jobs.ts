import { createHash } from 'node:crypto'
import type { JobReply } from '#contract/staffing-jobs.ts'
import { RequestError } from '#contract/request-error.ts'
import { gapOf } from '#domain/staffing/linear-model.ts'
import { type Running, runWork, WorkError } from './run-work.ts'
import type { Work } from './work.ts'

export interface Order {
  kind: JobReply['kind']
  /** What makes it this work and no other; the same words give the same job. */
  words: readonly string[]
  /** Of the data that it reads; null: of none. */
  dataVersion: string | null
  work: Work
  /** Puts what the worker gave into the words of the API. */
  tell(result: unknown): JobReply['result']
}

interface Job {
  view: Omit<JobReply, 'ahead'>
  /** Null when it is over: the calls that it read are let go. */
  order: Order | null
  running: Running | null
}

/** At once one: the machine also answers readers. */
const AT_ONCE = 1
const WAITING = 8
const KEPT = 60

/**
 * Long work in worker threads (replays, surges, covers, rosters): one after the other, with progress, cancelled at a word,
 * a solver stopped with the best so far. Results are kept for a while; the same work is not done twice.
 */
export class Jobs {
  readonly #jobs = new Map<string, Job>()

  /** The job of this work: an earlier one, or a new one. @throws {RequestError} 429 where too many wait */
  start(order: Order): JobReply {
    const { kind, words, dataVersion } = order
    const id = createHash('sha256')
      .update([kind, dataVersion ?? '', ...words].join('\n'))
      .digest('hex')
      .slice(0, 24)
    const known = this.#jobs.get(id)
    if (known !== undefined && !['failed', 'cancelled'].includes(known.view.state)) return this.job(id)
    if (this.#in('waiting').length >= WAITING)
      throw new RequestError('TOO_MANY_JOBS', 'too much work is waiting; cancel some or try again soon', 429)
    const view = { id, kind, state: 'waiting' as const, progress: 0, solving: null, dataVersion, failure: null, result: null } // prettier-ignore
    this.#jobs.delete(id)
    this.#jobs.set(id, { view, order, running: null })
    this.#forget()
    this.#next()
    return this.job(id)
  }

  /** @throws {RequestError} 404 */
  job(id: string): JobReply {
    const { view } = this.#of(id)
    const before = this.#in('waiting').findIndex((one) => one.view.id === id)
    return { ...view, ahead: before < 0 ? 0 : before + this.#in('running').length }
  }

  /** Has a solver end soon with the best so far. @throws {RequestError} 404 */
  stop(id: string): JobReply {
    this.#of(id).running?.stop()
    return this.job(id)
  }

  /** Ends it without a result; its thread is gone when this resolves. @throws {RequestError} 404 */
  async cancel(id: string): Promise<JobReply> {
    const job = this.#of(id)
    if (job.view.state === 'waiting' || job.view.state === 'running') {
      job.view = { ...job.view, state: 'cancelled' }
      job.order = null
      await job.running?.cancel()
      this.#next()
    }
    return this.job(id)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#jobs.keys()].map((id) => this.cancel(id)))
  }

  #of(id: string): Job {
    const job = this.#jobs.get(id)
    if (job === undefined)
      throw new RequestError('NO_SUCH_JOB', 'there is no such job; it may have been forgotten', 404)
    return job
  }

  #in(state: JobReply['state']): Job[] {
    return [...this.#jobs.values()].filter(({ view }) => view.state === state)
  }

  #next(): void {
    const next = this.#in('waiting')[0]
    if (next === undefined || this.#in('running').length >= AT_ONCE) return
    next.view = { ...next.view, state: 'running' }
    void this.#run(next, next.order!)
  }

  async #run(job: Job, { work, tell }: Order): Promise<void> {
    job.running = runWork(work, (progress, solving) => {
      if (job.view.state !== 'running') return
      const known = solving === null ? null : { ...solving, gap: gapOf(solving.cost, solving.bound) }
      job.view = { ...job.view, progress, solving: known }
    })
    try {
      const result = await job.running.result
      if (job.view.state === 'running') job.view = { ...job.view, state: 'done', progress: 1, result: tell(result) }
    } catch (error) {
      if (job.view.state === 'running') job.view = { ...job.view, state: 'failed', failure: failureOf(error) }
    } finally {
      job.running = null
      job.order = null
      this.#next()
    }
  }

  /** The oldest that are over go first. */
  #forget(): void {
    for (const [id, { view }] of this.#jobs) {
      if (this.#jobs.size <= KEPT) return
      if (view.state !== 'running' && view.state !== 'waiting') this.#jobs.delete(id)
    }
  }
}

/** What is told of a failure: what does not fit together in its words, anything else without its insides. */
function failureOf(error: unknown): string {
  return error instanceof WorkError && error.code === 'BAD_PLAN' ? error.message : 'the work could not be done'
}
