import type { MetaReply } from '#contract/meta.ts'
import type { Language } from '#domain/text.ts'
import { api } from '../lib/api.ts'
import { loadWords } from '../lib/i18n/loaded-words.ts'
import { replies } from '../lib/replies.ts'
import type { LayoutLoad } from './$types'

export const ssr = false
export const prerender = false

let shown: { language: Language; reply: MetaReply } | null = null

/** What the site is and what its figures mean; asked once, and again when the data change, not with the language. */
export const load: LayoutLoad = async ({ fetch, url, depends }) => {
  depends('pantau:meta')
  const language = url.searchParams.get('lang') === 'en' ? 'en' : 'id'
  const known = shown !== null && shown.language !== language ? shown.reply : null
  const asked = known === null ? api(fetch).meta() : Promise.resolve(known)
  await loadWords(language)
  const reply = await asked
  shown = { language, reply }
  replies.holdVersion(reply.meta.dataVersion)
  return { meta: reply.data, dataVersion: reply.meta.dataVersion }
}
