import { spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RunResult } from '#contract/loads.ts'
import { retain } from '#etl/retention.ts'
import { LOAD_STEPS, RETENTION_STEPS } from '#etl/steps.ts'
import { readSite } from '#server/site/site.ts'
import { campaign } from '../fixtures/campaign.ts'
import { callFile, callLine, testSite, type TestSite } from '../fixtures/load-site.ts'
import { withRetention } from '../fixtures/retained-site.ts'

const { isFull } = campaign('CRASHES', 3)
/** In `npm test` every second step, of load and removal in turn, and those around the publication; all in the campaign. */
const stepsOf = <Step extends string>(steps: readonly Step[], first: 0 | 1) =>
  steps.filter((step, i) => isFull || i % 2 === first || step === 'flushed' || step === 'pointed')

let site: TestSite
beforeEach(() => (site = testSite(withRetention('{ files: 90 days }'))))
afterEach(() => {
  chmodSync(site.folder, 0o755)
  site.remove()
})

const many = (prefix: string, n: number) =>
  callFile(...Array.from({ length: n }, (_, i) => callLine({ id: `${prefix}${i}`, op: `OP-${i % 9}-${prefix}` })))

interface Ended {
  code: number | null
  run: RunResult | null
}

/** Runs the loader as a process of its own; `shell` is put before it, `more` behind its arguments. */
async function loader(env: Record<string, string> = {}, shell = '', more = ''): Promise<Ended> {
  const command = `${shell} exec '${process.execPath}' --import tsx etl/main.ts load --site '${site.folder}' --json ${more}`
  const child = spawn('/bin/sh', ['-c', command], { env: { ...process.env, NODE_ENV: 'test', ...env } })
  let out = ''
  child.stdout.on('data', (text: Buffer) => (out += text.toString()))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, run: out.startsWith('{') ? (JSON.parse(out) as RunResult) : null }
}

async function rows(): Promise<number> {
  const [row] = await site.query<{ n: number }>('select cast(count(*) as integer) as n from fct_calls')
  return row!.n
}

/** Beside the published file the one before it may lie: a reader may hold it until the next load. */
function leftOver(): string[] {
  const files = readdirSync(join(site.folder, 'warehouse'))
  const databases = files.filter((name) => name.endsWith('.duckdb'))
  return [
    ...files.filter((name) => !/^(current\.json|lock\.db|pantau-[^.]*\.duckdb)$/.test(name)),
    ...databases.slice(2)
  ]
}

test(
  'killed at the named steps, a load leaves the old or the new data whole, and the next run completes',
  async () => {
    site.put('calls', 'a.csv', many('a', 50))
    await site.load()
    let expected = 50
    for (const step of stepsOf(LOAD_STEPS, 0)) {
      site.put('calls', `${step}.csv`, many(step, 50))
      const ended = await loader({ PANTAU_CRASH_AT: step })
      expect([step, ended.code, ended.run]).toEqual([step, null, null])
      expect([expected, expected + 50]).toContain(await rows())
      expected += 50
      expect((await site.load()).status).not.toBe('refused')
      expect([step, await rows(), leftOver()]).toEqual([step, expected, []])
      expect([step, list('inbox', 'calls'), list('archive', 'calls').length]).toEqual([step, [], expected / 50])
    }
  },
  LOAD_STEPS.length * 60_000
)

/** The removal, in this process. */
async function removal(): Promise<RunResult> {
  const now = () => new Date()
  return retain({ siteFolder: site.folder, site: await readSite(site.folder), trigger: 'hand', now })
}

/** Old calls, which a retention of one day strikes, beside calls of this day; both files lie in the archive. */
async function oldAndNew(): Promise<void> {
  const [day] = new Date(Date.now() + 7 * 3_600_000).toISOString().split('T') as [string]
  const at = `${day.split('-').reverse().join('/')} 00:00:00`
  const today = Array.from({ length: 20 }, (_, i) => callLine({ id: `b${i}`, in: at, answer: at, end: at }))
  site.put('calls', 'a.csv', many('OLD', 50))
  site.put('calls', 'b.csv', callFile(...today))
  await site.load()
  writeFileSync(join(site.folder, 'site.yaml'), withRetention('{ rows: 1 day, files: 90 days }'))
}

test(
  'killed at the named steps, a removal leaves the old or the new data whole, and the next run completes',
  async () => {
    await oldAndNew()
    const saved = `${site.folder}-saved`
    cpSync(site.folder, saved, { recursive: true })
    try {
      for (const step of stepsOf(RETENTION_STEPS, 1)) {
        rmSync(site.folder, { recursive: true })
        cpSync(saved, site.folder, { recursive: true })
        const ended = await loader({ PANTAU_CRASH_AT: step }, '', '--retention')
        expect([step, ended.code, ended.run]).toEqual([step, null, null])
        expect([20, 70]).toContain(await rows())
        expect((await removal()).status).not.toBe('refused')
        expect([step, await rows(), list('archive', 'calls').length]).toEqual([step, 20, 1])
        expect([step, databases()]).toEqual([step, [false]])
        expect([step, toldRows()]).toEqual([step, 50])
      }
    } finally {
      rmSync(saved, { recursive: true, force: true })
    }
  },
  RETENTION_STEPS.length * 60_000
)

/** Of every database that lies in the warehouse: whether the name of an old operator stands in its bytes. */
function databases(): boolean[] {
  return list('warehouse')
    .filter((name) => name.includes('.duckdb'))
    .map((name) => readFileSync(join(site.folder, 'warehouse', name)).includes('OP-1-OLD'))
}

/** Rows that the ledger says were removed. */
function toldRows(): number {
  const runs = list('ledger')
    .filter((name) => name !== 'hashes.json')
    .map((name) => JSON.parse(readFileSync(join(site.folder, 'ledger', name), 'utf8')) as RunResult)
  return runs.flatMap(({ removed = [] }) => removed).reduce((sum, each) => sum + each.rows, 0)
}

function list(...folders: string[]): string[] {
  const folder = join(site.folder, ...folders)
  return existsSync(folder) ? readdirSync(folder) : []
}

test('without room on the disk nothing is published, the fault is told as DISK, and with room the load completes', async () => {
  site.put('calls', 'a.csv', many('a', 50))
  await site.load()
  const version = site.version()
  site.put('calls', 'b.csv', many('b', 60_000))
  const full = await loader({}, `trap '' XFSZ; ulimit -f 4000;`)
  expect(full.code).toBe(1)
  expect(full.run?.error?.code).toBe('DISK')
  expect([site.version(), await rows()]).toEqual([version, 50])
  expect(await loader()).toMatchObject({ code: 0, run: { status: 'published' } })
  expect([await rows(), leftOver()]).toEqual([60_050, []])
}, 120_000)

const isRoot = process.getuid?.() === 0
if (isRoot) console.warn('skipped: a read-only folder does not stop the superuser')

test.skipIf(isRoot)(
  'a folder that cannot be written is told as DISK, and the data stay',
  async () => {
    site.put('calls', 'a.csv', many('a', 50))
    await site.load()
    site.put('calls', 'b.csv', many('b', 50))
    chmodSync(join(site.folder, 'warehouse'), 0o555)
    const ended = await loader()
    chmodSync(join(site.folder, 'warehouse'), 0o755)
    expect(ended.code).toBe(1)
    expect(await rows()).toBe(50)
    expect((await loader()).code).toBe(0)
    expect(await rows()).toBe(100)
  },
  60_000
)
