import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { OUTAGES, outageSite } from '../fixtures/outage-site.ts'
import type { TestSite } from '../fixtures/load-site.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf } from './opened.ts'
import { type Product, startProduct } from './product.ts'

const PERIOD = 'from=2026-02-04&to=2026-02-28&compare=ramadan&compare=weekday'

let site: TestSite
let product: Product
let browser: Browser
beforeAll(async () => {
  site = await outageSite(OUTAGES[0]!, 0.55, '06:00')
  product = await startProduct(site.folder)
  browser = await launchBrowser()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
  site?.remove()
})

async function open(path: string, width = 1366): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 800 }, locale: 'id-ID' })
  await page.goto(product.base + path)
  await page.waitForFunction(
    () => document.querySelector('main h1') !== null && !document.querySelector('[aria-busy="true"]'),
    undefined,
    { timeout: 120_000 }
  )
  return page
}

const textOf = async (page: Page) => (await page.locator('main').innerText()).replace(/\u00a0/g, ' ')

test.each([
  ['id', ['antara', 'dan', '6 jam tanpa data', 'Hari operasional mulai pukul 06.00']],
  ['en', ['between', 'and', '6 hours without data', 'The operational day starts at 06:00']]
] as const)(
  'tiles say what a figure may have been, and how many hours are missing: %s',
  async (lang, words) => {
    const page = await open(`/?${PERIOD}&lang=${lang}`)
    const text = await textOf(page)
    const { data } = await product.get<KpisReply>(`kpis?${PERIOD}`)
    const format = formatsFor(lang)
    for (const [id, write] of [
      ['serviceLevel', (value: number) => format.share(value)],
      ['offered', (value: number) => format.number(value)]
    ] as const) {
      const figure = data.kpis.find((kpi) => kpi.id === id)!.figure
      if (figure.value === null) throw new Error(`${id} has no value`)
      const [low, high] = figure.bounds!
      const tile = (await page.locator(`[data-kpi="${id}"]`).innerText()).replace(/\u00a0/g, ' ')
      expect(tile).toContain(
        `${words[0]} ${write(low!)} ${words[1]} ${write(high!)}: ${words[2]}`.replace(/\u00a0/g, ' ')
      )
    }
    expect(text).toContain(words[3])
    await page.close()
  },
  240_000
)

test('what cannot be judged says so instead of a colour', async () => {
  const { data } = await product.get<KpisReply>(`kpis?${PERIOD}`)
  const level = data.kpis.find(({ id }) => id === 'serviceLevel')!
  const page = await open(`/?${PERIOD}`)
  const tile = await page.locator('[data-kpi="serviceLevel"]').innerText()
  const said = { met: 'Tercapai', missed: 'Tidak tercapai', 'too-few': 'Terlalu', 'no-data': 'Belum dapat dinilai' }
  expect(tile).toContain(said[level.status!])
  await page.close()
}, 240_000)

test('a comparison that rests on a date that was not checked, or that is not there, says so', async () => {
  const page = await open('/volume?from=2019-05-06&to=2019-05-20&compare=ramadan&compare=lebaran')
  expect(await textOf(page)).toContain('Ramadan 17 Mei 2018 belum diperiksa pada sumber resmi')
  await page.goto(`${product.base}/volume?from=2018-06-10&to=2018-06-20&compare=lebaran`)
  await page.waitForFunction(() => document.querySelector('main h1') !== null)
  expect(await textOf(page)).toContain('Sejajar Lebaran: tidak ada pembanding')
  await page.close()
}, 240_000)

test('the heat map of a day that starts at 06:00 begins there, and the table tells what is known of a day', async () => {
  const page = await open(`/volume?${PERIOD}&grain=day`)
  const card = page.locator('section.card', {
    has: page.getByRole('heading', { name: 'Panggilan masuk', exact: true })
  })
  await card.first().getByRole('button', { name: 'Tabel' }).click()
  const row = await card.first().locator('tbody tr', { hasText: '11 Feb' }).innerText()
  expect(row.replace(/\u00a0/g, ' ')).toContain('75 %')
  const heat = page.locator('section.card', { has: page.getByRole('heading', { name: /Kapan panggilan masuk/ }) })
  await heat.getByRole('button', { name: 'Tabel' }).click()
  expect(await heat.locator('tbody tr').first().innerText()).toContain('06.00')
  await page.close()
}, 240_000)

test.each(['/', '/volume', '/mix', '/answer-times', '/response', '/operators', '/data'])(
  '%s of a partly known site breaks no rule of accessibility and fits a narrow screen',
  async (path) => {
    const page = await open(`${path}?${PERIOD}`, 390)
    const broken = await faultsOf(page)
    expect(broken).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.close()
  },
  240_000
)
