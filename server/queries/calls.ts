import { addSums, CALL_SUM_NAMES, type CallSums } from '#domain/sums.ts'
import type { LevelSums } from '#domain/waits.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { type Asked, byClock, onClockDate } from './asked.ts'

const here = import.meta.url
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const

export const callSumsSql = statement<CallSums & { at: string }>()({
  name: 'call-sums',
  sql: sqlFile('call-sums.sql', here),
  params: { ...PERIOD, grain: 'text', within: 'integer' }
})

/** Sums of offered calls by bucket of `grain`, or one row for `all`: that of its days, which most pages show as well. */
export async function callSums(
  engine: Engine,
  asked: Asked,
  grain: string,
  within: number
): Promise<(CallSums & { at: string })[]> {
  if (grain === 'all') {
    const days = await callSums(engine, asked, 'day', within)
    return days.length === 0 ? [] : [{ at: '', ...addSums(CALL_SUM_NAMES, days) }]
  }
  return byClock(await engine.select(callSumsSql, { ...asked, grain, within }), grain, asked)
}

export const callProfileSql = statement<LevelSums & { weekday: number; hour: number }>()({
  name: 'call-profile',
  sql: sqlFile('call-profile.sql', here),
  params: { ...PERIOD, within: 'integer' }
})

/** Sums of the service level by ISO weekday and hour. */
export function callProfile(engine: Engine, asked: Asked, within: number) {
  return engine.select(callProfileSql, { ...asked, within })
}

export const callHoursSql = statement<LevelSums & { date: string; hour: number }>()({
  name: 'call-hours',
  sql: sqlFile('call-hours.sql', here),
  params: { ...PERIOD, within: 'integer', by: 'text' }
})

/** The twenty clock hours with most calls, or with most calls not answered in time. */
export async function callHours(engine: Engine, asked: Asked, within: number, by: 'offered' | 'missed') {
  return onClockDate(await engine.select(callHoursSql, { ...asked, within, by }), asked)
}

export const callWaitsSql = statement<{ at: string; is_answered: boolean; seconds: number; n: number }>()({
  name: 'call-waits',
  sql: sqlFile('call-waits.sql', here),
  params: { ...PERIOD, grain: 'text' }
})

/** Calls by whole second waited, answered and unanswered apart. */
export async function callWaits(engine: Engine, asked: Asked, grain: string) {
  return byClock(await engine.select(callWaitsSql, { ...asked, grain }), grain, asked)
}

export const callDaysSql = statement<{ date: string; n: number }>()({
  name: 'call-days',
  sql: sqlFile('call-days.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]' }
})

/** Days on which the feed has any call. */
export function callDays(engine: Engine, { from, to, filters }: Asked) {
  return engine.select(callDaysSql, { from, to, centre: filters.centre })
}

export const callRepeatsSql = statement<{ known: number; again: number }>()({
  name: 'call-repeats',
  sql: sqlFile('call-repeats.sql', here),
  params: { ...PERIOD, within: 'integer' }
})

/** Calls with a known caller, and those that came again within `within` seconds. */
export async function callRepeats(engine: Engine, asked: Asked, within: number) {
  const [row] = await engine.select(callRepeatsSql, { ...asked, within })
  return row ?? { known: 0, again: 0 }
}

export const callDispositionsSql = statement<{ disposition: string | null; calls: number; handle_s: number | null }>()({
  name: 'call-dispositions',
  sql: sqlFile('call-dispositions.sql', here),
  params: PERIOD
})

export function callDispositions(engine: Engine, asked: Asked) {
  return engine.select(callDispositionsSql, { ...asked })
}

export const callLanguagesSql = statement<{ language: string | null; answered: number }>()({
  name: 'call-languages',
  sql: sqlFile('call-languages.sql', here),
  params: PERIOD
})

export function callLanguages(engine: Engine, asked: Asked) {
  return engine.select(callLanguagesSql, { ...asked })
}
