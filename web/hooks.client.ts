import { languageOf } from './lib/i18n/language.ts'
import { loadWords } from './lib/i18n/loaded-words.ts'

// Beside what the page itself needs, not after it.
void loadWords(languageOf(new URL(location.href))).catch(() => undefined)
