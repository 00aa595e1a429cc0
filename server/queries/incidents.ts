import type { IntervalId } from '#domain/intervals.ts'
import { INCIDENT_SUM_NAMES, type IncidentSums } from '#domain/sums.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, byClock, onClockDate } from './asked.ts'

const here = import.meta.url
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const

export const incidentSumsSql = statement<IncidentSums & { at: string }>()({
  name: 'incident-sums',
  sql: sqlFile('incident-sums.sql', here),
  params: { ...PERIOD, grain: 'text' },
  days: { at: 'at', sums: INCIDENT_SUM_NAMES }
})

/** Sums of incidents by bucket of `grain`, or one row for `all`. */
export async function incidentSums(engine: Engine, asked: Asked, grain: string) {
  return byClock(await engine.select(incidentSumsSql, { ...asked, grain }), grain, asked)
}

export const incidentIntervalsSql = statement<{ at: string; id: IntervalId; seconds: number; n: number }>()({
  name: 'incident-intervals',
  sql: sqlFile('incident-intervals.sql', here),
  params: { ...PERIOD, grain: 'text' },
  days: { at: 'at', sums: ['n'] }
})

/** Incidents by interval and whole second. */
export async function incidentIntervals(engine: Engine, asked: Asked, grain: string) {
  return byClock(await engine.select(incidentIntervalsSql, { ...asked, grain }), grain, asked)
}

export const incidentStagesSql = statement<{ at: string; id: IntervalId; p90_s: number }>()({
  name: 'incident-stages',
  sql: sqlFile('incident-stages.sql', here),
  params: { ...PERIOD, grain: 'text' }
})

/** The 90th percentile of each stage by bucket: final figures, for small series that are never merged. */
export async function incidentStages(engine: Engine, asked: Asked, grain: string) {
  return byClock(await engine.select(incidentStagesSql, { ...asked, grain }), grain, asked)
}

export const incidentHoursSql = statement<{ date: string; hour: number; incidents: number }>()({
  name: 'incident-hours',
  sql: sqlFile('incident-hours.sql', here),
  params: PERIOD
})

export async function incidentHours(engine: Engine, asked: Asked) {
  return onClockDate(await engine.select(incidentHoursSql, { ...asked }), asked)
}

export const incidentDaysSql = statement<{ date: string; n: number }>()({
  name: 'incident-days',
  sql: sqlFile('incident-days.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]' },
  days: { at: 'date', sums: ['n'] }
})

/** Days on which the register has any incident. */
export function incidentDays(engine: Engine, { from, to, filters }: Asked) {
  return engine.select(incidentDaysSql, { from, to, centre: filters.centre })
}
