import type { Language } from '#domain/text.ts'
import type { CellType, Column } from './column.ts'

/** A cell as a value, beside the text that stands on the screen. */
export interface Cell {
  type: CellType
  value: number | string | null
  text: string
}

/**
 * The value of a cell: what the column states, else what its text says where numbers stand. A reason such as "no data"
 * stays a text.
 */
export function typedCell<Row>(column: Column<Row>, row: Row, language: Language): Cell {
  const text = column.cell(row)
  const stated = column.value?.(row)
  if (typeof stated === 'number' && Number.isFinite(stated))
    return { type: column.type ?? 'number', value: stated, text }
  if (typeof stated === 'string') return { type: column.type ?? typeOfDate(stated), value: stated, text }
  return column.isNumber === true ? parsedCell(text, language) : { type: 'text', value: text, text }
}

/** A number written by `Formats`, read back: thousands, percent, seconds in words, hours. Anything else is a text. */
export function parsedCell(text: string, language: Language): Cell {
  const plain = parseNumber(text, language)
  if (plain !== null) return { type: 'number', value: plain, text }
  const percent = /^(.+?)\s?%$/.exec(text)
  const share = percent === null ? null : parseNumber(percent[1]!, language)
  if (share !== null) return { type: 'share', value: Number((share / 100).toPrecision(12)), text }
  const hours = /^(\S+) (?:jam|h)$/.exec(text)
  const counted = hours === null ? null : parseNumber(hours[1]!, language)
  if (counted !== null) return { type: 'hours', value: counted, text }
  const seconds = parseSeconds(text, language)
  return seconds === null ? { type: 'text', value: text, text } : { type: 'seconds', value: seconds, text }
}

const SECONDS: Record<string, number> = { dtk: 1, s: 1, mnt: 60, min: 60, jam: 3600, h: 3600 }

function parseSeconds(text: string, language: Language): number | null {
  const parts = text.split(/\s+/)
  if (parts.length % 2 !== 0) return null
  let sum = 0
  for (let i = 0; i < parts.length; i += 2) {
    const value = parseNumber(parts[i]!, language)
    const unit = SECONDS[parts[i + 1]!]
    if (value === null || unit === undefined) return null
    sum += value * unit
  }
  return sum
}

/** `22.021,5` in Indonesian, `22,021.5` in English. */
function parseNumber(text: string, language: Language): number | null {
  const pattern =
    language === 'id'
      ? /^([+−±-]?)(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d+))?$/
      : /^([+−±-]?)(\d{1,3}(?:,\d{3})*|\d+)(?:\.(\d+))?$/
  const found = pattern.exec(text)
  if (found === null) return null
  const value = Number(`${found[2]!.replace(/[.,]/g, '')}.${found[3] ?? '0'}`)
  return found[1] === '−' || found[1] === '-' ? -value : value
}

function typeOfDate(text: string): CellType {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return 'date'
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text) ? 'time' : 'text'
}
