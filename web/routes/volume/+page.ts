import { api, freshSignal } from '../../lib/api.ts'
import { askFor, readFilters } from '../../lib/filters.ts'
import { extentOf } from '../../lib/extent.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { meta } = await parent()
  const filters = readFilters(url.searchParams, extentOf(meta))
  const ask = api(fetch, freshSignal(url))
  const query = askFor(filters)
  return {
    filters,
    volume: ask.volume(query),
    funnel: ask.funnel(query),
    bursts: ask.bursts(query),
    ghostMeter: ask.ghostMeter(query)
  }
}
