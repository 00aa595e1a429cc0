import type { DuckDBConnection } from '@duckdb/node-api'
import { EtlError } from './errors.ts'
import { rows } from './sql.ts'

/**
 * Each must return no rows; any row means that the load is wrong and must not be published. These cost next to nothing
 * at any size.
 */
export const CHECKS: Readonly<Record<string, string>> = {
  'load_files: rows were lost': `
    select file from load_files
    where rows_read <> rows_loaded + rows_unchanged + rows_replaced + rows_rejected`,
  'load_events: rows of the warehouse do not add up': `
    select 1 where (select coalesce(sum(added) - sum(removed), 0) from load_events)
      <> (select count(*) from fct_calls where source not in (select distinct source from stg_queue_events))
       + (select count(*) from fct_operator_states where source not in (select distinct source from stg_queue_events))
       + (select count(*) from stg_incident_rows) + (select count(*) from stg_count_rows)
       + (select count(*) from stg_queue_events) + (select count(*) from fct_roster)
       + (select count(*) from stg_heartbeats)`,
  'retention: a row that is past it came back': `
    with moments as (
      select source, min(arrived_at) as first_at from fct_calls
      where source not in (select distinct source from stg_queue_events) group by source
      union all
      select source, min(received_at) from stg_incident_rows group by source
      union all
      select source, min(starts_at) from stg_count_rows group by source
    )
    select source from moments join retained using (source) where first_at < kept_from`,
  'fct_incidents: a unit row was lost between the layers': `
    select 1 where (select coalesce(sum(units), 0) from fct_incidents) <> (select count(*) from stg_incident_rows)`,
  'fct_call_counts: calls were lost between the layers': `
    select 1 where (select coalesce(sum(calls), 0) from fct_call_counts)
      <> (select coalesce(sum(list_sum(list_transform(counts, lambda bin: bin['calls']))), 0) from stg_count_rows)`
}

/** The same, for what must be looked at row by row: always in a small warehouse, in a large one by `--check`. */
export const DEEP_CHECKS: Readonly<Record<string, string>> = {
  'fct_calls: source and key are not unique':
    'select source, row_key from fct_calls group by source, row_key having count(*) > 1',
  'fct_calls: answered before it arrived': 'select row_key from fct_calls where wait_s < 0 or talk_s < 0',
  'fct_calls: an unanswered call has talk time': `select row_key from fct_calls where outcome <> 'answered' and handle_s is not null`,
  'stg_incident_rows: source and key are not unique':
    'select source, row_key from stg_incident_rows group by source, row_key having count(*) > 1',
  'fct_incidents: source and incident are not unique':
    'select source, incident_key from fct_incidents group by source, incident_key having count(*) > 1',
  'fct_incidents: an incident was lost between the layers': `
    select 1 where (select count(*) from fct_incidents)
      <> (select count(*) from (select distinct source, centre, incident_key from stg_incident_rows))`,
  'stg_count_rows: source and key are not unique':
    'select source, row_key from stg_count_rows group by source, row_key having count(*) > 1',
  'fct_operator_states: a state ends before it starts':
    'select row_key from fct_operator_states where ended_at < started_at',
  'agg_operator_slot: more than a quarter hour on duty in a quarter hour': `
    select operator from agg_operator_slot
    where state in ('ready', 'pause')
    group by centre, operator, service_date, slot, state having sum(seconds) > 900`,
  'agg_roster_slot: more time kept than there was, or available without being kept': `
    select operator from agg_roster_slot
    where kept_s > rostered_s or available_s > kept_s
      or rostered_s > 900 or least(kept_s, available_s, worked_s) < 0`,
  'agg_operator_slot: key is not unique': `
    select operator from agg_operator_slot
    group by centre, operator, service_date, slot, state having count(*) > 1`
}

/** Rows of calls up to which every load makes the deep checks too. */
const DEEP_UP_TO = 2_000_000

/** The checks that a load of this warehouse makes. */
export async function checksFor(db: DuckDBConnection): Promise<Readonly<Record<string, string>>> {
  const [{ n } = { n: 0 }] = await rows<{ n: number }>(db, 'select count(*) as n from fct_calls')
  return n <= DEEP_UP_TO ? { ...CHECKS, ...DEEP_CHECKS } : CHECKS
}

/** @throws {EtlError} CHECK_FAILED naming the first check that found something */
export async function runChecks(db: DuckDBConnection, checks: Readonly<Record<string, string>>): Promise<void> {
  for (const [complaint, sql] of Object.entries(checks)) {
    const found = await rows(db, `select * from (${sql}) limit 100`)
    if (found.length > 0) {
      throw new EtlError(
        'CHECK_FAILED',
        {},
        `${complaint} (${found.length === 100 ? '100 or more' : found.length} cases)`
      )
    }
  }
}
