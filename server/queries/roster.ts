import { ROSTER_SUM_NAMES, type RosterSumName } from '#domain/sums.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, byClock, onClockDate } from './asked.ts'

const here = import.meta.url
const PERIOD = { from: 'text', to: 'text', centre: 'text[]', operators: 'text[]' } as const

/** What the statements on rosters begin with. */
export const ROSTER_SECONDS = sqlFile('roster-seconds.sql', here)

export type RosterRow = { at: string; operator: string } & Record<RosterSumName, number>

export const rosterTimeSql = statement<RosterRow>()({
  name: 'roster-time',
  sql: ROSTER_SECONDS + sqlFile('roster-time.sql', here),
  params: { ...PERIOD, grain: 'text', by_operator: 'integer' },
  days: { at: 'at', sums: ROSTER_SUM_NAMES }
})

/**
 * Seconds of the roster and what became of them: in buckets of `grain`, or in all (`all`).
 * @param byOperator one row per operator as well
 */
export async function rosterTime(engine: Engine, asked: Asked, grain: string, byOperator = false) {
  const by_operator = byOperator ? 1 : 0
  return byClock(await engine.select(rosterTimeSql, { ...periodOf(asked), grain, by_operator }), grain, asked)
}

export const rosterUntoldSql = statement<{ date: string; hour: number; rostered_s: number; staffed_s: number }>()({
  name: 'roster-untold',
  sql: ROSTER_SECONDS + sqlFile('roster-untold.sql', here),
  params: PERIOD,
  days: { at: 'date', sums: ['rostered_s', 'staffed_s'] }
})

/** Seconds rostered in the hours of which the states (or the calls) do not tell, by the hour that the clock shows. */
export async function rosterUntold(engine: Engine, asked: Asked) {
  return onClockDate(await engine.select(rosterUntoldSql, periodOf(asked)), asked)
}

function periodOf({ from, to, filters }: Asked) {
  return { from, to, centre: filters.centre, operators: filters.operator }
}
