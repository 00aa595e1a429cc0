import { createReadStream } from 'node:fs'
import { EtlError } from '../errors.ts'

/** One record of a file, still as JSON text. */
export interface JsonRecord {
  text: string
  /** Number of the element or line, from 1. */
  place: number
  /** Line of the file where it begins. */
  line: number
}

/** Longest record, bytes; deepest nesting, levels. */
export const JSON_LIMITS = { record: 2_000_000, depth: 32 }

const [QUOTE, BACKSLASH, LF, COMMA, COLON] = [0x22, 0x5c, 0x0a, 0x2c, 0x3a]
const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Walks a UTF-8 JSON file once and gives the elements of its array of records one by one, so that a file of any size
 * takes the memory of one record.
 *
 * @param records path of the array, such as "data.items"; '' = the file is the array
 * @throws {EtlError} FILE_FORMAT with the line, FILE_TRUNCATED if the file ends before its brackets close
 */
export async function* jsonArray(path: string, records: string, file: string): AsyncGenerator<JsonRecord> {
  const walker = new Walker(records, file)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) yield* walker.push(chunk as Buffer)
  walker.end()
}

/**
 * The paths of the arrays of objects in a JSON file, for a file that is an object. Arrays within arrays are none.
 *
 * @throws {EtlError} FILE_FORMAT, FILE_TRUNCATED
 */
export async function arraysIn(path: string, file: string): Promise<string[]> {
  const walker = new Walker('\u0000', file)
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 }))
    for (const _ of walker.push(chunk as Buffer));
  return walker.arrays
}

/** A container that is open: an object by the key that is being read, an array by null. */
interface Level {
  key: string | null
  array: boolean
}

class Walker {
  readonly wanted: string
  readonly file: string
  levels: Level[] = []
  /** Depth of the array of records while it is open. */
  target = 0
  /** Paths of arrays of objects met on the way, for the message. */
  arrays: string[] = []
  found = false
  inString = false
  escaped = false
  string: number[] = []
  element: number[] = []
  elementLine = 1
  line = 1
  count = 0
  seen = 0
  started = false

  constructor(wanted: string, file: string) {
    this.wanted = wanted
    this.file = file
  }

  *push(chunk: Buffer): Generator<JsonRecord> {
    let i = this.seen === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0
    this.seen += chunk.length
    for (; i < chunk.length; i++) {
      const record = this.byte(chunk[i]!)
      if (record) yield record
    }
  }

  byte(b: number): JsonRecord | null {
    if (b === LF) this.line++
    if (this.inString) this.insideString(b)
    else if (b === OPEN_ARRAY || b === OPEN_OBJECT) return this.open(b)
    else if (b === CLOSE_ARRAY || b === CLOSE_OBJECT) return this.close(b)
    else if (b === QUOTE) this.beginString()
    else if (b === COMMA && this.levels.length === this.target && this.target > 0) return this.take()
    else if (b === COLON && this.target === 0) this.nameKey()
    this.keep(b)
    return null
  }

  beginString(): void {
    this.inString = true
    this.string = []
  }

  insideString(b: number): void {
    if (this.escaped) this.escaped = false
    else if (b === BACKSLASH) this.escaped = true
    else if (b === QUOTE) this.inString = false
    if (this.inString && this.target === 0 && this.string.length < 1000) this.string.push(b)
  }

  nameKey(): void {
    const level = this.levels.at(-1)
    if (level && !level.array) level.key = Buffer.from(this.string).toString('utf8')
    this.string = []
  }

  open(b: number): null {
    if (this.levels.length >= JSON_LIMITS.depth) throw this.fault('is nested deeper than 32 levels')
    this.started = true
    const outside = this.target === 0
    const path = this.levels.map(({ key }) => key ?? '[]').join('.')
    this.levels.push({ key: null, array: b === OPEN_ARRAY })
    this.string = []
    if (!outside) this.keep(b)
    else if (b === OPEN_ARRAY) this.meet(path)
    else if (path.endsWith('.[]')) this.noteArray(path.slice(0, -3))
    return null
  }

  noteArray(path: string): void {
    if (!path.includes('[]') && this.arrays.length < 8 && !this.arrays.includes(path)) this.arrays.push(path)
  }

  /** An array outside of the records: is it the wanted one? */
  meet(path: string): void {
    if (this.found || path !== this.wanted) return
    this.found = true
    this.target = this.levels.length
  }

  close(b: number): JsonRecord | null {
    const level = this.levels.at(-1)
    if (!level || level.array !== (b === CLOSE_ARRAY)) throw this.fault('has a bracket that closes nothing')
    const last = this.target > 0 && this.levels.length === this.target ? this.take() : null
    if (this.levels.length === this.target) this.target = 0
    else this.keep(b)
    this.levels.pop()
    return last
  }

  keep(b: number): void {
    if (this.target === 0) return
    if (this.element.length === 0) {
      if (b === 0x20 || b === LF || b === 0x0d || b === 0x09) return
      this.elementLine = this.line
    }
    if (this.element.push(b) > JSON_LIMITS.record)
      throw this.fault(`has an element longer than ${JSON_LIMITS.record} bytes`)
  }

  take(): JsonRecord | null {
    if (this.element.length === 0) return null
    const text = Buffer.from(this.element).toString('utf8')
    this.element = []
    return { text, place: ++this.count, line: this.elementLine }
  }

  end(): void {
    if (this.levels.length > 0 || this.inString) {
      throw new EtlError(
        'FILE_TRUNCATED',
        { file: this.file, line: this.line },
        'the JSON text ends before it is closed'
      )
    }
    if (!this.started) throw this.fault('is neither an array nor an object')
    if (!this.found) throw this.fault(this.whereInstead())
  }

  whereInstead(): string {
    const arrays = this.arrays.map((path) => `"${path}"`)
    const none = this.wanted === '' ? 'is an object, not an array of records' : `has no array at "${this.wanted}"`
    if (arrays.length === 0) return none
    return `${none}; its arrays are ${arrays.join(', ')}: state one of them as format.records`
  }

  fault(what: string): EtlError {
    return new EtlError('FILE_FORMAT', { file: this.file, line: this.line }, `the JSON text ${what}`)
  }
}
