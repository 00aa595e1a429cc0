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
export const INCIDENT_SUM_NAMES = ['incidents', 'dispatched', 'arrived', 'dispatched_arrived', 'open'] as const
export type IncidentSumName = (typeof INCIDENT_SUM_NAMES)[number]
export type IncidentSums = Record<IncidentSumName, number>

/** Those that only a roster gives. */
export const ROSTER_SUM_NAMES = ['rostered_s', 'kept_s', 'lost_s', 'staffed_s', 'worked_s'] as const
export type RosterSumName = (typeof ROSTER_SUM_NAMES)[number]

/**
 * The additive seconds of the operators: on duty, paused, either (signed in) and handling; of the hours that the states
 * tell, rostered, of that on duty or paused (kept) and not on duty (lost); of the hours that the calls tell, rostered
 * (staffed) and of that handling (worked).
 */
export const TIME_SUM_NAMES = ['ready_s', 'pause_s', 'signed_in_s', 'handling_s', ...ROSTER_SUM_NAMES] as const
export type TimeSumName = (typeof TIME_SUM_NAMES)[number]
export type TimeSums = Record<TimeSumName, number>

/** Adds any number of rows of sums, name by name; the sum of none is all zeros. */
export function addSums<Name extends string>(names: readonly Name[], rows: Iterable<Record<Name, number>>) {
  const total = Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
  for (const row of rows) for (const name of names) total[name] += row[name]
  return total
}
