import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callFile, callLine, testSite, type TestSite } from '../fixtures/load-site.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf } from './opened.ts'
import { type Product, startProduct } from './product.ts'

const PICTURES = process.env['SCREENSHOTS']

let site: TestSite
let product: Product
let browser: Browser
beforeAll(async () => {
  site = testSite()
  site.put('calls', 'first.csv', callFile(callLine({ id: '1' }), callLine({ id: '2', in: '02/03/2026 11:00:00' })))
  await site.load()
  product = await startProduct(site.folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  expect(await product?.stop()).toBe(0)
  site.remove()
})

const offered = (page: Page) => page.locator('[data-kpi="offered"]').getAttribute('data-value')

async function open(path: string, { width = 1366, colorScheme = 'light' as 'light' | 'dark' } = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: width < 600 ? 844 : 768 }, colorScheme })
  await page.goto(product.base + path)
  await page.waitForFunction(() => document.querySelector('[data-kpi="offered"][data-value]:not([data-value=""])'))
  return page
}

test('an open page takes new data in by itself, says so, and keeps what the reader chose and where they were', async () => {
  const page = await open('/?range=7d&compare=')
  const narrow = await open('/wall?lang=en', { width: 390, colorScheme: 'dark' })
  expect([await offered(page), await offered(narrow)]).toEqual(['2', '2'])
  await page.evaluate(() => {
    ;(globalThis as { mark?: string }).mark = 'the same document'
    document.querySelector<HTMLElement>('main .card button')!.focus()
    scrollTo(0, 200)
  })
  site.put('calls', 'second.csv', callFile(callLine({ id: '3', in: '02/03/2026 12:00:00' })))
  await site.load()
  for (const each of [page, narrow]) {
    await each.waitForFunction(() => document.querySelector('[data-kpi="offered"]')?.getAttribute('data-value') === '3')
  }
  expect(await page.locator('.live').innerText()).toContain('Data baru')
  expect(await narrow.locator('.live').innerText()).toContain('New data')
  expect(page.url()).toBe(`${product.base}/?range=7d&compare=`)
  const kept = await page.evaluate(() => [
    (globalThis as { mark?: string }).mark,
    document.activeElement?.tagName,
    scrollY
  ])
  expect(kept).toEqual(['the same document', 'BUTTON', 200])
  await page.close()
  await narrow.close()
})

test.each([
  [1366, 'light', '/wall'],
  [1920, 'dark', '/wall?lang=en'],
  [320, 'light', '/wall']
] as const)('the wall at %i px, %s, stands for itself and can be read by all', async (width, colorScheme, path) => {
  const page = await open(path, { width, colorScheme })
  expect(await page.locator('header.top').count()).toBe(0)
  const kpis = await product.get<{ data: { kpis: { id: string; figure: { value: number | null } }[] } }>(
    'kpis?from=2026-03-02&to=2026-03-03'
  )
  for (const id of ['offered', 'answered', 'waitP90', 'serviceLevel']) {
    const value = kpis.data.kpis.find((kpi) => kpi.id === id)!.figure.value
    expect(await page.locator(`[data-kpi="${id}"]`).getAttribute('data-value')).toBe(String(value))
  }
  if (PICTURES !== undefined) {
    mkdirSync(PICTURES, { recursive: true })
    await page.screenshot({ path: join(PICTURES, `wall-${width}-${colorScheme}.png`), fullPage: true })
  }
  const violations = await faultsOf(page)
  expect(violations).toEqual([])
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(sideways).toBeLessThanOrEqual(0)
  await page.close()
})
