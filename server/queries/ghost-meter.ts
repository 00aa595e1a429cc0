import { addDays } from '#domain/dates.ts'
import { NUISANCE } from '#domain/ghost-meter.ts'
import { type Engine, type Filters, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'

const here = import.meta.url

export interface DispositionSeconds {
  /** First day of the month. */
  at: string
  disposition: string | null
  calls: number
  known: number
  talk_s: number
  handle_s: number
}

export const ghostSecondsSql = statement<DispositionSeconds>()({
  name: 'ghost-seconds',
  sql: sqlFile('ghost-seconds.sql', here),
  params: { from: 'text', to: 'text', filters: 'filters', grain: 'text' },
  days: { at: 'at', sums: ['calls', 'known', 'talk_s', 'handle_s'] }
})

/** Operator seconds of answered calls by month and disposition. */
export function ghostSeconds(engine: Engine, asked: Asked) {
  return engine.select(ghostSecondsSql, { ...asked, grain: 'month' })
}

export interface QueuedCall {
  /** Its place among the asked centres, from 1; 0: none of them. */
  centre_number: number
  /** The service day, days since 1970. */
  day: number
  /** Seconds since 1970, UTC. */
  arrived: number
  is_answered: boolean
  wait_s: number | null
  handle_s: number | null
  is_nuisance: boolean
  /** Whether an operator who only helps took it. */
  is_reserve: boolean
  /** Place of its language among the asked ones, from 1; 0: none of them, or unknown. */
  language: number
  /** Whether somebody took it who speaks that language. */
  is_spoken: boolean
  /** null where it is unknown or not asked for. */
  operator: string | null
  is_chosen: boolean
}

export const replayCallsSql = statement<QueuedCall>()({
  name: 'replay-calls',
  isPersonal: true,
  sql: sqlFile('replay-calls.sql', here),
  params: {
    from: 'text',
    to: 'text',
    base_from: 'text',
    filters: 'filters',
    centre: 'filters',
    centres: 'text[]',
    nuisance: 'text[]',
    reserves: 'text[]',
    languages: 'text[]',
    speakers: 'text[]',
    identified: 'integer'
  }
})

export interface QueuedAsk {
  /** From which day on, before the period: callers of the evening before are still there at midnight. */
  baseFrom: string
  centres: readonly string[]
  /** Operators who only help. */
  reserves: ReadonlySet<string>
  /** Languages by which callers are told apart; none: they are not. */
  languages: readonly string[]
  /** Who speaks which of them: `operator language`. */
  speakers: readonly string[]
  /** Whether each call's operator must be told; else only days of which operator states tell are. */
  isIdentified: boolean
}

/** Every call that reached the queues of the asked centres, by centre and arrival, from `baseFrom` on. */
export function replayCalls(engine: Engine, { from, to, filters }: Asked, ask: QueuedAsk) {
  const nothing = Object.fromEntries(Object.keys(filters).map((name) => [name, []])) as unknown as Filters
  const centre = { ...nothing, centre: filters.centre }
  const { baseFrom, centres, reserves, languages, speakers, isIdentified } = ask
  const about = {
    centres,
    nuisance: NUISANCE,
    reserves: [...reserves],
    languages,
    speakers,
    identified: isIdentified ? 1 : 0
  }
  return engine.select(replayCallsSql, { from, to, base_from: baseFrom, filters, centre, ...about })
}

interface DutyStretch {
  /** Service day in which it began. */
  date: string
  centre: string
  operator: string
  from_s: number
  to_s: number
}

export const dutyStretchesSql = statement<DutyStretch>()({
  name: 'duty-stretches',
  sql: sqlFile('duty-stretches.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]' },
  days: { at: 'date', sums: [] }
})

/** No one is on duty longer without a pause, so that who began before these days has gone home. */
const LONGEST_DUTY_DAYS = 3

/** Who was on duty when, from the days before the period on and until the day after it, in no order; seconds since 1970. */
export function dutyStretches(engine: Engine, { from, to, filters: { centre } }: Asked) {
  const around = { from: addDays(from, -LONGEST_DUTY_DAYS), to: addDays(to, 1) }
  return engine.select(dutyStretchesSql, { ...around, centre })
}
