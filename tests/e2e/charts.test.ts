import { readFileSync, statSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { read } from '@e965/xlsx'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { MixReply } from '#contract/mix.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { launchBrowser } from './browser.ts'
import { opened, settled } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'

const MARCH = 'from=2026-03-01&to=2026-04-01'
const FIRST_PAGE_BYTES = 250_000

let product: Served
let browser: Browser
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

const open = (path: string, colorScheme?: 'light' | 'dark') =>
  opened(browser, product.base + path, colorScheme === undefined ? {} : { colorScheme })

function card(page: Page, title: string): Locator {
  return page.locator('section.card', { has: page.getByRole('heading', { name: title, exact: true }) }).first()
}

/** What the chart of a card says after each of these keys. */
async function heard(page: Page, title: string, keys: readonly string[]): Promise<string[]> {
  const own = card(page, title)
  await own.getByRole('application').focus()
  const all: string[] = []
  for (const key of keys) {
    await page.keyboard.press(key)
    all.push((await own.locator('[data-said]').textContent()) ?? '')
  }
  return all
}

async function saved(page: Page, title: string, kind: string): Promise<Buffer> {
  const own = card(page, title)
  await own.locator('.tools summary').click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    own.locator('.tools').getByRole('button', { name: kind, exact: true }).click()
  ])
  await page.keyboard.press('Escape')
  expect(file.suggestedFilename()).toBe(`${title}.${kind.toLowerCase()}`)
  return readFileSync(await file.path())
}

test.each([
  ['/volume', 'Kapan panggilan masuk?'],
  ['/volume', 'Panggilan masuk per tanggal'],
  ['/answer-times', 'Tingkat layanan menurut jam dan hari']
])('on %s the cells of "%s" are darker where there is more, also where they are drawn first', async (path, title) => {
  const { page } = await open(`${path}?${MARCH}`)
  const fills = await page
    .locator('section.card', { has: page.getByRole('heading', { name: title }) })
    .locator('svg path')
    .evaluateAll((paths) => paths.map((node) => node.getAttribute('fill')).filter((fill) => fill?.startsWith('rgb')))
  expect(new Set(fills).size).toBeGreaterThan(10)
  await page.close()
})

