/** Rows by a key: how many of each. */
export function tally<Row>(rows: readonly Row[], key: (row: Row) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1
  return counts
}

/** Sums of seconds by a key. */
export function tallySeconds<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
  seconds: (row: Row) => number
): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const row of rows) sums[key(row)] = (sums[key(row)] ?? 0) + seconds(row)
  return sums
}

/** How many lie at each limit or below. */
export function within(seconds: readonly number[], limits: readonly number[]): Record<string, number> {
  return Object.fromEntries(limits.map((limit) => [limit, seconds.filter((each) => each <= limit).length]))
}

export interface Distribution {
  n: number
  sum: number
  mean: number | null
  p50: number | null
  p90: number | null
  p95: number | null
  p99: number | null
}

/** Percentiles by nearest rank: the ceil(p n)-th smallest. */
export function distribution(seconds: readonly number[]): Distribution {
  const sorted = [...seconds].sort((a, b) => a - b)
  const n = sorted.length
  // p in whole percent: 0.95 x 20 is 19.000000000000004 for some n in binary.
  const at = (percent: number) => sorted[Math.ceil((percent * n) / 100) - 1] ?? null
  const total = sum(seconds)
  return { n, sum: total, mean: n === 0 ? null : total / n, p50: at(50), p90: at(90), p95: at(95), p99: at(99) }
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
