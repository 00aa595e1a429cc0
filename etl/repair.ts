import { createWriteStream, type WriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { RepairFile } from '#contract/loads.ts'
import type { ColumnRule, SourceConfig } from '#server/site/schema.ts'
import { archivedFiles, isUntouched } from './archive.ts'
import { callerKey, shortKey } from './caller-key.ts'
import { toPlainText } from './formats/to-plain-text.ts'
import { inboxPaths, seenFiles } from './inbox.ts'
import { shapeOf } from './load-file.ts'
import { columnsOfRule } from '#server/site/rule-columns.ts'
import { columnsRead, type Header, readHeader } from './mapping/header.ts'
import { readPointer } from './publish.ts'
import { askPublished } from './published.ts'
import { scanText, splitRecord } from './scan.ts'
import { rows, sqlFile } from './sql.ts'

interface Open {
  sha256: string
  line_no: number
  code: string
}

const OPEN = `
  select sha256, line_no, code
  from rejects join load_files using (file_id)
  where rejects.source = $source and repaired_by is null and withdrawn_by is null and code <> 'TOO_OLD'
  order by file_id, line_no`

/**
 * Writes the rejected rows of a source that no later file has brought right, as they stand in their files, into one file
 * of the source's own layout: to be corrected and given again. Columns that nobody reads stay empty, and a caller's
 * number is its keyed hash (`#` and 16 digits), which a load takes for the hash that it is.
 *
 * @param source of format csv, and no queue log
 * @returns how many rows, how many whose fields cannot be told apart, and how many whose file is gone
 */
export async function writeRepair(siteFolder: string, source: SourceConfig, target: string): Promise<RepairFile> {
  const told: RepairFile = { source: source.id, rows: 0, misshapen: 0, gone: 0 }
  const open = await askPublished(siteFolder, await readPointer(siteFolder), (db) =>
    rows<Open>(db, OPEN, { source: source.id })
  )
  const lines = new Map<string, Set<number>>()
  for (const { sha256, line_no, code } of open ?? []) {
    if (code === 'COLUMN_COUNT') told.misshapen++
    else lines.set(sha256, (lines.get(sha256) ?? new Set()).add(line_no))
  }
  const paths = await pathsOf(siteFolder, source)
  const writer = new RepairWriter(target, source, await callerKey(siteFolder))
  await writer.open()
  try {
    for (const [sha256, wanted] of lines) {
      const path = paths.get(sha256)
      if (path === undefined) told.gone += wanted.size
      else told.rows += await writer.take(path, wanted)
    }
  } finally {
    await writer.close()
  }
  return told
}

/** Where the contents of a source lie: in its inbox as they were hashed, or in its archive. */
async function pathsOf(siteFolder: string, source: SourceConfig): Promise<Map<string, string>> {
  const found = await archivedFiles(siteFolder, source.id)
  const seen = await seenFiles(siteFolder)
  for (const path of await inboxPaths(siteFolder, source)) {
    const known = seen[path]
    if (known !== undefined && (await isUntouched(path, known))) found.set(known.sha256, path)
  }
  return found
}

class RepairWriter {
  readonly source: SourceConfig
  readonly delimiter: string
  readonly quote: string
  readonly key: string
  readonly #out: WriteStream
  #columns: string[] | null = null
  #hashes: DuckDBConnection | null = null
  #work = ''

  constructor(path: string, source: SourceConfig, key: string) {
    this.source = source
    this.delimiter = source.format.delimiter ?? ','
    this.quote = source.format.quote ?? '"'
    this.key = shortKey(key)
    this.#out = createWriteStream(path, { mode: 0o600 })
  }

  async open(): Promise<void> {
    this.#work = await mkdtemp(join(tmpdir(), 'pantau-'))
    this.#hashes = await (await DuckDBInstance.create(':memory:')).connect()
    await this.#hashes.run(sqlFile('prelude'))
  }

  /** @param wanted lines of the rows. @returns how many were found */
  async take(path: string, wanted: ReadonlySet<number>): Promise<number> {
    const text = await toPlainText(path, this.#work, this.source.format)
    const [delimiter, quote] = [text.delimiter.charCodeAt(0), text.quote === '' ? -1 : text.quote.charCodeAt(0)]
    const found: string[][] = []
    const scan = await scanText(text.path, shapeOf(text, this.source), (record, line) => {
      if (wanted.has(line)) found.push(splitRecord(record.toString(), delimiter, quote))
    })
    const header = readHeader(scan.header)
    this.#columns ??= this.#begin(scan.header)
    for (const fields of found) this.#write(await this.#row(header, fields))
    if (text.temporary) await rm(text.path, { force: true })
    return found.length
  }

  async close(): Promise<void> {
    this.#hashes?.closeSync()
    await new Promise<void>((done, fail) => this.#out.on('error', fail).end(done))
    await rm(this.#work, { recursive: true, force: true })
  }

  /** The mark says that it is UTF-8, whatever the source states. @returns the columns of the first file */
  #begin(columns: readonly string[]): string[] {
    const trimmed = columns.map((name) => name.trim())
    this.#out.write('\ufeff')
    if (this.source.format.names === undefined) this.#write(trimmed)
    return trimmed
  }

  /** The fields in the order of the first file's columns: those that are read, callers as their hash. */
  async #row(header: Header, fields: readonly string[]): Promise<string[]> {
    const read = new Set(columnsRead(this.source).map((names) => header.find(names)))
    const callers = new Set(this.#callerColumns().map((names) => header.find(names)))
    const row: string[] = []
    for (const name of this.#columns!) {
      const at = this.#place(header, name)
      const text = at === null || !read.has(at) ? '' : (fields[at] ?? '')
      row.push(callers.has(at) ? await this.#hashed(text) : text)
    }
    return row
  }

  /** A file with another name for a column has it under the synonym. */
  #place(header: Header, name: string): number | null {
    const same = header.find(name)
    if (same !== null) return same
    const wanted = readHeader([name])
    const names = columnsRead(this.source).find((synonyms) => wanted.find(synonyms) !== null)
    return names === undefined ? null : header.find(names)
  }

  #callerColumns(): string[][] {
    const rule = this.source.columns['caller']
    return rule === undefined ? [] : columnsOfRule(rule)
  }

  /** Of a number that a rule takes out of a longer text nothing is given. */
  async #hashed(text: string): Promise<string> {
    const number = text.trim()
    const rule = this.source.columns['caller']
    const { pattern, map, empty = [] } = (typeof rule === 'object' ? rule : {}) as ColumnRule
    if (number === '' || pattern !== undefined || map !== undefined) return ''
    if ([...empty, ...(this.source.empty ?? [])].includes(number)) return number
    const [row] = await rows<{ hash: string }>(
      this.#hashes!,
      `select '#' || lpad(lower(to_hex(caller_hash($number, $key))), 16, '0') as hash`,
      { number, key: this.key }
    )
    return row!.hash
  }

  #write(fields: readonly string[]): void {
    this.#out.write(`${fields.map((field) => this.#quoted(field)).join(this.delimiter)}\r\n`)
  }

  #quoted(field: string): string {
    const { quote, delimiter } = this
    if (quote === '' || ![quote, delimiter, '\r', '\n'].some((part) => field.includes(part))) return field
    return quote + field.replaceAll(quote, quote + quote) + quote
  }
}
