import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompareReply } from '#contract/compare.ts'
import type { KpisReply } from '#contract/kpis.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { CENTRES_YAML, centresSite } from '../fixtures/centres-site.ts'
import type { TestSite } from '../fixtures/load-site.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf, type Look, opened, settled } from './opened.ts'
import { type Product, startProduct } from './product.ts'

const id = formatsFor('id')

let site: TestSite
let product: Product
let browser: Browser
beforeAll(async () => {
  site = await centresSite()
  product = await startProduct(site.folder)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  expect(await product?.stop()).toBe(0)
  site?.remove()
})

// A refused request is told to the console by the browser itself.
const open = (path: string, { base = product.base, ...look }: Look & { base?: string } = {}) =>
  opened(browser, base + path, { ...look, allowed: /status of 4\d\d/ })

const plain = (text: string) =>
  text
    .replace(/\u00a0/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
const yaml = () => readFileSync(join(site.folder, 'site.yaml'), 'utf8')

/** Every form of the page open, one of them with faults. */
async function openForms(page: Page): Promise<void> {
  for (const section of ['targets', 'standards', 'shifts', 'special_days', 'categories', 'definitions']) {
    await page.click(`[data-section=${section}] .edit`)
  }
  await page.click('[data-section=standards] input[type=checkbox] >> nth=0')
  await page.click('[data-section=special_days] .add')
  await page.click('[data-section=special_days] button[type=submit]')
}

const looks: [string, Look['colorScheme'], number][] = [
  ['', 'light', 1366],
  ['?lang=en', 'dark', 1366],
  ['?lang=en', 'light', 320],
  ['', 'dark', 320]
]
test.each(looks)(
  'settings%s, %s, %i px: no fault of accessibility, no sideways scroll, no complaint',
  async (query, colorScheme, width) => {
    const { page, complaints } = await open(`/settings${query}`, { colorScheme: colorScheme!, width })
    expect(await faultsOf(page)).toEqual([])
    await openForms(page)
    expect(await faultsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(complaints).toEqual([])
    await page.close()
  }
)

test.each(looks)(
  'compare%s, %s, %i px: no fault of accessibility, no sideways scroll, no complaint',
  async (query, colorScheme, width) => {
    const { page, complaints } = await open(`/compare${query}`, { colorScheme: colorScheme!, width })
    expect(await faultsOf(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(complaints).toEqual([])
    await page.close()
  }
)

test('with the keyboard alone: a bad target is told at its field, a good one is reviewed, saved, and judged by', async () => {
  const { page, complaints } = await open('/settings')
  const type = (text: string) => page.keyboard.type(text)
  /** Presses Tab until the wanted element has the focus. */
  const tabTo = async (selector: string, key = 'Tab') => {
    for (let presses = 0; presses < 80; presses++) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
      await page.keyboard.press(key)
    }
    throw new Error(`${selector} cannot be reached with ${key}`)
  }
  await page.locator('#content').focus()
  await tabTo('#who')
  await type('Rina Wijaya')
  await tabTo('[data-section=targets] .edit')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => (document.activeElement as HTMLElement)?.dataset['key'] === 'serviceLevel.share')
  await page.keyboard.press('Control+A')
  await type('170')
  await page.keyboard.press('Enter')
  const field = page.locator('[data-key="serviceLevel.share"]')
  await page.waitForFunction(() => (document.activeElement as HTMLElement)?.getAttribute('aria-invalid') === 'true')
  const told = await field.getAttribute('aria-describedby')
  expect(plain(await page.locator(`[id="${told}"]`).innerText())).toBe('Isi persentase dari 0 sampai 100.')
  expect(yaml()).toBe(CENTRES_YAML)
  await page.keyboard.press('Control+A')
  await type('65,5')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.matches('.review') ?? false)
  expect(plain(await page.locator('.review').innerText())).toContain('90,0 % ≤ 10 dtk → Menjadi 65,5 % ≤ 10 dtk')
  expect(plain(await page.locator('[data-section=targets] .means').innerText())).toContain(
    'juga untuk bulan yang sudah lewat'
  )
  expect(yaml()).toBe(CENTRES_YAML)
  await tabTo('[data-section=targets] .primary')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.querySelector('[data-section=targets] [role=status]')?.textContent !== '')
  await settled(page)
  expect(yaml()).toBe(CENTRES_YAML.replace('share: 0.9,  within_s: 10', 'share: 0.655,  within_s: 10'))
  expect(plain(await page.locator('[aria-labelledby=history] li').first().innerText())).toContain('Rina Wijaya')
  const { data } = await product.get<KpisReply>('kpis?from=2026-02-01&to=2026-03-01&centre=satu')
  expect(data.kpis.find((kpi) => kpi.id === 'serviceLevel')).toMatchObject({ target: 0.655, status: 'met' })
  await page.goto(`${product.base}/?from=2026-02-01&to=2026-03-01&centre=satu`)
  await settled(page)
  await page.waitForSelector('[data-kpi=serviceLevel] .status')
  expect(plain(await page.locator('[data-kpi=serviceLevel] .status').innerText())).toContain(plain(id.share(0.655)))
  expect(complaints).toEqual([])
  await page.close()
})

