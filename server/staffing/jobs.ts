import { createHash } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { JobReply } from '#contract/staffing-replay.ts'
import { RequestError } from '#contract/request-error.ts'
import type { Told, Work } from './work.ts'

export interface Order {
  /** What makes it this work and no other; the same words give the same job. */
  words: readonly string[]
  dataVersion: string
  work(): Promise<Work>
  /** Puts what the worker gave into the words of the API. */
  tell(result: unknown): JobReply['result']
}

interface Job {
  order: Order
  view: JobReply
  worker: Worker | null
}

/** At once one: the machine also answers readers. */
const AT_ONCE = 1
const WAITING = 20
const KEPT = 60
const THREAD = new URL('./thread.js', import.meta.url)

/** Long work in worker threads: one after the other, with progress, cancelled at a word. Results are kept for a while. */
export class Jobs {
  readonly #jobs = new Map<string, Job>()

  /** The job of this work: an earlier one, or a new one. @throws {RequestError} 429 where too many wait */
  start(kind: JobReply['kind'], order: Order): JobReply {
    const id = createHash('sha256')
      .update([kind, order.dataVersion, ...order.words].join('\n'))
      .digest('hex')
      .slice(0, 24)
    const known = this.#jobs.get(id)
    if (known !== undefined && !['failed', 'cancelled'].includes(known.view.state)) return known.view
    const waiting = [...this.#jobs.values()].filter(({ view }) => view.state === 'waiting')
    if (waiting.length >= WAITING)
      throw new RequestError('TOO_MANY_JOBS', 'too much work is waiting; try again soon', 429)
    const view: JobReply = {
      id,
      kind,
      state: 'waiting',
      progress: 0,
      dataVersion: order.dataVersion,
      failure: null,
      result: null
    }
    this.#jobs.delete(id)
    this.#jobs.set(id, { order, view, worker: null })
    this.#forget()
    this.#next()
    return view
  }

  /** @throws {RequestError} 404 */
  job(id: string): JobReply {
    return this.#of(id).view
  }

  /** @throws {RequestError} 404 */
  async cancel(id: string): Promise<JobReply> {
    const job = this.#of(id)
    if (job.view.state === 'waiting' || job.view.state === 'running') {
      job.view = { ...job.view, state: 'cancelled' }
      await job.worker?.terminate()
      this.#next()
    }
    return job.view
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

  #next(): void {
    const running = [...this.#jobs.values()].filter(({ view }) => view.state === 'running')
    const next = [...this.#jobs.values()].find(({ view }) => view.state === 'waiting')
    if (next === undefined || running.length >= AT_ONCE) return
    next.view = { ...next.view, state: 'running' }
    void this.#run(next)
  }

  async #run(job: Job): Promise<void> {
    try {
      const work = await job.order.work()
      if (job.view.state !== 'running') return
      const result = await this.#inThread(job, work)
      if (job.view.state === 'running')
        job.view = { ...job.view, state: 'done', progress: 1, result: job.order.tell(result) }
    } catch (error) {
      if (job.view.state === 'running') job.view = { ...job.view, state: 'failed', failure: failureOf(error) }
    } finally {
      job.worker = null
      this.#next()
    }
  }

  #inThread(job: Job, work: Work): Promise<unknown> {
    const worker = new Worker(THREAD, { workerData: work, execArgv: [] })
    job.worker = worker
    return new Promise((done, fail) => {
      worker.on('message', (told: Told) => {
        if ('result' in told) done(told.result)
        else if (job.view.state === 'running') job.view = { ...job.view, progress: told.progress }
      })
      worker.on('error', fail)
      worker.on('exit', () => fail(new Error('the work ended early')))
    })
  }

  /** The oldest that are over go first. */
  #forget(): void {
    for (const [id, { view }] of this.#jobs) {
      if (this.#jobs.size <= KEPT) return
      if (view.state !== 'running' && view.state !== 'waiting') this.#jobs.delete(id)
    }
  }
}

/** What is told of a failure: our own refusals in their words, anything else without its insides. */
function failureOf(error: unknown): string {
  return error instanceof RequestError ? error.message : 'the work could not be done'
}
