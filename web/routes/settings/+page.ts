import { api, freshSignal } from '../../lib/api.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const { meta } = await parent()
  const ask = api(fetch, freshSignal(url))
  const [settings, definitions] = await Promise.all([ask.settings(), ask.definitions()])
  return { meta, settings: settings.data, definitions: definitions.data }
}
