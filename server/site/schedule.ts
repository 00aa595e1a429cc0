import type { Site } from './schema.ts'

/** When a source is loaded, every default filled in. */
export interface ScheduleRule {
  cron: string
  timeZone: string
  jitter_s: number
  retry: { times: number; first_s: number; factor: number }
}

const RETRY = { times: 3, first_s: 60, factor: 2 }

/** The schedule of a source, or null where it is loaded by hand only. */
export function scheduleOf({ schedule, time_zone }: Site['sources'][number]): ScheduleRule | null {
  if (schedule === undefined) return null
  const { cron, jitter_s = 0, retry } = typeof schedule === 'string' ? { cron: schedule } : schedule
  return { cron, timeZone: time_zone, jitter_s, retry: { ...RETRY, ...retry } }
}

/** The cron expression of a source as site.yaml states it, or null. */
export function cronOf(source: Site['sources'][number]): string | null {
  return scheduleOf(source)?.cron ?? null
}
