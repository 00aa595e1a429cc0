import type { UsualHour } from '#domain/unknown.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'

const here = import.meta.url
const USUAL = { from: 'text', to: 'text', filters: 'filters', kinds: 'text[]' } as const

export interface KnownRow {
  per: 'day' | 'week' | 'hour'
  date: string
  weekday: number
  hour: number
  known: number
}

export const knownHoursSql = statement<KnownRow>()({
  name: 'known-hours',
  sql: sqlFile('known-hours.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]', kinds: 'text[]', hours: 'integer' }
})

/** Hours that the feeds of these kinds tell of, by day, by hour of the week and (`withHours`) by hour. */
export function knownHours(engine: Engine, { from, to, filters }: Asked, kinds: readonly string[], withHours: boolean) {
  return engine.select(knownHoursSql, { from, to, centre: filters.centre, kinds, hours: withHours ? 1 : 0 })
}

export const callUsualSql = statement<UsualHour>()({
  name: 'call-usual',
  sql: sqlFile('call-usual.sql', here),
  params: USUAL
})
export const incidentUsualSql = statement<UsualHour>()({
  name: 'incident-usual',
  sql: sqlFile('incident-usual.sql', here),
  params: USUAL
})

/** What the chosen calls (or incidents) of a known hour of the week come to. */
export function usualHours(engine: Engine, asked: Asked, basis: 'calls' | 'incidents', kinds: readonly string[]) {
  return engine.select(basis === 'calls' ? callUsualSql : incidentUsualSql, { ...asked, kinds })
}
