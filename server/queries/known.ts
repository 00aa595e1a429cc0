import type { UsualHour } from '#domain/unknown.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'

const here = import.meta.url
const USUAL = {
  params: { from: 'text', to: 'text', filters: 'filters', kinds: 'text[]', grain: 'text' },
  days: { at: 'at', sums: ['hours', 'n', 'squares'] }
} as const

/** Hours that are known: of a day, or of its hour; where days are joined, of an hour of the week. */
export interface KnownRow {
  at: string
  /** ISO weekday. */
  weekday: number
  /** Null where whole days are asked. */
  hour: number | null
  known: number
}

export const knownHoursSql = statement<KnownRow>()({
  name: 'known-hours',
  sql: sqlFile('known-hours.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]', kinds: 'text[]', grain: 'text', by_hour: 'integer' },
  days: { at: 'at', sums: ['known'] }
})

/** Hours that the feeds of these kinds tell of: by day, by day and hour, or by hour of the week. */
export function knownHours(
  engine: Engine,
  { from, to, filters }: Asked,
  kinds: readonly string[],
  per: 'day' | 'hour' | 'week'
) {
  const grain = per === 'week' ? 'all' : 'day'
  return engine.select(knownHoursSql, {
    from,
    to,
    centre: filters.centre,
    kinds,
    grain,
    by_hour: per === 'day' ? 0 : 1
  })
}

export const callUsualSql = statement<UsualHour & { at: string }>()({
  name: 'call-usual',
  sql: sqlFile('call-usual.sql', here),
  ...USUAL
})
export const incidentUsualSql = statement<UsualHour & { at: string }>()({
  name: 'incident-usual',
  sql: sqlFile('incident-usual.sql', here),
  ...USUAL
})

/** What the chosen calls (or incidents) of a known hour of the week come to. */
export function usualHours(engine: Engine, asked: Asked, basis: 'calls' | 'incidents', kinds: readonly string[]) {
  return engine.select(basis === 'calls' ? callUsualSql : incidentUsualSql, { ...asked, kinds, grain: 'all' })
}
