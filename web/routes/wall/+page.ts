import { addDays } from '#domain/dates.ts'
import { api, signalOf } from '../../lib/api.ts'
import { extentOf } from '../../lib/extent.ts'
import { WALL_KPIS } from './wall-kpis.ts'
import type { PageLoad } from './$types'

/** The last day of the data by the hour, against the same weekday a week before. */
export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { meta } = await parent()
  const { to } = extentOf(meta)
  const day = addDays(to, -1)
  const query = new URLSearchParams({ from: day, to, compare: 'weekday', grain: 'hour' })
  const centre = url.searchParams.get('centre')
  if (centre !== null) query.set('centre', centre)
  const ask = api(fetch, signalOf(url))
  return { day, kpis: ask.kpis(query, WALL_KPIS), volume: ask.volumeSeries(query) }
}
