import { open, rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { EtlError } from '../errors.ts'
import { plainText, temporaryText } from '../intake.ts'
import { checkUtf8 } from '../utf8.ts'
import { jsonArray } from './json-array.ts'
import { jsonLines } from './json-lines.ts'
import { parquetToText } from './parquet-to-text.ts'
import { recordsToText } from './records-to-text.ts'
import { sheetToText } from './sheet-to-text.ts'
import type { Places, ShapedText, SourceFormat } from './source-format.ts'

/** Largest JSON text, unpacked, and largest workbook or Parquet file, bytes. */
const MAX_BYTES = 512 * 2 ** 20

/**
 * Gives an export of any known format as delimited UTF-8 text, which the rest of the load reads. Text formats may be
 * packed with gzip. A text that lies in the work folder (`temporary`) is removed by the caller.
 *
 * @throws {EtlError} FILE_EMPTY, FILE_TRUNCATED, FILE_ENCODING, FILE_TOO_LARGE, FILE_FORMAT, WRONG_LAYOUT
 */
export async function toPlainText(path: string, workFolder: string, format: SourceFormat): Promise<ShapedText> {
  if (format.type === 'csv') {
    const text = await plainText(path, workFolder, format.encoding)
    return { ...text, delimiter: format.delimiter ?? ',', quote: format.quote ?? '"', lines: null }
  }
  const file = basename(path)
  if ((await stat(path)).size === 0) throw new EtlError('FILE_EMPTY', { file, line: 1 }, 'the file is empty')
  const target = temporaryText(workFolder)
  try {
    const lines = await converted(path, target, workFolder, format)
    return { path: target, temporary: true, delimiter: ',', quote: '"', lines }
  } catch (error) {
    await rm(target, { force: true })
    throw error
  }
}

async function converted(path: string, target: string, workFolder: string, format: SourceFormat): Promise<Places> {
  if (format.type === 'json' || format.type === 'ndjson') return fromJson(path, target, workFolder, format)
  await checkSize(path, basename(path))
  if (format.type === 'parquet') return parquetToText(path, target, workFolder)
  await checkArchive(path, format.type)
  return (await sheetToText(path, target, format)).places
}

async function fromJson(path: string, target: string, workFolder: string, format: SourceFormat): Promise<Places> {
  const file = basename(path)
  const text = await plainText(path, workFolder, format.encoding)
  try {
    await checkUtf8(text.path, file)
    if (format.type === 'ndjson') return await recordsToText(() => jsonLines(text.path, file), target, file, 'line')
    await checkSize(text.path, file)
    return await recordsToText(() => jsonArray(text.path, format.records ?? '', file), target, file, 'element')
  } finally {
    if (text.temporary) await rm(text.path, { force: true })
  }
}

async function checkSize(path: string, file: string): Promise<void> {
  const { size } = await stat(path)
  if (size > MAX_BYTES) {
    throw new EtlError(
      'FILE_TOO_LARGE',
      { file },
      `the file has ${size} bytes, more than ${MAX_BYTES}; export it in parts or as CSV`
    )
  }
}

/** A workbook is a ZIP archive; one with a password, or of Excel 97, is not. */
async function checkArchive(path: string, type: string): Promise<void> {
  const handle = await open(path)
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0).finally(() => handle.close())
  if (buffer.readUInt32BE(0) === 0x504b0304) return
  const old = buffer.readUInt32BE(0) === 0xd0cf11e0
  const why = old ? 'it is protected by a password or an .xls of Excel 97; save it as .xlsx without a password' : ''
  throw new EtlError('FILE_FORMAT', { file: basename(path) }, `this is no ${type} workbook${why && `: ${why}`}`)
}
