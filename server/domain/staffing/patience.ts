/** Calls that waited so many seconds, and whether they were then answered. */
export interface WaitedCalls {
  seconds: number
  isAnswered: boolean
  n: number
}

/** How long callers wait before they hang up, read off calls of which most were answered first (censored). */
export interface Patience {
  /** Mean of the exponential law: all time waited / callers who hung up; null where nobody did. Seconds. */
  meanSeconds: number | null
  /** Time by which half would have hung up (Kaplan and Meier); null where fewer than half were seen to. Seconds. */
  medianSeconds: number | null
  /** Callers who hung up after the first seconds, and all who were still there then. */
  gaveUp: number
  n: number
  /** Hung up within the first seconds: misdials and ghosts, no impatience; left out of the above. */
  goneAtOnce: number
}

/** Who hangs up within so many seconds has not tried to wait. */
export const AT_ONCE_S = 5

/**
 * @param calls in any order
 * @see E. L. Kaplan and P. Meier, JASA 53 (1958), 457-481; exponential law: S. Zeltyn, A. Mandelbaum, Queueing Systems 51 (2005)
 * @example patienceOf([{ seconds: 60, isAnswered: false, n: 1 }, { seconds: 20, isAnswered: true, n: 9 }]).meanSeconds // 240
 */
export function patienceOf(calls: readonly WaitedCalls[]): Patience {
  const isAtOnce = ({ seconds, isAnswered }: WaitedCalls) => !isAnswered && seconds <= AT_ONCE_S
  const waited = calls.filter((call) => !isAtOnce(call))
  const n = countOf(waited)
  const gaveUp = countOf(waited.filter(({ isAnswered }) => !isAnswered))
  const seconds = waited.reduce((sum, call) => sum + call.seconds * call.n, 0)
  return {
    meanSeconds: gaveUp === 0 || seconds === 0 ? null : seconds / gaveUp,
    medianSeconds: medianOf(waited),
    gaveUp,
    n,
    goneAtOnce: countOf(calls.filter(isAtOnce))
  }
}

/** The first time at which the product-limit estimate is a half or less. */
function medianOf(calls: readonly WaitedCalls[]): number | null {
  const sorted = [...calls].sort((a, b) => a.seconds - b.seconds)
  let atRisk = countOf(calls)
  let left = 1
  for (let i = 0; i < sorted.length;) {
    const { seconds } = sorted[i]!
    let [events, leaving] = [0, 0]
    for (; sorted[i]?.seconds === seconds; i++) {
      leaving += sorted[i]!.n
      if (!sorted[i]!.isAnswered) events += sorted[i]!.n
    }
    left *= 1 - events / atRisk
    if (left <= 0.5) return seconds
    atRisk -= leaving
  }
  return null
}

function countOf(calls: readonly { n: number }[]): number {
  return calls.reduce((sum, { n }) => sum + n, 0)
}
