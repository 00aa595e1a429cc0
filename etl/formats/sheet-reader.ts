import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import { EtlError } from '../errors.ts'
import { type Cell, cellReader } from './cell-text.ts'
import { DelimitedWriter } from './delimited-writer.ts'
import type { SheetJob, SheetReply } from './sheet-to-text.ts'
import type { ZipEntry } from './zip-directory.ts'
import { checkRepeats, MAX_ROWS } from './ods-repeats.ts'
import { MAX_COLUMNS } from './source-format.ts'
import { zipMember } from './zip-members.ts'

/** The part of a parsed workbook that is read here; the package does not type `parse_zip`. */
interface Workbook {
  SheetNames: string[]
  Sheets: Record<string, { '!data'?: Row[] } | undefined>
  Workbook?: { WBProps?: { date1904?: boolean } }
}
const { parse_zip: parseZip } = XLSX as unknown as {
  parse_zip: (archive: unknown, options: Readonly<Record<string, unknown>>) => Workbook
}

type Row = readonly (Cell | undefined)[] | undefined

const OPTIONS = { dense: true, cellFormula: false, cellHTML: false, cellText: false, cellNF: true }

/** Members that hold cells or say how to read them; pictures, charts and macros are not even unpacked. */
const READ = /\.(xml|rels)$/i
const NOT_READ =
  /(^|\/)(media|drawings|charts|theme|pivot[^/]*|comments[^/]*|thumbnails|pictures|printersettings)(\/|\.)/i

/** Writes the sheet that is asked for as text. Whatever is wrong with the workbook is told, not thrown. */
export function readSheet(job: SheetJob): SheetReply {
  try {
    return { done: convert(job) }
  } catch (error) {
    if (error instanceof EtlError) return { fault: { code: error.code, message: error.message } }
    if (error instanceof RangeError) {
      return { fault: { code: 'FILE_TOO_LARGE', message: 'the sheet is too large to be read; export it as CSV' } }
    }
    return {
      fault: { code: 'FILE_TRUNCATED', message: `the workbook cannot be read: ${(error as Error).message ?? error}` }
    }
  }
}

function convert(job: SheetJob): NonNullable<SheetReply['done']> {
  const archive = container(readFileSync(job.path), job.entries)
  const { book, name } = openSheet(archive, job)
  const data = book.Sheets[name]?.['!data']
  if (data === undefined) throw new EtlError('FILE_TRUNCATED', {}, `the sheet "${name}" cannot be read`)
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const text = cellReader(date1904, (format) => (XLSX.SSF as { is_date(format: string): boolean }).is_date(format))
  return writeRows(data, text, job)
}

function container(archive: Buffer, entries: readonly ZipEntry[]): unknown {
  const { utils } = XLSX.CFB as {
    utils: { cfb_new(): unknown; cfb_add(to: unknown, name: string, content: Uint8Array): void }
  }
  const made = utils.cfb_new()
  for (const entry of entries) {
    if (!READ.test(entry.name) || NOT_READ.test(entry.name)) continue
    const member = zipMember(archive, entry)
    if (entry.name === 'content.xml') checkRepeats(member.toString('utf8'))
    utils.cfb_add(made, entry.name, member)
  }
  return made
}

/** ODS keeps all sheets in one member, so they are read together. */
function openSheet(archive: unknown, job: SheetJob): { book: Workbook; name: string } {
  const together = job.entries.some((entry) => entry.name === 'content.xml')
  const first = parseZip(archive, together ? OPTIONS : { bookSheets: true })
  const name = sheetName(first.SheetNames, job.sheet)
  return { name, book: together ? first : parseZip(archive, { ...OPTIONS, sheets: name }) }
}

function sheetName(names: readonly string[], wanted: string | number | undefined): string {
  const name = typeof wanted === 'string' ? names.find((each) => same(each, wanted)) : names[(wanted ?? 1) - 1]
  if (name !== undefined) return name
  throw new EtlError('WRONG_LAYOUT', {}, `there is no sheet ${wanted ?? 1}; the workbook has: ${names.join(', ')}`)
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

function writeRows(
  data: readonly Row[],
  text: (cell?: Cell) => string,
  job: SheetJob
): NonNullable<SheetReply['done']> {
  const header = job.headerRow - 1
  if (data.length > MAX_ROWS) {
    throw new EtlError('FILE_TOO_LARGE', {}, `the sheet has ${data.length} rows, more than a workbook can hold`)
  }
  let width = 0
  for (let i = header; i < data.length; i++) width = Math.max(width, usedWidth(data[i]))
  if (width > MAX_COLUMNS) {
    throw new EtlError('WRONG_LAYOUT', {}, `the sheet has ${width} columns, more than ${MAX_COLUMNS}`)
  }
  if (width === 0) throw new EtlError('FILE_EMPTY', {}, `the sheet has nothing from row ${job.headerRow} on`)
  const fields = (row: Row) => Array.from({ length: width }, (_, i) => text(row?.[i]))
  const writer = new DelimitedWriter(job.target, 'row', fields(data[header]))
  for (let i = header + 1; i < data.length; i++) {
    if (usedWidth(data[i]) > 0) writer.record(fields(data[i]), i + 1)
  }
  writer.close()
  return { records: writer.records, places: writer.places }
}

function usedWidth(row: Row): number {
  return (row?.findLastIndex((cell) => cell && cell.t !== 'z' && !/^\s*$/.test(String(cell.v ?? '#'))) ?? -1) + 1
}
