import type { MetaReply } from '#contract/meta.ts'
import { asking } from '../../lib/ahead.ts'
import { api, signalOf } from '../../lib/api.ts'
import { askFor, readFilters } from '../../lib/filters.ts'
import { extentOf } from '../../lib/extent.ts'
import { languageOf } from '../../lib/i18n/language.ts'
import { loadWords } from '../../lib/i18n/loaded-words.ts'
import type { PageLoad } from './$types'

/** Where calls came from: of calls where the export tells their district, else of incidents. */
function callsOf(query: URLSearchParams, { sources }: MetaReply['data']): URLSearchParams {
  const calls = new URLSearchParams(query)
  const isTold = sources.some(
    ({ kind, fields }) => kind === 'calls' && fields.includes('district') && fields.includes('category')
  )
  if (isTold) calls.set('basis', 'calls')
  return calls
}

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const [{ meta }] = await Promise.all([parent(), loadWords(languageOf(url), 'ghostMeter')])
  return asking(url, (url) => {
    const filters = readFilters(url.searchParams, extentOf(meta))
    const ask = api(fetch, signalOf(url))
    const query = askFor(filters)
    return {
      filters,
      volume: ask.volume(query),
      funnel: ask.funnel(query),
      districts: ask.mix(callsOf(query, meta)),
      bursts: ask.bursts(query),
      ghostMeter: ask.ghostMeter(query)
    }
  })
}
