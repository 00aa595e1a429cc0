import { columnsOfRule, foldName } from '#server/site/rule-columns.ts'
import type { SourceConfig } from '#server/site/schema.ts'
import { EtlError } from '../errors.ts'

/** Finds the position of a column by its name; case, blanks at the ends and runs of blanks do not matter. */
export interface Header {
  /** Position of the first of `names` that the file has, or null. */
  find(names: string | readonly string[]): number | null
  /** Whether several columns have this name. */
  isTwice(name: string): boolean
  names: readonly string[]
}

export function readHeader(names: readonly string[]): Header {
  const positions = new Map<string, number>()
  const twice = new Set<string>()
  names.forEach((name, i) => {
    const key = foldName(name)
    if (positions.has(key)) twice.add(key)
    else positions.set(key, i)
  })
  return {
    names,
    isTwice: (name) => twice.has(foldName(name)),
    find: (wanted) => {
      for (const name of [wanted].flat()) {
        const position = positions.get(foldName(name))
        if (position !== undefined) return position
      }
      return null
    }
  }
}

/**
 * Every column that a source's mapping reads, synonyms together.
 * @example columnsRead(source) // [['ID_PANGGILAN'], ['WAKTU_MASUK'], ...]
 */
export function columnsRead(source: SourceConfig): string[][] {
  const counts = [...(source.counts ?? []), ...(source.totals ?? [])].map(({ column }) => [column].flat())
  const keys = source.key.filter((part) => typeof part === 'string')
  const lists = [...keys.map((name) => [name]), ...Object.values(source.columns).flatMap(columnsOfRule), ...counts]
  const seen = new Map(lists.map((names) => [names.map(foldName).join('\u0000'), names]))
  return [...seen.values()]
}

/**
 * A name that occurs twice matters only where the mapping reads it.
 *
 * @throws {EtlError} WRONG_LAYOUT if hardly any column is there, COLUMN_MISSING naming the first that is not, COLUMN_TWICE
 */
export function checkHeader(header: Header, source: SourceConfig, file: string): void {
  const wanted = columnsRead(source)
  const twice = wanted
    .map((names) => names.find((name) => header.find(name) !== null))
    .find((name) => name && header.isTwice(name))
  if (twice !== undefined) {
    throw new EtlError('COLUMN_TWICE', { file, line: 1, column: twice }, 'the header names this column twice')
  }
  const missing = wanted.filter((names) => header.find(names) === null)
  if (missing.length === 0) return
  const list = missing.map((names) => names.join(' / ')).join(', ')
  if (missing.length * 2 > wanted.length) {
    throw new EtlError(
      'WRONG_LAYOUT',
      { file, line: 1 },
      `this is not the layout of source "${source.id}": ${missing.length} of ${wanted.length} columns are missing (${list}); ` +
        `the file has ${header.names.length}: ${header.names.slice(0, 8).join(', ')}${header.names.length > 8 ? ' ...' : ''}`
    )
  }
  throw new EtlError(
    'COLUMN_MISSING',
    { file, line: 1, column: missing[0]!.join(' / ') },
    `missing from the header: ${list}`
  )
}

/** Columns of the file that the mapping does not read. */
export function columnsUnread(header: Header, source: SourceConfig): string[] {
  const read = new Set(columnsRead(source).map((names) => header.find(names)))
  return header.names.filter((_, i) => !read.has(i)).map((name) => name.trim())
}
