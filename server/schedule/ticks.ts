import { createHash } from 'node:crypto'
import { Cron } from 'croner'
import type { ScheduleRule } from '../site/schedule.ts'

type Times = Pick<ScheduleRule, 'cron' | 'timeZone'>

/** The first instant after `after` at which the expression is due, or null where there is none. @throws if it is none */
export function tickAfter({ cron, timeZone }: Times, after: Date): Date | null {
  return new Cron(cron, { timezone: timeZone }).nextRun(after)
}

/** The newest instant in (since, now] at which the expression was due, or null where nothing was. */
export function missedTick(times: Times, since: Date, now: Date): Date | null {
  const first = tickAfter(times, since)
  if (first === null || first > now) return null
  const { cron, timeZone } = times
  return new Cron(cron, { timezone: timeZone }).previousRuns(1, new Date(now.getTime() + 1))[0] ?? first
}

/** Milliseconds from 0 to jitter_s by which a run of a source starts after its tick: spread, but the same each time. */
export function jitterMs(source: string, tick: Date, jitter_s: number): number {
  const digest = createHash('sha256').update(`${source} ${tick.toISOString()}`).digest()
  return Math.floor((digest.readUInt32BE(0) / 2 ** 32) * jitter_s * 1000)
}
