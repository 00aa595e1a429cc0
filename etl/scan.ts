import { createReadStream } from 'node:fs'
import { EtlError } from './errors.ts'
import { Utf8Check } from './utf8.ts'

/** A record whose shape is wrong: not the header's number of fields, or a quote that does not close as it should. */
export interface BadRecord {
  line: number
  fields: number
}

export interface Scan {
  /** Fields of the first record, as they stand. */
  header: string[]
  /** Data records, bad ones included; blank lines are none. */
  records: number
  /** Bad records, the first `MAX_BAD` of them. */
  bad: BadRecord[]
  badCount: number
  /**
   * Where the line of a good record stops being "its number + a constant": from good record `from` (counted from 1)
   * on, line = number + `offset`.
   */
  offsets: { from: number; offset: number }[]
  /** The line of a quote that is still open at the end of the file. */
  openQuoteLine: number | null
  endsWithNewline: boolean
  lines: number
  /** Line ends of one kind and every quote where it belongs: the database's own reader sees the same records. */
  isRegular: boolean
  /** How lines end outside of quotes; the first of several kinds, `\n` where none ends. */
  lineEnd: LineEnd
  /** First line of which the bytes are not UTF-8 (to the nearest megabyte before it), or null. */
  notUtf8Line: number | null
}

export type LineEnd = '\n' | '\r\n' | '\r'

/** Bad records that are kept one by one; a file with more is refused whole whatever its limit. */
export const MAX_BAD = 100_000
/** Longest record that is read, bytes; a longer one is a fault of the file. */
export const MAX_RECORD_BYTES = 2_000_000
/** Longest header that is read, bytes. */
export const MAX_HEADER_BYTES = 1_000_000

const LF = 10
const CR = 13
const PLAIN = 0
const DELIMITER = 1
const QUOTE = 2
const END = 3

/**
 * Walks a UTF-8 delimited file once and tells its shape: what the database's own reader does not say (lines of good
 * rows, a cut last line) and what its row count is held against.
 *
 * @param path a text file without compression
 * @param onGood told of the bytes and the line of every good record, which are then kept until its end
 * @throws {EtlError} WRONG_LAYOUT where the header is longer than `MAX_HEADER_BYTES`
 */
export async function scanText(path: string, format: Format, onGood?: OnGood): Promise<Scan> {
  const scanner = new Scanner(format, onGood)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) scanner.push(chunk as Buffer)
  return scanner.end()
}

type OnGood = (record: Buffer, line: number) => void

export interface Format {
  /** One ASCII character. */
  delimiter: string
  /** One ASCII character, or '' for none. */
  quote: string
  /** Names of the columns of a file without a header. */
  names?: readonly string[]
  /** Rows may end early. */
  ragged?: boolean
}

class Scanner {
  readonly isRagged: boolean
  readonly delimiter: number
  readonly quote: number
  readonly kinds = new Uint8Array(256)
  readonly utf8 = new Utf8Check()
  header: string[] | null = null
  headerParts: Buffer[] = []
  headerBytes = 0
  records = 0
  good = 0
  bad: BadRecord[] = []
  badCount = 0
  offsets: { from: number; offset: number }[] = []
  line = 1
  recordLine = 1
  fields = 1
  inQuotes = false
  afterQuote = false
  fieldStart = true
  blank = true
  malformed = false
  lastByte = -1
  seen = 0
  ends = { lf: 0, cr: 0, crLf: 0 }
  malformedCount = 0
  readonly onGood: OnGood | undefined
  parts: Buffer[] = []
  partBytes = 0

  constructor({ delimiter, quote, names, ragged }: Format, onGood?: OnGood) {
    this.onGood = onGood
    this.delimiter = delimiter.charCodeAt(0)
    this.quote = quote === '' ? -1 : quote.charCodeAt(0)
    this.isRagged = ragged === true
    this.header = names === undefined ? null : [...names]
    this.kinds[LF] = END
    this.kinds[CR] = END
    this.kinds[this.delimiter] = DELIMITER
    if (this.quote >= 0) this.kinds[this.quote] = QUOTE
  }

  push(chunk: Buffer): void {
    this.utf8.push(chunk, this.line)
    const { kinds } = this
    const n = chunk.length
    let i = this.seen === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0
    let recordFrom = i
    this.seen += n
    while (i < n) {
      if (this.inQuotes) {
        i = this.insideQuotes(chunk, i)
        continue
      }
      const from = i
      while (i < n && kinds[chunk[i]!] === PLAIN) i++
      if (i > from) this.plain(chunk[i - 1]!)
      if (i === n) break
      const b = chunk[i++]!
      if (kinds[b] === END) {
        const ended = this.lineEnd(b)
        if (ended) {
          this.keep(chunk.subarray(recordFrom, i - 1))
          this.endRecord()
        }
        recordFrom = i
      } else this.special(b)
      this.lastByte = b
    }
    this.keep(chunk.subarray(recordFrom))
  }

  /** Bytes of the record that is read, where somebody wants them. */
  keep(part: Buffer): void {
    if (this.header === null) this.keepHeader(part)
    else if (this.onGood !== undefined) this.keepPart(part)
  }

