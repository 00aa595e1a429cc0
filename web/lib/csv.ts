/**
 * What a table shows, as CSV for a sheet: semicolons, CRLF, byte order mark; a text that a sheet would run is defused.
 *
 * @param notes lines below the table, after an empty one: definitions, filters, data version
 */
export function toCsvText<Row>(
  columns: readonly { head: string; cell: (row: Row) => string }[],
  rows: readonly Row[],
  notes: readonly string[][] = []
): string {
  const table = [columns.map(({ head }) => head), ...rows.map((row) => columns.map(({ cell }) => cell(row)))]
  const lines = notes.length === 0 ? table : [...table, [], ...notes]
  return `\ufeff${lines.map((line) => line.map(field).join(';')).join('\r\n')}\r\n`
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string, type = 'text/csv'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ')
  link.click()
  URL.revokeObjectURL(link.href)
}

function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
