import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { CallsReply, IncidentsReply } from '#contract/records.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { Receipt } from '#contract/receipt.ts'
import type { StandardsReply } from '#contract/standards.ts'
import { type Formats, formatsFor } from '../../web/lib/format.ts'
import { launchBrowser } from './browser.ts'
import { settled } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'

const OCTOBER = 'from=2026-10-01&to=2026-11-01'
const WAYS = [
  { by: 'mouse', language: 'id', width: 390, colorScheme: 'light' },
  { by: 'keyboard', language: 'en', width: 768, colorScheme: 'dark' },
  { by: 'keyboard', language: 'id', width: 1366, colorScheme: 'light' },
  { by: 'mouse', language: 'en', width: 1920, colorScheme: 'dark' }
] as const
type Way = (typeof WAYS)[number]

let product: Served
let browser: Browser
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

/** A reader who goes through the pages in one way only, and whose console stays silent. */
class Reader {
  readonly page: Page
  readonly way: Way
  readonly format: Formats
  readonly complaints: string[] = []

  constructor(page: Page, way: Way) {
    this.page = page
    this.way = way
    this.format = formatsFor(way.language)
    page.on('pageerror', (error) => this.complaints.push(error.message))
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text())
    })
  }

  async open(path: string): Promise<void> {
    const lang = this.way.language === 'en' ? 'lang=en' : ''
    await this.page.goto(`${product.base}${path}${lang === '' ? '' : path.includes('?') ? `&${lang}` : `?${lang}`}`)
    await settled(this.page)
  }

  /** Follows a link or presses a button: by click, or by Tab until it has the focus and Enter. */
  async follow(target: Locator): Promise<void> {
    if (this.way.by === 'mouse') return target.click()
    for (let i = 0; i < 400; i++) {
      await this.page.keyboard.press('Tab')
      if (await target.evaluate((node) => node === document.activeElement)) return this.page.keyboard.press('Enter')
    }
    throw new Error(`Tab never reaches ${target.toString()}`)
  }

  /** Goes to a page of the menu: by its link, or by its shortcut. */
  async goTo(path: string, key: string): Promise<void> {
    if (this.way.by === 'mouse') await this.page.locator(`nav a[data-path="${path}"]`).click()
    else for (const each of ['g', key]) await this.page.keyboard.press(each)
    await this.page.waitForURL((url) => url.pathname === path)
    await settled(this.page)
  }

  /** Shows the charts as tables. */
  async tables(within: string): Promise<void> {
    await this.page.locator(`${within} [data-table-switch]`).first().waitFor()
    if (this.way.by === 'keyboard') await this.page.keyboard.press('t')
    else await this.page.locator(`${within} [data-table-switch]`).first().click()
    await this.page.locator(`${within} table`).first().waitFor()
  }

  async text(selector = 'main'): Promise<string> {
    return (await this.page.locator(selector).first().innerText()).replace(/\u00a0/g, ' ')
  }

  written(text: string): string {
    return text.replace(/\u00a0/g, ' ')
  }

  /** The number of records that the page of records tells, held against the API's for the same address. */
  async checkRecords(): Promise<number> {
    await this.page.waitForURL((url) => url.pathname === '/records')
    await settled(this.page)
    const query = new URL(this.page.url()).searchParams
    const kind = query.get('kind') === 'incidents' ? 'incidents' : 'calls'
    for (const own of ['lang', 'kind', 'kpi', 'by', 'compare']) query.delete(own)
    const { data } = await product.get<CallsReply & IncidentsReply>(`${kind}?${query}&limit=1`)
    expect(Number(await this.page.locator('#records-title').getAttribute('data-total'))).toBe(data.total.value)
    expect(data.total.value).toBeGreaterThan(0)
    return data.total.value!
  }
}

