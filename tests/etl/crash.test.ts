import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { campaign } from '../fixtures/campaign.ts'
import { callFile, callLine, testSite, type TestSite } from '../fixtures/load-site.ts'

/** Moments at which the loader is killed: few here, many with `CRASHES=200`. */
const { size } = campaign('CRASHES', 3)
/** Kills of one site: its data grow with each, and so would the time that a load takes. */
const PER_SITE = 10
const NEW_ROWS = 20_000

let site: TestSite
beforeEach(() => {
  site = testSite()
})
afterEach(() => site.remove())

function manyCalls(prefix: string, n: number): string {
  return callFile(...Array.from({ length: n }, (_, i) => callLine({ id: `${prefix}${i}`, op: `OP-${i % 9}` })))
}

/** Runs the loader as its own process and kills it after `ms`; null = lets it end. */
async function loader(ms: number | null): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'etl/main.ts', 'load', '--site', site.folder, '--json'], {
    stdio: 'ignore'
  })
  const ended = new Promise<number | null>((done) => child.on('exit', done))
  if (ms !== null) {
    await sleep(ms)
    child.kill('SIGKILL')
  }
  return ended
}

test(
  `killed at ${size} moments, a load leaves the last published data, and the next run completes`,
  async () => {
    const ends = { before: 0, after: 0, complete: 0 }
    for (let from = 0; from < size; from += PER_SITE) {
      const shares = Array.from({ length: Math.min(PER_SITE, size - from) }, (_, i) => (from + i + 0.5) / size)
      await killAndComplete(shares, ends)
      site.remove()
      site = testSite()
    }
    console.log(`killed before the publication ${ends.before}, after it ${ends.after}, too late ${ends.complete}`)
    expect(ends.before, 'kills fall before the publication').toBeGreaterThan(0)
  },
  size * 120_000
)

/** Kills loads of a new site at these shares of the time that one load takes just now. */
async function killAndComplete(shares: readonly number[], ends: Record<'before' | 'after' | 'complete', number>) {
  site.put('calls', 'a.csv', manyCalls('a', 500))
  await site.load()
  let rows = 500
  let wholeMs = 0
  for (const [i, share] of [null, ...shares].entries()) {
    site.put('calls', `b${i}.csv`, manyCalls(`b${i}-`, NEW_ROWS))
    if (share !== null) {
      const version = site.version()
      const code = await loader(wholeMs * share)
      const isPublished = site.version() !== version
      ends[code === 0 ? 'complete' : isPublished ? 'after' : 'before']++
      expect(await calls()).toBe(isPublished ? rows + NEW_ROWS : rows)
    }
    rows += NEW_ROWS
    const began = Date.now()
    expect(await loader(null)).toBe(0)
    if (share === null) wholeMs = Date.now() - began
    expect(await calls()).toBe(rows)
  }
  const files = readdirSync(join(site.folder, 'warehouse')).sort()
  expect(files.filter((name) => !/^(current\.json|lock\.db|pantau-[^.]*\.duckdb)$/.test(name))).toEqual([])
  const runs = readdirSync(join(site.folder, 'ledger')).filter((name) => name !== 'hashes.json')
  expect(runs.filter((name) => name.endsWith('.next'))).toEqual([])
}

async function calls(): Promise<number> {
  const [row] = await site.query<{ n: number }>('select cast(count(*) as integer) as n from fct_calls')
  return row!.n
}

test('two loads at once run one after the other', async () => {
  site.put('calls', 'a.csv', manyCalls('a', 5000))
  const [first, second] = await Promise.all([loader(null), loader(null)])
  expect([first, second]).toEqual([0, 0])
  expect(await site.query('select cast(count(*) as integer) as n from fct_calls')).toEqual([{ n: 5000 }])
})

test('a warehouse that readers hold open stays readable while the next one is published', async () => {
  site.put('calls', 'a.csv', manyCalls('a', 100))
  await site.load()
  const held = site.query<{ n: number }>(
    'select cast(count(*) as integer) as n from fct_calls a, fct_calls b, fct_calls c where a.wait_s = b.wait_s'
  )
  site.put('calls', 'b.csv', manyCalls('b', 100))
  await site.load()
  expect(await held).toEqual([{ n: 1_000_000 }])
  expect(await site.query('select cast(count(*) as integer) as n from fct_calls')).toEqual([{ n: 200 }])
})
