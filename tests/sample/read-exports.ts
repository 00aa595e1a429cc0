import { exported } from './exports.ts'

/** What a reader with no part in the product makes of the rows of one source. */
export interface Reading {
  /** The newest good row of each key: column -> text. */
  rows: Map<string, Record<string, string>>
  files: FileCount[]
  /** The good rows of every file, in the order of the files. */
  byFile: Record<string, string>[][]
}

export interface FileCount {
  file: string
  read: number
  loaded: number
  unchanged: number
  replaced: number
  rejected: number
  rejectsByCode: Record<string, number>
}

/** How the rows of a source are to be read. */
export interface Reader {
  delimiter: string
  empty: string
  key: string[]
  required: string[]
  times: Record<string, RegExp>
  numbers: string[]
  words: Record<string, string[]>
}

/** Reads every file of a source in the order of the names: plain splitting, one Map, no SQL. */
export function readExports(source: string, reader: Reader): Reading {
  const rows = new Map<string, Record<string, string>>()
  const byFile: Record<string, string>[][] = []
  const files = exported(source).map(({ name, text }): FileCount => {
    const [header, ...lines] = text.replace(/\r\n$/, '').split('\r\n')
    const columns = header!.split(reader.delimiter)
    const count: FileCount = {
      file: name,
      read: lines.length,
      loaded: 0,
      unchanged: 0,
      replaced: 0,
      rejected: 0,
      rejectsByCode: {}
    }
    const good: Record<string, string>[] = []
    for (const line of lines) take(line.split(reader.delimiter), columns, { reader, rows, count, good })
    byFile.push(good)
    return count
  })
  return { rows, files, byFile }
}

interface Taking {
  reader: Reader
  rows: Map<string, Record<string, string>>
  count: FileCount
  good: Record<string, string>[]
}

function take(cells: string[], columns: string[], { reader, rows, count, good }: Taking): void {
  const code = cells.length === columns.length ? null : 'COLUMN_COUNT'
  const row = Object.fromEntries(
    columns.map((column, i) => [column, cells[i] === reader.empty ? '' : (cells[i] ?? '')])
  )
  const fault = code ?? faultOf(row, reader)
  if (fault !== null) {
    count.rejected++
    count.rejectsByCode[fault] = (count.rejectsByCode[fault] ?? 0) + 1
    return
  }
  const key = reader.key.map((column) => row[column]).join('|')
  const before = rows.get(key)
  if (before === undefined) count.loaded++
  else if (JSON.stringify(before) === JSON.stringify(row)) count.unchanged++
  else count.replaced++
  rows.set(key, row)
  good.push(row)
}

function faultOf(row: Record<string, string>, reader: Reader): string | null {
  const faults = [
    ...(reader.key.every((column) => row[column] === '') ? ['KEY_MISSING'] : []),
    ...reader.required.filter((column) => row[column] === '').map(() => 'REQUIRED_MISSING'),
    ...Object.entries(reader.times)
      .filter(([column, form]) => row[column] !== '' && !isTime(row[column]!, form))
      .map(() => 'BAD_TIME'),
    ...reader.numbers.filter((column) => row[column] !== '' && !/^\d+$/.test(row[column]!)).map(() => 'BAD_NUMBER'),
    ...Object.entries(reader.words)
      .filter(([column, words]) => row[column] !== '' && !words.includes(row[column]!))
      .map(() => 'UNKNOWN_VALUE')
  ]
  if (faults.length > 1) throw new Error(`a row with more than one fault: ${JSON.stringify(row)}`)
  return faults[0] ?? null
}

function isTime(text: string, form: RegExp): boolean {
  const parts = form.exec(text)?.groups
  if (!parts) return false
  const { year, month, day, time } = parts
  const date = new Date(`${year}-${month}-${day}T${time}Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}T${time}`)
}

export const INDONESIAN = /^(?<day>\d\d)\/(?<month>\d\d)\/(?<year>\d{4}) (?<time>\d\d:\d\d:\d\d)$/
export const ISO = /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d) (?<time>\d\d:\d\d:\d\d)$/

/** Seconds of a stamp on a clock without zone; null where there is none. */
export function secondsOf(text: string, form: RegExp): number | null {
  if (text === '') return null
  const { year, month, day, time } = form.exec(text)!.groups!
  return Date.parse(`${year}-${month}-${day}T${time}Z`) / 1000
}