  keepPart(part: Buffer): void {
    this.partBytes += part.length
    if (this.partBytes > MAX_RECORD_BYTES) {
      throw new EtlError('WRONG_LAYOUT', { line: this.recordLine }, `a row is longer than ${MAX_RECORD_BYTES} bytes`)
    }
    this.parts.push(Buffer.from(part))
  }

  /** A run of ordinary bytes outside quotes. */
  plain(last: number): void {
    if (this.afterQuote) this.malformed = true
    this.afterQuote = false
    this.fieldStart = false
    this.blank = false
    this.lastByte = last
  }

  /** A delimiter or a quote outside quotes. */
  special(b: number): void {
    this.blank = false
    if (b === this.delimiter) {
      this.fields++
      this.fieldStart = true
      this.afterQuote = false
      return
    }
    if (this.fieldStart || this.afterQuote) this.inQuotes = true
    this.afterQuote = false
    this.fieldStart = false
  }

  /** @returns where to go on: behind the closing quote, or the end of the chunk */
  insideQuotes(chunk: Buffer, from: number): number {
    const close = chunk.indexOf(this.quote, from)
    const end = close === -1 ? chunk.length : close
    for (let i = from; i < end; i++) {
      const b = chunk[i]!
      if (b === CR || (b === LF && this.lastByte !== CR)) this.line++
      this.lastByte = b
    }
    if (close === -1) return end
    this.inQuotes = false
    this.afterQuote = true
    this.lastByte = this.quote
    return close + 1
  }

  /** @returns whether the byte ends a line, which the LF of a CR LF does not once more */
  lineEnd(b: number): boolean {
    if (b === LF && this.lastByte === CR) {
      this.ends.crLf++
      return false
    }
    if (b === LF) this.ends.lf++
    else this.ends.cr++
    this.line++
    return true
  }

  keepHeader(part: Buffer): void {
    this.headerBytes += part.length
    if (this.headerBytes > MAX_HEADER_BYTES) {
      throw new EtlError('WRONG_LAYOUT', { line: 1 }, `the header is longer than ${MAX_HEADER_BYTES} bytes`)
    }
    this.headerParts.push(Buffer.from(part))
  }

  endRecord(): void {
    if (!this.blank) this.takeRecord()
    else if (this.header === null) this.headerParts = []
    this.recordLine = this.line
    this.fields = 1
    this.fieldStart = true
    this.afterQuote = false
    this.blank = true
    this.malformed = false
    this.parts = []
    this.partBytes = 0
  }

  takeRecord(): void {
    if (this.header === null) {
      this.header = splitRecord(Buffer.concat(this.headerParts).toString('utf8'), this.delimiter, this.quote)
      return
    }
    this.records++
    if (this.malformed) this.malformedCount++
    const isShort = this.isRagged && this.fields < this.header.length
    if (this.malformed || (this.fields !== this.header.length && !isShort)) {
      this.badCount++
      if (this.bad.length < MAX_BAD) this.bad.push({ line: this.recordLine, fields: this.fields })
      return
    }
    this.good++
    this.onGood?.(Buffer.concat(this.parts), this.recordLine)
    const offset = this.recordLine - this.good
    if (this.offsets.at(-1)?.offset !== offset) this.offsets.push({ from: this.good, offset })
  }

  lineEnds(): LineEnd[] {
    const { lf, cr, crLf } = this.ends
    const found: [LineEnd, number][] = [
      ['\n', lf],
      ['\r\n', crLf],
      ['\r', cr - crLf]
    ]
    return found.filter(([, n]) => n > 0).map(([end]) => end)
  }

  end(): Scan {
    const open = this.inQuotes ? this.recordLine : null
    const endsWithNewline = this.lastByte === LF || this.lastByte === CR || this.seen === 0
    if (!endsWithNewline) this.endRecord()
    return {
      header: this.header ?? [],
      records: this.records,
      bad: this.bad,
      badCount: this.badCount,
      offsets: this.offsets,
      openQuoteLine: open,
      endsWithNewline,
      lines: endsWithNewline ? this.line - 1 : this.line,
      isRegular: this.malformedCount === 0 && this.lineEnds().length <= 1,
      lineEnd: this.lineEnds()[0] ?? '\n',
      notUtf8Line: this.utf8.end(this.line)
    }
  }
}

/** The fields of a good record; a quote inside of a field that does not begin with one is a character like others. */
export function splitRecord(text: string, delimiter: number, quote: number): string[] {
  const fields: string[] = []
  const q = quote === -1 ? '' : String.fromCharCode(quote)
  const d = String.fromCharCode(delimiter)
  let field = ''
  let isBegun = false
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    const isQuote = c === q && q !== ''
    if (quoted && isQuote && text[i + 1] === q) field += text[++i]!
    else if (isQuote && (quoted || !isBegun)) quoted = !quoted
    else if (c === d && !quoted) {
      fields.push(field)
      field = ''
    } else field += c
    isBegun = c !== d || quoted
  }
  return [...fields, field]
}
