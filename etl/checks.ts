import type { DuckDBConnection } from '@duckdb/node-api'
import { EtlError } from './errors.ts'
import { rows } from './sql.ts'

/** Each must return no rows; any row means that the load is wrong and must not be published. */
export const CHECKS: Readonly<Record<string, string>> = {
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
  'fct_incidents: a unit row was lost between the layers': `
    select 1 where (select coalesce(sum(units), 0) from fct_incidents) <> (select count(*) from stg_incident_rows)`,
  'fct_operator_states: a state ends before it starts':
    'select row_key from fct_operator_states where ended_at < started_at',
  'agg_operator_slot: more than a quarter hour on duty in a quarter hour': `
    select operator from agg_operator_slot
    where state in ('ready', 'pause')
    group by centre, operator, service_date, slot, state having sum(seconds) > 900 * 2`,
  'agg_operator_slot: key is not unique': `
    select operator from agg_operator_slot
    group by centre, operator, service_date, slot, state having count(*) > 1`,
  'load_files: rows were lost': `
    select file from load_files
    where rows_read <> rows_loaded + rows_unchanged + rows_replaced + rows_rejected`,
  'load_files: rows of the warehouse do not add up': `
    select 1 where (select coalesce(sum(rows_loaded), 0) from load_files)
      <> (select count(*) from fct_calls) + (select count(*) from stg_incident_rows)
       + (select count(*) from fct_operator_states)`
}

/** @throws {EtlError} CHECK_FAILED naming the first check that found something */
export async function runChecks(db: DuckDBConnection, checks = CHECKS): Promise<void> {
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
