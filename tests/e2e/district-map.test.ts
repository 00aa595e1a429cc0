import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { MixReply } from '#contract/mix.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { giveMap } from '../fixtures/district-map.ts'
import { launchBrowser } from './browser.ts'
import { settled } from './opened.ts'
import { type Product, startProduct } from './product.ts'

const MARCH = 'from=2026-03-01&to=2026-04-01&basis=calls'

let folder: string
let product: Product
let browser: Browser
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-map-e2e-'))
  cpSync(inject('sampleSite'), folder, { recursive: true })
  giveMap(folder)
  product = await startProduct(folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function open(path: string, colorScheme: 'light' | 'dark' = 'light') {
  const page = await browser.newPage({ viewport: { width: 1366, height: 800 }, colorScheme, locale: 'id-ID' })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(product.base + path)
  await settled(page)
  return { page, complaints }
}

const cardOf = (page: Page, title: string) =>
  page.locator('section.card', { has: page.getByRole('heading', { name: title, exact: true }) }).first()

test('the map of a site with boundaries filters by a click, and a second click releases', async () => {
  const { page, complaints } = await open(`/mix?${MARCH}`)
  const card = cardOf(page, 'Kecamatan')
  await card.scrollIntoViewIfNeeded()
  expect(await card.locator('svg path').count()).toBeGreaterThanOrEqual(18)
  const name = card.locator('svg text', { hasText: 'Sukarami' })
  const place = (await name.boundingBox())!
  await page.mouse.click(place.x + place.width / 2, place.y + place.height + 30)
  await page.waitForURL(/district=Sukarami/)
  await settled(page)
  await page.mouse.click(place.x + place.width / 2, place.y + place.height + 30)
  await page.waitForURL((url) => !url.searchParams.has('district'))
  expect(complaints).toEqual([])
  await page.close()
})

test.each([
  ['id', 'Kecamatan', 'light'],
  ['en', 'Districts', 'dark']
] as const)(
  'in %s its districts are walked and spoken by the keyboard, as the table has them',
  async (language, title, scheme) => {
    const { page, complaints } = await open(`/mix?${MARCH}&lang=${language}`, scheme)
    const { districts } = (await product.get<MixReply>(`mix?${MARCH}&compare=previous`)).data
    const card = cardOf(page, title)
    await card.getByRole('application').focus()
    const seen = new Set<string>()
    for (const key of ['Home', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press(key)
      const said = (await card.locator('[data-said]').textContent())!
      const [id] = said.split('. ') as [string]
      const { n } = districts.find((each) => each.id === id)!
      expect(said).toContain(`: ${formatsFor(language).number(n)}`)
      expect(await card.locator('.ring').count()).toBe(1)
      seen.add(id)
    }
    expect(seen.size).toBeGreaterThanOrEqual(4)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('district') === [...seen].at(-1))
    expect(complaints).toEqual([])
    await page.close()
  }
)
