import type { Language } from '#domain/text.ts'

/** The language that an address asks for: Indonesian unless it says `lang=en`. */
export function languageOf({ searchParams }: URL): Language {
  return searchParams.get('lang') === 'en' ? 'en' : 'id'
}