test('two editors: the second is told what the first changed, keeps what was typed, and both changes stand', async () => {
  const [a, b] = await Promise.all([open('/settings?lang=en'), open('/settings?lang=en')])
  for (const { page } of [a, b]) await page.fill('#who', page === a.page ? 'Ani' : 'Budi')
  await b.page.click('[data-section=targets] .edit')
  await b.page.fill('[data-key="abandonRate.share"]', '7')
  await a.page.click('[data-section=shifts] .edit')
  await a.page.fill('[data-key="0.end"]', '15:00')
  for (const [{ page }, section] of [
    [a, 'shifts'],
    [b, 'targets']
  ] as const) {
    await page.click(`[data-section=${section}] button[type=submit]`)
    await page.click(`[data-section=${section}] .primary`)
    await page.waitForSelector(
      `[data-section=${section}] [role=status]:not(:empty), [data-section=${section}] .refusal`
    )
  }
  const refusal = b.page.locator('[data-section=targets] .refusal')
  expect(plain(await refusal.innerText())).toMatch(
    /somebody else.*Ani: Shift patterns.*Morning, 06:00–14:00 → .*Morning, 06:00–15:00/
  )
  await refusal.locator('button').click()
  await b.page.waitForFunction(() => document.querySelector('[data-section=targets] .refusal') === null)
  expect(await b.page.inputValue('[data-key="abandonRate.share"]')).toBe('7')
  await b.page.click('[data-section=targets] .primary')
  await b.page.waitForSelector('[data-section=targets] [role=status]:not(:empty)')
  expect(yaml()).toContain("end: '15:00'")
  expect(yaml()).toContain('abandonRate: { share: 0.07 }')
  expect([...a.complaints, ...b.complaints]).toEqual([])
  await Promise.all([a.page.close(), b.page.close()])
})

test('of the standards only those that apply are at a glance; the others are a press away', async () => {
  const { page } = await open('/settings?lang=en')
  await page.fill('#who', 'Ani')
  await page.click('[data-section=standards] .edit')
  await page.click('[data-section=standards] input[type=checkbox] >> nth=0')
  for (const box of await page.locator('[data-section=standards] .choices input').all()) {
    await box.setChecked((await box.inputValue()) === 'nena-020')
  }
  await page.click('[data-section=standards] button[type=submit]')
  await page.click('[data-section=standards] .primary')
  await page.waitForSelector('[data-section=standards] [role=status]:not(:empty)')
  await page.goto(`${product.base}/standards?lang=en&from=2026-02-01&to=2026-03-01`)
  await settled(page)
  await page.waitForSelector('[data-goal]')
  const goals = () =>
    page.locator('[data-goal]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['goal']!))
  const few = await goals()
  expect(few.every((goal) => /^(own-|nena-020)/.test(goal))).toBe(true)
  await page.getByRole('button', { name: /^Show all/ }).click()
  await page.waitForFunction((n) => document.querySelectorAll('[data-goal]').length > n, few.length)
  expect((await goals()).some((goal) => goal.startsWith('uk-'))).toBe(true)
  await page.close()
})

test('the table of centres shows the figures of the API; fewer centres by the boxes, kept in the address', async () => {
  const { page, complaints } = await open('/compare?from=2026-02-01&to=2026-03-01')
  const names = ['satu', 'dua', 'tiga', 'empat', 'lima']
  const { data } = await product.get<CompareReply>(
    `compare?from=2026-02-01&to=2026-03-01&${names.map((each) => `centres=${each}`).join('&')}`
  )
  for (const kpi of ['offered', 'serviceLevel', 'prankShare']) {
    const shown = await page
      .locator(`[data-kpi=${kpi}] [data-value]`)
      .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset['value']))
    const told = data.kpis.find((each) => each.id === kpi)!.cells.map(({ figure }) => String(figure.value ?? ''))
    expect(shown).toEqual(told)
  }
  const warnings = () =>
    page.locator('[data-warning]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['warning']))
  expect(await warnings()).toEqual(data.warnings.map(({ code }) => code))
  for (const name of ['Kota Dua', 'Kota Tiga', 'Kota Lima']) {
    await page.getByRole('checkbox', { name }).press('Space')
    await settled(page)
  }
  await page.waitForFunction(() => document.querySelectorAll('[data-warning]').length === 0)
  expect(new URL(page.url()).searchParams.getAll('centres')).toEqual(['satu', 'empat'])
  expect(await page.locator('thead th').allInnerTexts()).toEqual(expect.arrayContaining(['Kota Satu', 'Kota Empat']))
  expect(plain(await page.locator('[data-kpi=offered]').innerText())).toContain('per 100.000 penduduk')
  expect(complaints).toEqual([])
  await page.close()
})

test('a site of one centre is told what the page is for, and asks nothing', async () => {
  const { inject } = await import('vitest')
  const folder = mkdtempSync(join(tmpdir(), 'pantau-one-'))
  cpSync(inject('sampleSite'), folder, { recursive: true })
  const one = await startProduct(folder)
  try {
    const { page, complaints } = await open('/compare?lang=en', { base: one.base })
    expect(plain(await page.locator('[data-empty]').innerText())).toContain('This site holds one centre')
    expect(await faultsOf(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  } finally {
    await one.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
