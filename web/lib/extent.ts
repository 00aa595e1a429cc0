import type { MetaReply } from '#contract/meta.ts'
import { addDays } from '#domain/dates.ts'
import type { Extent } from './filters.ts'

/** First and last day of the data, half-open; on an empty site the last 28 days up to today. */
export function extentOf(meta: MetaReply['data']): Extent {
  const to = addDays(meta.today, 1)
  return meta.range ?? { from: addDays(to, -28), to }
}
