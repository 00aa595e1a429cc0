import { rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { EtlError } from '../errors.ts'
import { arraysIn } from '../formats/json-array.ts'
import { plainText } from '../intake.ts'
import type { ShapedText, SourceFormat } from '../formats/source-format.ts'
import { toPlainText } from '../formats/to-plain-text.ts'
import { checkUtf8 } from '../utf8.ts'
import { describeColumn, hidden } from './column.ts'
import { delimiterOf } from './delimited.ts'
import type { Detected, DetectedColumn, DetectWarning } from './detected.ts'
import { type FileType, fileType } from './file-type.ts'
import { areNames, headerRecord } from './header-row.ts'
import { keyColumns } from './key-columns.ts'
import { sampleOf } from './sample.ts'

const MOST_ROWS = 5000
const SAMPLES = 20

/**
 * Finds out what an unknown export is: its format, its columns and what their values are. The file is read, never
 * changed; nothing is guessed where values can be read in two ways.
 *
 * @param name of the file as its sender knows it
 * @param workFolder for the text that an archive becomes; nothing stays in it
 * @throws {EtlError} if it cannot be read at all
 */
export async function detectFile(path: string, name: string, workFolder: string): Promise<Detected> {
  const type = await fileType(path)
  const warnings: DetectWarning[] = []
  const { text, format } = await readable(path, workFolder, type, warnings)
  if ((type.sheets ?? 1) > 1) {
    warnings.push({ code: 'several-sheets', message: `the first of ${type.sheets} sheets is read` })
  }
  if (format.encoding === 'windows-1252') {
    warnings.push({ code: 'encoding-guessed', message: `the text is no UTF-8; it is read as ${format.encoding}` })
  }
  try {
    const { records, total } = await sampleOf(text.path, text)
    return describe({ name, format, records, total, warnings, lines: text.lines })
  } finally {
    if (text.temporary) await rm(text.path, { force: true })
  }
}

interface Readable {
  text: ShapedText
  format: SourceFormat
}

async function readable(
  path: string,
  workFolder: string,
  type: FileType,
  warnings: DetectWarning[]
): Promise<Readable> {
  const format = await formatOf(path, workFolder, type, warnings)
  try {
    const text = await toPlainText(path, workFolder, format)
    if (format.type === 'csv') await checkUtf8(text.path, basename(path))
    return { text, format }
  } catch (error) {
    const late = error instanceof EtlError && error.code === 'FILE_ENCODING' && format.encoding === undefined
    if (!late) throw error
    return readable(path, workFolder, { ...type, encoding: 'windows-1252', guessed: true }, warnings)
  }
}

async function formatOf(
  path: string,
  workFolder: string,
  { type, encoding, head }: FileType,
  warnings: DetectWarning[]
): Promise<SourceFormat> {
  const charset = encoding === 'utf-8' || encoding === undefined ? {} : { encoding }
  if (type === 'csv') {
    const { delimiter, quote } = delimiterOf(head.replace(/^\uFEFF/, ''))
    return { type, ...charset, delimiter, ...(quote === '"' ? {} : { quote }) }
  }
  if (
    type !== 'json' ||
    head
      .replace(/^\uFEFF/, '')
      .trimStart()
      .startsWith('[')
  )
    return { type, ...charset }
  const arrays = await arraysOf(path, workFolder, encoding)
  const [records] = arrays
  if (arrays.length > 1)
    warnings.push({ code: 'several-arrays', message: `"${records}" of ${arrays.join(', ')} is read` })
  return { type, ...charset, ...(records === undefined ? {} : { records }) }
}

async function arraysOf(path: string, workFolder: string, encoding?: string): Promise<string[]> {
  const text = await plainText(path, workFolder, encoding)
  try {
    return await arraysIn(text.path, basename(path))
  } finally {
    if (text.temporary) await rm(text.path, { force: true })
  }
}

interface Finding extends Pick<Detected, 'name' | 'format' | 'warnings'> {
  records: string[][]
  total: number
  lines: ShapedText['lines']
}

function describe({ name, format, records, total, warnings, lines }: Finding): Detected {
  const at = headerRecord(records)
  const header = (records[at] ?? []).map((field) => field.trim())
  const rows = records.slice(at + 1, at + 1 + MOST_ROWS).filter(({ length }) => length === header.length)
  const columns = header.map((each, i) =>
    describeColumn(
      each,
      rows.map((row) => row[i]!)
    )
  )
  const headerRow = at === 0 ? 1 : placeOf(at, lines)
  warnings.push(...warningsOf(records, at, header, rows.length))
  return {
    name,
    format: at > 0 && (format.type === 'xlsx' || format.type === 'ods') ? { ...format, header_row: headerRow } : format,
    header,
    headerRow,
    samples: rows.slice(0, SAMPLES).map((row) => row.map((value, i) => shown(value, columns[i]!))),
    columns,
    keys: keyColumns(columns, rows),
    rows: total - at - 1,
    warnings
  }
}

/** The row of record `at` of a text whose first record is row 1. */
function placeOf(at: number, lines: ShapedText['lines']): number {
  const offset = lines?.offsets.findLast(({ from }) => from <= at)?.offset
  return offset === undefined ? at + 1 : at + offset
}

function shown(value: string, { kind }: DetectedColumn): string {
  return kind === 'phone' ? hidden(value) : value
}

function warningsOf(
  records: readonly string[][],
  at: number,
  header: readonly string[],
  good: number
): DetectWarning[] {
  const uneven = records.length - at - 1 - good
  const twice = header.find((name, i) => name !== '' && header.indexOf(name) < i)
  const list: (DetectWarning | false)[] = [
    !areNames(header) && { code: 'no-header', message: 'the first row looks like data: the file has no column names' },
    at > 0 && { code: 'header-below', message: `${at} rows stand above the column names` },
    header.includes('') && { code: 'column-unnamed', message: `column ${header.indexOf('') + 1} has no name` },
    twice !== undefined && { code: 'column-twice', message: `the column "${twice}" occurs twice` },
    uneven > 0 && { code: 'uneven-rows', message: `${uneven} of the rows looked at have another number of columns` }
  ]
  return list.filter((warning) => warning !== false)
}
