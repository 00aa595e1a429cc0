import type { PageLoad } from './$types'

export const load: PageLoad = async ({ url, parent }) => {
  const { meta } = await parent()
  return { meta, id: url.searchParams.get('id') }
}
