import { Heap } from './heap.ts'

/** One call as it is replayed; all times in seconds, of any common clock. */
export interface ReplayCall {
  arrivedAt: number
  /** From the answer until the operator is free again: talk and wrap-up. */
  handleSeconds: number
  /** From an operator's being free for the call to the answer: ringing and reaction; the operator is taken meanwhile. */
  answerDelaySeconds: number
  /** The caller hangs up when so much has passed without an answer; Infinity: never. */
  patienceSeconds: number
  /** The lowest goes first; within one priority first come, first served. Absent: 0. */
  priority?: number
}

/** From `at` on so many operators are on duty. */
export interface DutyStep {
  at: number
  operators: number
  /** Further people who help only with calls that have waited long; see ReplayOptions. */
  reserve?: number
}

export interface ReplayOptions {
  /** Seconds after which a waiting call may go to the reserve while every operator is taken; absent: no reserve. */
  reserveAfterSeconds?: number
}

/** What became of each call, in the order of the calls. */
export interface Replayed {
  /** Arrival to answer, or to the hang-up; Infinity: neither came. */
  waitSeconds: Float64Array
  isAnswered: Uint8Array
}

const RESERVE = 1

/**
 * Passes calls through the operators on duty, event by event: whoever has waited longest (by priority) is given to
 * whoever is free. An operator whose duty ends finishes the call in hand. O(n log n) for n calls.
 *
 * @param calls by time of arrival
 * @param duty by time; before the first step nobody is on duty
 * @throws {RangeError} if calls or steps are not in order of time
 * @example replay([{ arrivedAt: 0, handleSeconds: 60, answerDelaySeconds: 5, patienceSeconds: Infinity }],
 *   [{ at: 0, operators: 1 }]).waitSeconds[0] // 5
 */
export function replay(calls: readonly ReplayCall[], duty: readonly DutyStep[], options: ReplayOptions = {}): Replayed {
  checkOrder(
    calls.map(({ arrivedAt }) => arrivedAt),
    'calls'
  )
  checkOrder(
    duty.map(({ at }) => at),
    'duty'
  )
  const centre = new Centre(calls, options.reserveAfterSeconds ?? Infinity)
  let [call, step, due] = [0, 0, 0]
  const starts = () => duty[step]?.at ?? Infinity
  const arrives = () => calls[call]?.arrivedAt ?? Infinity
  const isDue = () => (due < call ? calls[due]!.arrivedAt + centre.reserveAfter : Infinity)
  for (;;) {
    const now = Math.min(centre.ends.firstKey(), starts(), arrives(), isDue())
    if (now === Infinity) return centre.finish()
    // Everything of one moment comes first, so that its order does not matter.
    while (centre.ends.firstKey() === now) centre.release()
    while (starts() === now) centre.staff(duty[step++]!)
    while (arrives() === now) centre.arrive(call++)
    while (isDue() === now) due++
    centre.serve(now)
  }
}

/** Who is taken, who waits. */
class Centre {
  readonly calls: readonly ReplayCall[]
  readonly reserveAfter: number
  readonly ends = new Heap()
  readonly waiting = new Map<number, Line>()
  readonly taken = [0, 0]
  readonly present = [0, 0]
  readonly outcome: Replayed
  /** The lines by priority, the first to be served first. */
  lines: Line[] = []

  constructor(calls: readonly ReplayCall[], reserveAfter: number) {
    this.calls = calls
    this.reserveAfter = reserveAfter
    this.outcome = { waitSeconds: new Float64Array(calls.length), isAnswered: new Uint8Array(calls.length) }
  }

  staff({ operators, reserve = 0 }: DutyStep): void {
    this.present[0] = operators
    this.present[RESERVE] = reserve
  }

  release(): void {
    this.taken[this.ends.pop()]!--
  }

  arrive(call: number): void {
    const priority = this.calls[call]!.priority ?? 0
    let line = this.waiting.get(priority)
    if (line === undefined) {
      line = { priority, calls: [], head: 0 }
      this.waiting.set(priority, line)
      this.lines = [...this.waiting.values()].sort((a, b) => a.priority - b.priority)
    }
    line.calls.push(call)
  }

  serve(now: number): void {
    for (;;) {
      const line = this.#nextLine(now)
      if (line === undefined) return
      const call = line.calls[line.head]!
      const pool = this.taken[0]! < this.present[0]! ? 0 : RESERVE
      if (pool === RESERVE && !this.#canReserve(call, now)) return
      line.head++
      this.#take(call, now, pool)
    }
  }

  /** Everybody still waiting hangs up in the end, or waits for ever. */
  finish(): Replayed {
    for (const { calls, head } of this.lines) for (const call of calls.slice(head)) this.#lose(call)
    return this.outcome
  }

  /** The first line with a caller who has not hung up. */
  #nextLine(now: number): Line | undefined {
    for (const line of this.lines) {
      for (; line.head < line.calls.length; line.head++) {
        const call = line.calls[line.head]!
        const { arrivedAt, patienceSeconds } = this.calls[call]!
        if (now - arrivedAt < patienceSeconds || now === arrivedAt) return line
        this.#lose(call)
      }
    }
    return undefined
  }

  #canReserve(call: number, now: number): boolean {
    const isLate = now >= this.calls[call]!.arrivedAt + this.reserveAfter
    return isLate && this.taken[RESERVE]! < this.present[RESERVE]!
  }

  #take(call: number, now: number, pool: number): void {
    const { arrivedAt, answerDelaySeconds, handleSeconds, patienceSeconds } = this.calls[call]!
    const wait = now - arrivedAt + answerDelaySeconds
    this.taken[pool]!++
    if (wait < patienceSeconds) {
      this.outcome.isAnswered[call] = 1
      this.outcome.waitSeconds[call] = wait
      this.ends.push(now + answerDelaySeconds + handleSeconds, pool)
    } else {
      this.#lose(call)
      this.ends.push(Math.max(now, arrivedAt + patienceSeconds), pool)
    }
  }

  #lose(call: number): void {
    this.outcome.waitSeconds[call] = this.calls[call]!.patienceSeconds
  }
}

/** Callers of one priority in order of arrival; those before `head` are gone. */
interface Line {
  priority: number
  calls: number[]
  head: number
}

function checkOrder(times: readonly number[], what: string): void {
  const wrong = times.findIndex((time, i) => i > 0 && time < times[i - 1]!)
  if (wrong !== -1)
    throw new RangeError(`${what} must be in order of time, got ${times[wrong]} after ${times[wrong - 1]}`)
}
