import type { IntervalId } from '#domain/intervals.ts'
import type { IncidentSums } from '#domain/sums.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'

const here = import.meta.url
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const

export const incidentSumsSql = statement<IncidentSums & { at: string }>()({
  name: 'incident-sums',
  sql: sqlFile('incident-sums.sql', here),
  params: { ...PERIOD, grain: 'text' }
})

/** Sums of incidents by bucket of `grain`, or one row for `all`. */
export function incidentSums(engine: Engine, asked: Asked, grain: string) {
  return engine.select(incidentSumsSql, { ...asked, grain })
}

export const incidentIntervalsSql = statement<{ at: string; id: IntervalId; seconds: number; n: number }>()({
  name: 'incident-intervals',
  sql: sqlFile('incident-intervals.sql', here),
  params: { ...PERIOD, grain: 'text' }
})

/** Incidents by interval and whole second. */
export function incidentIntervals(engine: Engine, asked: Asked, grain: string) {
  return engine.select(incidentIntervalsSql, { ...asked, grain })
}

export const incidentStagesSql = statement<{ at: string; id: IntervalId; p90_s: number }>()({
  name: 'incident-stages',
  sql: sqlFile('incident-stages.sql', here),
  params: { ...PERIOD, grain: 'text' }
})

/** The 90th percentile of each stage by bucket: final figures, for small series that are never merged. */
export function incidentStages(engine: Engine, asked: Asked, grain: string) {
  return engine.select(incidentStagesSql, { ...asked, grain })
}

export const incidentHoursSql = statement<{ date: string; hour: number; incidents: number }>()({
  name: 'incident-hours',
  sql: sqlFile('incident-hours.sql', here),
  params: PERIOD
})

export function incidentHours(engine: Engine, asked: Asked) {
  return engine.select(incidentHoursSql, { ...asked })
}

export const incidentDaysSql = statement<{ date: string; n: number }>()({
  name: 'incident-days',
  sql: sqlFile('incident-days.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]' }
})

/** Days on which the register has any incident. */
export function incidentDays(engine: Engine, { from, to, filters }: Asked) {
  return engine.select(incidentDaysSql, { from, to, centre: filters.centre })
}
