import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { settled } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'
import { vitalsOf, watchVitals } from './vitals.ts'

const MOST_SCRIPT_BYTES = 250_000
const MOST_SHIFT = 0.02
/** Replies come this much later than they would, ms: the page is painted before the first of them, on any machine. */
const LATE_MS = 400
const PATHS = [
  '/',
  '/volume',
  '/mix',
  '/answer-times',
  '/response',
  '/operators',
  '/standards',
  '/records',
  '/compare',
  '/planner',
  '/data'
]

let product: Served
let browser: Browser
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

test('the first page takes 250 kB of script at most, compressed', async () => {
  const page = await browser.newPage()
  await watchVitals(page)
  await page.goto(product.base)
  await settled(page)
  const { scriptBytes } = await vitalsOf(page)
  expect(scriptBytes).toBeGreaterThan(50_000)
  expect(scriptBytes).toBeLessThanOrEqual(MOST_SCRIPT_BYTES)
  await page.close()
})

test.each(PATHS.flatMap((path) => [1366, 390].map((width) => [path, width] as const)))(
  '%s at %i px: nothing moves while the figures come',
  async (path, width) => {
    const page = await browser.newPage({ viewport: { width, height: width < 600 ? 844 : 768 } })
    await page.route('**/api/v1/**', async (route) => {
      if (!route.request().url().includes('/meta')) await new Promise((resume) => setTimeout(resume, LATE_MS))
      await route.continue()
    })
    await watchVitals(page)
    await page.goto(product.base + path)
    await settled(page)
    await page.waitForFunction(() => !document.querySelector('main[data-opening]'))
    await page.waitForTimeout(100)
    const { layoutShift, moved } = await vitalsOf(page)
    expect([layoutShift < MOST_SHIFT, ...(layoutShift < MOST_SHIFT ? [] : moved)]).toEqual([true])
    await page.close()
  }
)
