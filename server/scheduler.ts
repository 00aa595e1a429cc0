import { type ChildProcess, spawn } from 'node:child_process'
import { Cron } from 'croner'
import type { Site } from './site/schema.ts'
import { SiteError } from './site/site.ts'

export interface Scheduler {
  /** When a source is loaded next, ISO; null without a schedule. */
  nextRun(source: string): string | null
  /** Loads whatever came while nothing ran. */
  catchUp(): void
  stop(): Promise<void>
}

/**
 * Loads every source by its cron expression, in the source's zone. The loader is another process, so that a load never
 * delays a reply; one at a time, and what is due meanwhile waits.
 *
 * @throws {SiteError} naming the source whose schedule is no cron expression
 */
export function startScheduler(siteFolder: string, site: Site, log: (message: string) => void): Scheduler {
  const queue = new LoadQueue(siteFolder, log)
  const jobs = new Map<string, Cron>()
  for (const { id, schedule, time_zone } of site.sources) {
    if (schedule === undefined) continue
    jobs.set(
      id,
      cronJob(id, schedule, time_zone, () => queue.add(id))
    )
  }
  return {
    catchUp: () => queue.add(null),
    nextRun: (source) => jobs.get(source)?.nextRun()?.toISOString() ?? null,
    async stop() {
      for (const job of jobs.values()) job.stop()
      await queue.stop()
    }
  }
}

function cronJob(source: string, schedule: string, timezone: string, run: () => void): Cron {
  try {
    return new Cron(schedule, { timezone, protect: true, unref: true }, run)
  } catch (cause) {
    throw new SiteError(`sources.${source}.schedule: "${schedule}" is not a cron expression such as "*/15 * * * *"`, {
      cause
    })
  }
}

class LoadQueue {
  readonly siteFolder: string
  readonly log: (message: string) => void
  readonly waiting: (string | null)[] = []
  child: ChildProcess | null = null
  stopped = false

  constructor(siteFolder: string, log: (message: string) => void) {
    this.siteFolder = siteFolder
    this.log = log
  }

  /** @param source null = all sources */
  add(source: string | null): void {
    if (!this.waiting.includes(source)) this.waiting.push(source)
    this.next()
  }

  next(): void {
    if (this.stopped || this.child !== null || this.waiting.length === 0) return
    const source = this.waiting.shift()!
    const chosen = source === null ? [] : ['--source', source]
    const args = [
      '--import',
      'tsx',
      'etl/main.ts',
      'load',
      '--site',
      this.siteFolder,
      '--trigger',
      'schedule',
      '--json',
      ...chosen
    ]
    this.child = spawn(process.execPath, args, {
      cwd: new URL('..', import.meta.url),
      stdio: ['ignore', 'ignore', 'pipe']
    })
    let complaint = ''
    this.child.stderr?.on('data', (text: Buffer) => (complaint += text.toString()))
    this.child.on('error', (error) => {
      if (this.child?.pid === undefined) this.child = null
      this.log(`scheduled load of ${source ?? 'all sources'} could not start: ${error.message}`)
    })
    this.child.on('exit', (code) => {
      this.child = null
      if (code !== 0 && !this.stopped)
        this.log(`scheduled load of ${source ?? 'all sources'} ended with ${code}: ${complaint.trim()}`)
      this.next()
    })
  }

  async stop(): Promise<void> {
    this.stopped = true
    const { child } = this
    if (child === null) return
    const ended = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await ended
  }
}
