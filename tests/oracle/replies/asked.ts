import { buckets, compared, parse, type Span, text, type Unit } from '../calendar.ts'
import { chosenFor, type Editions } from '../editions.ts'
import type { Asked, Filters, Oracle } from '../facts.ts'

/** A query string taken apart, as a reader wrote it. */
export interface Query {
  from?: string
  to?: string
  grain?: Unit
  within?: number
  variant?: string
  compare?: string[]
  basis?: 'incidents' | 'calls'
  centre?: string
  edition?: string[]
  editions?: 'all'
  filters: Filters
}

/** A question made whole. */
export interface Whole extends Asked, Editions {
  grain: Unit
  others: { kind: string; span: Span }[]
}

/** Every default filled as the README and product.md say. */
export function whole(oracle: Oracle, query: Query): Whole {
  const last = oracle.world.range.to
  const to = query.to === undefined ? (query.from === undefined ? last : parse(query.from) + 28) : parse(query.to)
  const from = query.from === undefined ? to - 28 : parse(query.from)
  const days = to - from
  const usual = days <= 2 ? 'hour' : days <= 92 ? 'day' : days <= 731 ? 'week' : 'month'
  const others = (query.compare ?? []).flatMap((kind) => {
    const span = compared(kind, { from, to })
    return span === null ? [] : [{ kind, span }]
  })
  return {
    span: { from, to },
    filters: query.filters,
    ...chosenFor(oracle.world, { from, to }, query),
    grain: query.grain ?? usual,
    others
  }
}

export type Reply = Record<string, unknown>
export const dates = ({ from, to }: Span) => ({ from: text(from), to: text(to) })

/** Every bucket of a span that the centre's clock shows. */
export function bucketsOf(oracle: Oracle, span: Span, grain: Unit): string[] {
  return buckets(span, grain, oracle.world.clock.skipped)
}
