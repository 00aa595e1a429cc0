import type { DutyStep } from './duty.ts'
import { speaks } from './language-set.ts'
import { type Pool, Pools } from './pools.ts'
import type { Routing } from './routing.ts'
import { type Line, type ReplayCall, Waiting } from './waiting.ts'

/** What became of each call, in the order of the calls. */
export interface Replayed {
  /** Arrival to answer, or to the hang-up; Infinity: neither came. */
  waitSeconds: Float64Array
  isAnswered: Uint8Array
  /** 1 where somebody answered who speaks the caller's language. */
  isSpoken: Uint8Array
}

/**
 * Passes calls through the operators on duty, event by event: whoever has waited longest (by priority) is given to
 * whoever is free. A caller of another language is given to who speaks it and of those to who speaks the fewest; while
 * one is on duty, but taken, the caller waits for `othersAfterSeconds` and lets others go first. An operator whose duty
 * ends finishes the call in hand. O(n log n) for n calls.
 *
 * @param calls by time of arrival
 * @param duty by time; before the first step nobody is on duty
 * @param routing absent: there is no reserve, and callers wait for a speaker without end
 * @throws {RangeError} if calls or steps are not in order of time
 * @example replay([{ arrivedAt: 0, handleSeconds: 60, answerDelaySeconds: 5, patienceSeconds: Infinity }],
 *   [{ at: 0, operators: 1 }]).waitSeconds[0] // 5
 */
export function replay(
  calls: readonly ReplayCall[],
  duty: readonly DutyStep[],
  routing: Partial<Routing> = {}
): Replayed {
  checkOrder(
    calls.map(({ arrivedAt }) => arrivedAt),
    'calls'
  )
  checkOrder(
    duty.map(({ at }) => at),
    'duty'
  )
  const centre = new Centre(calls, routing)
  let [call, step] = [0, 0]
  const starts = () => duty[step]?.at ?? Infinity
  const arrives = () => calls[call]?.arrivedAt ?? Infinity
  const dues = [centre.reserveAfter, centre.othersAfter].map((after) => dueTimes(calls, after))
  for (;;) {
    const now = Math.min(centre.pools.nextEnd(), starts(), arrives(), dues[0]!.next(call), dues[1]!.next(call))
    if (now === Infinity) return centre.finish()
    // Everything of one moment comes first, so that its order does not matter.
    while (centre.pools.nextEnd() === now) centre.pools.release()
    while (starts() === now) centre.pools.staff(duty[step++]!)
    while (arrives() === now) centre.waiting.add(call++)
    for (const due of dues) due.pass(now, call)
    centre.serve(now)
  }
}

/** The moments at which calls have waited so long, one after the other. */
function dueTimes(calls: readonly ReplayCall[], after: number) {
  let due = 0
  const next = (arrived: number) => (due < arrived ? calls[due]!.arrivedAt + after : Infinity)
  return {
    next,
    pass(now: number, arrived: number): void {
      while (next(arrived) === now) due++
    }
  }
}

/** Who is taken, who waits. */
class Centre {
  readonly calls: readonly ReplayCall[]
  readonly reserveAfter: number
  readonly othersAfter: number
  readonly pools = new Pools()
  readonly waiting: Waiting
  readonly outcome: Replayed

  constructor(calls: readonly ReplayCall[], { reserveAfterSeconds, othersAfterSeconds }: Partial<Routing>) {
    this.calls = calls
    this.reserveAfter = reserveAfterSeconds ?? Infinity
    this.othersAfter = othersAfterSeconds ?? Infinity
    this.waiting = new Waiting(calls)
    const none = () => new Uint8Array(calls.length)
    this.outcome = { waitSeconds: new Float64Array(calls.length), isAnswered: none(), isSpoken: none() }
  }

  serve(now: number): void {
    while (this.pools.isAnyFree()) {
      const next = this.#next(now)
      if (next === undefined) return
      this.#take(next.line.calls[next.line.head++]!, now, next.pool)
    }
  }

  /** Everybody still waiting hangs up in the end, or waits for ever. */
  finish(): Replayed {
    for (const { calls, head } of this.waiting.lines) for (const call of calls.slice(head)) this.#lose(call)
    return this.outcome
  }

  /** The caller of the first priority who has waited longest among those whom somebody may take. */
  #next(now: number): { line: Line; pool: Pool } | undefined {
    let best: { line: Line; pool: Pool; call: number } | undefined
    for (const line of this.waiting.lines) {
      if (best !== undefined && line.priority > best.line.priority) return best
      const call = this.waiting.first(line, now, (lost) => this.#lose(lost))
      if (call === undefined || (best !== undefined && call > best.call)) continue
      const pool = this.pools.chosen(this.#wanted(call, line.language, now))
      if (pool !== undefined) best = { line, pool, call }
    }
    return best
  }

  #wanted(call: number, language: number, now: number) {
    const { arrivedAt } = this.calls[call]!
    return {
      language,
      mayReserve: now >= arrivedAt + this.reserveAfter,
      mayOthers: now >= arrivedAt + this.othersAfter
    }
  }

  #take(call: number, now: number, pool: Pool): void {
    const { arrivedAt, answerDelaySeconds, handleSeconds, patienceSeconds, language = 0 } = this.calls[call]!
    const wait = now - arrivedAt + answerDelaySeconds
    if (wait < patienceSeconds) {
      this.outcome.isAnswered[call] = 1
      this.outcome.isSpoken[call] = speaks(pool.languages, language) ? 1 : 0
      this.outcome.waitSeconds[call] = wait
      this.pools.take(pool, now + answerDelaySeconds + handleSeconds)
    } else {
      this.#lose(call)
      this.pools.take(pool, Math.max(now, arrivedAt + patienceSeconds))
    }
  }

  #lose(call: number): void {
    this.outcome.waitSeconds[call] = this.calls[call]!.patienceSeconds
  }
}

function checkOrder(times: readonly number[], what: string): void {
  const wrong = times.findIndex((time, i) => i > 0 && time < times[i - 1]!)
  if (wrong !== -1)
    throw new RangeError(`${what} must be in order of time, got ${times[wrong]} after ${times[wrong - 1]}`)
}
