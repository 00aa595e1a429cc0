import { closeSync, openSync, writeSync } from 'node:fs'
import type { Places } from './source-format.ts'

const FLUSH_CHARACTERS = 1 << 20

/** Writes records as comma separated UTF-8 text and remembers where each of them came from. */
export class DelimitedWriter {
  readonly places: Places
  readonly #file: number
  #pending: string[] = []
  #characters = 0
  #records = 0

  /** @param unit what the places of the records count */
  constructor(path: string, unit: Places['unit'], header: readonly string[]) {
    this.#file = openSync(path, 'w')
    this.places = { unit, offsets: [] }
    this.write(header)
  }

  /** @param place number of the row, element or line in the original, from 1 */
  record(fields: readonly string[], place: number): void {
    this.write(fields)
    const offset = place - ++this.#records
    if (this.places.offsets.at(-1)?.offset !== offset) this.places.offsets.push({ from: this.#records, offset })
  }

  get records(): number {
    return this.#records
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
  }

  /** A record of which nobody asks where it came from. */
  write(fields: readonly string[]): void {
    const line = `${fields.length === 1 && fields[0] === '' ? '""' : fields.map(quoted).join(',')}\n`
    this.#pending.push(line)
    this.#characters += line.length
    if (this.#characters >= FLUSH_CHARACTERS) this.#flush()
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending.join(''), 'utf8')
    for (let at = 0; at < bytes.length;) at += writeSync(this.#file, bytes, at)
    this.#pending = []
    this.#characters = 0
  }
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field
}
