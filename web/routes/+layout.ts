import { api } from '../lib/api.ts'
import { replies } from '../lib/replies.ts'
import type { LayoutLoad } from './$types'

export const ssr = false
export const prerender = false

/** What the site is and what its figures mean; asked once, and again when the data change. */
export const load: LayoutLoad = async ({ fetch, depends }) => {
  depends('pantau:meta')
  const { data, meta } = await api(fetch).meta()
  replies.holdVersion(meta.dataVersion)
  return { meta: data, dataVersion: meta.dataVersion }
}
