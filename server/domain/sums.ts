/** The additive columns of calls: counts and seconds, never a rate. SQL columns carry the same names. */
export const CALL_SUM_NAMES = [
  'offered',
  'cut_off',
  'connected',
  'answered',
  'abandoned',
  'abandoned_short',
  'wait_known',
  'wait_s',
  'abandoned_wait_s',
  'talk_known',
  'talk_s',
  'handle_known',
  'handle_s',
  'valid',
  'valid_with_information',
  'emergency',
  'prank',
  'ghost',
  'invalid',
  'transferred',
  'answered_within',
  'answered_within_30',
  'gone_within',
  'gone_short'
] as const

export type CallSumName = (typeof CALL_SUM_NAMES)[number]
export type CallSums = Record<CallSumName, number>

/** The additive columns of incidents. `arrived` may exceed `dispatched`: a register may lack the earlier stamp. */
export const INCIDENT_SUM_NAMES = ['incidents', 'dispatched', 'arrived', 'dispatched_arrived'] as const
export type IncidentSumName = (typeof INCIDENT_SUM_NAMES)[number]
export type IncidentSums = Record<IncidentSumName, number>

/** Adds any number of rows of sums, name by name; the sum of none is all zeros. */
export function addSums<Name extends string>(names: readonly Name[], rows: Iterable<Record<Name, number>>) {
  const total = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
  for (const row of rows) for (const name of names) total[name] += row[name]
  return total
}
