import { monthOf, type Seconds } from '../world/clock.ts'

/** One export file: its name, its rows as text, and what a careful reader must make of each row. */
export interface ExportFile {
  source: 'acd' | 'register' | 'operators' | 'roster'
  name: string
  header: string
  rows: ExportRow[]
}

export interface ExportRow {
  text: string
  /** What the row is: new, known with the same content, known with another content, or not to be taken. */
  fate: 'loaded' | 'unchanged' | 'replaced' | RejectCode
}

export type RejectCode =
  'BAD_TIME' | 'BAD_NUMBER' | 'UNKNOWN_VALUE' | 'KEY_MISSING' | 'COLUMN_COUNT' | 'REQUIRED_MISSING'

/** One fault that a row is given: a cell overwritten, or cells cut off or added. */
export type Fault =
  | { code: Exclude<RejectCode, 'COLUMN_COUNT'>; column: string; text: string }
  | { code: 'COLUMN_COUNT'; cut?: number; add?: string }

/** The file as it lies on disk: Windows line ends, as the switch writes them. */
export function textOf({ header, rows }: ExportFile): string {
  return `${[header, ...rows.map(({ text }) => text)].join('\r\n')}\r\n`
}

/** The cells of a row with the fault in them, and nothing else wrong. */
export function broken(cells: readonly string[], header: string, fault: Fault, delimiter: string): ExportRow {
  return { fate: fault.code, text: brokenCells(cells, header.split(delimiter), fault).join(delimiter) }
}

function brokenCells(cells: readonly string[], columns: readonly string[], fault: Fault): string[] {
  if (fault.code !== 'COLUMN_COUNT') return cells.with(columns.indexOf(fault.column), fault.text)
  return fault.add === undefined ? cells.slice(0, fault.cut) : [...cells, fault.add]
}

/** Groups rows by local month, months in order. */
export function byMonth<Row>(rows: readonly Row[], at: (row: Row) => Seconds): [string, Row[]][] {
  const months = new Map<string, Row[]>()
  for (const row of rows) {
    const month = monthOf(at(row))
    const own = months.get(month)
    if (own) own.push(row)
    else months.set(month, [row])
  }
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1))
}
