import { tmpdir } from 'node:os'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Site, SourceConfig } from '#server/site/schema.ts'
import { toPlainText } from './formats/to-plain-text.ts'
import { shapeOf } from './load-file.ts'
import { columnsRead, readHeader } from './mapping/header.ts'
import { scanText } from './scan.ts'

/** The one source whose columns a file has all of; null where none or several fit. */
export async function sourceByHeader(site: Site, path: string): Promise<string | null> {
  const work = await mkdtemp(join(tmpdir(), 'pantau-'))
  try {
    const fits: string[] = []
    for (const source of site.sources as SourceConfig[]) if (await fitsSource(source, path, work)) fits.push(source.id)
    return fits.length === 1 ? fits[0]! : null
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function fitsSource(source: SourceConfig, path: string, work: string): Promise<boolean> {
  try {
    if (source.format.names !== undefined) return false
    const text = await toPlainText(path, work, source.format)
    const header = readHeader((await scanText(text.path, shapeOf(text, source))).header)
    return columnsRead(source).every((names) => header.find(names) !== null)
  } catch {
    return false
  }
}
