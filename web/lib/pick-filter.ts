import { type Grain, nextBucket } from '#domain/buckets.ts'
import { addDays, type Period } from '#domain/dates.ts'
import { type FilterName, type Filters, writeFilters } from './filters.ts'
import { pathWith } from './links.ts'

/**
 * The same page filtered by a value that was pointed at, or without that filter where it is there already; null for a
 * value that is not recorded, by which nothing can be filtered.
 */
export function toggledHref(url: URL, filters: Filters, name: FilterName, value: string | null): string | null {
  if (value === null) return null
  const chosen = filters.words[name]
  const word = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]
  return here(url, { ...filters, words: { ...filters.words, [name]: word } })
}

/** The same page, its period narrowed to a bucket (its day where it is shorter); null where it is that already. */
export function narrowedHref(url: URL, filters: Filters, at: string, grain: Grain): string | null {
  const { from, to } = daysOf(at, grain)
  const within = {
    from: from > filters.period.from ? from : filters.period.from,
    to: to < filters.period.to ? to : filters.period.to
  }
  const isAll = within.from === filters.period.from && within.to === filters.period.to
  return isAll || within.from >= within.to ? null : here(url, { ...filters, range: null, grain: null, period: within })
}

function daysOf(at: string, grain: Grain): Period {
  const day = at.slice(0, 10)
  return { from: day, to: grain === 'hour' || grain === 'slot' ? addDays(day, 1) : nextBucket(day, grain) }
}

function here(url: URL, filters: Filters): string {
  return pathWith(url.pathname, writeFilters(filters, url.searchParams))
}
