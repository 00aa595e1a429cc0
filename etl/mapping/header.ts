import type { Rule, SourceConfig } from '#server/site/schema.ts'
import { EtlError } from '../errors.ts'

/** Finds the position of a column by its name; case, blanks at the ends and runs of blanks do not matter. */
export interface Header {
  /** Position of the first of `names` that the file has, or null. */
  find(names: string | readonly string[]): number | null
  names: readonly string[]
}

/** @throws {EtlError} COLUMN_TWICE if two columns have one name */
export function readHeader(names: readonly string[], file: string): Header {
  const positions = new Map<string, number>()
  names.forEach((name, i) => {
    const key = fold(name)
    if (key !== '' && positions.has(key)) {
      throw new EtlError('COLUMN_TWICE', { file, line: 1, column: name.trim() }, 'the header names this column twice')
    }
    positions.set(key, i)
  })
  return {
    names,
    find: (wanted) => {
      for (const name of [wanted].flat()) {
        const position = positions.get(fold(name))
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
  const lists = [...source.key.map((name) => [name]), ...Object.values(source.columns).flatMap(columnsOfRule)]
  const seen = new Map(lists.map((names) => [names.map(fold).join('\u0000'), names]))
  return [...seen.values()]
}

/** @throws {EtlError} WRONG_LAYOUT if hardly any column is there, COLUMN_MISSING naming the first that is not */
export function checkHeader(header: Header, source: SourceConfig, file: string): void {
  const wanted = columnsRead(source)
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

function columnsOfRule(rule: Rule): string[][] {
  if (typeof rule === 'string') return [[rule]]
  if ('first_of' in rule) return rule.first_of.flatMap(columnsOfRule)
  if ('when' in rule) return rule.when.flatMap((arm) => Object.keys(arm.if).map((name) => [name]))
  if ('value' in rule) return []
  return rule.columns ? rule.columns.map((name) => [name]) : [[rule.column ?? []].flat()]
}

function fold(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
