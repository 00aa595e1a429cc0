import { weekday } from './calendar.ts'

/** Hours (whole hours of the wall clock since 1970) of which a feed tells: with rows, or surely none. */
export type KnownHours = ReadonlyMap<number, 'rows' | 'zero'>

/** A silence is no data where an alive feed would be so silent less than once in e^12 (some 160,000) times: README, 2026-11-24. */
const MOST_DOUBT = 12

/**
 * What is known of every hour between the first and the last moment of the files of a feed. The rows of an hour of the
 * week have a mean over the days on which the feed told anything, and a spread beyond chance that all hours share
 * (negative binomial); a run of silent hours inside the files is doubted by the sum of -ln of its chances.
 */
export function knownHours(
  rows: readonly number[],
  files: readonly { from: number; until: number }[],
  skipped: ReadonlySet<number>
): KnownHours {
  const counts = new Map<number, number>()
  for (const at of rows) counts.set(hourOf(at), (counts.get(hourOf(at)) ?? 0) + 1)
  const doubtOf = doubts(counts)
  const ends = [...counts.keys(), ...files.flatMap(({ from, until }) => [hourOf(from), hourOf(until)])]
  const [first, last] = ends.reduce(
    ([low, high], hour) => [Math.min(low, hour), Math.max(high, hour)],
    [Infinity, -Infinity]
  )
  const known = new Map<number, 'rows' | 'zero'>()
  let silent: number[] = []
  const judge = () => {
    const doubt = silent.reduce((sum, hour) => sum + doubtOf(hour), 0)
    const inFile = silent.filter((hour) =>
      files.some(({ from, until }) => hour >= hourOf(from) && hour <= hourOf(until))
    )
    if (doubt < MOST_DOUBT) for (const hour of inFile) known.set(hour, 'zero')
    silent = []
  }
  for (let hour = first; hour <= last; hour++) {
    if (skipped.has(hour)) continue
    if (!counts.has(hour)) silent.push(hour)
    else {
      judge()
      known.set(hour, 'rows')
    }
  }
  judge()
  return known
}

/** -ln of the chance that an hour of an alive feed brings nothing. */
function doubts(counts: ReadonlyMap<number, number>): (hour: number) => number {
  const days = new Map<number, Set<number>>()
  const cells = new Map<number, { sum: number; squares: number }>()
  for (const [hour, n] of counts) {
    const day = Math.floor(hour / 24)
    const own = days.get(weekday(day)) ?? new Set()
    days.set(weekday(day), own.add(day))
    const cell = cells.get(cellOf(hour)) ?? { sum: 0, squares: 0 }
    cells.set(cellOf(hour), { sum: cell.sum + n, squares: cell.squares + n * n })
  }
  let excess = 0
  let scale = 0
  for (const [cell, { sum, squares }] of cells) {
    const n = days.get(Math.floor(cell / 24))!.size
    const mean = sum / n
    excess += squares / n - mean * mean - mean
    scale += mean * mean
  }
  const spread = Math.max(scale === 0 ? 0 : excess / scale, 1e-6)
  return (hour) => {
    const cell = cells.get(cellOf(hour))
    if (cell === undefined) return 0
    return Math.log(1 + (cell.sum / days.get(weekday(Math.floor(hour / 24)))!.size) * spread) / spread
  }
}

function hourOf(at: number): number {
  return Math.floor(at / 3600)
}

function cellOf(hour: number): number {
  const day = Math.floor(hour / 24)
  return weekday(day) * 24 + hour - day * 24
}
