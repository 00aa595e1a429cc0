import { FEWEST_CENTRES, MOST_CENTRES } from '#contract/compare.ts'
import { asking } from '../../lib/ahead.ts'
import { api, signalOf } from '../../lib/api.ts'
import { extentOf } from '../../lib/extent.ts'
import { askFor, readFilters } from '../../lib/filters.ts'
import { languageOf } from '../../lib/i18n/language.ts'
import { loadWords } from '../../lib/i18n/loaded-words.ts'
import type { PageLoad } from './$types'

/** The centres named in the address, or the first ones of the site; asked only where there are two. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const [{ meta }] = await Promise.all([parent(), loadWords(languageOf(url), 'compare')])
  return asking(url, (url) => {
    const filters = readFilters(url.searchParams, extentOf(meta))
    const known = meta.centres.map(({ id }) => id)
    const named = url.searchParams.has('centres') ? url.searchParams.getAll('centres') : known
    const chosen = known.filter((id) => named.includes(id)).slice(0, MOST_CENTRES)
    const query = askFor(filters)
    for (const name of ['centre', 'compare']) query.delete(name)
    for (const id of chosen) query.append('centres', id)
    const isAsked = chosen.length >= FEWEST_CENTRES
    return {
      filters,
      chosen,
      isEvery: url.searchParams.get('measures') === 'all',
      compared: isAsked ? api(fetch, signalOf(url)).compare(query) : Promise.resolve(null)
    }
  })
}
