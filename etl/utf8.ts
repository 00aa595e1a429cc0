import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { EtlError } from './errors.ts'

/** Checks bytes chunk by chunk; a character that a chunk's end cuts in two is held over. */
export class Utf8Check {
  rest: Buffer = Buffer.alloc(0)
  badLine: number | null = null

  push(chunk: Buffer, line: number): void {
    if (this.badLine !== null) return
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk])
    const cut = bytes.length - openTail(bytes)
    if (!isUtf8(bytes.subarray(0, cut))) this.badLine = line
    this.rest = Buffer.from(bytes.subarray(cut))
  }

  end(line: number): number | null {
    return this.badLine ?? (this.rest.length > 0 ? line : null)
  }
}

/** Bytes at the end that begin a character which is not complete there. */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const b = bytes[bytes.length - back]!
    if (b < 0x80) return 0
    if (b >= 0xc0) return back < (b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/** @throws {EtlError} FILE_ENCODING, with the line (to the nearest megabyte before it), where a text is not UTF-8 */
export async function checkUtf8(path: string, file: string): Promise<void> {
  const check = new Utf8Check()
  let line = 1
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer
    check.push(bytes, line)
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) line++
  }
  const bad = check.end(line)
  if (bad === null) return
  throw new EtlError(
    'FILE_ENCODING',
    { file, line: bad },
    'the text is not valid utf-8 from about here on; state format.encoding of the source in site.yaml'
  )
}
