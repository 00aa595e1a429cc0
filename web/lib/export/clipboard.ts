import type { Language } from '#domain/text.ts'
import { cellText } from '../csv.ts'
import { defused, type Sheet } from './sheet.ts'
import { escaped } from '#domain/workbook/xml.ts'

/** A table as tab-separated text: a tab or a line break in a cell becomes a blank. */
export function tsvOf({ heads, rows }: Sheet, language: Language): string {
  const flat = (text: string) => text.replace(/[\t\r\n]+/g, ' ')
  const lines = [heads.map(defused), ...rows.map((row) => row.map((cell) => cellText(cell, language)))]
  return lines.map((line) => line.map(flat).join('\t')).join('\n')
}

/** A table as HTML, as sheets and word processors take it from the clipboard. */
export function htmlOf({ heads, rows }: Sheet, language: Language): string {
  const row = (tag: string, texts: readonly string[]) =>
    `<tr>${texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join('')}</tr>`
  const body = rows.map((cells) =>
    row(
      'td',
      cells.map((cell) => cellText(cell, language))
    )
  )
  return `<table><thead>${row('th', heads.map(defused))}</thead><tbody>${body.join('')}</tbody></table>`
}

/** Lays text and HTML into the clipboard, also where the page is not served securely. @returns whether it was taken */
export async function copy(text: string, html: string): Promise<boolean> {
  try {
    const item = new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      'text/html': new Blob([html], { type: 'text/html' })
    })
    await navigator.clipboard.write([item])
    return true
  } catch {
    return copyByEvent(text, html)
  }
}

/** `execCommand` is the only way on plain http, where small networks serve this page. */
function copyByEvent(text: string, html: string): boolean {
  let isTaken = false
  const give = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
    event.clipboardData?.setData('text/html', html)
    isTaken = event.clipboardData !== null
  }
  document.addEventListener('copy', give)
  document.execCommand('copy')
  document.removeEventListener('copy', give)
  return isTaken
}
