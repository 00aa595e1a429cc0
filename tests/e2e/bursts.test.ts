import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { BurstsReply } from '#contract/bursts.ts'
import type { GhostMeterReply } from '#contract/ghost-meter.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'

const APRIL = 'from=2026-04-01&to=2026-05-01'

let product: Served
let browser: Browser
let bursts: BurstsReply['data']
let meter: GhostMeterReply['data']
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
  bursts = (await product.get<BurstsReply>(`bursts?${APRIL}`)).data
  meter = (await product.get<GhostMeterReply>(`ghost-meter?${APRIL}`)).data
})
afterAll(async () => {
  await browser?.close()
})

async function open(query: string, options: { colorScheme?: 'light' | 'dark'; width?: number } = {}) {
  const { colorScheme = 'light', width = 1366 } = options
  const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme, locale: 'id-ID' })
  page.setDefaultTimeout(100_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(`${product.base}/volume?${query}`)
  await settled(page)
  return { page, complaints }
}

function settled(page: Page) {
  return page.waitForFunction(
    () => document.querySelector('main h1') !== null && !document.querySelector('[aria-busy="true"]')
  )
}

const plain = (text: string) => text.replace(/\u00a0/g, ' ')

describe.each(['id', 'en'] as const)('in %s the page shows the figures of the API', (language) => {
  const format = formatsFor(language)
  const words = wordsFor(language)

  test('events, redundant calls, ghost meter, replay', async () => {
    const { page, complaints } = await open(`${APRIL}&lang=${language}`)
    const shown = plain(await page.locator('main').innerText())
    const events = await page.locator('[data-event]').all()
    expect(events).toHaveLength(bursts.events.length)
    for (const [i, row] of events.entries()) {
      expect(await row.getAttribute('data-event')).toBe(bursts.events[i]!.from)
      expect(await row.innerText()).toContain(format.number(bursts.events[i]!.offered))
      expect(await row.innerText()).toContain(format.share(bursts.events[i]!.service.answered.value!))
    }
    expect(shown).toContain(plain(words.bursts.redundantShare(format.share(bursts.redundant.share.value!))))
    for (const id of ['seconds', 'share', 'secondsPerMonth', 'fullTime'] as const) {
      const tile = page.locator(`[data-ghost="${id}"]`)
      expect([id, await tile.getAttribute('data-value')]).toEqual([id, String(meter[id].value)])
    }
    expect(shown).toContain(format.hours(meter.seconds.value!))
    for (const id of ['waitMean', 'answeredWithin', 'answered', 'waited'] as const) {
      const row = page.locator(`[data-effect="${id}"]`)
      expect([id, await row.getAttribute('data-value')]).toEqual([id, String(meter.replay[id].difference.value)])
    }
    expect(complaints).toEqual([])
    await page.close()
  })

  test('the twin of the band and of the months', async () => {
    const { page } = await open(`${APRIL}&lang=${language}`)
    const twin = async (title: string) => {
      const card = page
        .locator('section.card', { has: page.getByRole('heading', { name: title, exact: true }) })
        .first()
      await card.getByRole('button', { name: words.table, exact: true }).click()
      return card
        .locator('tbody tr')
        .evaluateAll((rows) =>
          rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim()))
        )
    }
    const series = await twin(words.bursts.title)
    expect(series.map(([, offered]) => offered)).toEqual(
      bursts.series.map(({ offered }) => (offered === null ? '–' : format.number(offered)))
    )
    const months = await twin(words.ghostMeter.chart)
    expect(months.map((row) => row.at(-3))).toEqual(meter.months.map(({ seconds }) => format.hours(seconds)))
    await page.close()
  })
})

test('an event leads to its day by quarter hour, and back', async () => {
  const { page } = await open(APRIL)
  await page.locator('[data-event="2026-04-14T16:00"] a').click()
  await page.waitForURL(/from=2026-04-14/)
  await settled(page)
  const url = new URL(page.url())
  expect([url.searchParams.get('to'), url.searchParams.get('grain')]).toEqual(['2026-04-15', 'slot'])
  expect(await page.locator('[data-event]').count()).toBe(1)
  await page.goBack()
  await settled(page)
  expect(await page.locator('[data-event]').count()).toBe(bursts.events.length)
  await page.close()
})

test('a filter that leaves no other callers says so', async () => {
  const { page } = await open(`${APRIL}&disposition=prank`)
  expect(await page.locator('[data-why]').getAttribute('data-why')).toBe('no-calls')
  await page.close()
})

test.each(['light', 'dark'] as const)('in %s axe finds no fault, with the proof open', async (colorScheme) => {
  const { page } = await open(APRIL, { colorScheme })
  await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => each.setAttribute('open', '')))
  const faults = await faultsOf(page)
  expect(faults).toEqual([])
  await page.close()
})

test.each([320, 390])('at %i px nothing scrolls sideways', async (width) => {
  const { page } = await open(APRIL, { width })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  await page.close()
})
