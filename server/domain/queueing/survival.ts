/** Seconds until something happened (`isEvent`), or for which at least it did not. */
export interface Lasted {
  seconds: number
  isEvent: boolean
}

/** Share that lasts longer than each of some times; what is left after the last never ended as far as was seen. */
export interface Survival {
  seconds: Float64Array
  /** Falling, within 0..1. */
  share: Float64Array
}

/**
 * The product-limit estimate from times of which some are cut short (callers answered before they would have hung up).
 *
 * @see E. L. Kaplan and P. Meier, JASA 53 (1958), 457-481
 * @example survivalOf([{ seconds: 3, isEvent: true }, { seconds: 5, isEvent: false }]).share[0] // 0.5
 */
export function survivalOf(lasted: readonly Lasted[]): Survival {
  const sorted = [...lasted].sort((a, b) => a.seconds - b.seconds)
  const [seconds, share]: [number[], number[]] = [[], []]
  let left = 1
  for (let at = 0; at < sorted.length;) {
    const now = sorted[at]!.seconds
    const atRisk = sorted.length - at
    let events = 0
    for (; sorted[at]?.seconds === now; at++) if (sorted[at]!.isEvent) events++
    if (events === 0) continue
    left *= 1 - events / atRisk
    seconds.push(now)
    share.push(left)
  }
  return { seconds: Float64Array.from(seconds), share: Float64Array.from(share) }
}

/**
 * A time of this distribution that is longer than `longerThan`.
 *
 * @param u uniform in [0, 1): the same u gives the same time
 * @returns seconds, Infinity where no end was seen
 */
export function drawLasting({ seconds, share }: Survival, u: number, longerThan = -Infinity): number {
  const past = firstWhere(seconds.length, (at) => seconds[at]! > longerThan)
  const left = (1 - u) * (past === 0 ? 1 : share[past - 1]!)
  const at = firstWhere(seconds.length, (each) => each >= past && share[each]! < left)
  return seconds[at] ?? Infinity
}

/** The first number below `length` of which a condition holds that holds of all after it; `length` where of none. */
function firstWhere(length: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
