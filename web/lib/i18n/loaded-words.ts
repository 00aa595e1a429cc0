import type { Language } from '#domain/text.ts'
import type { Words } from './id.ts'

const loaded: Partial<Record<Language, Words>> = {}

/** Fetches the words of a language, which a page needs before it is drawn; the other language is not fetched. */
export async function loadWords(language: Language): Promise<void> {
  loaded[language] ??= language === 'id' ? (await import('./id.ts')).ID : (await import('./en.ts')).EN
}

/** @throws {RangeError} before `loadWords` of that language has ended */
export function wordsLoaded(language: Language): Words {
  const words = loaded[language]
  if (words === undefined) throw new RangeError(`language must be loaded first: ${language}`)
  return words
}
