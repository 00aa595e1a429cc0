import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

export const SAMPLE = join(import.meta.dirname, '..', '..', 'sample-data')

export interface Exported {
  name: string
  text: string
}

/** The committed exports of a source in the order of their names, unpacked. */
export function exported(source: string): Exported[] {
  const folder = join(SAMPLE, 'exports', source)
  return readdirSync(folder)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name))
      return { name, text: (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8') }
    })
}
