import { plainNumber } from './plain-number.ts'
import { serialText } from './serial-date.ts'

/** What the reader of spreadsheets gives for a cell. Formulas come with the value that the file remembers. */
export interface Cell {
  /** n number, s text, b truth, e error, z empty. */
  t: string
  v?: unknown
  /** Number format. */
  z?: string
}

const ERRORS = new Map<unknown, string>([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA']
])

/** Makes the text of cells of one workbook: dates by `serialText`, numbers by `plainNumber`, texts as they are. */
export function cellReader(date1904: boolean, isDateFormat: (format: string) => boolean): (cell?: Cell) => string {
  const known = new Map<string, boolean>()
  const isDate = (format: string): boolean => {
    if (!known.has(format)) known.set(format, isDateFormat(format))
    return known.get(format)!
  }
  return (cell) => {
    if (cell === undefined || cell === null || cell.t === 'z') return ''
    if (cell.t === 'e') return ERRORS.get(cell.v) ?? '#ERROR!'
    if (typeof cell.v !== 'number') return String(cell.v ?? '')
    const format = cell.z ?? 'General'
    return (isDate(format) ? serialText(cell.v, format, date1904) : null) ?? plainNumber(cell.v)
  }
}
