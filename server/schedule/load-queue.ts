import type { JobEnd, RunningJob, StartJob } from './loader.ts'

/** One job at a time, in the order they came; a job that waits already is not queued twice. */
export class LoadQueue {
  readonly start: StartJob
  readonly argsOf: (job: string) => readonly string[]
  readonly onEnd: (job: string, end: JobEnd) => void
  readonly waiting: string[] = []
  running: { job: string; process: RunningJob } | null = null
  stopped = false

  constructor(start: StartJob, argsOf: (job: string) => readonly string[], onEnd: (job: string, end: JobEnd) => void) {
    this.start = start
    this.argsOf = argsOf
    this.onEnd = onEnd
  }

  add(job: string): void {
    if (this.stopped || this.waiting.includes(job)) return
    this.waiting.push(job)
    this.next()
  }

  /** Takes a job that has not started yet out again. */
  drop(job: string): void {
    const at = this.waiting.indexOf(job)
    if (at !== -1) this.waiting.splice(at, 1)
  }

  /** Lets nothing start any more, stops what runs and waits for its end. */
  async stop(): Promise<void> {
    this.stopped = true
    const { running } = this
    if (running === null) return
    running.process.stop()
    await running.process.ended
  }

  next(): void {
    if (this.stopped || this.running !== null || this.waiting.length === 0) return
    const job = this.waiting.shift()!
    const process = this.start(this.argsOf(job))
    this.running = { job, process }
    void process.ended.then((end) => {
      this.running = null
      if (!this.stopped) this.onEnd(job, end)
      this.next()
    })
  }
}
