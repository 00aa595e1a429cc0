import type { Coverage } from '#contract/common.ts'
import type { Grain } from '#domain/buckets.ts'
import { lengthInDays } from '#domain/dates.ts'
import type { Engine } from '../engine/engine.ts'
import type { Asked } from '../queries/asked.ts'
import { callDays } from '../queries/calls.ts'
import { coverageUnion, toldHours } from '../queries/data.ts'
import { incidentDays } from '../queries/incidents.ts'
import type { Site } from '../site/schema.ts'

export const CALL_KINDS = ['calls', 'call-counts', 'queue-log']

/** What is known of a period: by the call feeds of the asked centres, or by their registers where they have no calls. */
export async function coverageOf(engine: Engine, site: Site, asked: Asked): Promise<Coverage> {
  const { centre } = asked.filters
  const centres = site.centres.filter(({ id }) => centre.length === 0 || centre.includes(id))
  const hasCalls = site.sources.some((s) => CALL_KINDS.includes(s.kind) && centres.some(({ id }) => id === s.centre))
  const [days, hours] = await Promise.all([
    (hasCalls ? callDays : incidentDays)(engine, asked),
    coverageUnion(engine, asked, hasCalls ? CALL_KINDS : ['incidents'])
  ])
  return {
    days: lengthInDays(asked),
    daysWithData: days.length,
    hours: lengthInDays(asked) * 24 * centres.length,
    hoursWithRows: hours.rows_hours,
    hoursZero: hours.zero_hours
  }
}

/** The days of which the call feeds tell; for grains below the day the hours (YYYY-MM-DDTHH). */
export async function callsTold(engine: Engine, asked: Asked, grain: Grain): Promise<{ date: string }[]> {
  return grain === 'hour' || grain === 'slot' ? toldHours(engine, asked, CALL_KINDS) : callDays(engine, asked)
}

/** The same of the registers. */
export async function registerTold(engine: Engine, asked: Asked, grain: Grain): Promise<{ date: string }[]> {
  return grain === 'hour' || grain === 'slot' ? toldHours(engine, asked, ['incidents']) : incidentDays(engine, asked)
}
