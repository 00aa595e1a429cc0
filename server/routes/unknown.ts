import { bucketStart, type Grain, nextBucket } from '#domain/buckets.ts'
import { clockHours, clockTimes, type DayClock, hoursOfDay, isEven, serviceDateAt } from '#domain/clock.ts'
import { addDays, hourOfWeek, HOURS_A_WEEK, localHourAt, type Period, weekdayOf } from '#domain/dates.ts'
import { type MissingHour, type Unknown, unknownRows } from '#domain/unknown.ts'
import type { Engine } from '../engine/engine.ts'

import { type Asked, clockText } from '../queries/asked.ts'
import { knownHours, type KnownRow, usualHours } from '../queries/known.ts'
import { rosterUntold } from '../queries/roster.ts'
import type { Site } from '../site/schema.ts'
import { dayClockOf } from '../site/site.ts'

export const CALL_KINDS = ['calls', 'call-counts', 'queue-log']

type Basis = 'calls' | 'incidents'

/** Days before and after the period whose hours tell what an unknown hour usually brings. */
const AROUND_DAYS = 56

interface Context {
  engine: Engine
  site: Site
  now: Date
}

/** What the hours of a period may hide of which the feeds of the asked centres tell nothing. */
export async function unknownOf(context: Context, asked: Asked, basis: Basis): Promise<Unknown> {
  const { engine } = context
  const missing = await missingHours(context, asked, basis)
  if (missing.length === 0) return unknownRows([], [])
  const around = { ...asked, from: addDays(asked.from, -AROUND_DAYS), to: addDays(asked.to, AROUND_DAYS) }
  return unknownRows(missing, await usualHours(engine, around, basis, kindsOf(basis)))
}

const NONE: Unknown = { hours: 0, expected: 0, upper: 0 }
export const NOTHING_UNKNOWN = { rostered: NONE, staffed: NONE }

/** Seconds of the roster that lie in hours which are over and of which the states (`rostered`), or the calls (`staffed`), tell nothing. */
export async function rosterUnknown({ engine, site, now }: Context, asked: Asked): Promise<typeof NOTHING_UNKNOWN> {
  const current = localHourAt(now, dayClockOf(site, asked.filters.centre).timeZone)
  const untold = (await rosterUntold(engine, asked)).filter(({ date, hour }) => hourText(date, hour) < current)
  const of = (name: 'rostered_s' | 'staffed_s'): Unknown => {
    const own = untold.filter((row) => row[name] > 0)
    const seconds = own.reduce((sum, row) => sum + row[name], 0)
    return { hours: own.length, expected: seconds, upper: seconds }
  }
  return { rostered: of('rostered_s'), staffed: of('staffed_s') }
}

/** Hours of a period that are over and of which nothing is known, by hour of the week. */
export async function missingHours({ engine, site, now }: Context, asked: Asked, basis: Basis): Promise<MissingHour[]> {
  const known = await knownHours(engine, asked, kindsOf(basis), 'week')
  const missing = pastHours(asked, dayClockOf(site, asked.filters.centre), now)
  const centres = centresOf(site, asked).length
  for (let place = 0; place < missing.length; place++) missing[place]! *= centres
  for (const { weekday, hour, known: told } of known) missing[hourOfWeek(weekday, hour!)]! -= told
  return hoursAt(missing)
}

/** The hours of the week of which any are missing. */
function hoursAt(missing: Float64Array): MissingHour[] {
  const hours: MissingHour[] = []
  missing.forEach((n, place) => {
    if (n > 0) hours.push({ weekday: Math.floor(place / 24) + 1, hour: place % 24, hours: n })
  })
  return hours
}

/** How much of every bucket is known, 0..1, the parts of it that lie outside the period being unknown. */
export async function knownShares(
  { engine, site, clock }: Pick<Context, 'engine' | 'site'> & { clock: DayClock },
  asked: Asked,
  basis: Basis,
  grain: Grain,
  buckets: readonly string[]
): Promise<number[]> {
  const isFine = grain === 'hour' || grain === 'slot'
  const rows = await knownHours(engine, asked, kindsOf(basis), isFine ? 'hour' : 'day')
  const centres = centresOf(site, asked).length
  const known = isFine ? byHour(rows, clock.dayStarts) : byBucket(rows, grain)
  return buckets.map((at) => {
    const hours = isFine ? 1 : clockHours({ from: at, to: nextBucket(at, grain) }, clock)
    return Math.min(1, (known.get(isFine ? at.slice(0, 13) : at) ?? 0) / (hours * centres))
  })
}

function kindsOf(basis: Basis): readonly string[] {
  return basis === 'calls' ? CALL_KINDS : ['incidents']
}

/** The asked centres. */
export function centresOf({ centres }: Site, { filters: { centre } }: Asked): string[] {
  return centres.map(({ id }) => id).filter((id) => centre.length === 0 || centre.includes(id))
}

/** How many hours of the period have ended by now, by hour of the week. */
function pastHours({ from, to }: Period, clock: DayClock, now: Date): Float64Array {
  const hours = new Float64Array(HOURS_A_WEEK)
  const today = serviceDateAt(now, clock)
  const current = localHourAt(now, clock.timeZone)
  for (let day = from; day < to && day <= today; day = addDays(day, 1)) {
    const first = hourOfWeek(weekdayOf(day), 0)
    const shown = day < today && isEven(day, clock) ? ALL_HOURS : shownHours(day, clock, day < today ? '9' : current)
    for (const hour of shown) hours[first + hour]!++
  }
  return hours
}

const ALL_HOURS = hoursOfDay(0)

/** Hours of a service day that the clock shows before a time. */
function shownHours(day: string, clock: DayClock, before: string): number[] {
  return clockTimes(day, 60, clock)
    .filter((at) => at.slice(0, 13) < before)
    .map((at) => Number(at.slice(11, 13)))
}

function byHour(rows: readonly KnownRow[], dayStarts: number): Map<string, number> {
  return new Map(rows.map(({ at, hour, known }) => [clockText(hourText(at, hour ?? 0), dayStarts), known]))
}

/** YYYY-MM-DDTHH */
function hourText(date: string, hour: number): string {
  return `${date}T${String(hour).padStart(2, '0')}`
}

function byBucket(rows: readonly KnownRow[], grain: Grain): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { at: date, known } of rows) {
    const at = bucketStart(date, grain)
    sums.set(at, (sums.get(at) ?? 0) + known)
  }
  return sums
}
