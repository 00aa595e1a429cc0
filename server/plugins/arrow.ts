import { tableFromArrays, tableToIPC } from 'apache-arrow'

export const ARROW_TYPE = 'application/vnd.apache.arrow.stream'

/** Rows of one shape as an Arrow IPC stream; absent counts are nulls. */
export function toArrow(rows: readonly Record<string, string | number | null>[]): Uint8Array {
  const names = Object.keys(rows[0] ?? {})
  return tableToIPC(
    tableFromArrays(Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name] ?? null)]))),
    'stream'
  )
}
