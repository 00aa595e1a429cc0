import { api, signalOf } from '../../lib/api.ts'
import { extentOf } from '../../lib/extent.ts'
import { readFilters } from '../../lib/filters.ts'
import { plannerQuery, readPlanner } from './planner-params.ts'
import { languageOf } from '../../lib/i18n/language.ts'
import { loadWords } from '../../lib/i18n/loaded-words.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const [{ meta }] = await Promise.all([parent(), loadWords(languageOf(url), 'planner', 'ghostMeter')])
  const filters = readFilters(url.searchParams, extentOf(meta))
  const centre = filters.centre ?? (meta.centres.length === 1 ? meta.centres[0]!.id : null)
  const query = centre === null ? null : plannerQuery(filters, url.searchParams, centre)
  const ask = api(fetch, signalOf(url))
  return {
    filters,
    centre,
    choice: readPlanner(url.searchParams),
    query: query?.requirement ?? new URLSearchParams(),
    forecast: query === null ? null : ask.staffingForecast(query.forecast),
    requirement: query === null ? null : ask.staffingRequirement(query.requirement)
  }
}
