import { type DutyStep, speakersOf } from './duty.ts'
import type { ObservedCall } from './observed.ts'

/** A recorded call with who took it. */
export interface TakenCall extends ObservedCall {
  /** Whether an operator who speaks the caller's language took it. */
  isSpoken: boolean
  /** Whether somebody took it who only helps. */
  isReserve: boolean
}

/** Share of the calls that others took which had waited no longer than callers wait for a speaker. */
const NO_LONGER = 0.1

/**
 * For how long a caller of another language waits for a speaker who is on duty before anybody answers, seconds, as the
 * calls show it: nine tenths of the calls that others took, while a speaker was on duty, had waited longer, less the usual
 * time to an answer. Null where others took none: callers wait for the speaker.
 *
 * @param calls by time of arrival
 */
export function speakerWait(calls: readonly TakenCall[], duty: readonly DutyStep[]): number | null {
  const answered = calls.filter(({ isAnswered, waitSeconds }) => isAnswered && waitSeconds !== null)
  if (answered.length === 0) return null
  let step = -1
  const byOthers = answered.filter(({ arrivedAt, language = 0, isSpoken, isReserve }) => {
    while (step + 1 < duty.length && duty[step + 1]!.at <= arrivedAt) step++
    const isSpokenHere = duty[step] !== undefined && speakersOf(duty[step]!, language) > 0
    return language > 0 && !isSpoken && !isReserve && isSpokenHere
  })
  if (byOthers.length === 0) return null
  const at = (of: readonly TakenCall[], p: number) => rising(of)[Math.floor(p * of.length)]!
  return Math.max(0, at(byOthers, NO_LONGER) - at(answered, 0.5))
}

function rising(calls: readonly TakenCall[]): Float64Array {
  return Float64Array.from(calls, ({ waitSeconds }) => waitSeconds!).sort()
}
