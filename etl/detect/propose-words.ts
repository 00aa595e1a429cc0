import type { Rule } from '#server/site/schema.ts'
import type { Field } from '#domain/source-fields.ts'
import type { DetectedColumn } from './detected.ts'
import { fold } from './names.ts'
import type { Question } from './proposal.ts'
import { FIELD_WORDS } from './synonyms.ts'

/** Share of the rows below which a word that is not known is taken for a slip and left to the rejects. */
const SLIP = 0.002

/**
 * The rule that reads a field of words. Words that mean a code without doubt are mapped; others are asked, but for
 * rare ones, whose rows are rejected. A field without codes of its own keeps the words of the column.
 */
export function wordsRule(field: string, column: DetectedColumn, { words, type }: Field) {
  const plain = { rule: column.name as Rule, columns: [column.name], questions: [] as Question[] }
  const dictionary = FIELD_WORDS[field]
  if (dictionary === undefined || (words === undefined && type !== 'flag')) return plain
  const map = mapOf(column, dictionary)
  const total = column.words.reduce((sum, { n }) => sum + n, 0)
  const unknown = column.words.filter(({ text, n }) => !Object.hasOwn(map, text) && n >= total * SLIP)
  const options = words ? [...words] : ['true', 'false']
  const questions = unknown.map(({ text, n }): Question => ({
    code: 'unknown-word',
    field,
    column: column.name,
    word: text,
    options,
    message: `what is "${text}" of "${column.name}" (${n} of ${total} rows looked at)?`
  }))
  const codes = Object.fromEntries(
    Object.entries(map).map(([text, code]) => [text, type === 'flag' ? code === 'true' : code])
  )
  return { ...plain, rule: { column: column.name, map: codes } as Rule, questions }
}

function mapOf(column: DetectedColumn, dictionary: Record<string, readonly string[]>): Record<string, string> {
  const codes = new Map(
    Object.entries(dictionary).flatMap(([code, words]) => words.map((word) => [word, code] as const))
  )
  return Object.fromEntries(
    column.words.flatMap(({ text }) => {
      const code = codes.get(fold(text))
      return code === undefined ? [] : [[text, code]]
    })
  )
}
