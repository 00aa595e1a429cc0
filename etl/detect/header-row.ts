/** Records among which the names of the columns are looked for: titles and blank lines stand above them. */
const DEEPEST = 15

/**
 * The record that holds the names of the columns: the first that is nearly as wide as the widest, all words, each
 * once. 0 where none is better than the first.
 */
export function headerRecord(records: readonly (readonly string[])[]): number {
  const top = records.slice(0, DEEPEST)
  const widest = Math.max(0, ...records.slice(0, 200).map(filled))
  const found = top.findIndex((record) => filled(record) >= widest * 0.6 && areNames(record))
  return Math.max(0, found)
}

/** True where a record can be names: words, none of them a number or a date, none twice. */
export function areNames(record: readonly string[]): boolean {
  const names = record.map((field) => field.trim().toLowerCase()).filter((field) => field !== '')
  const words = names.filter((name) => /\p{L}/u.test(name) && !/^\d{1,4}[-/.:]\d/.test(name))
  return names.length > 0 && words.length >= names.length * 0.7 && new Set(names).size >= names.length - 1
}

function filled(record: readonly string[]): number {
  return record.filter((field) => field.trim() !== '').length
}
