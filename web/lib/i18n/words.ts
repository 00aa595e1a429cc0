import type { Language } from '#domain/text.ts'
import { EN } from './en.ts'
import { ID, type Words } from './id.ts'

export type { Words }

const WORDS: Record<Language, Words> = { id: ID, en: EN }

export function wordsFor(language: Language): Words {
  return WORDS[language]
}
