import { page } from '$app/state'
import type { Grain } from '#domain/buckets.ts'
import { brushedPeriod } from './brushed-period.ts'
import type { Brush } from './charts/pick.ts'
import { type Filters, writeFilters } from './filters.ts'
import { follow } from './follow.ts'
import { pathWith } from './links.ts'

/** What a chart over these buckets does when a stretch of it is chosen: the page goes to that period. */
export function brushTo(
  buckets: readonly { at: string }[] | undefined,
  grain: Grain | undefined,
  filters: Filters,
  dayStarts = 0
): Brush {
  return (from, to) => {
    const [first, last] = [buckets?.[from]?.at, buckets?.[to]?.at]
    if (first === undefined || last === undefined || grain === undefined) return
    const period = brushedPeriod(first, last, grain, filters.period, dayStarts)
    const query = writeFilters({ ...filters, range: null, period, grain: null }, page.url.searchParams)
    follow(pathWith(page.url.pathname, query))
  }
}
