import { type Clock, systemClock } from './schedule/clock.ts'
import { LoadQueue } from './schedule/load-queue.ts'
import { type JobEnd, startLoader, type StartJob } from './schedule/loader.ts'
import { ScheduleMemory } from './schedule/memory.ts'
import { type JobContext, PlannedJob } from './schedule/planned-job.ts'
import { retentionRule, type ScheduleRule, scheduleOf } from './site/schedule.ts'
import type { Site } from './site/schema.ts'
import { SiteError } from './site/site.ts'

export interface Scheduler {
  /** When a source is loaded next, ISO; null without a schedule. */
  nextRun(source: string): string | null
  /** Runs once whatever was due while nothing ran. */
  catchUp(): void
  /** Takes over the schedules of a changed site.yaml; one that is faulty is told and stays as it was. */
  follow(site: Site): void
  stop(): Promise<void>
}

/** The world that the scheduler lives in; a test passes its own. */
export interface SchedulerPorts {
  clock: Clock
  start: StartJob
}

/** No source can be called so. */
const RETENTION = '#retention'

const PORTS: SchedulerPorts = { clock: systemClock, start: startLoader }

/**
 * Loads every source by its cron expression, in the source's zone, and removes daily what is past its retention. One job
 * at a time, and what is due meanwhile waits.
 *
 * @throws {SiteError} naming the source whose schedule is no cron expression
 */
export function startScheduler(
  siteFolder: string,
  site: Site,
  log: (message: string) => void,
  { clock, start }: SchedulerPorts = PORTS
): Scheduler {
  const jobs = new Map<string, PlannedJob>()
  const memory = new ScheduleMemory(siteFolder, log)
  const ended = (job: string, end: JobEnd) => jobs.get(job)?.ended(end)
  const queue = new LoadQueue(start, (job) => argsOf(siteFolder, job), ended)
  const context: JobContext = { clock, memory, log, enqueue: (job) => queue.add(job) }
  const scheduler = {
    catchUp: () => jobs.forEach((job) => job.catchUp()),
    nextRun: (source: string) => jobs.get(source)?.next?.toISOString() ?? null,
    follow(changed: Site) {
      replan(jobs, rulesOf(changed), context, queue, (error) => log(error.message))
    },
    async stop() {
      jobs.forEach((job) => job.stop())
      await queue.stop()
      await memory.settled()
    }
  }
  replan(jobs, rulesOf(site), context, queue, (error) => {
    jobs.forEach((job) => job.stop())
    throw error
  })
  return scheduler
}

function rulesOf(site: Site): Map<string, ScheduleRule> {
  const rules = new Map<string, ScheduleRule>()
  for (const source of site.sources) {
    const rule = scheduleOf(source)
    if (rule !== null) rules.set(source.id, rule)
  }
  const retention = retentionRule(site)
  if (retention !== null) rules.set(RETENTION, retention)
  return rules
}

/** Jobs whose rule is as before go on undisturbed, a wait or a retry of theirs included. */
function replan(
  jobs: Map<string, PlannedJob>,
  rules: ReadonlyMap<string, ScheduleRule>,
  context: JobContext,
  queue: LoadQueue,
  onFault: (error: SiteError) => void
): void {
  for (const [name, job] of jobs) {
    if (rules.has(name)) continue
    job.stop()
    queue.drop(name)
    jobs.delete(name)
    context.memory.forget(name)
    context.log(`schedule: ${name} is no longer scheduled`)
  }
  for (const [name, rule] of rules) {
    const before = jobs.get(name)
    if (before !== undefined && JSON.stringify(before.rule) === JSON.stringify(rule)) continue
    try {
      jobs.set(name, new PlannedJob(name, rule, context))
      before?.stop()
    } catch (cause) {
      onFault(notCron(name, rule, cause))
    }
  }
}

function notCron(source: string, { cron }: ScheduleRule, cause: unknown): SiteError {
  const words = `"${cron}" is not a cron expression such as "*/15 * * * *"`
  return new SiteError(`sources.${source}.schedule: ${words}`, { cause })
}

function argsOf(siteFolder: string, job: string): string[] {
  const what = job === RETENTION ? ['--retention'] : ['--source', job]
  return ['--site', siteFolder, '--trigger', 'schedule', '--json', ...what]
}
