import type { ExplainReply } from '#contract/explain.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { LoadsReply, SourcesReply } from '#contract/loads.ts'
import type { KpiId } from '#domain/kpis.ts'
import { asking } from '../lib/ahead.ts'
import { api, signalOf } from '../lib/api.ts'
import { extentOf } from '../lib/extent.ts'
import { explainQuery } from '../lib/explain-query.ts'
import { askFor, readFilters } from '../lib/filters.ts'
import { OVERVIEW_KPIS } from './tiles.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { meta, dataVersion } = await parent()
  return asking(url, (url) => {
    const filters = readFilters(url.searchParams, extentOf(meta))
    const ask = api(fetch, signalOf(url))
    const query = askFor(filters)
    const kpis = ask.kpis(query, OVERVIEW_KPIS)
    const headline = explained(kpis, (kpi) => ask.explain(explainQuery(filters, kpi)))
    headline.catch(() => undefined)
    return {
      filters,
      kpis,
      // First what the sentences on top wait for.
      explained: headline,
      bursts: ask.burstEvents(query),
      standards: ask.verdicts(query),
      volume: ask.volumeSeries(query),
      mix: ask.mix(query),
      operators: ask.operatorProfile(query),
      funnel: ask.funnel(query),
      staffing: ask.staffingGap(query),
      ...feeds(api(fetch), dataVersion)
    }
  })
}

interface Feeds {
  loads: Promise<LoadsReply>
  sources: Promise<SourcesReply>
}

/** What was loaded has nothing to do with the filters: it is asked again with other data, or after a minute. */
const FEEDS_KEPT_MS = 60_000
let kept: { version: string | null; at: number; feeds: Feeds } | null = null

function feeds(ask: ReturnType<typeof api>, version: string | null): Feeds {
  if (kept !== null && kept.version === version && Date.now() - kept.at < FEEDS_KEPT_MS) return kept.feeds
  const asked = { loads: ask.loads(), sources: ask.sources() }
  kept = { version, at: Date.now(), feeds: asked }
  Promise.all([asked.loads, asked.sources]).catch(() => (kept = null))
  return asked
}

/** The headline's explanation, asked with the rest; where this site cannot tell it, that of the first KPI it can. */
async function explained(kpis: Promise<KpisReply>, explain: (kpi: KpiId) => Promise<ExplainReply>) {
  const first = await explain('serviceLevel')
  if (first.data.now.value !== null) return first
  const { data } = await kpis
  const other = FALLBACKS.find((id) => data.kpis.some((kpi) => kpi.id === id && kpi.figure.value !== null))
  return other === undefined ? first : explain(other)
}

const FALLBACKS: readonly KpiId[] = ['answerRate', 'offered', 'responseP90']
