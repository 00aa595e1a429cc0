/** Somebody who speaks languages, as ISO 639-1. */
interface Speaker {
  languages: readonly string[]
}

/** Languages that a set of bits holds. */
const MOST_LANGUAGES = 31

/**
 * The languages that some operators speak and others do not, by name: those that matter for who answers. The number of a
 * language in a replay is its place here, from 1.
 *
 * @example languagesApart([{ languages: ['id', 'en'] }, { languages: ['id'] }]) // ['en']
 */
export function languagesApart(operators: readonly Speaker[]): string[] {
  const all = new Set(operators.flatMap(({ languages }) => languages))
  return [...all]
    .filter((one) => operators.some(({ languages }) => !languages.includes(one)))
    .sort()
    .slice(0, MOST_LANGUAGES)
}

/** Somebody's languages as bits: bit i, the language of number i + 1. @example languageSet({ languages: ['id', 'zh'] }, ['en', 'zh']) // 0b10 */
export function languageSet({ languages }: Speaker, apart: readonly string[]): number {
  return apart.reduce((set, one, i) => (languages.includes(one) ? set | (1 << i) : set), 0)
}

/** Whether a set holds the language of a number; 0: one that everybody speaks. */
export function speaks(languages: number, language: number): boolean {
  return language === 0 || ((languages >>> (language - 1)) & 1) === 1
}

/** How many languages a set holds. @example languagesIn(0b101) // 2 */
export function languagesIn(languages: number): number {
  let count = 0
  for (let rest = languages >>> 0; rest !== 0; rest &= rest - 1) count++
  return count
}
