import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import type { FileResult } from '#etl/load.ts'
import { campaign, oneOf, randomOf } from '../fixtures/campaign.ts'
import { watchChildren } from '../fixtures/child-memory.ts'
import type { Told } from '../fixtures/hostile-batch.ts'
import { SEEDS } from '../fixtures/hostile-seeds.ts'
import { CALL_SOURCES, CONTROL_CALLS, hostileSite, type HostileSite, untouchables } from '../fixtures/hostile-site.ts'
import { hostileName, mutated } from '../fixtures/mutations.ts'

const { size, seed } = campaign('HOSTILE', 24)
const BATCH = 100
const PATIENCE_S = 20
/** Of the loader; and of the process that reads a workbook: its heap (SHEET_LIMITS) and the unpacked archive (ZIP_LIMITS). */
const MAX_RSS_MB = 1500
const MAX_READER_MB = 3000
const CHILD = join(import.meta.dirname, '..', 'fixtures', 'hostile-batch.ts')

/** What a file may be refused with. Any other code, and any fault of the whole run, is a fault of ours. */
const CODES = [
  'FILE_EMPTY',
  'FILE_TRUNCATED',
  'FILE_ENCODING',
  'FILE_TOO_LARGE',
  'FILE_FORMAT',
  'WRONG_LAYOUT',
  'COLUMN_MISSING',
  'COLUMN_TWICE',
  'TOO_MANY_REJECTS',
  'PARSE_MISMATCH'
]

/** Most memory of any load. */
interface Peaks {
  loaderMb: number
  readerMb: number
}

interface Put {
  source: string
  name: string
  sha256: string
  how: string
}

test(`${size} mutated files are loaded or refused by a known code, and touch nothing else`, async () => {
  const faults: string[] = []
  const outcomes = new Map<string, number>()
  const peaks: Peaks = { loaderMb: 0, readerMb: 0 }
  for (let batch = 0; batch * BATCH < size; batch++) {
    const site = hostileSite()
    try {
      const files = putFiles(site, batch, Math.min(BATCH, size - batch * BATCH))
      const before = untouchables(site.root)
      const found = await loadBatch(site, files, outcomes, peaks)
      faults.push(...found.map((fault) => `batch ${batch}: ${fault}`))
      expect(untouchables(site.root), `batch ${batch}`).toEqual(before)
    } finally {
      site.remove()
    }
  }
  const told = [...outcomes].sort().map(([code, n]) => `${code} ${n}`)
  const { loaderMb, readerMb } = peaks
  console.log(`${told.join(', ')}; at most ${loaderMb.toFixed()} MB of memory, ${readerMb.toFixed()} MB for a workbook`)
  expect(faults).toEqual([])
  expect(loaderMb).toBeLessThan(MAX_RSS_MB)
  expect(readerMb).toBeLessThan(MAX_READER_MB)
  expect(outcomes.get('published')).toBeGreaterThan(0)
}, 36_000_000)

/** A batch is the same whenever seed and number are the same. */
function putFiles(site: HostileSite, batch: number, n: number): Put[] {
  const random = randomOf(seed + batch * 7919)
  return Array.from({ length: n }, (_, i) => {
    const { source, bytes } = oneOf(random, SEEDS)
    const { bytes: bad, how } = mutated(bytes, random)
    const name = hostileName(i, random)
    site.put(source, name, bad)
    return { source, name, sha256: createHash('sha256').update(bad).digest('hex'), how }
  })
}

/** All files in one load; where that fails, one by one. @returns the faults found, each with the file that shows it */
async function loadBatch(
  site: HostileSite,
  files: readonly Put[],
  outcomes: Map<string, number>,
  peaks: Peaks
): Promise<string[]> {
  const whole = await child(site, 'all', files.length, peaks)
  const run = whole.runs[0]
  const isWell = whole.faults.length === 0 && run !== undefined && run.error === undefined
  const { runs, faults } = isWell ? whole : await child(site, 'each', 1, peaks)
  const told = runs
    .flatMap(({ sources }) => sources)
    .flatMap(({ source, files }) => files.map((file) => ({ source, ...file })))
  const howOf = ({ source, file }: { source: string; file: string }) => {
    const put = files.find((each) => each.source === source && each.name === file)
    return `${source}/${JSON.stringify(file).slice(0, 60)} (${put?.how ?? 'of our own'})`
  }
  for (const each of told) outcomes.set(each.code ?? each.status, (outcomes.get(each.code ?? each.status) ?? 0) + 1)
  const strange = told.filter(
    (file) => !isAccounted(file) || (file.status === 'refused' && !CODES.includes(file.code ?? ''))
  )
  return [
    ...faults,
    ...strange.map((file) => `${howOf(file)}: ${JSON.stringify(file)}`),
    ...(isWell ? untold(files, told).map((file) => `${howOf({ ...file, file: file.name })}: not told`) : []),
    ...(await warehouseFaults(site, told))
  ]
}

