import { EtlError } from '../errors.ts'
import { MAX_COLUMNS } from './source-format.ts'

/** Rows of a sheet in Excel and LibreOffice. */
export const MAX_ROWS = 2 ** 20
/** Cells with a content that the memory of a reader could hold at all. */
const MAX_CELLS = 30_000_000

const ROW = /<table:table-row\b([^>]*)>([\s\S]*?)<\/table:table-row>/g
const CELL = /<table:(?:covered-)?table-cell\b([^>]*)(?<!\/)>/g

/**
 * Refuses an ODS whose few bytes say a row or cell with a content so often that no sheet could hold it: the reader would
 * make each of them. Empty ones at the end of rows and sheets are said as often by every LibreOffice.
 *
 * @param xml content.xml
 * @throws {EtlError} FILE_TOO_LARGE, WRONG_LAYOUT
 */
export function checkRepeats(xml: string): void {
  let rows = 0
  let cells = 0
  for (const [, attributes = '', content = ''] of xml.matchAll(ROW)) {
    const width = [...content.matchAll(CELL)].reduce((sum, [, of = '']) => sum + repeats(of, 'columns'), 0)
    if (width > MAX_COLUMNS) {
      throw new EtlError('WRONG_LAYOUT', {}, `the sheet has ${width} columns, more than ${MAX_COLUMNS}`)
    }
    if (width === 0) continue
    const times = repeats(attributes, 'rows')
    rows += times
    cells += times * width
    if (rows > MAX_ROWS || cells > MAX_CELLS) {
      throw new EtlError('FILE_TOO_LARGE', {}, 'the sheet has more rows or cells than can be read; export it as CSV')
    }
  }
}

function repeats(attributes: string, what: 'rows' | 'columns'): number {
  return Number(new RegExp(`number-${what}-repeated=["'](\\d+)`).exec(attributes)?.[1] ?? 1)
}
