import { fewestAgents } from './fewest-agents.ts'

/** What was measured in one hour of the week: all of its hours of which both calls and operators are told. */
export interface MeasuredHour {
  /** ISO, Monday = 1. */
  weekday: number
  hour: number
  /** How many such hours. */
  hours: number
  /** Real seconds of these hours together. */
  seconds: number
  offered: number
  /** Operator seconds on duty and not paused. */
  readySeconds: number
}

export interface StaffingGap {
  weekday: number
  hour: number
  hours: number
  /** Mean of an hour. */
  callsPerHour: number
  /** Mean operators on duty and not paused. */
  onDuty: number
  /** Fewest operators that reach the goal with this load. */
  required: number
}

/** Below half an operator the mean of some weeks says nothing. */
export const SHORT_FROM = 0.5

/**
 * Operators that each hour of the week asks for, against those who were there. Erlang C: callers do not hang up, so every
 * way to count the service level gives the same, and the requirement errs to the safe side. At least one operator.
 *
 * @param handleSeconds mean handle time, above 0
 * @throws {RangeError} naming the argument
 * @example staffingGaps([{ weekday: 1, hour: 8, hours: 4, seconds: 14400, offered: 80, readySeconds: 28800 }], 180, { share: 0.9, withinSeconds: 10 })[0] // callsPerHour 20, onDuty 2, required 4
 */
export function staffingGaps(
  measured: readonly MeasuredHour[],
  handleSeconds: number,
  { share, withinSeconds }: { share: number; withinSeconds: number }
): StaffingGap[] {
  const goal = { share, withinSeconds, level: 'ofOffered' as const, maxOccupancy: 1, minimumAgents: 1 }
  return measured
    .filter(({ seconds }) => seconds > 0)
    .map(({ weekday, hour, hours, seconds, offered, readySeconds }) => {
      const demand = { arrivalsPerSecond: offered / seconds, handleSeconds, patienceSeconds: null }
      return {
        weekday,
        hour,
        hours,
        callsPerHour: (offered / seconds) * 3600,
        onDuty: readySeconds / seconds,
        required: fewestAgents(demand, goal)
      }
    })
}

/** Whether an hour of the week had too few operators. */
export function isShort({ onDuty, required }: Pick<StaffingGap, 'onDuty' | 'required'>): boolean {
  return required - onDuty >= SHORT_FROM
}
