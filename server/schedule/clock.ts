/** Time as the schedule sees it; a test passes its own. */
export interface Clock {
  now(): Date
  /** Calls `run` once at `when`, at once where that is past. @returns what calls it off */
  at(when: Date, run: () => void): () => void
}

const LONGEST_MS = 30_000

/** The machine's clock, looked at anew every half minute: a clock that is set or a machine that slept is noticed. */
export const systemClock: Clock = {
  now: () => new Date(),
  at(when, run) {
    let timer: NodeJS.Timeout
    const wait = () => {
      const ms = when.getTime() - Date.now()
      timer = ms <= LONGEST_MS ? setTimeout(run, Math.max(0, ms)) : setTimeout(wait, LONGEST_MS)
      timer.unref()
    }
    wait()
    return () => clearTimeout(timer)
  }
}
