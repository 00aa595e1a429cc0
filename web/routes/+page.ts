import type { KpisReply } from '#contract/kpis.ts'
import type { KpiId } from '#domain/kpis.ts'
import { api, freshSignal } from '../lib/api.ts'
import { extentOf } from '../lib/extent.ts'
import { explainQuery } from '../lib/explain-query.ts'
import { askFor, readFilters } from '../lib/filters.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { meta } = await parent()
  const filters = readFilters(url.searchParams, extentOf(meta))
  const ask = api(fetch, freshSignal())
  const query = askFor(filters)
  const kpis = ask.kpis(query)
  return {
    filters,
    kpis,
    explained: kpis.then(({ data }) => ask.explain(explainQuery(filters, headlineKpi(data.kpis)))),
    volume: ask.volume(query),
    mix: ask.mix(query),
    operators: ask.operators(query),
    funnel: ask.funnel(query),
    bursts: ask.bursts(query),
    standards: ask.standards(query),
    staffing: ask.staffingGap(query),
    loads: ask.loads(),
    sources: ask.sources()
  }
}

/** What the overview explains: the service level, or the first of the others that this site can tell. */
function headlineKpi(kpis: KpisReply['data']['kpis']): KpiId {
  const isTold = (id: KpiId) => kpis.some((kpi) => kpi.id === id && kpi.figure.value !== null)
  const candidates: KpiId[] = ['serviceLevel', 'answerRate', 'offered', 'responseP90']
  return candidates.find(isTold) ?? 'serviceLevel'
}
