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

const RETENTION_CRON = '40 3 * * *'

/** When what is past its retention is removed, in the zone of the first centre; null where nothing ever is. */
export function retentionRule({ sources, centres }: Site): ScheduleRule | null {
  if (sources.every(({ retention }) => retention === undefined)) return null
  return { cron: RETENTION_CRON, timeZone: centres[0]!.time_zone, jitter_s: 0, retry: RETRY }
}

/** The cron expression of a source as site.yaml states it, or null. */
export function cronOf(source: Site['sources'][number]): string | null {
  return scheduleOf(source)?.cron ?? null
}
