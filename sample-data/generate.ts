import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { exportFiles } from './files.ts'
import { countTruth } from './truth.ts'
import { SEED, simulateWorld } from './world.ts'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Writes the exports and truth.json of the sample site anew: the same bytes every time. */
function main(): void {
  const world = simulateWorld()
  const files = exportFiles(world)
  rmSync(join(here, 'exports'), { recursive: true, force: true })
  let bytes = 0
  for (const { source, name, header, rows } of files) {
    const text = `${[header, ...rows.map((row) => row.text)].join('\r\n')}\r\n`
    const content = name.endsWith('.gz') ? gzipSync(text, { level: 9 }) : Buffer.from(text)
    mkdirSync(join(here, 'exports', source), { recursive: true })
    writeFileSync(join(here, 'exports', source, name), content)
    bytes += content.length
  }
  const truth = {
    generated: 'by sample-data/generate.ts; no real call, person or incident',
    seed: SEED,
    ...countTruth(world, files)
  }
  writeFileSync(join(here, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`)
  console.log(
    `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB; ${world.calls.length} calls, ${world.incidents.length} incidents`
  )
}

main()
