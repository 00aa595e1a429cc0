import { api, freshSignal } from '../lib/api.ts'
import { extentOf } from '../lib/extent.ts'
import { askFor, readFilters } from '../lib/filters.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { meta } = await parent()
  const filters = readFilters(url.searchParams, extentOf(meta))
  const ask = api(fetch, freshSignal())
  const query = askFor(filters)
  return {
    filters,
    kpis: ask.kpis(query),
    volume: ask.volume(query),
    mix: ask.mix(query),
    operators: ask.operators(query),
    funnel: ask.funnel(query)
  }
}
