import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { RequirementReply } from '#contract/staffing-requirement.ts'
import type { ScenariosReply } from '#contract/staffing-scenarios.ts'
import { launchBrowser } from './browser.ts'
import { type Product, startProduct } from './product.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const STEPS = ['demand', 'need', 'shifts', 'proof', 'scenarios']
const PAST = '/planner?from=2026-10-01&to=2026-11-01&basis=past'

let product: Product
let browser: Browser
beforeAll(async () => {
  product = await startProduct(inject('sampleSite'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  expect(await product?.stop()).toBe(0)
})

async function open(path: string, { width = 1366, colorScheme = 'light' as 'light' | 'dark' } = {}) {
  const page = await browser.newPage({ viewport: { width, height: 768 }, colorScheme, locale: 'id-ID' })
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(product.base + path)
  await settled(page)
  return { page, complaints }
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('main h1') !== null && !document.querySelector('main [aria-busy="true"]'),
    undefined,
    { timeout: 60_000 }
  )
}

const step = (page: Page, name: string) => page.getByRole('navigation', { name: 'Langkah perencanaan' }).getByRole('link', { name }).click() // prettier-ignore

test('a planner finds the shortage on Saturday evening, fills it, sees the proof, publishes and exports', async () => {
  const { page, complaints } = await open(PAST)
  expect(await page.locator('[data-model]').getAttribute('data-model')).toBe('profile')
  await step(page, 'Kebutuhan')
  await settled(page)
  const [day, hours] = (await page.locator('[data-shortage]').first().getAttribute('data-shortage'))!.split(':')
  const [from, to] = hours!.split('-').map(Number)
  expect(day).toBe('6')
  expect(to! > 18 && from! < 20).toBe(true)
  await page.locator('[data-shortage] button').first().click()
  await page.waitForFunction(() => new URL(location.href).searchParams.get('day') === '6')

  await step(page, 'Sif')
  await settled(page)
  const saturdayAt19 = page.getByRole('spinbutton', { name: 'Sabtu 19.00' })
  await saturdayAt19.fill('4')
  await saturdayAt19.press('Tab')
  await page.waitForFunction(() => new URL(location.href).searchParams.get('plan')?.[5 * 24 + 19] === '4')

  await step(page, 'Bukti')
  await page.locator('[data-reproduced]').waitFor({ timeout: 60_000 })
  expect(await page.locator('[data-reproduced]').getAttribute('data-reproduced')).toBe('true')
  const change = Number(await page.locator('[data-change]').getAttribute('data-change'))
  expect(change).toBeGreaterThan(0)

  await step(page, 'Skenario')
  await settled(page)
  await page.getByLabel('Nama').fill('Sabtu malam diperkuat')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  const saved = page.locator('[data-scenario="Sabtu malam diperkuat"]')
  await saved.waitFor()
  await saved.getByRole('button', { name: 'Terbitkan' }).click()
  await saved.getByText('Terbit ').waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), saved.getByRole('button', { name: 'Ekspor CSV' }).click()]) // prettier-ignore
  const csv = readFileSync((await download.path())!, 'utf8')

  const { scenarios } = await product.get<ScenariosReply>('staffing/scenarios')
  const mine = scenarios.find(({ name }) => name === 'Sabtu malam diperkuat')!
  expect([mine.publishedAt !== null, mine.plan[5 * 24 + 19], mine.proof!.change]).toEqual([true, '4', change])
  const need = (await product.get<RequirementReply>('staffing/requirement?from=2026-10-01&to=2026-11-01&basis=past'))
    .data
  const line = csv.split('\r\n').find((each) => each.startsWith('Sabtu;19.00;'))!
  expect(line.split(';').slice(2, 4)).toEqual(['4', String(need.week[5 * 24 + 19]!.required)])
  expect(csv.split('\r\n').filter((each) => /^(Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu);/.test(each)).length).toBe(
    168
  )
  // Another plan has no proof yet.
  await step(page, 'Sif')
  await saturdayAt19.fill('5')
  await saturdayAt19.press('Tab')
  await page.waitForFunction(() => new URL(location.href).searchParams.get('plan')?.[5 * 24 + 19] === '5')
  await step(page, 'Skenario')
  await page.getByText('Buktinya belum dihitung').waitFor()
  expect(complaints).toEqual([])
  await page.close()
})

test('a surge is put into a day: when it is over, and who is lost', async () => {
  const { page } = await open(`${PAST}&step=proof`)
  await page.getByLabel('Peristiwa').selectOption('power-cut')
  await page.getByRole('button', { name: 'Jalankan' }).click()
  await page.locator('[data-surge="recovery"]').waitFor({ timeout: 60_000 })
  expect(Number(await page.locator('[data-surge="recovery"]').getAttribute('data-value'))).toBeGreaterThan(0)
  await page.close()
})

test('English is at a click', async () => {
  const { page } = await open(`${PAST}&step=need&lang=en`)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Shift planner')
  expect(await page.locator('main').innerText()).toContain('Largest shortages')
  await page.close()
})

describe.each(STEPS)('%s', (name) => {
  test.each(['light', 'dark'] as const)('in %s axe finds no fault', async (colorScheme) => {
    const { page } = await open(`${PAST}&step=${name}`, { colorScheme })
    await page.evaluate(AXE)
    const faults = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
      }
      return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
    })
    expect(faults).toEqual([])
    await page.close()
  })

  test('at 320 px nothing scrolls sideways', async () => {
    const { page } = await open(`${PAST}&step=${name}`, { width: 320 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.close()
  })
})
