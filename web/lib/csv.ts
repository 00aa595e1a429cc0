import type { Language } from '#domain/text.ts'
import type { Column } from './components/column.ts'
import type { Cell } from './components/typed-cell.ts'
import { defused, sheetOf } from './export/sheet.ts'
import type { Drawing } from './reader.svelte.ts'

/**
 * What a table shows, as CSV for a sheet of the reader's language: semicolons and decimal commas in Indonesian, commas and
 * decimal points in English; CRLF, byte order mark. Numbers are numbers without thousands, shares percent, times seconds
 * (said in the heading), dates ISO; a text that a sheet would run is defused.
 *
 * @param notes lines below the table, after an empty one: definitions, filters, data version
 */
export function toCsvText<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  drawing: Pick<Drawing, 'language' | 'words'>,
  notes: readonly string[][] = []
): string {
  const { language } = drawing
  const sheet = sheetOf(columns, rows, drawing)
  const separator = language === 'id' ? ';' : ','
  const lines = [sheet.heads.map(textField), ...sheet.rows.map((row) => row.map((cell) => cellField(cell, language)))]
  const all = notes.length === 0 ? lines : [...lines, [], ...notes.map((line) => line.map(textField))]
  return `\ufeff${all.map((line) => line.join(separator)).join('\r\n')}\r\n`
}

/** Hands a text or bytes to the browser as a file. */
export function download(name: string, content: string | Uint8Array | Blob, type = 'text/csv'): void {
  const parts = content instanceof Uint8Array ? [content.slice().buffer] : [content]
  const charset = typeof content === 'string' ? ';charset=utf-8' : ''
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob(parts, { type: `${type}${charset}` }))
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ')
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** A value as a sheet of this language reads it. */
export function cellText({ type, value, text }: Cell, language: Language): string {
  if (typeof value === 'number')
    return numberText(type === 'share' ? value * 100 : value, language) + (type === 'share' ? '%' : '')
  if (type === 'date' || type === 'month') return String(value)
  return type === 'time' ? String(value).replace('T', ' ') : defused(text)
}

function numberText(value: number, language: Language): string {
  const plain = String(Number(value.toFixed(6)))
  return language === 'id' ? plain.replace('.', ',') : plain
}

function cellField(cell: Cell, language: Language): string {
  return quoted(cellText(cell, language))
}

function textField(text: string): string {
  return quoted(defused(text))
}

/** Quoted also where a sheet of another language would see a separator. */
function quoted(text: string): string {
  return /[";,\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
