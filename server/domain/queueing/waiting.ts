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
  /** Number of the language that the caller speaks, 1..31; absent or 0: one that everybody speaks. */
  language?: number
}

/** Callers of one priority and language in order of arrival; those before `head` are gone. */
export interface Line {
  readonly priority: number
  readonly language: number
  readonly calls: number[]
  head: number
}

/** Who waits: a line for each priority and language, the first priority first. */
export class Waiting {
  readonly #calls: readonly ReplayCall[]
  readonly #byKind = new Map<string, Line>()
  lines: Line[] = []

  constructor(calls: readonly ReplayCall[]) {
    this.#calls = calls
  }

  add(call: number): void {
    const { priority = 0, language = 0 } = this.#calls[call]!
    const kind = `${priority} ${language}`
    let line = this.#byKind.get(kind)
    if (line === undefined) {
      line = { priority, language, calls: [], head: 0 }
      this.#byKind.set(kind, line)
      this.lines = [...this.#byKind.values()].sort((a, b) => a.priority - b.priority)
    }
    line.calls.push(call)
  }

  /** The first of a line who has not hung up; those who have are told to `onLost`. */
  first(line: Line, now: number, onLost: (call: number) => void): number | undefined {
    for (; line.head < line.calls.length; line.head++) {
      const call = line.calls[line.head]!
      const { arrivedAt, patienceSeconds } = this.#calls[call]!
      if (now - arrivedAt < patienceSeconds || now === arrivedAt) return call
      onLost(call)
    }
    return undefined
  }
}
