import { startOfServiceDay } from '#domain/clock.ts'
import { addDays, isLocalDate } from '#domain/dates.ts'
import { RequestError } from '#contract/request-error.ts'
import type { Engine } from '../engine/engine.ts'
import { eventAt } from '../queries/changes.ts'
import type { Site } from '../site/schema.ts'
import { dayClockOf } from '../site/site.ts'

/** The data as they were known after an event. */
export interface Past {
  /** @throws where the past cannot be built */
  engineAt(version: string, event: number): Promise<Engine>
}

/**
 * The moment that a reader names: an instant, or a local date of the first centre, which means the end of that day.
 *
 * @throws {RequestError} BAD_QUERY for what is neither
 */
export function momentOf(asOf: string, site: Site): Date {
  if (/^\d{4}-\d{2}-\d{2}$/.test(asOf) && !isLocalDate(asOf))
    throw new RequestError('BAD_QUERY', `asOf is not a date: ${asOf}`)
  if (isLocalDate(asOf)) return startOfServiceDay(addDays(asOf, 1), dayClockOf(site))
  const moment = new Date(asOf)
  if (Number.isNaN(moment.getTime()))
    throw new RequestError('BAD_QUERY', `asOf is neither a date nor an instant: ${asOf}`)
  return moment
}

/** The engine that answers as of a moment: that of the present where nothing has changed since, none before the first load. */
export async function engineAsOf(
  asOf: string,
  now: { engine: Engine; version: string; site: Site },
  past: Past,
  none: Engine
): Promise<Engine> {
  const { event, newest } = await eventAt(now.engine, momentOf(asOf, now.site))
  if (event === newest) return now.engine
  return event === 0 ? none : past.engineAt(now.version, event)
}