function isAccounted({ read, loaded, unchanged, replaced, rejected }: FileResult): boolean {
  return read === loaded + unchanged + replaced + rejected
}

/** Hidden files are left out by their name, and files of one content are told once; every other content must be. */
function untold(files: readonly Put[], told: readonly { source: string; file: string }[]): Put[] {
  const names = new Set(told.map(({ source, file }) => `${source}/${file}`))
  const isTold = ({ source, name }: Put) => names.has(`${source}/${name}`)
  const contents = new Set(files.filter(isTold).map(({ source, sha256 }) => `${source}/${sha256}`))
  return files.filter(({ source, name, sha256 }) => !name.startsWith('.') && !contents.has(`${source}/${sha256}`))
}

/** Rows are there as they were counted, and the source that nobody attacked is whole. */
async function warehouseFaults(
  site: HostileSite,
  told: readonly (FileResult & { source: string })[]
): Promise<string[]> {
  const pointer = JSON.parse(readFileSync(join(site.folder, 'warehouse', 'current.json'), 'utf8')) as { file: string }
  const instance = await DuckDBInstance.create(join(site.folder, 'warehouse', pointer.file), {
    access_mode: 'READ_ONLY'
  })
  const db = await instance.connect()
  const reader = await db.runAndReadAll(
    'select source, cast(count(*) as integer) as n, cast(count(distinct row_key) as integer) as keys from fct_calls group by 1'
  )
  const counted = new Map(reader.getRowObjectsJson().map(({ source, n, keys }) => [String(source), { n, keys }]))
  db.closeSync()
  instance.closeSync()
  const faults: string[] = []
  for (const source of ['control', ...CALL_SOURCES]) {
    const files = told.filter((file) => file.source === source)
    const loaded = source === 'control' ? CONTROL_CALLS : files.reduce((sum, file) => sum + file.loaded, 0)
    const { n = 0, keys = 0 } = counted.get(source) ?? {}
    if (n !== loaded || keys !== loaded)
      faults.push(`${source}: ${n} rows of ${keys} keys, but ${loaded} were told as loaded`)
  }
  return faults
}

/** Loads in a process of its own: a crash, a hang and its memory are seen from here. */
async function child(site: HostileSite, mode: 'all' | 'each', filesPerStep: number, peaks: Peaks) {
  const args = ['--import', import.meta.resolve('tsx'), CHILD, site.folder, mode]
  const env = { ...process.env, TMPDIR: join(site.root, 'tmp'), TSX_DISABLE_CACHE: '1' }
  const process_ = spawn(process.execPath, args, {
    cwd: join(site.root, 'cwd'),
    env,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let errors = ''
  process_.stderr.on('data', (text) => (errors += String(text)))
  const faults: string[] = []
  const runs = []
  let current = ''
  let isHung = false
  const readerMb = watchChildren(process_.pid!)
  const late = () => {
    isHung = true
    process_.kill('SIGKILL')
  }
  let timer = setTimeout(late, PATIENCE_S * 1000)
  const ended = new Promise<number | null>((done) => process_.on('close', done))
  for await (const line of createInterface({ input: process_.stdout })) {
    const told = JSON.parse(line) as Told
    clearTimeout(timer)
    if ('begins' in told) {
      current = `${told.source}/${told.begins}`
      timer = setTimeout(late, PATIENCE_S * 1000 * filesPerStep)
    } else if ('ends' in told) {
      if (told.run === null) faults.push(`${current}: threw ${told.thrown}`)
      else runs.push(told.run)
      if (told.run?.error) faults.push(`${current}: ${told.run.error.code} ${told.run.error.message.slice(0, 300)}`)
    } else peaks.loaderMb = Math.max(peaks.loaderMb, told.maxRssMb)
  }
  clearTimeout(timer)
  const code = await ended
  peaks.readerMb = Math.max(peaks.readerMb, readerMb())
  if (isHung) faults.push(`${current}: still not done after ${PATIENCE_S} s`)
  else if (code !== 0) faults.push(`${current}: the process ended with ${code}: ${errors.slice(-500)}`)
  return { runs, faults }
}
