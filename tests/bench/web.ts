import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { load } from '#etl/load.ts'
import { readSite } from '#server/site/site.ts'
import { launchBrowser } from '../e2e/browser.ts'
import { startProduct } from '../e2e/product.ts'
import { settled } from '../e2e/opened.ts'
import { vitalsOf, watchVitals } from '../e2e/vitals.ts'
import { writeBulk } from './bulk-calls.ts'

/** One figure of a page, and what it should be. */
export interface WebMeasure {
  page: string
  what: string
  value: number
  unit: string
  /** Null where nothing is asked. */
  target: number | null
}

const CALLS = Number(process.env['BENCH_WEB_CALLS'] ?? 2_000_000)
const SLOWER = 4
/** Longer than the rehearsals of `server/warm.ts`, which ask no statement. */
const QUIET_MS = 8000
const CHANGES = 20
/** Between two changes: what is out of sight is drawn when the browser is idle, and no reader chooses again that soon. */
const REST_MS = Number(process.env['BENCH_REST_MS'] ?? 500)
const PATHS = ['/', '/volume']

/**
 * The built pages over `BENCH_WEB_CALLS` calls (2 million), in a browser whose processor is four times slower: paints,
 * shift, scripts, and how long a change of the dates takes until every chart is drawn anew (never asked before, so that
 * no kept reply is measured). `BENCH_SITE` names a site that is loaded already.
 */
export async function webMeasures(): Promise<WebMeasure[]> {
  const stated = process.env['BENCH_SITE']
  const folder = stated ?? (await bulkSite())
  const product = await startProduct(folder)
  await warmed(product.base)
  const browser = await launchBrowser()
  try {
    const measures: WebMeasure[] = [await fixedWork(await browser.newPage())]
    for (const path of PATHS) {
      const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
      await slowDown(page)
      measures.push(...(await firstLoad(page, product.base + path, path)), ...(await changes(page, path)))
      await page.close()
    }
    return measures
  } finally {
    await browser.close()
    await product.stop()
    if (stated === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

/** A server that has stood for some seconds has asked what its first reader will ask (server/warm.ts): until it asks no more. */
async function warmed(base: string): Promise<void> {
  const asked = async () => /^pantau_statements_total (\d+)/m.exec(await (await fetch(`${base}/metrics`)).text())?.[1]
  for (let before: string | undefined = '', now = await asked(); before !== now; now = await asked()) {
    before = now
    await sleep(QUIET_MS)
  }
}

async function bulkSite(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pantau-bench-web-'))
  copyFileSync('sample-data/site.yaml', join(folder, 'site.yaml'))
  mkdirSync(join(folder, 'inbox', 'acd'), { recursive: true })
  writeBulk(join(folder, 'inbox', 'acd', 'bulk.csv'), CALLS)
  await load({ siteFolder: folder, site: await readSite(folder), trigger: 'hand', now: () => new Date() })
  return folder
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
}

/** How long the slowed browser of this machine takes for the same work as any other: what the times are to be read by. */
async function fixedWork(page: Page): Promise<WebMeasure> {
  await slowDown(page)
  const times = await page.evaluate(() =>
    Array.from({ length: 5 }, () => {
      const began = performance.now()
      const rows = Array.from({ length: 50_000 }, (_, i) => ({ id: (i * 7919) % 50_021, name: `r${i}` }))
      rows.sort((a, b) => a.id - b.id)
      JSON.parse(JSON.stringify(rows))
      return performance.now() - began
    })
  )
  await page.close()
  const value = Math.round(times.sort((a, b) => a - b)[2]!)
  return { page: '-', what: 'fixed work: 50,000 rows made, sorted, written and read', value, unit: 'ms', target: null }
}

async function firstLoad(page: Page, address: string, path: string): Promise<WebMeasure[]> {
  await watchVitals(page)
  await page.goto(address)
  await settled(page)
  await page.waitForTimeout(500)
  const { firstContent, largestContent, layoutShift, scriptBytes } = await vitalsOf(page)
  return [
    { page: path, what: 'first content', value: Math.round(firstContent), unit: 'ms', target: 1000 },
    { page: path, what: 'largest content', value: Math.round(largestContent), unit: 'ms', target: 1800 },
    { page: path, what: 'layout shift', value: Number(layoutShift.toFixed(4)), unit: '', target: 0.02 },
    { page: path, what: 'scripts', value: Math.round(scriptBytes / 1000), unit: 'kB', target: 250 }
  ]
}

async function changes(page: Page, path: string): Promise<WebMeasure[]> {
  const times: number[] = []
  for (let i = 0; i < CHANGES; i++) {
    await page.waitForTimeout(REST_MS)
    times.push(await change(page, i))
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.ceil(CHANGES * share) - 1]!)
  const what = (which: string) => `dates changed until redrawn, ${which} of ${CHANGES}`
  return [
    { page: path, what: what('median'), value: at(0.5), unit: 'ms', target: null },
    { page: path, what: what('p95'), value: at(0.95), unit: 'ms', target: 300 }
  ]
}

/** Writes another first date into the filter bar; ms until nothing is under way and the frame is painted. */
async function change(page: Page, turn: number): Promise<number> {
  return page.evaluate(
    async (days) => {
      const field = document.querySelector<HTMLInputElement>('#filters input[type="text"]')!
      const [day, month, year] = field.value.split('/').map(Number) as [number, number, number]
      const at = new Date(Date.UTC(year, month - 1, day - days))
      const began = performance.now()
      field.value = at.toISOString().slice(0, 10)
      field.dispatchEvent(new Event('change', { bubbles: true }))
      let isUnderWay = false
      while (!isUnderWay || document.querySelector('[aria-busy="true"]')) {
        await new Promise((done) => requestAnimationFrame(done))
        isUnderWay ||= document.querySelector('[aria-busy="true"]') !== null
      }
      await new Promise((done) => requestAnimationFrame(done))
      return performance.now() - began
    },
    1 + (turn % 2)
  )
}
