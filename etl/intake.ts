import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { EtlError } from './errors.ts'

/** An export as plain UTF-8 text, wherever that text now lies. */
export interface PlainText {
  path: string
  /** True where `path` is a copy in the work folder, to be removed by the caller. */
  temporary: boolean
}

/** Unpacked size beyond which a file is refused, bytes. */
export const MAX_TEXT_BYTES = 20 * 2 ** 30

/** SHA-256 of a file as it lies, in hex: the name by which a file is known to the ledger. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/**
 * Gives an export as UTF-8 text: unpacks gzip, decodes UTF-16 and Windows-1252; a plain file that is said to be UTF-8 is
 * read where it is (the scan checks its bytes).
 *
 * @param encoding stated in site.yaml; a byte order mark wins over it
 * @throws {EtlError} FILE_EMPTY, FILE_TRUNCATED, FILE_ENCODING, FILE_TOO_LARGE
 */
export async function plainText(path: string, workFolder: string, encoding = 'utf-8'): Promise<PlainText> {
  const file = basename(path)
  if ((await stat(path)).size === 0) throw new EtlError('FILE_EMPTY', { file, line: 1 }, 'the file is empty')
  const head = await firstBytes(path)
  const packed = head[0] === 0x1f && head[1] === 0x8b
  const charset = charsetOf(head) ?? encoding
  if (!packed && charset === 'utf-8') return { path, temporary: false }
  const target = temporaryText(workFolder)
  await convert(path, target, file, packed, charset)
  if ((await stat(target)).size === 0) throw new EtlError('FILE_EMPTY', { file, line: 1 }, 'the file is empty')
  return { path: target, temporary: true }
}

/** A name of its own in the work folder, however long the name of the file is. */
export function temporaryText(workFolder: string): string {
  return join(workFolder, `${randomUUID()}.txt`)
}

async function convert(path: string, target: string, file: string, packed: boolean, charset: string): Promise<void> {
  try {
    const steps = packed ? [createGunzip(), new Recode(charset)] : [new Recode(charset)]
    await pipeline([createReadStream(path), ...steps, createWriteStream(target)])
  } catch (cause) {
    if (cause instanceof EtlError) throw cause
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    if (code === 'Z_BUF_ERROR' || code === 'Z_DATA_ERROR') {
      throw new EtlError('FILE_TRUNCATED', { file }, 'the gzip stream is cut off or damaged', { cause })
    }
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw notUtf8(file, undefined, charset)
    throw cause
  }
}

function notUtf8(file: string, line: number | undefined, charset: string): EtlError {
  const place = line === undefined ? { file } : { file, line }
  return new EtlError(
    'FILE_ENCODING',
    place,
    `the text is not valid ${charset} from about here on; state format.encoding of the source in site.yaml`
  )
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Bytes of the longest byte order mark. */
const MARK_BYTES = 3

function charsetOf(head: Buffer): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  return null
}

/** Decodes a text; the mark at its beginning, which a packed one shows only here, wins over the charset stated. */
class Recode extends Transform {
  readonly charset: string
  decoder: TextDecoder | null = null
  head: Buffer = Buffer.alloc(0)
  bytes = 0

  constructor(charset: string) {
    super()
    this.charset = charset
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length
    if (this.bytes > MAX_TEXT_BYTES) {
      done(new EtlError('FILE_TOO_LARGE', {}, `the text is larger than ${MAX_TEXT_BYTES} bytes`))
      return
    }
    this.emitText(() => this.decode(chunk, false), done)
  }

  override _flush(done: TransformCallback): void {
    this.emitText(() => this.decode(Buffer.alloc(0), true), done)
  }

  decode(chunk: Buffer, isEnd: boolean): string {
    if (this.decoder !== null) return this.decoder.decode(chunk, { stream: !isEnd })
    this.head = Buffer.concat([this.head, chunk])
    if (this.head.length < MARK_BYTES && !isEnd) return ''
    this.decoder = new TextDecoder(charsetOf(this.head) ?? this.charset, { fatal: true })
    return this.decoder.decode(this.head, { stream: !isEnd })
  }

  emitText(decode: () => string, done: TransformCallback): void {
    try {
      done(null, Buffer.from(decode(), 'utf8'))
    } catch (error) {
      done(error as Error)
    }
  }
}
