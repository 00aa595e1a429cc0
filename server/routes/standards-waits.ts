import { absent, type Figure } from '#domain/figure.ts'
import { atMostSeconds, type Goal } from '#domain/standards/standard.ts'
import { type Histogram, histogram, levelWithin, OPEN_ABOVE_S, type Variant, type WaitEdges } from '#domain/waits.ts'
import type { CallBin } from '../queries/standards.ts'
import type { Question } from './question.ts'

/** Histograms of the waits of a period, and how many calls it had. */
interface Waits {
  answered: Histogram
  unanswered: Histogram
  counts: { offered: number; answered: number }
}

/** The waits of each period, put together once for all the goals that it is judged by. */
export function waitsBy(edges: WaitEdges): (rows: readonly CallBin[]) => Waits {
  const told = new WeakMap<readonly CallBin[], Waits>()
  return (rows) => {
    const known = told.get(rows) ?? waitsOf(rows, edges)
    told.set(rows, known)
    return known
  }
}

function waitsOf(rows: readonly CallBin[], edges: WaitEdges): Waits {
  const of = (isAnswered: boolean) => rows.filter((row) => row.is_answered === isAnswered)
  const binned = (isAnswered: boolean) =>
    histogram(
      of(isAnswered).map(({ up_to_s, n }) => ({ seconds: up_to_s ?? OPEN_ABOVE_S, n })),
      isAnswered ? edges.answered : edges.unanswered
    )
  const count = (some: readonly CallBin[]) => some.reduce((sum, { n }) => sum + n, 0)
  const counts = { offered: count(rows), answered: count(of(true)) }
  return { answered: binned(true), unanswered: binned(false), counts }
}

/** The share within the goal's seconds, or the reason why it cannot be told. */
export function callFigure({ exports }: Question, waits: Waits, goal: Goal, variant: Variant): Figure {
  if (!exports('calls', 'calls') || !exports('calls', 'wait')) return absent('not-exported')
  return levelWithin(waits, waits.counts, atMostSeconds(goal), variant)
}
