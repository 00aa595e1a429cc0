import { readFileSync } from 'node:fs'
import * as XLSX from '@e965/xlsx'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { RequirementReply } from '#contract/staffing-requirement.ts'
import type { ScenariosReply } from '#contract/staffing-scenarios.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf, type Look, opened, settled as settledWithin } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'

const STEPS = ['demand', 'need', 'shifts', 'roster', 'proof', 'scenarios']
const PAST = '/planner?from=2026-10-01&to=2026-11-01&basis=past'

let product: Served
let browser: Browser
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

/** A solver may be at work. */
const settled = (page: Page) => settledWithin(page, 60)

const open = (path: string, look?: Look) => opened(browser, product.base + path, look)

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
  await saved.locator('.published').waitFor()
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

/** The signs of every person's days, as the roster shows them. */
async function rosterRows(page: Page): Promise<Record<string, string[]>> {
  return page
    .locator('[data-roster] tbody tr')
    .evaluateAll((rows) =>
      Object.fromEntries(
        rows.map((row) => [
          row.querySelector('th')!.textContent!.trim(),
          [...row.querySelectorAll('td')].map((cell) => cell.textContent!.trim())
        ])
      )
    )
}

test('shifts and roster are solved, changed by hand, proved, saved and taken along; the page answers meanwhile', async () => {
  const { page, complaints } = await open(`${PAST}&step=shifts`)
  await page.getByLabel('Biaya per sif malam').fill('2')
  await page.getByLabel('Biaya per sif malam').press('Tab')
  await page.getByRole('button', { name: 'Cari susunan termurah' }).click()
  const cover = page.locator('[data-cover]')
  await cover.waitFor({ timeout: 90_000 })
  await settled(page)
  expect([await cover.getAttribute('data-cover'), await cover.getAttribute('data-gap')]).toEqual(['optimal', '0'])
  const begun = await cover
    .locator('tbody td')
    .evaluateAll((cells) => cells.reduce((sum, cell) => sum + (Number(cell.textContent) || 0), 0))
  // Twelve people at 33.9 hours a week fill 50 shifts of eight hours; two seats at all hours take 42.
  expect(begun).toBeGreaterThanOrEqual(42)
  expect(begun).toBeLessThanOrEqual(50)

  await page.getByRole('navigation', { name: 'Langkah perencanaan' }).getByRole('link', { name: 'Roster' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Cuti dan permintaan').click()
  await page.getByLabel('Petugas').first().selectOption('OP-03')
  await page.getByLabel('Dari (hh/bb/tttt)').last().fill('9/11/2026')
  await page.keyboard.press('Tab')
  await page.getByLabel('Sampai (hh/bb/tttt)').last().fill('15/11/2026')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Tambahkan' }).click()
  await page.locator('[data-wish="OP-03"]').waitFor()
  await page.getByRole('button', { name: 'Susun roster' }).click()
  await page.getByRole('button', { name: 'Batalkan' }).click()
  await page.getByText('Dibatalkan.').waitFor()
  await page.getByRole('button', { name: 'Susun roster' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('[data-job-state="running"]').waitFor({ timeout: 30_000 })
  await page.getByText('Dasar aturan').click()
  await page.getByText('PP 35/2021').waitFor()
  expect(await page.locator('[data-job-state="running"]').count()).toBe(1)
  await page.locator('[data-roster]').waitFor({ timeout: 120_000 })
  await settled(page)
  expect(await page.locator('[data-hard]').getAttribute('data-hard')).toBe('0')
  const rows = await rosterRows(page)
  const operators = Object.entries(rows).filter(([id]) => id.startsWith('OP-'))
  expect(operators.map(([, days]) => days.length)).toEqual(new Array(12).fill(28))
  // Four weeks of the shifts that were found; nobody begins at six after a night; the week of leave is free.
  expect(operators.flatMap(([, days]) => days.filter((sign) => /[PSM]/.test(sign))).length).toBe(begun * 4)
  expect(operators.filter(([, days]) => days.some((sign, day) => sign === 'M' && days[day + 1] === 'P'))).toEqual([])
  expect(rows['OP-03']!.slice(7, 14)).toEqual(new Array(7).fill('–'))

  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Roster XLSX' }).click()]) // prettier-ignore
  const sheet = XLSX.read(readFileSync((await file.path())!)).Sheets['Roster']!
  const third = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).find(([id]) => id === 'OP-03')!
  const worked = rows['OP-03']!.filter((sign) => /[PSM]/.test(sign)).length
  expect(third.slice(2, 30).filter(Boolean)).toHaveLength(worked)
  await page.getByLabel('Petugas').last().selectOption('OP-03')
  const [calendar] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Kalender petugas' }).click()]) // prettier-ignore
  expect(readFileSync((await calendar.path())!, 'utf8').match(/BEGIN:VEVENT/g)).toHaveLength(worked)

  await step(page, 'Bukti')
  await page.locator('[data-reproduced]').waitFor({ timeout: 90_000 })
  const change = Number(await page.locator('[data-change]').getAttribute('data-change'))
  expect(await page.getByRole('columnheader', { name: 'Roster' }).count()).toBe(1)
  // The people of the roster are known, so it is told whom callers of another language would have met.
  const spoken = page.getByRole('table', { name: 'Penelepon berbahasa lain' }).getByRole('row')
  expect(await spoken.filter({ hasText: 'Roster' }).innerText()).toMatch(/\d+,\d\s%/)
  expect(await spoken.filter({ hasText: 'Rencana jam' }).innerText()).toContain('tidak diketahui')
  await step(page, 'Skenario')
  await settled(page)
  await page.getByLabel('Nama').fill('Roster November')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.locator('[data-scenario="Roster November"]').waitFor()
  const { scenarios } = await product.get<ScenariosReply>('staffing/scenarios')
  const mine = scenarios.find(({ name }) => name === 'Roster November')!
  expect(mine.roster!.assignments.filter(({ person }) => person.startsWith('OP-'))).toHaveLength(begun * 4)
  expect(mine.proof!.change).toBe(change)

  // A night before a morning, put by hand, is told at once.
  await step(page, 'Roster')
  const last = page.locator('[data-cell="0-26"]')
  await last.focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('p')
  await page.waitForFunction(() => document.querySelector('[data-hard]')?.getAttribute('data-hard') !== '0')
  expect(await page.locator('[data-hard]').innerText()).toContain('Istirahat antarsif')
  expect((await rosterRows(page))['OP-01']!.slice(26)).toEqual(['M', 'P'])
  await page.keyboard.press('Delete')
  expect((await rosterRows(page))['OP-01']!.slice(26)).toEqual(['M', ''])
  expect(complaints).toEqual([])
  await page.close()
}, 300_000)

test('a roster that cannot be says which rules block, and bending the cheapest makes one', async () => {
  const { page } = await open(`${PAST}&step=roster`)
  await page.getByRole('combobox', { name: 'Minggu', exact: true }).selectOption('1')
  await page.getByText('Operator tiap sif dan hari').first().click()
  await page.getByLabel('pagi, Minggu').fill('14')
  await page.getByLabel('pagi, Minggu').press('Tab')
  await page.getByRole('button', { name: 'Susun roster' }).click()
  const blocking = page.locator('[data-blocking]')
  await blocking.waitFor({ timeout: 150_000 })
  expect((await blocking.getAttribute('data-blocking'))!.split(' ')).toContain('cover')
  await page.locator('[data-way="cover"] button').click()
  await page.locator('[data-roster]').waitFor({ timeout: 150_000 })
  await settled(page)
  expect(await page.locator('[data-hard]').getAttribute('data-hard')).toBe('0')
  // Twelve operators at the most are there for fourteen.
  expect(await page.locator('[data-roster] td.short').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/^\d+\/14$/)])) // prettier-ignore
  await page.close()
}, 360_000)

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
    const faults = await faultsOf(page)
    expect(faults).toEqual([])
    await page.close()
  })

  test('at 320 px nothing scrolls sideways', async () => {
    const { page } = await open(`${PAST}&step=${name}`, { width: 320 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.close()
  })
})
