import { api } from '../lib/api.ts'
import type { LayoutLoad } from './$types'

export const ssr = false
export const prerender = false

/** What the site is, what its figures mean, and its dated notes (null: they cannot be read); asked again when they change. */
export const load: LayoutLoad = async ({ fetch, depends }) => {
  depends('pantau:meta', 'pantau:notes')
  const ask = api(fetch)
  const [{ data, meta }, notes] = await Promise.all([ask.meta(), ask.notes().catch(() => null)])
  return { meta: data, dataVersion: meta.dataVersion, notes: notes?.notes ?? null }
}
