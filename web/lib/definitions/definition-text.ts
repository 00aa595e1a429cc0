import type { Definition } from '#contract/definitions.ts'
import { OWN } from '#domain/kpis/kpi.ts'
import type { Formats } from '../format.ts'
import type { Words } from '../i18n/words.ts'

/** The dates in force in words. */
export function inForceText(
  { from, until }: Pick<Definition, 'from' | 'until'>,
  format: Formats,
  words: Words
): string {
  const { always, before, between, since } = words.definitions
  if (from !== null && until !== null) return between(format.shortDate(from), format.shortDate(until))
  if (from !== null) return since(format.shortDate(from))
  return until === null ? always : before(format.shortDate(until))
}

/** The source, where it is our own in the reader's words. */
export function sourceText(source: string, words: Words): string {
  return source.replace(OWN, words.definitions.own)
}

/** The name of an edition with the threshold that it states. */
export function editionText({ name, withinSeconds }: Definition, language: 'id' | 'en', format: Formats): string {
  return withinSeconds === null ? name[language] : `${name[language]}, ≤ ${format.seconds(withinSeconds)}`
}
