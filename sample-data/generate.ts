import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { exportFiles } from './files/files.ts'
import { textOf } from './files/rows.ts'
import { compactJson } from './truth/compact-json.ts'
import { countTruth } from './truth/truth.ts'
import { SEED, simulateWorld } from './world/world.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Writes the exports and truth.json of the sample site anew: the same bytes every time. */
function main(): void {
  const world = simulateWorld()
  const files = exportFiles(world)
  rmSync(join(here, 'exports'), { recursive: true, force: true })
  let bytes = 0
  for (const file of files) {
    const folder = join(here, 'exports', file.source)
    const content = file.name.endsWith('.gz') ? packed(textOf(file)) : Buffer.from(textOf(file))
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, file.name), content)
    bytes += content.length
  }
  const generated = 'by sample-data/generate.ts; no real call, person or incident'
  writeFileSync(join(here, 'truth.json'), `${compactJson({ generated, seed: SEED, ...countTruth(world, files) })}\n`)
  const { calls, incidents } = world
  console.log(
    `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB; ${calls.length} calls, ${incidents.length} incidents`
  )
}

/** Without time or system in the gzip header: zlib writes no time, byte 9 names the system. */
function packed(text: string): Buffer {
  const content = gzipSync(text, { level: 9 })
  content[9] = 255
  return content
}

main()
