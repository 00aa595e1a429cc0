import { type DutyStep, following, speakersOf } from './duty.ts'
import type { ObservedCall } from './observed.ts'

/** How waiting calls find their operator, seconds; null: never. */
export interface Routing {
  /** After which a call may go to the reserve while every operator is taken. */
  reserveAfterSeconds: number | null
  /** For which a caller waits for a speaker on duty before anybody answers. 0: anybody answers at once. */
  othersAfterSeconds: number | null
}

/** A recorded call with who took it. */
export interface TakenCall extends ObservedCall {
  /** Whether an operator who speaks the caller's language took it. */
  isSpoken: boolean
  /** Whether somebody took it who only helps. */
  isReserve: boolean
}

/** Share of the calls taken in a way that had waited no longer than calls wait for it. */
const NO_LONGER = 0.1

/**
 * How the calls of a centre show that they are routed: nine tenths of those that the reserve took, or others while a speaker
 * was on duty, had waited longer, less the usual time to an answer. Null where no call was taken so.
 *
 * @param calls by time of arrival
 */
export function routingOf(calls: readonly TakenCall[], duty: readonly DutyStep[]): Routing {
  return { reserveAfterSeconds: reserveAfter(calls), othersAfterSeconds: othersAfter(calls, duty) }
}

/** The first of the two. */
export function reserveAfter(calls: readonly TakenCall[]): number | null {
  return waitBefore(calls, ({ isReserve }) => isReserve)
}

function othersAfter(calls: readonly TakenCall[], duty: readonly DutyStep[]): number | null {
  const dutyAt = following(duty)
  return waitBefore(calls, ({ arrivedAt, language = 0, isSpoken, isReserve }) => {
    const now = dutyAt(arrivedAt)
    return language > 0 && !isSpoken && !isReserve && now !== undefined && speakersOf(now, language) > 0
  })
}

/** @param isTaken asked of every answered call, in their order */
function waitBefore(calls: readonly TakenCall[], isTaken: (call: TakenCall) => boolean): number | null {
  const answered = calls.filter(({ isAnswered, waitSeconds }) => isAnswered && waitSeconds !== null)
  const taken = answered.filter(isTaken)
  if (taken.length === 0) return null
  const at = (of: readonly TakenCall[], p: number) => rising(of)[Math.floor(p * of.length)]!
  return Math.max(0, at(taken, NO_LONGER) - at(answered, 0.5))
}

function rising(calls: readonly TakenCall[]): Float64Array {
  return Float64Array.from(calls, ({ waitSeconds }) => waitSeconds!).sort()
}
