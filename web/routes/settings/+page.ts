import { api, freshSignal } from '../../lib/api.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent }) => {
  const { meta } = await parent()
  const ask = api(fetch, freshSignal())
  const [settings, definitions] = await Promise.all([ask.settings(), ask.definitions()])
  return { meta, settings: settings.data, definitions: definitions.data }
}
