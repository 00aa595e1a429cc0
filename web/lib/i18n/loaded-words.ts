import type { Language } from '#domain/text.ts'
import type { SharedWords } from './id.ts'
import { type SectionName, SECTIONS } from './sections.ts'
import type { Words } from './words.ts'

const shared: Partial<Record<Language, SharedWords>> = {}
const sections: Record<Language, Partial<Words>> = { id: {}, en: {} }
const joined: Partial<Record<Language, Words>> = {}

/**
 * Fetches what a page needs before it is drawn: the words that all pages share, and the sections that it names. The
 * other language and the sections of other pages are not fetched.
 *
 * @example await loadWords('id', 'planner') // in the `load` of the planner's page, beside its requests
 */
export async function loadWords(language: Language, ...names: readonly SectionName[]): Promise<void> {
  await Promise.all([loadShared(language), ...names.map((name) => loadSection(language, name))])
}

async function loadShared(language: Language): Promise<void> {
  if (shared[language] !== undefined) return
  shared[language] = language === 'id' ? (await import('./id.ts')).ID : (await import('./en.ts')).EN
  join(language)
}

async function loadSection(language: Language, name: SectionName): Promise<void> {
  if (sections[language][name] !== undefined) return
  Object.assign(sections[language], { [name]: await SECTIONS[name][language]() })
  join(language)
}

/** Adds to the object that is handed out already: whoever holds it need not ask again. */
function join(language: Language): void {
  if (shared[language] === undefined) return
  joined[language] = Object.assign(joined[language] ?? {}, shared[language], sections[language]) as Words
}

/** @throws {RangeError} before `loadWords` of that language has ended */
export function wordsLoaded(language: Language): Words {
  const words = joined[language]
  if (words === undefined) throw new RangeError(`language must be loaded first: ${language}`)
  return words
}
