import { serialOf, workbook, type WorkbookCell } from '#domain/workbook/workbook.ts'
import type { Cell } from '../components/typed-cell.ts'
import type { Sheet } from './sheet.ts'

/** A workbook: the figures, and a second sheet with what they rest on. */
export interface Workbook {
  figures: { name: string; sheet: Sheet }
  notes: { name: string; lines: readonly (readonly string[])[] }
}

/** A workbook as XLSX: the first row of the figures bold and frozen, with a filter; what they rest on wrapped beside its name. */
export function xlsx({ figures, notes }: Workbook): Uint8Array {
  const { heads, rows } = figures.sheet
  const widths = heads.map((text, i) => Math.max(text.length, ...rows.slice(0, 200).map((row) => row[i]!.text.length)))
  return workbook([
    {
      name: figures.name,
      rows: [heads.map((content) => ({ content, style: 'head' as const })), ...rows.map((row) => row.map(cellOf))],
      frozen: { rows: 1, columns: 0 },
      widths: widths.map(width),
      hasFilter: true
    },
    {
      name: notes.name,
      rows: notes.lines.map((line) => line.map((content, i) => ({ content, style: i === 0 ? 'head' : 'wrapped' }))),
      widths: [24, 60, 40, 40, 40, 24, 24, 40].map(width)
    }
  ])
}

const width = (characters: number) => Math.min(60, Math.max(9, characters + 3))

function cellOf(cell: Cell): WorkbookCell {
  const content = numberOf(cell)
  return content === null ? { content: cell.text, style: 'plain' } : { content, style: styleOf(cell) }
}

/** The number of a cell: days since 30 December 1899 for dates; null: a text. */
function numberOf({ type, value }: Cell): number | null {
  if (typeof value === 'number') return value
  if (type === 'time') return serialOf(...(String(value).slice(0, 16).split('T') as [string, string]))
  return type === 'date' || type === 'month' ? serialOf(String(value)) : null
}

function styleOf({ type, value }: Cell): NonNullable<WorkbookCell>['style'] {
  if (type === 'share' || type === 'date' || type === 'month' || type === 'time') return type
  return Number.isInteger(value) ? 'whole' : 'plain'
}
