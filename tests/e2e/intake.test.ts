import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import { readSite } from '#server/site/site.ts'
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
  site.put('calls', 'old.csv', callFile(callLine({ id: '1' }), callLine({ id: '2' })))
  await site.load()
  product = await startProduct(site.folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  expect(await product?.stop()).toBe(0)
  site.remove()
})

/** 60 calls of May, every date of which can be read in two ways; 12 of them not answered; one with a word nobody knows. */
function unknownFile(): string {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const date = `0${1 + (i % 9)}/05/2026`
    const status = i === 7 ? 'Gantung' : i % 5 === 0 ? 'Tidak Terjawab' : 'Terjawab'
    const end = status === 'Terjawab' ? `${date} 08:00:11` : ''
    return `K${i};${date} 08:00:01;${end};${status};0812345${i}`
  })
  return ['Nomor;Waktu Masuk;Waktu Jawab;Hasil Panggilan;No Telepon', ...rows, ''].join('\n')
}

async function open(path: string, width = 1366, colorScheme: 'light' | 'dark' = 'light') {
  const page = await browser.newPage({
    viewport: { width, height: width < 600 ? 844 : 768 },
    colorScheme,
    locale: 'id-ID'
  })
  const complaints: string[] = []
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(product.base + path)
  await page.waitForFunction(() => document.querySelector('main h1') !== null)
  return { page, complaints }
}

async function give(page: Page, name: string, content: string): Promise<void> {
  const buffer = Buffer.from(content)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await page.getByRole('heading', { name: /^(Cara membaca|How it is read)$/ }).waitFor({ timeout: 30_000 })
}

async function isAccessible(page: Page): Promise<void> {
  const violations = await faultsOf(page)
  expect(violations).toEqual([])
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  )
  expect(sideways, 'no sideways scroll').toBeLessThanOrEqual(0)
}

async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return
  mkdirSync(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}

test('an unknown file is dropped, its dates and words are asked, tried, saved and loaded', async () => {
  const { page, complaints } = await open('/data')
  await give(page, 'telepon-2026-05.csv', unknownFile())
  await picture(page, 'intake-open')
  await isAccessible(page)
  const tryButton = page.getByRole('button', { name: 'Coba tanpa menyimpan' })
  expect(await tryButton.isDisabled()).toBe(true)
  expect(await page.locator('main').innerText()).toContain('3 hal masih perlu dijawab')

  await page.getByLabel(/1 Mei 2026/).check()
  await page.getByLabel(/2 Mei 2026/).check()
  await page.getByLabel('Arti "Gantung"').selectOption({ label: 'terputus sebelum antrean' })
  await tryButton.click()
  await page.getByText('baris baru').waitFor({ timeout: 30_000 })
  expect((await page.getByRole('list', { name: 'Yang akan terjadi' }).innerText()).replace(/\s+/g, ' ')).toBe(
    '60 baris baru 0 sudah ada, tetap 0 mengganti baris lama 0 ditolak'
  )
  await picture(page, 'intake-tried')
  await isAccessible(page)
  expect((await readSite(site.folder)).sources).toHaveLength(3)

  await page.getByRole('button', { name: 'Simpan sumber dan muat' }).click()
  await page.getByText('Berkas sudah dimuat dan angkanya diterbitkan.').waitFor({ timeout: 30_000 })
  await picture(page, 'intake-loaded')
  expect((await readSite(site.folder)).sources.map(({ id }) => id)).toContain('telepon')
  const reply = await product.get<KpisReply>('kpis?from=2026-05-01&to=2026-05-10')
  const value = (wanted: string) => reply.data.kpis.find((kpi) => kpi.id === wanted)?.figure
  expect([value('offered'), value('answered')]).toMatchObject([{ value: 60 }, { value: 47 }])
  expect(complaints).toEqual([])
  await page.close()
})

