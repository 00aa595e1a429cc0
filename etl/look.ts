import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { addSource } from '#server/site/add-source.ts'
import type { Site, SourceConfig } from '#server/site/schema.ts'
import { readSite, sourceOf } from '#server/site/site.ts'
import { candidatesFor } from './detect/candidates.ts'
import { detectFile } from './detect/detect-file.ts'
import { type ProposalContext, proposeMapping } from './detect/propose-mapping.ts'
import { tryFile } from './trial.ts'

/** The command was given wrongly; the message says how. */
export class UsageError extends Error {}

/** Prints what an unknown file is, which mappings read it, and a draft of its source for site.yaml; nothing is stored. */
export async function detect(paths: readonly string[], name: string | undefined, siteFolder: string): Promise<number> {
  if (paths.length !== 1) throw new UsageError('--detect takes one file')
  const site = existsSync(join(siteFolder, 'site.yaml')) ? await readSite(siteFolder) : null
  return inWorkFolder(tmpdir(), async (work) => {
    const detected = await detectFile(paths[0]!, name ?? basename(paths[0]!), work)
    const proposal = proposeMapping(detected, contextOf(site))
    const candidates = candidatesFor(detected, site ?? { sources: [] })
    process.stdout.write(`${JSON.stringify({ detected, candidates, proposal }, null, 1)}\n`)
    return 0
  })
}

function contextOf(site: Site | null): ProposalContext {
  const centre = site?.centres[0]
  return centre === undefined ? {} : { centre: centre.id, timeZone: centre.time_zone }
}

/** Prints what loading a file would do, with a source of the site or with a draft; the data stay as they are. */
export async function tryOut(
  siteFolder: string,
  { source: id, draft, name }: TryOptions,
  path: string
): Promise<number> {
  const text = await readFile(join(siteFolder, 'site.yaml'), 'utf8')
  const drafted: unknown = draft === undefined ? null : JSON.parse(await readFile(draft, 'utf8'))
  const site = drafted === null ? await readSite(siteFolder) : addSource(text, drafted).site
  const source = drafted === null ? sourceOf(site, id ?? '') : (site.sources.at(-1) as SourceConfig)
  if (source === undefined) throw new UsageError(`no source "${id}" in site.yaml`)
  return inWorkFolder(join(siteFolder, 'intake'), async (work) => {
    const trial = await tryFile(siteFolder, site, source, path, name ?? basename(path), work)
    process.stdout.write(`${JSON.stringify(trial)}\n`)
    return 0
  })
}

interface TryOptions {
  source?: string | undefined
  draft?: string | undefined
  name?: string | undefined
}

async function inWorkFolder(parent: string, work: (folder: string) => Promise<number>): Promise<number> {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(parent, 'pantau-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
