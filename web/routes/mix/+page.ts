import { asking } from '../../lib/ahead.ts'
import { api, signalOf } from '../../lib/api.ts'
import { extentOf } from '../../lib/extent.ts'
import { explainedKpi, explainQuery } from '../../lib/explain-query.ts'
import { askFor, readFilters } from '../../lib/filters.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { meta } = await parent()
  return asking(url, (url) => {
    const filters = readFilters(url.searchParams, extentOf(meta))
    const query = askFor(filters)
    const basis = url.searchParams.get('basis')
    if (basis === 'calls' || basis === 'incidents') query.set('basis', basis)
    const ask = api(fetch, signalOf(url))
    const explained = ask.explain(explainQuery(filters, explainedKpi(url.searchParams, meta)))
    return { filters, reply: ask.mix(query), explained }
  })
}
