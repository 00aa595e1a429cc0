import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import type { Receipt } from '#contract/receipt.ts'
import { KPI_IDS } from '#domain/kpis.ts'
import { verifyAlone } from '#server/verify/verify.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf } from './opened.ts'
import { type Product, startProduct } from './product.ts'

const OVER_THE_BREAK = 'from=2026-06-15&to=2026-07-15'
const DEFINITIONS = `
definitions:
  serviceLevel:
    - id: sk-7
      from: 2026-07-01
      reading: answered
      within_s: 15
      name: { id: SK 7/2026, en: Decree 7/2026 }
      change: { id: 'Dari dijawab, 15 detik.', en: 'Of answered, 15 seconds.' }
      source: SK Kadis 7/2026
`

let folder: string
let product: Product
let browser: Browser
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-definitions-'))
  cpSync(inject('sampleSite'), folder, { recursive: true })
  appendFileSync(join(folder, 'site.yaml'), DEFINITIONS)
  product = await startProduct(folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  expect(await product?.stop()).toBe(0)
  rmSync(folder, { recursive: true, force: true })
})

async function open(path: string, width = 1366): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: width < 600 ? 844 : 768 }, locale: 'id-ID' })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(product.base + path)
  await page.waitForFunction(
    () => document.querySelector('main h1') !== null && !document.querySelector('[aria-busy="true"]')
  )
  return { page, complaints }
}

const overflow = (page: Page) =>
  page.evaluate(() => {
    const dialog = document.querySelector('dialog')!
    return [document.documentElement, dialog].map((each) => each.scrollWidth - each.clientWidth)
  })

describe.each([
  [
    'id',
    '',
    {
      definition: 'Definisi',
      receipt: 'Bukti',
      formula: 'Rumus',
      edition: 'SK 7/2026, ≤ 15 dtk',
      table: 'Edisi dan pembacaan'
    }
  ],
  [
    'en',
    '&lang=en',
    {
      definition: 'Definition',
      receipt: 'Receipt',
      formula: 'Formula',
      edition: 'Decree 7/2026, ≤ 15 s',
      table: 'Editions and readings'
    }
  ]
] as const)('%s: from a tile by keyboard', (language, query, words) => {
  test('the definition with its editions side by side, then the receipt, and back to the tile', async () => {
    const { page, complaints } = await open(`/?${OVER_THE_BREAK}${query}`)
    const format = formatsFor(language)
    const reply = await product.get<KpisReply>(`kpis?${OVER_THE_BREAK}&editions=all`)
    const level = reply.data.kpis.find(({ id }) => id === 'serviceLevel')!
    const button = page.locator('[data-kpi="serviceLevel"] button', { hasText: words.definition })
    await button.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.locator('dl').waitFor()
    const text = await dialog.innerText()
    for (const told of [words.formula, words.edition, words.table, 'SK Kadis 7/2026', 'A_T / A'])
      expect(text).toContain(told)
    for (const { edition, figure } of level.editions!) {
      const row = await dialog.locator(`[data-edition="${edition}"]`).innerText()
      expect(row.replace(/\u00a0/g, ' ')).toContain(format.share(figure.value!).replace(/\u00a0/g, ' '))
    }
    expect(await faultsOf(page)).toEqual([])
    for (let i = 0; i < 3 && !(await focusedText(page)).startsWith(words.receipt); i++) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await dialog.getByText('call-sums').first().waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await dialog.count()).toBe(0)
    expect(await focusedText(page)).toContain(words.definition)
    expect(complaints).toEqual([])
    await page.close()
  })
})

const focusedText = (page: Page) => page.evaluate(() => (document.activeElement as HTMLElement).innerText)

test('the receipt that is downloaded is that of the page, and its arithmetic holds', async () => {
  const { page } = await open(`/?${OVER_THE_BREAK}&language=en`)
  await page.locator('[data-kpi="serviceLevel"] button', { hasText: 'Bukti' }).click()
  const dialog = page.getByRole('dialog')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Unduh bukti (JSON)' }).click()
  ])
  const receipt = JSON.parse(readFileSync(await file.path(), 'utf8')) as Receipt
  expect(receipt.asked).toMatchObject({ from: '2026-06-15', to: '2026-07-15', filters: { language: ['en'] } })
  expect(await verifyAlone(receipt)).toMatchObject({ isVerified: true })
  expect(await dialog.innerText()).toContain(receipt.sha256)
  await page.close()
})

test('a period over a change of definition says so in the tile and on the charts', async () => {
  const { page } = await open(`/?${OVER_THE_BREAK}`)
  const tile = page.locator('[data-kpi="serviceLevel"]')
  expect(await tile.innerText()).toContain('Definisi berganti pada 1 Jul 2026.')
  expect(await tile.locator('svg line').count()).toBe(1)
  await page.goto(`${product.base}/answer-times?${OVER_THE_BREAK}`)
  const card = page.locator('section.card', {
    has: page.getByRole('heading', { name: 'Tingkat layanan dari waktu ke waktu' })
  })
  await card.locator('svg').waitFor()
  expect(await card.locator('svg').innerHTML()).toContain('1 Jul 2026: SK 7/2026')
  await page.goto(`${product.base}/?from=2026-07-01&to=2026-07-15`)
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
  expect(await tile.innerText()).not.toContain('berganti')
  await page.close()
})

test('at 320 px neither page nor panel scrolls sideways', async () => {
  for (const name of ['Definisi', 'Bukti']) {
    const { page } = await open(`/?${OVER_THE_BREAK}`, 320)
    await page.locator('[data-kpi="serviceLevel"] button', { hasText: name }).click()
    await page.getByRole('dialog').locator('dl').waitFor()
    expect([name, ...(await overflow(page))]).toEqual([name, 0, 0])
    expect(await faultsOf(page)).toEqual([])
    await page.close()
  }
})

test.each(['', '?lang=en'])('/definitions%s lists every KPI with an anchor', async (query) => {
  const { page, complaints } = await open(`/definitions${query}`, 320)
  for (const id of KPI_IDS) expect(await page.locator(`section#${id} dl`).count()).toBe(1)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  expect(await faultsOf(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
})

test('the CSV of a chart holds period, filters, data version and definitions below the table', async () => {
  const { page } = await open(`/answer-times?${OVER_THE_BREAK}&language=en`)
  const card = page.locator('section.card', {
    has: page.getByRole('heading', { name: 'Tingkat layanan dari waktu ke waktu' })
  })
  const [file] = await Promise.all([page.waitForEvent('download'), card.getByRole('button', { name: /CSV/ }).click()])
  const [table, notes] = readFileSync(await file.path(), 'utf8').split('\r\n\r\n')
  expect(table!.split('\r\n').length).toBe(31)
  const { meta } = await product.get<KpisReply>(`kpis?${OVER_THE_BREAK}`)
  expect(notes).toContain(`Versi data;${meta.dataVersion}`)
  expect(notes).toContain('Saringan;Bahasa penelepon: en')
  expect(notes).toMatch(/Tingkat layanan;.*;A_T \/ A;.*SK 7\/2026.*;SK Kadis 7\/2026/)
  await page.close()
})
