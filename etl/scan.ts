import { createReadStream } from 'node:fs'

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
  bad: BadRecord[]
  /**
   * Where the line of a good record stops being "its number + a constant": from good record `from` (counted from 1)
   * on, line = number + `offset`.
   */
  offsets: { from: number; offset: number }[]
  /** The line of a quote that is still open at the end of the file. */
  openQuoteLine: number | null
  endsWithNewline: boolean
  lines: number
}

const LF = 10
const CR = 13

/**
 * Walks a UTF-8 delimited file once and tells its shape: what the database's own reader does not say (lines of good
 * rows, a cut last line) and what its row count is held against.
 *
 * @param path a UTF-8 file without compression
 * @param format one-byte delimiter and quote; quote '' = none
 */
export async function scanText(path: string, format: { delimiter: string; quote: string }): Promise<Scan> {
  const scanner = new Scanner(format.delimiter.charCodeAt(0), format.quote === '' ? -1 : format.quote.charCodeAt(0))
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) scanner.push(chunk as Buffer)
  return scanner.end()
}

class Scanner {
  readonly delimiter: number
  readonly quote: number
  header: string[] | null = null
  headerBytes: number[] = []
  headerField = 0
  records = 0
  good = 0
  bad: BadRecord[] = []
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

  constructor(delimiter: number, quote: number) {
    this.delimiter = delimiter
    this.quote = quote
  }

  push(chunk: Buffer): void {
    let i = 0
    if (this.seen === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) i = 3
    this.seen += chunk.length
    for (; i < chunk.length; i++) this.byte(chunk[i]!)
  }

  byte(b: number): void {
    if (b === LF && this.lastByte === CR) {
      this.lastByte = b
      if (this.header === null && this.inQuotes) this.headerBytes.push(b)
      return
    }
    this.lastByte = b
    if (this.header === null) this.headerBytes.push(b)
    if (b === LF || b === CR) {
      this.line++
      if (!this.inQuotes) this.endRecord()
    } else if (this.inQuotes) {
      if (b === this.quote) {
        this.inQuotes = false
        this.afterQuote = true
      }
    } else this.outsideQuotes(b)
  }

  outsideQuotes(b: number): void {
    if (b === this.delimiter) {
      this.fields++
      this.fieldStart = true
      this.afterQuote = false
      this.blank = false
      return
    }
    if (b === this.quote && this.fieldStart) this.inQuotes = true
    else if (b === this.quote && this.afterQuote) this.inQuotes = true
    else if (this.afterQuote) this.malformed = true
    this.afterQuote = false
    this.fieldStart = false
    this.blank = false
  }

  endRecord(): void {
    if (!this.blank) this.takeRecord()
    else if (this.header === null) this.headerBytes = []
    this.recordLine = this.line
    this.fields = 1
    this.fieldStart = true
    this.afterQuote = false
    this.blank = true
    this.malformed = false
  }

  takeRecord(): void {
    if (this.header === null) {
      this.header = splitRecord(Buffer.from(this.headerBytes).toString('utf8'), this.delimiter, this.quote)
      return
    }
    this.records++
    if (this.malformed || this.fields !== this.header.length) {
      this.bad.push({ line: this.recordLine, fields: this.fields })
      return
    }
    this.good++
    const offset = this.recordLine - this.good
    if (this.offsets.at(-1)?.offset !== offset) this.offsets.push({ from: this.good, offset })
  }

  end(): Scan {
    const open = this.inQuotes ? this.recordLine : null
    const endsWithNewline = this.lastByte === LF || this.lastByte === CR || this.seen === 0
    if (!endsWithNewline) this.endRecord()
    return {
      header: this.header ?? [],
      records: this.records,
      bad: this.bad,
      offsets: this.offsets,
      openQuoteLine: open,
      endsWithNewline,
      lines: endsWithNewline ? this.line - 1 : this.line
    }
  }
}

function splitRecord(text: string, delimiter: number, quote: number): string[] {
  const fields: string[] = []
  const q = quote === -1 ? '' : String.fromCharCode(quote)
  const d = String.fromCharCode(delimiter)
  let field = ''
  let quoted = false
  const record = text.replace(/[\r\n]+$/, '')
  for (let i = 0; i < record.length; i++) {
    const c = record[i]!
    if (c === q && q !== '') {
      if (quoted && record[i + 1] === q) field += record[++i]!
      else quoted = !quoted
    } else if (c === d && !quoted) {
      fields.push(field)
      field = ''
    } else field += c
  }
  return [...fields, field]
}
