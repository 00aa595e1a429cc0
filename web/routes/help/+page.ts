import { languageOf } from '../../lib/i18n/language.ts'
import { loadWords } from '../../lib/i18n/loaded-words.ts'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ url, parent }) => {
  await Promise.all([parent(), loadWords(languageOf(url), 'planner', 'standards', 'compare', 'records', 'settings')])
}
