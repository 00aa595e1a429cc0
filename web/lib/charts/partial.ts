/** Whether any bucket is known in part only. Of a bucket that is not known at all there is nothing to mark. */
export function hasPartial(known: readonly number[]): boolean {
  return known.some(isPartial)
}

/** A share of hours that is neither all nor none. */
export function isPartial(known: number): boolean {
  return known > 0 && known < 1
}

/** Points of a line, those of buckets known in part as hollow circles; the series needs `symbol: 'none'`. */
export function hollowPoints(values: readonly (number | null)[], known: readonly number[]) {
  return values.map((value, i) =>
    value !== null && isPartial(known[i] ?? 1) ? { value, symbol: 'emptyCircle', symbolSize: 8 } : value
  )
}

/** What a line needs so that only the marked points show. */
export function hollowLine(known: readonly number[], buckets: number) {
  return hasPartial(known) && buckets >= 3
    ? { symbol: 'none' as const, showSymbol: true, showAllSymbol: true }
    : { showSymbol: buckets < 3 }
}

/** Bars of buckets known in part, pale with a dashed edge. */
export function paleBars(values: readonly (number | null)[], known: readonly number[], edge: string) {
  return values.map((value, i) =>
    value !== null && isPartial(known[i] ?? 1)
      ? { value, itemStyle: { opacity: 0.45, borderColor: edge, borderWidth: 1, borderType: 'dashed' as const } }
      : value
  )
}
