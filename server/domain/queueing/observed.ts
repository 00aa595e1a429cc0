import { type DutyStep, following, speakersOf } from './duty.ts'
import type { ReplayCall } from './waiting.ts'
import { drawLasting, type Lasted, type Survival, survivalOf } from './survival.ts'

/** A call that reached the queue, as it was recorded. */
export interface ObservedCall {
  /** Seconds of any clock. */
  arrivedAt: number
  isAnswered: boolean
  /** Arrival to answer or hang-up; null: unknown. */
  waitSeconds: number | null
  /** Talk and wrap-up of an answered call; null: unknown. */
  handleSeconds: number | null
  /** Number of the caller's language, 1..31; absent or 0: one that everybody speaks, or unknown. */
  language?: number
}

/** What the calls of a centre show of its people, callers and operators. */
export interface Habits {
  /** Seconds to the answer of calls that came while somebody was surely free: ringing and reaction. */
  answerDelay: Survival
  /** 1 for every such call, in the order of the calls. */
  metFree: Uint8Array
  /** Seconds until callers hang up. */
  patience: Survival
  /** Of all answered calls, in rising order. */
  handleSeconds: Float64Array
}

/**
 * Reads the habits off the calls. Somebody was surely free for a call if fewer calls were in the centre when it came
 * (waiting, ringing, talking or being wrapped up) than operators were on duty; of a caller of another language, than
 * those on duty who speak it, where any do.
 *
 * @param calls by time of arrival
 */
export function habitsOf(calls: readonly ObservedCall[], duty: readonly DutyStep[]): Habits {
  const known = calls.filter(({ waitSeconds }) => waitSeconds !== null)
  const metFree = callsToTheFree(calls, duty)
  const free = calls.filter((_, i) => metFree[i] === 1)
  return {
    answerDelay: survivalOf(free.map((call) => lasted(call, call.isAnswered))),
    metFree,
    patience: survivalOf(known.map((call) => lasted(call, !call.isAnswered))),
    handleSeconds: Float64Array.from(calls.flatMap(({ handleSeconds }) => handleSeconds ?? [])).sort()
  }
}

/**
 * The calls for one run of the replay: each as it was observed, the rest drawn. A caller who hung up keeps that patience,
 * one who was answered has a longer one. A call that met somebody free keeps its delay (one that hung up has a longer
 * one), any other gets one of the centre; so does a call that hung up for its handle time. Drawn in the order of the
 * calls, so that a seed gives every scenario the same callers.
 */
export function drawCalls(calls: readonly ObservedCall[], habits: Habits, random: () => number): ReplayCall[] {
  const { answerDelay, patience, handleSeconds, metFree } = habits
  return calls.map((call, i) => {
    const [delay, hangUp, handle] = [random(), random(), random()]
    const wait = call.waitSeconds ?? 0
    const isMet = metFree[i] === 1
    const drawnDelay = () => finite(drawLasting(answerDelay, delay, isMet ? wait : undefined), answerDelay, wait)
    return {
      arrivedAt: call.arrivedAt,
      language: call.language ?? 0,
      answerDelaySeconds: isMet && call.isAnswered ? wait : drawnDelay(),
      patienceSeconds: call.isAnswered ? drawLasting(patience, hangUp, wait) : wait,
      handleSeconds: call.handleSeconds ?? handleSeconds[Math.floor(handle * handleSeconds.length)] ?? 0
    }
  })
}

function lasted({ waitSeconds }: ObservedCall, isEvent: boolean): Lasted {
  return { seconds: waitSeconds ?? 0, isEvent }
}

/** A delay beyond the longest that was seen is that, or as long as the wait that was borne without an answer. */
function finite(seconds: number, { seconds: seen }: Survival, wait: number): number {
  return seconds === Infinity ? Math.max(seen.at(-1) ?? 0, wait) : seconds
}

function callsToTheFree(calls: readonly ObservedCall[], duty: readonly DutyStep[]): Uint8Array {
  const leaves = Float64Array.from(
    calls,
    ({ arrivedAt, waitSeconds, handleSeconds }) => arrivedAt + (waitSeconds ?? 0) + (handleSeconds ?? 0)
  ).sort()
  const dutyAt = following(duty)
  let left = 0
  return Uint8Array.from(calls, ({ arrivedAt, waitSeconds, language = 0 }, came) => {
    while (leaves[left]! <= arrivedAt && left < came) left++
    const now = dutyAt(arrivedAt)
    const operators = now === undefined ? 0 : speakersOf(now, language) || now.operators
    return waitSeconds !== null && came - left < operators ? 1 : 0
  })
}
