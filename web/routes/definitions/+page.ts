import { api } from '../../lib/api.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent }) => {
  await parent()
  return { definitions: (await api(fetch).definitions()).data }
}