test('a file of a known source is recognised, by keyboard alone and in English', async () => {
  const { page, complaints } = await open('/data?lang=en', 390, 'dark')
  await give(page, 'new.csv', callFile(callLine({ id: '1' }), ...Array.from({ length: 99 }, (_, i) => callLine({ id: `n${i}` })))) // prettier-ignore
  await picture(page, 'intake-known-narrow-dark')
  await isAccessible(page)
  await page.getByRole('button', { name: 'Try without storing' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('new rows').waitFor({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Load', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('The file is loaded and its figures are published.').waitFor({ timeout: 30_000 })
  const [{ n }] = (await site.query(`select cast(count(*) as integer) as n from fct_calls where source = 'calls'`)) as [
    { n: number }
  ]
  expect(n).toBe(101)
  expect(await page.locator('main').innerText()).not.toMatch(/\b(berkas|baris|muat)\b/i)
  expect(complaints).toEqual([])
  await page.close()
})

test('a file that would be refused is told so, and can be thrown away', async () => {
  const { page } = await open('/data')
  await give(page, 'cut.csv', `${callFile(callLine({ id: '1' }))}2;02/03`)
  await page.getByRole('button', { name: 'Coba tanpa menyimpan' }).click()
  await page.getByText('Berkas ini akan ditolak seluruhnya.').waitFor({ timeout: 30_000 })
  await picture(page, 'intake-refused')
  expect(await page.getByRole('button', { name: 'Muat', exact: true }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: 'Buang berkas' }).click()
  await page.waitForURL(/\/data$/)
  await page.close()
})

test('rejected rows are downloaded, corrected, dropped again, and counted as repaired', async () => {
  const { page, complaints } = await open('/data')
  const rows = Array.from({ length: 30 }, (_, i) => callLine({ id: `r${i}`, phone: '081299990000' }))
  const bad = callLine({ id: 'bad', status: '???', phone: '081299990000' })
  await give(page, 'faulty.csv', callFile(...rows, bad))
  await page.getByRole('button', { name: 'Coba tanpa menyimpan' }).click()
  await page.getByText('ditolak').first().waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Muat', exact: true }).click()
  await page.getByText('Berkas sudah dimuat dan angkanya diterbitkan.').waitFor({ timeout: 60_000 })

  await page.goto(`${product.base}/data`)
  const link = page.getByRole('link', { name: /unduh 1 baris untuk diperbaiki/ })
  await link.waitFor()
  await isAccessible(page)
  await picture(page, 'data-repair')
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), link.click()])
  const text = readFileSync(await download.path(), 'utf8')
  expect(download.suggestedFilename()).toMatch(/^calls-\d{4}-\d\d-\d\d-repair\.csv$/)
  expect(text).toMatch(/;\?\?\?;OP-1;#[0-9a-f]{16}/)
  expect(text).not.toContain('0812')

  await give(page, download.suggestedFilename(), text.replace('???', 'A'))
  await page.getByRole('button', { name: 'Coba tanpa menyimpan' }).click()
  await page.getByText('baris baru').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Muat', exact: true }).click()
  await page.getByText('Berkas sudah dimuat dan angkanya diterbitkan.').waitFor({ timeout: 60_000 })
  await page.goto(`${product.base}/data`)
  await page.getByText('1 baris yang pernah ditolak sudah diperbaiki.').waitFor()
  expect(await link.count()).toBe(0)
  expect(complaints).toEqual([])
  await page.close()
}, 240_000)

test('a file is withdrawn on the page and brought back, confirmed first', async () => {
  const { page, complaints } = await open('/data')
  const offered = async () => {
    const reply = await product.get<KpisReply>('kpis?from=2026-03-01&to=2026-04-01')
    return reply.data.kpis.find(({ id }) => id === 'offered')?.figure
  }
  await page.getByRole('button', { name: 'Tarik old.csv' }).click()
  expect(await offered()).not.toMatchObject({ value: 0 })
  await page.getByRole('button', { name: 'Batal' }).click()
  await page.getByRole('button', { name: 'Tarik old.csv' }).click()
  await isAccessible(page)
  await picture(page, 'data-withdraw')
  await page.getByRole('button', { name: 'Ya', exact: true }).click()
  await page.getByText(/^Selesai: /).waitFor({ timeout: 60_000 })
  const back = page.getByRole('button', { name: 'Kembalikan old.csv' })
  await back.waitFor()
  await picture(page, 'data-withdrawn')
  await back.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ya', exact: true }).click()
  await page.getByRole('button', { name: 'Tarik old.csv' }).waitFor({ timeout: 60_000 })
  expect(complaints).toEqual([])
  await page.close()
}, 240_000)
