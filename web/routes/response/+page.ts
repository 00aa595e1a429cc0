import { asking } from '../../lib/ahead.ts'
import { api, signalOf } from '../../lib/api.ts'
import { extentOf } from '../../lib/extent.ts'
import { askFor, readFilters } from '../../lib/filters.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { meta } = await parent()
  return asking(url, (url) => {
    const filters = readFilters(url.searchParams, extentOf(meta))
    return { filters, reply: api(fetch, signalOf(url)).responseTimes(askFor(filters)) }
  })
}
