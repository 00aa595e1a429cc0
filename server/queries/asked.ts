import { clockDate } from '#domain/clock.ts'
import type { Filters } from '../engine/engine.ts'

/** What a query is asked about: half-open service days and the reader's filters. */
export interface Asked {
  from: string
  to: string
  filters: Filters
  /** Hour at which the centres' days start, 0 when absent. */
  dayStarts?: number
}

/** Buckets of hours and quarter hours (service date and clock hour) at the date that the clock shows. */
export function byClock<Row extends { at: string }>(rows: Row[], grain: string, { dayStarts = 0 }: Asked): Row[] {
  if (dayStarts === 0 || (grain !== 'hour' && grain !== 'slot')) return rows
  return rows.map((row) => ({ ...row, at: clockText(row.at, dayStarts) }))
}

/** The same of rows with a service date and an hour of their own. */
export function onClockDate<Row extends { date: string; hour: number }>(rows: Row[], { dayStarts = 0 }: Asked): Row[] {
  return dayStarts === 0 ? rows : rows.map((row) => ({ ...row, date: clockDate(row.date, row.hour, dayStarts) }))
}

/** Orders names, what has none last. */
export function byName(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

/** @example clockText('2026-03-04T03:15', 6) // '2026-03-05T03:15' */
export function clockText(at: string, dayStarts: number): string {
  return clockDate(at.slice(0, 10), Number(at.slice(11, 13)), dayStarts) + at.slice(10)
}
