import { isFormula } from '#domain/workbook/formula.ts'
import type { Column } from '../components/column.ts'
import { type Cell, typedCell } from '../components/typed-cell.ts'
import type { Drawing } from '../reader.svelte.ts'

/** A table as values: heads that name the unit where the cells do not, and a cell a column. */
export interface Sheet {
  heads: string[]
  rows: Cell[][]
}

/** What a table shows, as values with their types. */
export function sheetOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { language, words }: Pick<Drawing, 'language' | 'words'>
): Sheet {
  const cells = rows.map((row) => columns.map((column) => typedCell(column, row, language)))
  const units = columns.map((_, i) => unify(cells.map((line) => line[i]!)))
  const { inHours, inSeconds } = words.charts
  const heads = columns.map(({ head }, i) => {
    if (units[i] === 'seconds') return `${head} (${inSeconds})`
    return units[i] === 'hours' ? `${head} (${inHours})` : head
  })
  return { heads, rows: cells }
}

/** A column has one unit: hours beside seconds become seconds. @returns the unit of the column */
function unify(cells: Cell[]): Cell['type'] | null {
  const types = new Set(cells.filter(({ value }) => typeof value === 'number').map(({ type }) => type))
  if (types.has('seconds')) {
    for (const cell of cells) {
      if (cell.type !== 'hours' || typeof cell.value !== 'number') continue
      cell.value *= 3600
      cell.type = 'seconds'
    }
    return 'seconds'
  }
  return types.has('hours') ? 'hours' : null
}

/**
 * A text that no spreadsheet runs: one that begins as a formula does gets an apostrophe before it.
 *
 * Source: OWASP, CSV Injection (= + - @, tab, carriage return), and the full-width signs that some sheets read alike.
 *
 * @example defused('=1+1') // "'=1+1"
 */
export function defused(text: string): string {
  return isFormula(text) ? `'${text}` : text
}
