/** A record of a delimited text and whether it ended before the text did. */
export interface ParsedText {
  records: string[][]
  /** Characters up to the end of the last whole record. */
  used: number
}

/**
 * Splits delimited text into records; blank lines are none. A record that the text cuts off is left out unless `whole`.
 *
 * @param quote '' = none
 */
export function splitRecords(
  text: string,
  shape: { delimiter: string; quote: string },
  most: number,
  whole = true
): ParsedText {
  const records: string[][] = []
  let used = 0
  let at = 0
  while (at < text.length && records.length < most) {
    const { fields, next, closed } = record(text, at, shape.delimiter, shape.quote)
    if (!closed && !whole) break
    if (fields.length > 1 || fields[0] !== '') records.push(fields)
    at = used = next
  }
  return { records, used }
}

function record(text: string, from: number, delimiter: string, quote: string) {
  const fields: string[] = []
  let at = from
  for (;;) {
    const quoted = quote !== '' && text[at] === quote
    const field = quoted ? quotedField(text, at, quote) : { value: '', next: at, closed: true }
    const end = fieldEnd(text, field.next, delimiter)
    fields.push(field.value + text.slice(field.next, end))
    if (text[end] === delimiter) at = end + 1
    else return { fields, next: lineEnd(text, end), closed: field.closed && end < text.length }
  }
}

function quotedField(text: string, from: number, quote: string) {
  let value = ''
  let at = from + 1
  for (;;) {
    const end = text.indexOf(quote, at)
    if (end === -1) return { value: value + text.slice(at), next: text.length, closed: false }
    value += text.slice(at, end)
    if (text[end + 1] !== quote) return { value, next: end + 1, closed: true }
    value += quote
    at = end + 2
  }
}

function fieldEnd(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

function lineEnd(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1
}

const DELIMITERS = [',', ';', '\t', '|']
const SAMPLE = 300

/** The delimiter and quote by which the records of a text have the most even number of fields. */
export function delimiterOf(text: string): { delimiter: string; quote: string } {
  const quotes = /^\s*'[^'\n]*'\s*[,;|\t]\s*'/.test(text) ? ["'", '"', ''] : ['"', '']
  const scored = DELIMITERS.flatMap((delimiter) =>
    quotes.map((quote) => ({ delimiter, quote, score: evenness(text, delimiter, quote) }))
  )
  const best = scored.reduce((a, b) => (b.score > a.score + 1e-9 ? b : a))
  return best.score > 0 ? { delimiter: best.delimiter, quote: best.quote } : { delimiter: ',', quote: '"' }
}

/** Share of the records that have the most usual number of fields, and a little for more fields; 0 for one field. */
function evenness(text: string, delimiter: string, quote: string): number {
  const { records } = splitRecords(text, { delimiter, quote }, SAMPLE, text.length < 2000)
  const counts = new Map<number, number>()
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1)
  const [fields, n] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [1, 0])
  return fields === 1 ? 0 : n / records.length + Math.min(fields, 50) / 1000
}