describe.each(WAYS)('by $by in $language at $width px, $colorScheme', (way) => {
  async function travel(journey: (reader: Reader) => Promise<void>): Promise<void> {
    const { width, colorScheme } = way
    const viewport = { width, height: width < 600 ? 844 : width < 1000 ? 1024 : 768 }
    const page = await browser.newPage({ viewport, colorScheme, locale: 'id-ID' })
    const reader = new Reader(page, way)
    await journey(reader)
    const sideways = await page.evaluate(() =>
      Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)
    )
    expect([sideways, reader.complaints]).toEqual([0, []])
    await page.close()
  }

  test('the official: how did we do this month, what changed, why, which calls', () =>
    travel(async (reader) => {
      await reader.open(`/?${OCTOBER}`)
      const { data } = await product.get<KpisReply>(`kpis?${OCTOBER}&compare=previous`)
      const level = data.kpis.find(({ id }) => id === 'serviceLevel')!
      expect(await reader.text('.said')).toContain(reader.written(reader.format.share(level.figure.value!)))
      const change = Math.abs(level.comparisons[0]!.change.absolute! * 100)
      expect(await reader.text('[data-kpi="serviceLevel"]')).toContain(reader.written(reader.format.number(change, 1)))
      await reader.follow(reader.page.locator('a[data-explained]'))
      await reader.page.waitForURL(/\/mix\?.*#what-changed/)
      await settled(reader.page)
      await reader.page.locator('#what-changed .lead').waitFor()
      await reader.tables('main section.card:has([data-table-switch])')
      await reader.follow(reader.page.locator('main td a[href^="/records"]').first())
      await reader.checkRecords()
    }))

  test('the planner: Sunday at two in the morning, who was there, how did callers fare, which calls', () =>
    travel(async (reader) => {
      await reader.open(`/operators?${OCTOBER}`)
      const { data } = await product.get<OperatorsReply>(`operators?${OCTOBER}`)
      const two = data.profile.find(({ hour }) => hour === 2)!
      await reader.tables('main section.card:has([data-table-switch])')
      const row = reader.page.locator('main tbody tr', { hasText: reader.format.hour(2) }).first()
      const onDuty = reader.format.number((two.onDuty as { value: number }).value, 2)
      expect(reader.written(await row.innerText())).toContain(onDuty)
      await reader.goTo('/volume', 'v')
      const sunday = reader.page.locator('a[href*="weekday=7"]').and(reader.page.locator('a[href*="hour=2&"]'))
      if (way.by === 'keyboard') await reader.page.keyboard.press('t')
      else for (const each of await reader.page.locator('[data-table-switch]').all()) await each.click()
      await reader.follow(sunday.first())
      const offered = await reader.checkRecords()
      const query = new URL(reader.page.url()).searchParams
      expect([query.get('hour'), query.get('weekday'), query.get('from')]).toEqual(['2', '7', '2026-10-01'])
      const every = await product.get<CallsReply>(`calls?${OCTOBER}&part=offered&hour=2&limit=1`)
      expect(offered).toBeLessThan(every.data.total.value!)
    }))

  test('the reviewer: is the standard met, how is it defined, and a receipt that verifies', () =>
    travel(async (reader) => {
      const { page } = reader
      await reader.open('/standards')
      const { data } = await product.get<StandardsReply>('standards?from=2025-11-01&to=2026-11-01')
      const goal = data.standards.flatMap(({ goals }) => goals).find(({ id }) => id === 'nena-020-15')!
      await reader.follow(page.locator('[data-goal="nena-020-15"]').first())
      await page.waitForURL(/standard=nena-020-15/)
      await settled(page)
      expect(await page.locator('[data-detail="nena-020-15"]').getAttribute('data-value')).toBe(
        String(goal.latest.figure.value)
      )
      expect(await reader.text('#standard')).toContain('NENA-STA-020.1-2020')
      await reader.goTo('/', 'o')
      const names = way.language === 'id' ? ['Bukti', 'Unduh bukti'] : ['Receipt', 'Download']
      await reader.follow(page.locator('[data-kpi="serviceLevel"] button', { hasText: names[0]! }))
      const save = page.getByRole('dialog').getByRole('button', { name: names[1]! })
      await save.waitFor()
      const [file] = await Promise.all([page.waitForEvent('download'), reader.follow(save)])
      const path = await file.path()
      const receipt = JSON.parse(readFileSync(path, 'utf8')) as Receipt
      expect(await page.locator('[data-kpi="serviceLevel"]').getAttribute('data-value')).toBe(
        String(receipt.figure.value)
      )
      const verify = spawnSync(
        process.execPath,
        ['--import', 'tsx/esm', 'server/verify/main.ts', path, '--site', inject('sampleSite')],
        { encoding: 'utf8' }
      )
      expect([verify.status, verify.stdout.split(':')[0]]).toEqual([0, 'verified'])
    }))
})
