import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import type { MetaReply } from '#contract/meta.ts'
import { addDays } from '#domain/dates.ts'
import { load } from '#etl/load.ts'
import { DEFAULT_DAYS } from '#server/routes/question.ts'
import { readSite } from '#server/site/site.ts'
import { launchBrowser } from '../e2e/browser.ts'
import { type Product, startProduct } from '../e2e/product.ts'
import { settled } from '../e2e/opened.ts'
import { type Vitals, vitalsOf, watchVitals } from '../e2e/vitals.ts'
import { writeBulk } from './bulk-calls.ts'
import { change } from './change.ts'

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
/** Loads of a page, each without anything kept; the median is told. */
const LOADS = 5
/** Sequences of changes, each on a page opened anew and of a period that ends on another day. */
const TURNS = 5
const CHANGES = 20
/** Between two changes: what is out of sight is drawn when the browser is idle, and no reader chooses again that soon. */
const REST_MS = Number(process.env['BENCH_REST_MS'] ?? 500)
/** Whose scripts are limited: the other pages' come on top where a reader begins there. */
const FIRST_PAGE = '/'
const PATHS = [FIRST_PAGE, '/volume']
/** So long a page is left alone to open: whatever looks into it puts a script of its own in between first. */
const OPENING_MS = 4000
/** Whether a page is settled is looked at so often: at each frame, a slowed browser does little else. */
const LOOKED_EVERY_MS = 100

/**
 * The built pages over `BENCH_WEB_CALLS` calls (2 million), in a browser whose processor is four times slower: paints,
 * shift, scripts, and how long a change of the dates takes until every figure, and every chart in sight, is drawn anew
 * (never asked before, so that no kept reply is measured). `BENCH_SITE` names a site that is loaded already.
 */
export async function webMeasures(): Promise<WebMeasure[]> {
  const stated = process.env['BENCH_SITE']
  const folder = stated ?? (await bulkSite())
  const product = await startProduct(folder)
  await warmed(product.base)
  const browser = await launchBrowser()
  try {
    const measures: WebMeasure[] = []
    for (const path of PATHS) {
      measures.push(...(await firstLoads(browser, product.base + path, path)))
      measures.push(...(await changesOf(browser, product, path)))
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

/** How long the slowed browser of this machine takes for the same work as any other, ms: what the times are to be read by. */
async function fixedWork(browser: Browser): Promise<number> {
  const page = await slowPage(browser)
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
  return at(times, 0.5)
}

async function slowPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await slowDown(page)
  return page
}

async function firstLoads(browser: Browser, address: string, path: string): Promise<WebMeasure[]> {
  const loads: Vitals[] = []
  for (let i = 0; i < LOADS; i++) {
    const page = await slowPage(browser)
    await watchVitals(page)
    await page.goto(address)
    await sleep(OPENING_MS)
    await settled(page, 30, LOOKED_EVERY_MS)
    loads.push(await vitalsOf(page))
    await page.close()
  }
  const median = (name: Exclude<keyof Vitals, 'moved'>) =>
    at(
      loads.map((vitals) => vitals[name]),
      0.5
    )
  const what = (which: string) => `${which}, median of ${LOADS}`
  return [
    { page: path, what: what('first content'), value: Math.round(median('firstContent')), unit: 'ms', target: 1000 },
    {
      page: path,
      what: what('largest content'),
      value: Math.round(median('largestContent')),
      unit: 'ms',
      target: 1800
    },
    { page: path, what: what('layout shift'), value: Number(median('layoutShift').toFixed(4)), unit: '', target: 0.02 },
    {
      page: path,
      what: 'scripts',
      value: Math.round(median('scriptBytes') / 1000),
      unit: 'kB',
      target: path === FIRST_PAGE ? 250 : null
    }
  ]
}

async function changesOf(browser: Browser, product: Product, path: string): Promise<WebMeasure[]> {
  const { range } = (await product.get<MetaReply>('meta')).data
  const times: number[] = []
  const works: number[] = []
  for (let turn = 0; turn < TURNS; turn++) {
    works.push(await fixedWork(browser))
    const to = addDays(range!.to, -turn)
    const page = await slowPage(browser)
    await page.goto(`${product.base}${path}?from=${addDays(to, -DEFAULT_DAYS)}&to=${to}`)
    await settled(page, 30, LOOKED_EVERY_MS)
    times.push(...(await changes(page)))
    await page.close()
  }
  const what = (which: string) => `dates changed until redrawn, ${which} of ${times.length}`
  const work = 'fixed work beside them: 50,000 rows made, sorted, written and read'
  return [
    { page: path, what: work, value: Math.round(at(works, 0.5)), unit: 'ms', target: null },
    { page: path, what: what('median'), value: Math.round(at(times, 0.5)), unit: 'ms', target: null },
    { page: path, what: what('p95'), value: Math.round(at(times, 0.95)), unit: 'ms', target: 300 }
  ]
}

async function changes(page: Page): Promise<number[]> {
  const times: number[] = []
  for (let i = 0; i < CHANGES; i++) {
    await page.waitForTimeout(REST_MS)
    times.push(await change(page, 1 + (i % 2)))
  }
  return times
}

/** The value that such a share of them does not exceed. */
function at(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1]!
}
