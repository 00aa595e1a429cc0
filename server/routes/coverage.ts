import type { Coverage } from '#contract/common.ts'
import type { Grain } from '#domain/buckets.ts'
import { clockHours } from '#domain/clock.ts'
import { lengthInDays } from '#domain/dates.ts'
import type { Engine } from '../engine/engine.ts'
import type { Asked } from '../queries/asked.ts'
import { callDays } from '../queries/calls.ts'
import { coverageUnion, toldHours } from '../queries/data.ts'
import { incidentDays } from '../queries/incidents.ts'
import type { Site } from '../site/schema.ts'
import { dayStartsOf } from '../site/site.ts'
import { CALL_KINDS } from './unknown.ts'

/** What is known of a period: by the call feeds of the asked centres, or by their registers where they have no calls. */
export async function coverageOf(engine: Engine, site: Site, asked: Asked): Promise<Coverage> {
  const { centre } = asked.filters
  const centres = site.centres.filter(({ id }) => centre.length === 0 || centre.includes(id))
  const hasCalls = tellsCalls(site, asked)
  const dayStarts = dayStartsOf(site)
  const [days, hours] = await Promise.all([
    (hasCalls ? callDays : incidentDays)(engine, asked),
    coverageUnion(engine, asked, hasCalls ? CALL_KINDS : ['incidents'])
  ])
  return {
    days: lengthInDays(asked),
    daysWithData: days.length,
    hours: centres.reduce((sum, { time_zone }) => sum + clockHours(asked, { timeZone: time_zone, dayStarts }), 0),
    hoursWithRows: hours.rows_hours,
    hoursZero: hours.zero_hours
  }
}

/** Whether any of the asked centres has a source of calls; where none has, its register tells what is known. */
export function tellsCalls(site: Site, { filters: { centre } }: Asked): boolean {
  return site.sources.some((s) => CALL_KINDS.includes(s.kind) && (centre.length === 0 || centre.includes(s.centre)))
}

/** The days of which the call feeds tell; for grains below the day the hours (YYYY-MM-DDTHH). */
export async function callsTold(engine: Engine, asked: Asked, grain: Grain): Promise<{ date: string }[]> {
  return grain === 'hour' || grain === 'slot' ? toldHours(engine, asked, CALL_KINDS) : callDays(engine, asked)
}

/** The same of the operators' states: who was on duty is told of a bucket, and nobody is then a true zero. */
export async function statesTold(engine: Engine, asked: Asked, grain: Grain): Promise<{ date: string }[]> {
  const hours = await toldHours(engine, asked, ['operator-states', 'queue-log'])
  if (grain === 'hour' || grain === 'slot') return hours
  return [...new Set(hours.map(({ date }) => date.slice(0, 10)))].map((date) => ({ date }))
}

/** The same of the registers. */
export async function registerTold(engine: Engine, asked: Asked, grain: Grain): Promise<{ date: string }[]> {
  return grain === 'hour' || grain === 'slot' ? toldHours(engine, asked, ['incidents']) : incidentDays(engine, asked)
}

/** Difference of the known shares of two periods up to which their counts may be compared. */
const ALIKE = 0.01

/** Counts may be compared where the feed tells of (nearly) the same share of the hours of both periods. */
export function coversAlike(a: Coverage, b: Coverage): boolean {
  return Math.abs(knownShare(a) - knownShare(b)) <= ALIKE
}

function knownShare({ hours, hoursWithRows, hoursZero }: Coverage): number {
  return hours === 0 ? 0 : (hoursWithRows + hoursZero) / hours
}