describe('the keyboard walks over the data, and they are spoken', () => {
  test.each([
    ['id', 'Panggilan masuk', 'Masuk', 'Periode sebelumnya', '31 titik, 1 Maret 2026 sampai 31 Maret 2026.'],
    ['en', 'Calls offered', 'Offered', 'Period before', '31 points, 1 March 2026 to 31 March 2026.']
  ] as const)('a line in %s', async (language, title, own, before, range) => {
    const format = formatsFor(language)
    const { page, complaints } = await open(`/volume?${MARCH}&lang=${language}`)
    const { data } = await product.get<VolumeReply>(`volume?${MARCH}&compare=previous`)
    const say = (i: number) =>
      `${format.date(data.buckets[i]!.at)}. ${own}: ${format.number(data.buckets[i]!.offered!)}; ${before}: ${format.number(data.comparisons[0]!.buckets[i]!.offered!)}.`
    expect(await heard(page, title, ['ArrowRight', 'ArrowRight', 'End', 'Home'])).toEqual([
      say(0),
      say(1),
      say(30),
      say(0)
    ])
    const chart = card(page, title).getByRole('application')
    expect(await chart.locator('.ring').count()).toBe(1)
    // The same tooltip as under the mouse.
    expect(await chart.innerText()).toContain(
      `${format.dayMonth('2026-03-01')}: ${format.number(data.buckets[0]!.offered!)}`
    )
    const most = Math.max(...data.buckets.map(({ offered }) => offered ?? 0))
    const summary = await card(page, title).locator('[data-summary]').textContent()
    expect(summary).toContain(range)
    expect(summary).toContain(`: ${format.number(most)} (`)
    await page.keyboard.press('Escape')
    expect(await chart.locator('.ring').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  test.each(['id', 'en'] as const)('bars and a heat map in %s', async (language) => {
    const format = formatsFor(language)
    const { page, complaints } = await open(`/mix?${MARCH}&lang=${language}`)
    const mix = (await product.get<MixReply>(`mix?${MARCH}&compare=previous`)).data
    const first = [...mix.agencies].sort((a, b) => b.n - a.n)
    const said = await heard(page, language === 'id' ? 'Instansi yang menangani' : 'Agencies that handled them', [
      'ArrowDown',
      'ArrowDown'
    ])
    said.forEach((text, i) => {
      expect(text).toMatch(new RegExp(`^${first[i]!.id}\\. `))
      expect(text).toContain(`: ${format.number(first[i]!.n)};`)
    })
    await page.goto(`${product.base}/volume?${MARCH}&lang=${language}`)
    await settled(page)
    const { heat } = (await product.get<VolumeReply>(`volume?${MARCH}`)).data
    const cell = heat.find(({ weekday, hour }) => weekday === 2 && hour === 1)!
    const title = await page
      .getByRole('application')
      .nth(1)
      .evaluate((node) => node.closest('section')!.querySelector('h2')!.textContent!)
    const [, , third] = await heard(page, title, ['ArrowRight', 'ArrowRight', 'ArrowDown'])
    expect(third).toMatch(new RegExp(`^${format.weekday(2, 'long')} ${format.hour(1)}\\. `))
    expect(third).toContain(`: ${format.number(cell.mean.value!, 2)};`)
    expect(third).toContain(`: ${format.number(cell.offered)}.`)
    // Enter is a click: the records of that hour.
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/records\?.*weekday=2/)
    expect(complaints).toEqual([])
    await page.close()
  })
})

describe('a stretch of time', () => {
  test('chosen by keyboard or by dragging, it becomes the period of the page', async () => {
    const { page, complaints } = await open(`/volume?${MARCH}&category=fire`)
    await heard(page, 'Panggilan masuk', ['Home', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight'])
    expect(await card(page, 'Panggilan masuk').locator('[data-said]').textContent()).toContain(
      '2 Maret 2026 sampai 4 Maret 2026'
    )
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=2026-03-02&to=2026-03-05/)
    expect(page.url()).toContain('category=fire')
    await settled(page)
    const { data } = await product.get<VolumeReply>('volume?from=2026-03-02&to=2026-03-05&category=fire')
    const total = data.buckets.reduce((sum, { offered }) => sum + (offered ?? 0), 0)
    expect(await card(page, 'Panggilan masuk').innerText()).toContain(`${formatsFor('id').number(total)} panggilan`)
    await page.goto(`${product.base}/operators?${MARCH}`)
    await settled(page)
    const chart = card(page, 'Operator bertugas dan terpakai').getByRole('application')
    await chart.scrollIntoViewIfNeeded()
    const box = (await chart.boundingBox())!
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 4 })
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 4 })
    expect(await page.locator('.stretch').count()).toBe(1)
    await page.mouse.up()
    await page.waitForURL((url) => url.searchParams.get('from') !== '2026-03-01')
    await settled(page)
    const asked = new URL(page.url()).searchParams
    const days = (Date.parse(asked.get('to')!) - Date.parse(asked.get('from')!)) / 86_400_000
    expect(days).toBeGreaterThanOrEqual(8)
    expect(days).toBeLessThanOrEqual(12)
    const operators = await product.get<OperatorsReply>(`operators?from=${asked.get('from')}&to=${asked.get('to')}`)
    expect(await page.locator('[data-kpi="occupancy"]').getAttribute('data-value')).toBe(
      String(operators.data.occupancy.value)
    )
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a bucket under the cursor is marked in the other charts over the same time', async () => {
    const { page } = await open(`/answer-times?${MARCH}`)
    expect(await page.locator('.guide').count()).toBe(0)
    await heard(page, 'Waktu jawab dari waktu ke waktu', ['ArrowRight', 'ArrowRight'])
    expect(await card(page, 'Tingkat layanan dari waktu ke waktu').locator('.guide').count()).toBe(1)
    await page.keyboard.press('Escape')
    expect(await page.locator('.guide').count()).toBe(0)
    await page.close()
  })
})

