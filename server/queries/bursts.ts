import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, clockText } from './asked.ts'
import { clockDate } from '#domain/clock.ts'

const here = import.meta.url
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const

export const burstSlotsSql = statement<{ date: string; slot: number; offered: number }>()({
  name: 'burst-slots',
  sql: sqlFile('burst-slots.sql', here),
  params: PERIOD
})

/** Offered calls of every quarter hour that has any, at the date that the clock shows. */
export async function burstSlots(engine: Engine, asked: Asked) {
  const rows = await engine.select(burstSlotsSql, { ...asked })
  const { dayStarts = 0 } = asked
  if (dayStarts === 0) return rows
  return rows.map((row) => ({ ...row, date: clockDate(row.date, Math.floor(row.slot / 4), dayStarts) }))
}

export const burstHoursSql = statement<{ date: string }>()({
  name: 'burst-hours',
  sql: sqlFile('burst-hours.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]' }
})

/** Local hours (YYYY-MM-DDTHH) of which the feeds of all the asked centres tell. */
export async function burstHours(engine: Engine, { from, to, filters, dayStarts = 0 }: Asked) {
  const rows = await engine.select(burstHoursSql, { from, to, centre: filters.centre })
  return dayStarts === 0 ? rows : rows.map(({ date }) => ({ date: clockText(date, dayStarts) }))
}

export interface EventWait {
  event: number
  outcome: string
  seconds: number | null
  n: number
}

export const burstServiceSql = statement<EventWait>()({
  name: 'burst-service',
  sql: sqlFile('burst-service.sql', here),
  params: { ...PERIOD, events: 'text[]', dayStarts: 'integer' }
})

/** @param events number|first|end of each, in quarter hours since 1970 */
export function burstService(engine: Engine, asked: Asked, events: readonly string[]) {
  return engine.select(burstServiceSql, { ...asked, events, dayStarts: asked.dayStarts ?? 0 })
}

export interface EventGroup {
  event: number
  category: string | null
  district: string | null
  calls: number
  keyed: number
  incidents: number
}

export const burstGroupsSql = statement<EventGroup>()({
  name: 'burst-groups',
  sql: sqlFile('burst-groups.sql', here),
  params: { ...PERIOD, events: 'text[]', dayStarts: 'integer' }
})

export function burstGroups(engine: Engine, asked: Asked, events: readonly string[]) {
  return engine.select(burstGroupsSql, { ...asked, events, dayStarts: asked.dayStarts ?? 0 })
}
