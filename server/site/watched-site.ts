import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Site } from './schema.ts'
import { readSite } from './site.ts'

export interface CurrentSite {
  site: Site
  /** Changes with the file. */
  version: string
}

/** site.yaml as it is now, read again when its time changes; a faulty edit leaves the last good one in force. */
export function watchedSite(siteFolder: string, onFault: (error: unknown) => void): () => Promise<CurrentSite> {
  let known: CurrentSite | null = null
  return async () => {
    const { mtimeMs, size } = await stat(join(siteFolder, 'site.yaml'))
    const version = `${mtimeMs}-${size}`
    if (known?.version === version) return known
    try {
      known = { site: await readSite(siteFolder), version }
    } catch (error) {
      if (known === null) throw error
      onFault(error)
      known = { site: known.site, version }
    }
    return known
  }
}