describe('what is taken away', () => {
  test('XLSX: the figures of the page with their types, and a sheet of what they rest on', async () => {
    const { page, complaints } = await open(`/volume?${MARCH}&category=fire&category=medical`)
    const { data, meta } = await product.get<VolumeReply>(
      `volume?${MARCH}&category=fire&category=medical&compare=previous`
    )
    const book = read(await saved(page, 'Panggilan masuk', 'XLSX'), { cellNF: true })
    const sheet = book.Sheets[book.SheetNames[0]!]!
    data.buckets.forEach(({ at, offered, known }, i) => {
      const serial = (Date.parse(at) - Date.UTC(1899, 11, 30)) / 86_400_000
      expect([sheet[`A${i + 2}`].v, sheet[`B${i + 2}`].v, sheet[`F${i + 2}`].v]).toEqual([
        serial,
        offered ?? '–',
        known
      ])
    })
    expect(sheet['F2'].z).toBe('0.00%')
    const notes = JSON.stringify(book.Sheets['Definisi'])
    for (const text of [
      meta.dataVersion,
      'Kategori: fire, medical',
      '1 Mar 2026 – 31 Mar 2026',
      'Daftar panggilan ACD',
      page.url()
    ]) {
      expect(notes).toContain(text)
    }
    expect(complaints).toEqual([])
    await page.close()
  })

  test.each(['light', 'dark'] as const)(
    'SVG and PNG in %s hold title, period, filters and data version',
    async (scheme) => {
      const { page, complaints } = await open(`/volume?${MARCH}&category=fire`, scheme)
      const { meta } = await product.get<VolumeReply>(`volume?${MARCH}&category=fire`)
      const svg = (await saved(page, 'Panggilan masuk', 'SVG')).toString('utf8')
      const png = await saved(page, 'Panggilan masuk', 'PNG')
      for (const text of ['Panggilan masuk', meta.dataVersion, 'Kategori: fire', '1 Mar 2026 – 31 Mar 2026']) {
        expect(svg).toContain(text)
        expect(png.toString('utf8')).toContain(text)
      }
      // Drawn, not only described: an SVG that a browser shows, and pixels of more than one colour.
      expect(svg).toContain(`>Versi data: ${meta.dataVersion}</text>`)
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect(png.readUInt32BE(16)).toBe(2 * (860 + 48))
      expect(inkOf(png)).toBeGreaterThan(20_000)
      expect(complaints).toEqual([])
      await page.close()
    }
  )

  test('a table of its own has the same, without pictures', async () => {
    const { page } = await open(`/operators?${MARCH}`)
    const { data } = await product.get<OperatorsReply>(`operators?${MARCH}`)
    const book = read(await saved(page, 'Per operator', 'XLSX'))
    const sheet = book.Sheets[book.SheetNames[0]!]!
    expect(data.operators.map((_, i) => sheet[`E${i + 2}`].v)).toEqual(data.operators.map(({ answered }) => answered))
    expect(await card(page, 'Per operator').getByRole('button', { name: 'PNG' }).count()).toBe(0)
    await page.close()
  })

  test('copied, the table is in the clipboard as text with tabs', async () => {
    const { page } = await open(`/volume?${MARCH}`)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const own = card(page, 'Panggilan masuk')
    await own.locator('.tools summary').click()
    await own.getByRole('button', { name: 'Salin data' }).click()
    await own.getByText('Tersalin.').waitFor()
    const text = await page.evaluate(() => navigator.clipboard.readText())
    expect(text.split('\n')).toHaveLength(32)
    expect(text.split('\n')[1]).toMatch(/^2026-03-01\t\d+\t\d+/)
    await page.close()
  })
})

test('printed from the dark theme: light, filters and data version at the top, every chart on one page', async () => {
  const { page, complaints } = await open(`/volume?${MARCH}&category=fire`, 'dark')
  const { meta } = await product.get<VolumeReply>(`volume?${MARCH}&category=fire`)
  const cards = await page.locator('.card:has([role="application"])').count()
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length
  expect(pages).toBeGreaterThanOrEqual(Math.ceil(cards / 3))
  expect(pages).toBeLessThanOrEqual(cards + 2)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  const head = await page.locator('.print-only').innerText()
  for (const text of [meta.dataVersion, 'Kategori: fire', '1 Mar 2026 – 31 Mar 2026', 'Panggilan masuk']) {
    expect(head).toContain(text)
  }
  const state = await page.evaluate(() => ({
    nav: document.querySelector('nav')!.checkVisibility(),
    ground: getComputedStyle(document.querySelector('.card')!).backgroundColor,
    widths: [...document.querySelectorAll('[role="application"] svg')].map((svg) => svg.getBoundingClientRect().width),
    cut: [...document.querySelectorAll('.scroll')].filter((node) => node.scrollHeight > node.clientHeight + 1).length,
    lines: document.querySelector('[role="application"] svg')!.outerHTML.includes('#0f5c9c')
  }))
  expect(state).toEqual({
    nav: false,
    ground: 'rgb(255, 255, 255)',
    widths: Array(cards).fill(664),
    cut: 0,
    lines: true
  })
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  expect(complaints).toEqual([])
  await page.close()
})

test('the first page asks for no more JavaScript than before, brotli', async () => {
  const page = await browser.newPage()
  const files = new Set<string>()
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (pathname.endsWith('.js')) files.add(pathname)
  })
  await page.goto(product.base)
  await settled(page)
  const bytes = [...files].reduce((sum, file) => sum + statSync(`web/build${file}.br`).size, 0)
  console.log(`first page: ${files.size} files, ${(bytes / 1000).toFixed(1)} kB brotli`)
  expect(bytes).toBeLessThanOrEqual(FIRST_PAGE_BYTES)
  await page.close()
})

/** Bytes of the unpacked picture that differ from the one before on their line: nought for a blank picture. */
function inkOf(png: Buffer): number {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  return inflateSync(Buffer.concat(parts)).reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0)
}
