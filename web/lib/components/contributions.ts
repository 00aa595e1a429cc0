import type { ExplainedDimension, ExplainReply } from '#contract/explain.ts'
import type { Contribution } from '../charts/what-changed-option.ts'
import type { ExplainWords } from '../explain-words.ts'
import type { Drawing } from '../reader.svelte.ts'
import type { CellType, Column } from './column.ts'

type Part = ExplainedDimension['parts'][number]

/** So many parts are drawn; the rest is one row, so that the rows are the whole difference. */
const MOST_ROWS = 14

/** The rows of the chart: hours and weekdays in the order of the clock, other parts by the size of their effect. */
export function contributions(dimension: ExplainedDimension, words: ExplainWords): Contribution[] {
  const parts = isOrdered(dimension)
    ? [...dimension.parts].sort((a, b) => Number(a.id) - Number(b.id))
    : [...dimension.parts]
  const [drawn, rest] = isOrdered(dimension) || parts.length <= MOST_ROWS ? [parts, []] : split(parts)
  const rows = drawn.map((part) => ({
    name: words.partName(dimension.id, part.id),
    effect: part.effect,
    mix: part.mix,
    rate: part.rate,
    text: words.bareEffect(part.effect) + (part.isFew ? '*' : '')
  }))
  return rest.length === 0 ? rows : [...rows, restRow(rest, words)]
}

function split(parts: Part[]): [Part[], Part[]] {
  return [parts.slice(0, MOST_ROWS - 1), parts.slice(MOST_ROWS - 1)]
}

function restRow(parts: readonly Part[], words: ExplainWords): Contribution {
  const sum = (side: 'effect' | 'mix' | 'rate') => parts.reduce((total, part) => total + (part[side] ?? 0), 0)
  const { explain } = words.drawing.words
  const isCount = parts.every(({ mix }) => mix === null)
  return {
    name: explain.rest(words.drawing.format.number(parts.length)),
    effect: sum('effect'),
    mix: isCount ? null : sum('mix'),
    rate: isCount ? null : sum('rate'),
    text: words.bareEffect(sum('effect'))
  }
}

/** A contribution is of the unit of the figure; one of a share, written as points, is a share too. */
function typeOf({ kind, unit }: ExplainReply['data']): CellType {
  if (kind === 'beyond' || unit === 'share') return 'share'
  return unit === 'seconds' ? 'seconds' : 'number'
}

function isOrdered({ id }: ExplainedDimension): boolean {
  return id === 'hour' || id === 'weekday'
}

/** The table twin: every part, the largest effect first, with its figures of both periods. */
export function contributionColumns(
  dimension: ExplainedDimension | null,
  words: ExplainWords | null,
  reply: ExplainReply['data'] | null,
  { format, words: { explain, mix: mixWords } }: Drawing
): Column<Part>[] {
  if (dimension === null || words === null || reply === null) return []
  const { columns } = explain
  const share = (value: number) => format.share(value)
  const secondsOf = { seconds: 1, rostered: 1, hours: 3600, calls: null, incidents: null, erlang: null }[
    reply.weighedBy
  ]
  const digits = reply.weighedBy === 'erlang' ? 3 : 0
  const counted = (n: number) => (secondsOf === null ? format.number(n, digits) : format.hours(n * secondsOf))
  const name = explain.dimensions[dimension.id]
  const type = typeOf(reply)
  const ratio: Column<Part>[] = [
    { head: columns.mix, cell: (part) => words.effect(part.mix ?? 0), value: (part) => part.mix, type, isNumber: true },
    {
      head: columns.rate,
      cell: (part) => words.effect(part.rate ?? 0),
      value: (part) => part.rate,
      type,
      isNumber: true
    },
    { head: columns.before, cell: (part) => words.value(part.before.value), isNumber: true },
    { head: columns.now, cell: (part) => words.value(part.now.value), isNumber: true },
    { head: columns.weightBefore, cell: (part) => share(part.before.share), isNumber: true },
    { head: columns.weightNow, cell: (part) => share(part.now.share), isNumber: true }
  ]
  return [
    { head: name.charAt(0).toUpperCase() + name.slice(1), cell: (part) => words.partName(dimension.id, part.id) },
    {
      head: columns.effect,
      cell: (part) => words.effect(part.effect),
      value: (part) => part.effect,
      type,
      isNumber: true
    },
    ...(reply.kind === 'count' ? [] : ratio),
    { head: columns.nBefore, cell: (part) => counted(part.before.n), isNumber: true },
    { head: columns.nNow, cell: (part) => counted(part.now.n), isNumber: true },
    {
      head: columns.note,
      cell: (part) =>
        [part.mark === 'both' ? '' : mixWords[part.mark], part.isFew ? explain.few : ''].filter(Boolean).join(', ')
    }
  ]
}
