import { api, signalOf } from '../../lib/api.ts'
import { languageOf } from '../../lib/i18n/language.ts'
import { loadWords } from '../../lib/i18n/loaded-words.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, url, parent }) => {
  const [{ meta }] = await Promise.all([parent(), loadWords(languageOf(url), 'settings', 'standards')])
  const ask = api(fetch, signalOf(url))
  const [settings, definitions] = await Promise.all([ask.settings(), ask.definitions()])
  return { meta, settings: settings.data, definitions: definitions.data }
}
