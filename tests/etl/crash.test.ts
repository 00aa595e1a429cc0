import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { callFile, callLine, testSite, type TestSite } from '../fixtures/load-site.ts'

/** Moments at which the loader is killed: few here, many with `CRASHES=200`. */
const CRASHES = Number(process.env['CRASHES'] ?? 6)

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

test(`killed at ${CRASHES} moments, a load leaves the last published data, and the next run completes`, async () => {
  site.put('calls', 'a.csv', manyCalls('a', 500))
  await site.load()
  const before = Date.now()
  site.put('calls', 'b0.csv', manyCalls('b0-', 20_000))
  expect(await loader(null)).toBe(0)
  const wholeMs = Date.now() - before
  let rows = 20_500
  for (let i = 1; i <= CRASHES; i++) {
    site.put('calls', `b${i}.csv`, manyCalls(`b${i}-`, 20_000))
    const version = site.version()
    await loader((wholeMs * (i - 0.5)) / CRASHES)
    const [seen] = await site.query<{ n: number }>('select cast(count(*) as integer) as n from fct_calls')
    if (site.version() === version) expect(seen!.n).toBe(rows)
    rows += 20_000
    expect(await loader(null)).toBe(0)
    const [after] = await site.query<{ n: number }>('select cast(count(*) as integer) as n from fct_calls')
    expect(after!.n).toBe(rows)
  }
  const files = readdirSync(join(site.folder, 'warehouse')).sort()
  expect(files.filter((name) => !/^(current\.json|lock\.db|pantau-[^.]*\.duckdb)$/.test(name))).toEqual([])
  const runs = readdirSync(join(site.folder, 'ledger')).filter((name) => name !== 'hashes.json')
  expect(runs.filter((name) => name.endsWith('.next'))).toEqual([])
}, 300_000)

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
