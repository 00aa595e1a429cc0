import { type Engine, statement } from '../engine/engine.ts'
import { sqlFile } from '../engine/sql-file.ts'
import type { Asked } from './asked.ts'

const here = import.meta.url

/** A loaded file of which rows stand in a period; `load` is the event of its load. */
export interface StandingLoad {
  load: number
  kind: string
  source: string
  file: string
  sha256: string
  run_id: string
  loaded_at: string
  read: number
  loaded: number
  unchanged: number
  replaced: number
  rejected: number
  /** Its rows that stand in the period. */
  here: number
}

export const receiptLoadsSql = statement<StandingLoad>()({
  name: 'receipt-loads',
  sql: sqlFile('receipt-loads.sql', here),
  params: { from: 'text', to: 'text', centre: 'text[]', kinds: 'text[]' }
})

/** The loads that figures of some kinds rest on. */
export function receiptLoads(engine: Engine, { from, to, filters }: Asked, kinds: readonly string[]) {
  return engine.select(receiptLoadsSql, { from, to, centre: filters.centre, kinds })
}
