import type { DetectedColumn } from './detected.ts'
import { fold, NAME_HINTS } from './names.ts'

/** Share of the rows that a key must tell apart: an export may hold a row twice. */
const ENOUGH = 0.99
/** Columns of which pairs are tried. */
const MOST = 16
const FEWEST_ROWS = 3

/** The columns, alone or by two, that name a row of the sample, best first. */
export function keyColumns(columns: readonly DetectedColumn[], rows: readonly (readonly string[])[]): string[][] {
  if (rows.length < FEWEST_ROWS) return []
  const usable = columns
    .map((column, i) => ({ column, i }))
    .filter(({ column }) => column.filled >= ENOUGH && fits(column))
  const alone = usable
    .filter(({ column, i }) => column.kind !== 'time' && tellsApart(rows, [i]))
    .sort((a, b) => rank(b.column) - rank(a.column))
  if (alone.length > 0) return alone.map(({ column }) => [column.name])
  const wide = usable.sort((a, b) => b.column.distinct - a.column.distinct).slice(0, MOST)
  const pairs = wide.flatMap((a, n) => wide.slice(n + 1).map((b) => (a.i < b.i ? [a, b] : [b, a])))
  return pairs
    .filter((pair) => pair.some(({ column }) => column.kind === 'time' || named(column)))
    .sort((a, b) => pairRank(b) - pairRank(a))
    .filter((pair) =>
      tellsApart(
        rows,
        pair.map(({ i }) => i)
      )
    )
    .map((pair) => pair.map(({ column }) => column.name))
    .slice(0, 5)
}

function fits({ kind, name, examples }: DetectedColumn): boolean {
  if (kind === 'text' && examples.some((text) => text.length > 64)) return false
  return name.trim() !== '' && kind !== 'seconds' && kind !== 'flag' && kind !== 'phone'
}

function rank(column: DetectedColumn): number {
  return (named(column) ? 2 : 0) + (column.kind === 'key' ? 1 : 0)
}

/** Best is somebody at some time: one time, and the other column with as many values as there are. */
function pairRank(pair: readonly { column: DetectedColumn; i: number }[]): number {
  const others = pair.filter(({ column }) => column.kind !== 'time')
  return (others.length === 1 ? 1e9 : 0) + (others[0]?.column.distinct ?? 0) - pair[1]!.i / 1000
}

function named({ name }: DetectedColumn): boolean {
  return NAME_HINTS.key.test(fold(name))
}

function tellsApart(rows: readonly (readonly string[])[], positions: readonly number[]): boolean {
  const seen = new Set(rows.map((row) => positions.map((i) => row[i]?.trim() ?? '').join('\u0000')))
  return seen.size >= rows.length * ENOUGH
}
