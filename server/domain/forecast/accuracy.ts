/** A slot that came, beside what had been expected of it. */
export interface Expected {
  count: number
  mean: number
  low?: number
  high?: number
}

/** How far expectations were off, over any set of slots. null where nothing came, or no interval was given. */
export interface Accuracy {
  slots: number
  calls: number
  /** Sum of absolute errors / sum of calls. */
  wape: number | null
  /** (expected - came) / came: above 0 too much was expected. */
  bias: number | null
  /** Share of slots within their interval. */
  covered: number | null
}

/**
 * Weighted absolute percentage error, bias and interval coverage. Errors are added up before they are divided, so that
 * a set of sets gives the same.
 *
 * @example accuracyOf([{ count: 10, mean: 8 }, { count: 0, mean: 1 }]).wape // 0.3
 */
export function accuracyOf(pairs: Iterable<Expected>): Accuracy {
  let [slots, calls, off, error, within, judged] = [0, 0, 0, 0, 0, 0]
  for (const { count, mean, low, high } of pairs) {
    slots++
    calls += count
    off += Math.abs(count - mean)
    error += mean - count
    if (low === undefined || high === undefined) continue
    judged++
    if (count >= low && count <= high) within++
  }
  return {
    slots,
    calls,
    wape: calls === 0 ? null : off / calls,
    bias: calls === 0 ? null : error / calls,
    covered: judged === 0 ? null : within / judged
  }
}
