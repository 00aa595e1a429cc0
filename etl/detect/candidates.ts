import { LAYOUTS } from '#server/site/layouts.ts'
import type { Site, SourceConfig } from '#server/site/schema.ts'
import { columnsRead, readHeader } from '../mapping/header.ts'
import type { Detected } from './detected.ts'
import { headerlessLayout } from './headerless.ts'

/** Mappings that exist already and read every column that they need from a file. */
export interface Candidates {
  /** Ids of sources of the site, the one that reads most columns first. */
  sources: string[]
  /** Names of built-in layouts, likewise. */
  layouts: string[]
}

/**
 * Looks for mappings that need not be made: a source of the site, or a layout that is built in.
 *
 * @example candidatesFor(await detectFile('acd-2026-09.csv', ...), site) // { sources: ['acd'], layouts: [] }
 */
export function candidatesFor(detected: Detected, site: Pick<Site, 'sources'>): Candidates {
  const sources = site.sources as SourceConfig[]
  const bare = headerlessLayout(detected)
  if (bare !== null) {
    return { sources: sources.filter(({ layout }) => layout === bare).map(({ id }) => id), layouts: [bare] }
  }
  const layouts = Object.entries(LAYOUTS).map(([name, layout]) => ({ ...(layout as SourceConfig), id: name }))
  const ofType = sources.filter(({ format }) => format.type === detected.format.type)
  return { sources: fitting(detected, ofType), layouts: fitting(detected, layouts) }
}

/** A mapping that reads two columns of a wide file by chance is none that fits. */
const LEAST_SHARE = 0.25

function fitting({ header }: Detected, mappings: readonly SourceConfig[]): string[] {
  const known = readHeader(header)
  return mappings
    .filter((mapping) => mapping.format.names === undefined)
    .map((mapping) => ({ id: mapping.id, columns: columnsRead(mapping) }))
    .filter(({ columns }) => columns.every((names) => known.find(names) !== null))
    .filter(({ columns }) => columns.length >= header.length * LEAST_SHARE)
    .sort((a, b) => b.columns.length - a.columns.length)
    .map(({ id }) => id)
}
