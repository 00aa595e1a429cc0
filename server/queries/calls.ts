import { addSums, CALL_SUM_NAMES, type CallSums } from '#domain/sums.ts'
import { LEVEL_SUM_NAMES, type LevelSums } from '#domain/waits.ts'
import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import { isPutTogether } from '../engine/whole-quarters.ts'
import { type Asked, byClock, byName, onClockDate } from './asked.ts'

const here = import.meta.url
const PERIOD = { from: 'text', to: 'text', filters: 'filters' } as const

export const callSumsSql = statement<CallSums & { at: string }>()({
  name: 'call-sums',
  sql: sqlFile('call-sums.sql', here),
  params: { ...PERIOD, grain: 'text', within: 'integer' },
  days: { at: 'at', sums: CALL_SUM_NAMES }
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

export const callProfileSql = statement<LevelSums & { at: string; weekday: number; hour: number }>()({
  name: 'call-profile',
  sql: sqlFile('call-profile.sql', here),
  params: { ...PERIOD, grain: 'text', within: 'integer' },
  days: { at: 'at', sums: LEVEL_SUM_NAMES }
})

/** Sums of the service level by ISO weekday and hour. */
export function callProfile(engine: Engine, asked: Asked, within: number) {
  return engine.select(callProfileSql, { ...asked, grain: 'all', within })
}

const CALL_HOURS = {
  sql: sqlFile('call-hours.sql', here),
  params: { ...PERIOD, within: 'integer', by: 'text', most: 'integer' }
} as const

export const callHoursSql = statement<LevelSums & { date: string; hour: number }>()({
  ...CALL_HOURS,
  name: 'call-hours',
  days: { at: 'date', sums: LEVEL_SUM_NAMES }
})

/** Of a long period its twenty alone: those of its days are not those of the whole. */
export const callMostHoursSql = statement<LevelSums & { date: string; hour: number }>()({
  ...CALL_HOURS,
  name: 'call-most-hours'
})

const MOST_HOURS = 20
const EVERY_HOUR = 0

/** The twenty clock hours with most calls, or with most calls not answered in time. */
export async function callHours(engine: Engine, asked: Asked, within: number, by: 'offered' | 'missed') {
  const hours = isPutTogether(asked)
    ? await engine.select(callHoursSql, { ...asked, within, by, most: EVERY_HOUR })
    : await engine.select(callMostHoursSql, { ...asked, within, by, most: MOST_HOURS })
  const size = ({ offered, answered_within }: LevelSums) => (by === 'offered' ? offered : offered - answered_within)
  const ranked = [...hours].sort(
    (a, b) => size(b) - size(a) || (a.date < b.date ? -1 : a.date > b.date ? 1 : a.hour - b.hour)
  )
  return onClockDate(ranked.slice(0, MOST_HOURS), asked)
}

export const callWaitsSql = statement<{ at: string; is_answered: boolean; seconds: number; n: number }>()({
  name: 'call-waits',
  sql: sqlFile('call-waits.sql', here),
  params: { ...PERIOD, grain: 'text' },
  days: { at: 'at', sums: ['n'] }
})

/** Calls by whole second waited, answered and unanswered apart. */
export async function callWaits(engine: Engine, asked: Asked, grain: string) {
  return byClock(await engine.select(callWaitsSql, { ...asked, grain }), grain, asked)
}

export const callDaysSql = statement<{ date: string; n: number }>()({
  name: 'call-days',
  sql: sqlFile('call-days.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]' },
  days: { at: 'date', sums: ['n'] }
})

/** Days on which the feed has any call. */
export function callDays(engine: Engine, { from, to, filters }: Asked) {
  return engine.select(callDaysSql, { from, to, centre: filters.centre })
}

export const callRepeatsSql = statement<{ at: string; known: number; again: number }>()({
  name: 'call-repeats',
  sql: sqlFile('call-repeats.sql', here),
  params: { ...PERIOD, grain: 'text', within: 'integer' },
  days: { at: 'at', sums: ['known', 'again'] }
})

/** Calls with a known caller, and those that came again within `within` seconds. */
export async function callRepeats(engine: Engine, asked: Asked, within: number) {
  const [row] = await engine.select(callRepeatsSql, { ...asked, grain: 'all', within })
  return row ?? { known: 0, again: 0 }
}

export const callDispositionsSql = statement<{
  at: string
  disposition: string | null
  calls: number
  handle_s: number | null
}>()({
  name: 'call-dispositions',
  sql: sqlFile('call-dispositions.sql', here),
  params: { ...PERIOD, grain: 'text' },
  days: { at: 'at', sums: ['calls', 'handle_s'] }
})

/** Answered calls by disposition, the most frequent first. */
export async function callDispositions(engine: Engine, asked: Asked) {
  const rows = await engine.select(callDispositionsSql, { ...asked, grain: 'all' })
  return [...rows].sort((a, b) => b.calls - a.calls || byName(a.disposition, b.disposition))
}

export const callLanguagesSql = statement<{ at: string; language: string | null; answered: number }>()({
  name: 'call-languages',
  sql: sqlFile('call-languages.sql', here),
  params: { ...PERIOD, grain: 'text' },
  days: { at: 'at', sums: ['answered'] }
})

/** Answered calls by language, the most frequent first. */
export async function callLanguages(engine: Engine, asked: Asked) {
  const rows = await engine.select(callLanguagesSql, { ...asked, grain: 'all' })
  return [...rows].sort((a, b) => b.answered - a.answered || byName(a.language, b.language))
}
