import { mkdtempSync, mkdirSync, copyFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { load } from '#etl/load.ts'
import { readSite } from '#server/site/site.ts'
import { testApp } from '../fixtures/app.ts'
import { sampleSite } from '../fixtures/sites.ts'
import { plannerMeasures } from './planner.ts'
import { staffingMeasures } from './staffing.ts'
import { bulkCalls, writeBulk } from './bulk-calls.ts'
import { webMeasures } from './web.ts'

/** One measure: what, how much, and what it is held against in the same run. */
export interface Measure {
  name: string
  /** Null where the time ended without any. */
  value: number | null
  unit: string
  /** value / what it is compared with. */
  ratio?: number
  against?: string
}

const ROWS = Number(process.env['BENCH_ROWS'] ?? 200_000)
const REPEATS = 9

/** Times in this file are for reading, never for a verdict: machines differ, ratios of one run do not. */
async function main(): Promise<void> {
  const isWeb = process.argv.includes('--web')
  const measures = isWeb
    ? await webMeasures()
    : process.argv.includes('--loads')
      ? await loadMeasures()
      : [...(await loadMeasures()), ...(await replyMeasures()), ...plannerMeasures(), ...(await staffingMeasures())]
  if (process.argv.includes('--json')) console.log(JSON.stringify(measures))
  else console.table(measures)
}

async function loadMeasures(): Promise<Measure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-bench-'))
  try {
    copyFileSync('sample-data/site.yaml', join(folder, 'site.yaml'))
    mkdirSync(join(folder, 'inbox', 'acd'), { recursive: true })
    const file = join(folder, 'inbox', 'acd', 'bulk.csv')
    writeBulk(file, ROWS)
    const plain = await timed(() => typedRead(file, ':memory:'))
    const onDisk = await timed(() => typedRead(file, join(folder, 'plain.duckdb')))
    const site = await readSite(folder)
    const options = { siteFolder: folder, site, trigger: 'hand' as const, now: () => new Date() }
    const first = await timed(() => load(options))
    const size = statSync(file).size / 1e6
    writeFileSync(join(folder, 'inbox', 'acd', 'day.csv'), bulkCalls(5000, ROWS))
    const day = await timed(() => load(options))
    return [
      {
        name: `first load of ${ROWS} calls (${size.toFixed(0)} MB)`,
        value: first,
        unit: 'ms',
        ratio: first / onDisk,
        against: `DuckDB's own typed read of the file into a database file (${Math.round(onDisk)} ms); at most 4`
      },
      {
        name: 'the same',
        value: first,
        unit: 'ms',
        ratio: first / plain,
        against: `DuckDB's own typed read of the file into memory (${Math.round(plain)} ms)`
      },
      {
        name: `5,000 more calls into ${ROWS}, published`,
        value: day,
        unit: 'ms',
        ratio: day / first,
        against: 'the first load'
      }
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every column by the type that it means; the caller's number is a text, or its zeros would be lost. */
const TYPES = {
  ID_PANGGILAN: 'varchar',
  LINE: 'varchar',
  WAKTU_MASUK: 'timestamp',
  WAKTU_JAWAB: 'timestamp',
  WAKTU_SELESAI: 'timestamp',
  DETIK_PASCA: 'integer',
  STATUS: 'varchar',
  OPERATOR: 'varchar',
  JENIS_PANGGILAN: 'varchar',
  KATEGORI: 'varchar',
  BAHASA: 'varchar',
  KECAMATAN: 'varchar',
  NO_TIKET: 'varchar',
  NOMOR_PENELEPON: 'varchar',
  DIALIHKAN: 'varchar'
}

/** What a load must at least do: the file into a table, typed; into a database file, closed and so on the disk. */
async function typedRead(file: string, database: string): Promise<void> {
  const columns = JSON.stringify(TYPES).replaceAll('"', "'")
  const instance = await DuckDBInstance.create(database)
  const db = await instance.connect()
  await db.run(
    `create table t as from read_csv('${file}', delim = ';', header = true, columns = ${columns}, timestampformat = '%d/%m/%Y %H:%M:%S')`
  )
  db.closeSync()
  instance.closeSync()
}

async function replyMeasures(): Promise<Measure[]> {
  const folder = await sampleSite()
  const app = await testApp(folder)
  const measures: Measure[] = []
  const base = await median(() => app.get('/healthz'))
  for (const path of [
    'meta',
    'kpis?compare=previous',
    'volume?compare=previous',
    'mix',
    'answer-times',
    'operators',
    'funnel',
    'kpis?from=2025-10-01&to=2026-11-01&compare=year',
    'staffing/forecast',
    'staffing/requirement',
    'staffing/requirement?from=2025-11-01&to=2026-11-01&basis=past'
  ]) {
    const ms = await median(() => app.get(`/api/v1/${path}`))
    measures.push({ name: `/${path}`, value: ms, unit: 'ms', ratio: ms / base, against: '/healthz' })
  }
  await app.close()
  rmSync(folder, { recursive: true, force: true })
  return measures
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function median(work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let i = 0; i < REPEATS; i++) times.push(await timed(work))
  return times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)]!
}

await main()
