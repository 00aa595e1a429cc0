import { type Engine, type Filters, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'

const here = import.meta.url

export interface DispositionSeconds {
  /** First day of the month. */
  month: string
  disposition: string | null
  calls: number
  known: number
  talk_s: number
  handle_s: number
}

export const ghostSecondsSql = statement<DispositionSeconds>()({
  name: 'ghost-seconds',
  sql: sqlFile('ghost-seconds.sql', here),
  params: { from: 'text', to: 'text', filters: 'filters' }
})

/** Operator seconds of answered calls by month and disposition. */
export function ghostSeconds(engine: Engine, asked: Asked) {
  return engine.select(ghostSecondsSql, { ...asked })
}

export interface QueuedCall {
  centre: string
  date: string
  /** Seconds since 1970, UTC. */
  arrived: number
  is_answered: boolean
  wait_s: number | null
  handle_s: number | null
  disposition: string | null
  operator: string | null
  is_chosen: boolean
  /** Whether operator states tell of this day. */
  is_staffed: boolean
}

export const replayCallsSql = statement<QueuedCall>()({
  name: 'replay-calls',
  isPersonal: true,
  sql: sqlFile('replay-calls.sql', here),
  params: { from: 'text', to: 'text', base_from: 'text', filters: 'filters', centre: 'filters' }
})

/** Every call that reached the queues of the asked centres, by centre and arrival, from `baseFrom` on. */
export function replayCalls(engine: Engine, { from, to, filters }: Asked, baseFrom: string) {
  const nothing = Object.fromEntries(Object.keys(filters).map((name) => [name, []])) as unknown as Filters
  const centre = { ...nothing, centre: filters.centre }
  return engine.select(replayCallsSql, { from, to, base_from: baseFrom, filters, centre })
}

export const dutyStretchesSql = statement<{ centre: string; operator: string; from_s: number; to_s: number }>()({
  name: 'duty-stretches',
  sql: sqlFile('duty-stretches.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]' }
})

/** Who was on duty when, seconds since 1970. */
export function dutyStretches(engine: Engine, { from, to, filters }: Asked) {
  return engine.select(dutyStretchesSql, { from, to, centre: filters.centre })
}
