import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { createGunzip } from 'node:zlib'
import { EtlError } from '../errors.ts'
import type { SourceFormat } from '../formats/source-format.ts'
import { zipDirectory } from '../formats/zip-directory.ts'

/** A beginning of the file, unpacked, in bytes. */
const HEAD_BYTES = 1 << 20

export interface FileType {
  type: SourceFormat['type']
  /** Of text formats. */
  encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** The beginning as text; '' for archives and Parquet. */
  head: string
  /** No mark and no rule of UTF-8 says so: a guess. */
  guessed: boolean
  /** Worksheets of an XLSX workbook. */
  sheets?: number
}

/**
 * Tells by its content, never by its name, what kind of file it is and how its text is encoded.
 *
 * @throws {EtlError} FILE_EMPTY, FILE_TRUNCATED, FILE_FORMAT for an archive or old workbook that is no export
 */
export async function fileType(path: string): Promise<FileType> {
  const file = basename(path)
  const packed = await headOf(path, file)
  if (packed.length === 0) throw new EtlError('FILE_EMPTY', { file, line: 1 }, 'the file is empty')
  const archive = (type: SourceFormat['type']): FileType => ({ type, head: '', guessed: false })
  if (packed.toString('latin1', 0, 4) === 'PK\u0003\u0004')
    return { ...(await workbook(path, file)), head: '', guessed: false }
  if (packed.toString('latin1', 0, 4) === 'PAR1') return archive('parquet')
  if (packed.readUIntBE(0, Math.min(4, packed.length)) === 0xd0cf11e0) {
    throw new EtlError(
      'FILE_FORMAT',
      { file },
      'the workbook is protected by a password or of Excel 97; save it as .xlsx'
    )
  }
  const { encoding, guessed } = encodingOf(packed)
  const head = new TextDecoder(encoding).decode(packed)
  if (!isText(head)) {
    throw new EtlError('FILE_FORMAT', { file }, 'this is no text, workbook or Parquet file that an export could be')
  }
  return { type: textType(head), encoding, head, guessed }
}

async function headOf(path: string, file: string): Promise<Buffer> {
  const start = await collect(createReadStream(path, { end: HEAD_BYTES - 1 }))
  if (start[0] !== 0x1f || start[1] !== 0x8b) return start
  try {
    return await collect(createReadStream(path).pipe(createGunzip()))
  } catch (cause) {
    throw new EtlError('FILE_TRUNCATED', { file }, 'the gzip stream is cut off or damaged', { cause })
  }
}

async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= HEAD_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES)
}

async function workbook(path: string, file: string): Promise<Pick<FileType, 'type' | 'sheets'>> {
  const names = (await zipDirectory(path, file)).map(({ name }) => name)
  const sheets = names.filter((name) => /^xl\/worksheets\/[^/]+\.(xml|bin)$/.test(name)).length
  if (names.includes('[Content_Types].xml')) return { type: 'xlsx', sheets }
  if (names.includes('content.xml')) return { type: 'ods' }
  throw new EtlError('FILE_FORMAT', { file }, `the archive is no workbook; it holds ${names.slice(0, 5).join(', ')}`)
}

function encodingOf(head: Buffer): { encoding: NonNullable<FileType['encoding']>; guessed: boolean } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', guessed: false }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', guessed: false }
  const zeros = zeroBytes(head)
  if (zeros) return { encoding: zeros, guessed: true }
  if (isUtf8(withoutCutCharacter(head))) return { encoding: 'utf-8', guessed: false }
  return { encoding: 'windows-1252', guessed: true }
}

/** A picture or a program has signs that no text has; an export may have one by a slip. */
function isText(head: string): boolean {
  const foreign = head.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0
  return foreign <= Math.max(1, head.length / 1000)
}

/** UTF-16 without a mark: of Latin text every other byte is zero. */
function zeroBytes(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const part = head.subarray(0, 4096)
  const zeros = [0, 0]
  part.forEach((byte, i) => byte === 0 && zeros[i % 2]!++)
  const many = (n: number) => n > part.length * 0.3
  return many(zeros[1]!) ? 'utf-16le' : many(zeros[0]!) ? 'utf-16be' : null
}

/** The head may end within a character: its first bytes are taken off. */
function withoutCutCharacter(head: Buffer): Buffer {
  if (head.length < HEAD_BYTES) return head
  let end = head.length
  while (end > head.length - 4 && (head[end - 1]! & 0xc0) === 0x80) end--
  return head.subarray(0, head[end - 1]! >= 0xc0 ? end - 1 : end)
}

function textType(head: string): 'csv' | 'json' | 'ndjson' {
  const text = head.replace(/^\uFEFF/, '').trimStart()
  if (/^\[\s*[[{\]]/.test(text)) return 'json'
  if (!text.startsWith('{')) return 'csv'
  const [first, second] = text.split('\n', 2)
  if (second === undefined && /\[\s*\{/.test(first!)) return 'json'
  return isJson(first!) && (second === undefined || /^\s*(\{|$)/.test(second)) ? 'ndjson' : 'json'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
