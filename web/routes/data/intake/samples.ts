import type { Drawing } from '../../../lib/reader.svelte.ts'

/** Heading of a column of understood rows, in the words of the mapping. @example headOf('arrived_at', d) // 'Waktu masuk' */
export function headOf(name: string, { words }: Pick<Drawing, 'words'>): string {
  if (name === 'line_no') return words.columns.line
  return words.intake.fields[name.replace(/_at$/, '')] ?? name
}

/** A value as the reader knows it: moments in the zone of the centre, codes and truths in words, seconds with their unit. */
export function valueOf(
  name: string,
  value: string | null,
  { words, format }: Pick<Drawing, 'words' | 'format'>,
  timeZone: string
): string {
  if (value === null) return '–'
  if (name.endsWith('_at')) return format.instant(`${value.replace(' ', 'T')}Z`, timeZone)
  if (name.endsWith('_s') && /^\d+$/.test(value)) return format.seconds(Number(value))
  return words.intake.codes[value] ?? value
}
