import type { MetaReply } from '#contract/meta.ts'
import type { Language } from '#domain/text.ts'
import { api } from '../lib/api.ts'
import { languageOf } from '../lib/i18n/language.ts'
import { loadWords } from '../lib/i18n/loaded-words.ts'
import { replies } from '../lib/replies.ts'
import type { LayoutLoad } from './$types'

export const ssr = false
export const prerender = true

let shown: { language: Language; reply: MetaReply } | null = null

/**
 * What the site is, what its figures mean, and its dated notes (null: they cannot be read); asked once, and again when
 * the data or the notes change, not with the language.
 */
export const load: LayoutLoad = async ({ fetch, url, depends }) => {
  depends('pantau:meta', 'pantau:notes')
  const language = languageOf(url)
  const known = shown !== null && shown.language !== language ? shown.reply : null
  const ask = api(fetch)
  const asked = known === null ? ask.meta() : Promise.resolve(known)
  const [reply, notes] = await Promise.all([asked, ask.notes().catch(() => null), loadWords(language)])
  shown = { language, reply }
  replies.holdVersion(reply.meta.dataVersion)
  return { meta: reply.data, dataVersion: reply.meta.dataVersion, notes: notes?.notes ?? null }
}
