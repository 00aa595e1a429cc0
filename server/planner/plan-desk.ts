import { randomBytes } from 'node:crypto'
import { RequestError } from '#contract/request-error.ts'
import type { StaffingJob } from '#contract/staffing-jobs.ts'
import { gapOf } from '#domain/staffing/linear-model.ts'
import type { PlanJob, PlanResult } from './plan.ts'
import { PlanError, type RunningPlan, runPlan } from './run-plan.ts'

/** Plans that may be solved at once, wait, and be remembered; and for how long. */
export interface DeskLimits {
  atOnce: number
  waiting: number
  kept: number
  keptMs: number
}

export const DESK_LIMITS: DeskLimits = { atOnce: 1, waiting: 4, kept: 20, keptMs: 3_600_000 }

export type AskedJob = Exclude<PlanJob, { kind: 'model' }>

interface Entry {
  id: string
  job: AskedJob
  phase: StaffingJob['phase']
  progress: StaffingJob['progress']
  result: PlanResult | null
  error: StaffingJob['error']
  running: RunningPlan | null
  endedMs: number | null
}

/** Takes plans, has a few solved at a time in threads, and tells how far they are. */
export class PlanDesk {
  private readonly entries = new Map<string, Entry>()
  private readonly limits: DeskLimits
  private readonly now: () => number

  constructor(limits: DeskLimits = DESK_LIMITS, now: () => number = Date.now) {
    this.limits = limits
    this.now = now
  }

  /** @throws {RequestError} BUSY where too many wait */
  take(job: AskedJob): StaffingJob {
    this.forget()
    if (this.inPhase('waiting').length >= this.limits.waiting)
      throw new RequestError('BUSY', `${this.limits.waiting} plans wait already; cancel one or try again later`, 429)
    const id = randomBytes(8).toString('hex')
    this.entries.set(id, {
      id,
      job,
      phase: 'waiting',
      progress: null,
      result: null,
      error: null,
      running: null,
      endedMs: null
    })
    this.startNext()
    return this.job(id)
  }

  /** @throws {RequestError} NO_JOB */
  job(id: string): StaffingJob {
    const { job, phase, progress, result, error } = this.entry(id)
    const before = this.inPhase('waiting').findIndex((one) => one.id === id)
    return {
      id,
      kind: job.kind,
      phase,
      ahead: before < 0 ? 0 : before + this.inPhase('solving').length,
      progress,
      cover: result?.kind === 'cover' ? result.cover : null,
      roster: result?.kind === 'roster' ? result.roster : null,
      error
    }
  }

  /** The job as it was asked. @throws {RequestError} NO_JOB */
  asked(id: string): AskedJob {
    return this.entry(id).job
  }

  /** Has it end soon with the best so far. */
  stop(id: string): StaffingJob {
    this.entry(id).running?.stop()
    return this.job(id)
  }

  /** Ends it without a result and forgets it; its thread is gone when this resolves. */
  async remove(id: string): Promise<void> {
    const entry = this.entry(id)
    entry.phase = 'cancelled'
    this.entries.delete(id)
    await entry.running?.cancel()
    this.startNext()
  }

  async close(): Promise<void> {
    await Promise.all([...this.entries.keys()].map((id) => this.remove(id)))
  }

  private startNext(): void {
    if (this.inPhase('solving').length >= this.limits.atOnce) return
    const entry = this.inPhase('waiting')[0]
    if (entry !== undefined) void this.solve(entry)
  }

  private async solve(entry: Entry): Promise<void> {
    entry.phase = 'solving'
    entry.running = runPlan(entry.job, ({ cost, bound, seconds }) => {
      entry.progress = { cost, bound, gap: gapOf(cost, bound), seconds }
    })
    try {
      entry.result = await entry.running.result
      entry.phase = 'done'
    } catch (error) {
      if (this.entries.has(entry.id)) entry.phase = 'failed'
      entry.error = { code: error instanceof PlanError ? error.code : 'SOLVER', message: (error as Error).message }
    }
    entry.running = null
    entry.endedMs = this.now()
    this.startNext()
  }

  private inPhase(phase: Entry['phase']): Entry[] {
    return [...this.entries.values()].filter((entry) => entry.phase === phase)
  }

  private entry(id: string): Entry {
    const entry = this.entries.get(id)
    if (entry === undefined) throw new RequestError('NO_JOB', `there is no plan ${id}; plans are kept for an hour`, 404)
    return entry
  }

  private forget(): void {
    const ended = [...this.entries.values()].filter(({ endedMs }) => endedMs !== null)
    for (const { id, endedMs } of ended) if (this.now() - endedMs! > this.limits.keptMs) this.entries.delete(id)
    for (const { id } of ended.slice(0, Math.max(0, ended.length - this.limits.kept))) this.entries.delete(id)
  }
}
