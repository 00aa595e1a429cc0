import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { StandardsReply } from '#contract/standards.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf, type Look, opened, settled } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'

const id = formatsFor('id')
const YEAR = 'from=2025-11-01&to=2026-11-01'

let product: Served
let browser: Browser
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

const open = (path: string, look?: Look) => opened(browser, product.base + path, look)

const plain = (text: string) => text.replace(/\u00a0/g, ' ')

test('at a glance, above the fold: every threshold of the editions of today, with the verdict of the API', async () => {
  const { page, complaints } = await open('/standards')
  const { data } = await product.get<StandardsReply>(`standards?${YEAR}`)
  const current = data.standards.filter(({ supersededBy }) => supersededBy === null)
  const shown = await page.locator('[data-goal]').evaluateAll((links) =>
    links.map((link) => ({
      goal: (link as HTMLElement).dataset['goal'],
      verdict: (link as HTMLElement).dataset['verdict'],
      standing: (link as HTMLElement).dataset['standing'],
      bottom: link.getBoundingClientRect().bottom,
      colour: getComputedStyle(link.querySelector('.mark')!).color
    }))
  )
  const told = new Map(current.flatMap(({ goals }) => goals).map((goal) => [goal.id, goal.latest]))
  for (const { goal, verdict, standing } of shown) {
    expect([goal, verdict, standing]).toEqual([goal, told.get(goal!)!.verdict, told.get(goal!)!.standing])
  }
  // What cannot be measured is one line a standard, every other threshold has its own.
  const measurable = [...told].filter(([, { verdict }]) => verdict !== 'not-measurable').map(([goal]) => goal)
  expect(shown.map(({ goal }) => goal)).toEqual(expect.arrayContaining(measurable))
  expect(Math.max(...shown.map(({ bottom }) => bottom))).toBeLessThanOrEqual(768)
  const count = (place: string) => page.locator(`[data-class="${place}"]`).getAttribute('data-count')
  const official = (verdict: string) =>
    [...told.values()].filter((latest) => latest.verdict === verdict && latest.standing === 'official').length
  expect([await count('met'), await count('missed')]).toEqual([String(official('met')), String(official('missed'))])
  // Red marks what was missed officially, and nothing else.
  const red = shown.filter(({ colour }) => colour === 'rgb(179, 38, 30)').map(({ goal }) => goal)
  expect(red).toEqual(
    shown.filter(({ verdict, standing }) => verdict === 'missed' && standing === 'official').map(({ goal }) => goal)
  )
  expect(red.length).toBeGreaterThan(0)
  expect(complaints).toEqual([])
  await page.close()
})

test('one standard: value, interval, calls short, months, variants and worst times are those of the API', async () => {
  const { page, complaints } = await open('/standards')
  await page.locator('[data-goal="nena-020-15"]').click()
  await page.waitForURL(/standard=nena-020-15#standard/)
  await settled(page)
  const { data } = await product.get<StandardsReply>(`standards?${YEAR}&standard=nena-020-15`)
  const goal = data.standards[0]!.goals[0]!
  const latest = goal.latest.figure as { value: number; n: number; interval: [number, number] }
  const value = page.locator('[data-detail="nena-020-15"]')
  expect(await value.getAttribute('data-value')).toBe(String(latest.value))
  const text = plain(await page.locator('#standard').innerText())
  for (const written of [
    id.share(latest.value),
    `n = ${id.number(latest.n)}`,
    `${id.share(latest.interval[0])} – ${id.share(latest.interval[1])}`,
    `${id.number(goal.latest.callsShort!)} panggilan lagi harus dijawab dalam 15 dtk`,
    'NENA-STA-020.1-2020, s2.2.1',
    'detik penuh yang dipotong'
  ].map(plain))
    expect(text).toContain(written)
  await page.locator('#standard').getByRole('button', { name: 'Tabel' }).first().click()
  const twin = await page
    .locator('#standard section.card', { hasText: 'Tercapai per periode' })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())))
  expect(twin.map((row) => [row[2], row[4], row[6]].map((cell) => plain(cell!)))).toEqual(
    goal.periods.map(({ figure, callsShort }) =>
      [id.share(figure.value!), id.number((figure as { n: number }).n), id.number(callsShort!)].map(plain)
    )
  )
  const worst = await page
    .locator('[data-worst]')
    .evaluateAll((rows) => rows.map((row) => [(row as HTMLElement).dataset['worst'], row.children[3]!.textContent]))
  expect(worst).toEqual(data.details[0]!.worst.map(({ at, late }) => [at, id.number(late)]))
  const link = new URL((await page.locator('[data-worst] a').first().getAttribute('href'))!, product.base)
  const at = data.details[0]!.worst[0]!.at
  expect([link.pathname, link.searchParams.get('from'), link.searchParams.get('slot')]).toEqual([
    '/records',
    at.slice(0, 10),
    String(Number(at.slice(11, 13)) * 4 + Number(at.slice(14, 16)) / 15)
  ])
  expect(complaints).toEqual([])
  await page.close()
})

test('unit, denominator, edition and range are in the address, and back goes back', async () => {
  const { page, complaints } = await open('/standards?standard=nena-020-15')
  const verdict = () => page.locator('[data-detail]').getAttribute('data-value')
  await page.getByRole('button', { name: 'minggu' }).click()
  await page.waitForURL(/unit=week/)
  await settled(page)
  const week = await product.get<StandardsReply>(`standards?${YEAR}&standard=nena-020-15&unit=week`)
  expect(await verdict()).toBe(String(week.data.standards[0]!.goals[0]!.latest.figure.value))
  expect(plain(await page.locator('#standard').innerText())).toContain('bukan periode standar itu sendiri')
  await page.getByRole('combobox', { name: 'Penyebut' }).selectOption('answered')
  await page.waitForURL(/denominator=answered/)
  await settled(page)
  const answered = await product.get<StandardsReply>(
    `standards?${YEAR}&standard=nena-020-15&unit=week&variant=answered`
  )
  expect(await verdict()).toBe(String(answered.data.standards[0]!.goals[0]!.latest.figure.value))
  await page.getByRole('combobox', { name: 'Edisi' }).selectOption('in-force')
  await page.waitForURL(/judge=in-force/)
  await page.getByRole('combobox', { name: 'Rentang' }).selectOption('28d')
  await page.waitForURL(/range=28d/)
  await settled(page)
  const url = new URL(page.url())
  expect(Object.fromEntries(url.searchParams)).toEqual({
    range: '28d',
    standard: 'nena-020-15',
    unit: 'week',
    judge: 'in-force',
    denominator: 'answered'
  })
  await page.goBack()
  await page.waitForURL((address) => !address.search.includes('range'))
  await page.reload()
  await settled(page)
  expect(await page.getByRole('combobox', { name: 'Penyebut' }).inputValue()).toBe('answered')
  expect(complaints).toEqual([])
  await page.close()
})

test('a threshold that was not read at its source is marked wherever it stands', async () => {
  const { page } = await open('/standards?standard=nena-56-005-10')
  const { data } = await product.get<StandardsReply>(`standards?${YEAR}`)
  for (const { verified, goals } of data.standards) {
    for (const goal of goals) {
      const row = plain(await page.locator(`[data-row="${goal.id}"]`).innerText())
      expect([goal.id, row.includes('belum diperiksa')]).toEqual([goal.id, !verified])
      const tile = page.locator(`[data-goal="${goal.id}"]`)
      if (await tile.count()) {
        expect([goal.id, plain(await tile.innerText()).includes('belum diperiksa')]).toEqual([goal.id, !verified])
      }
    }
  }
  const definition = plain(
    await page
      .locator('section', { has: page.locator('#definition') })
      .last()
      .innerText()
  )
  expect(definition).toContain('belum dibaca di sumbernya')
  expect(definition).toContain('Jam sibuk: jam penuh dengan panggilan masuk terbanyak')
  await page.close()
})

describe('for everyone', () => {
  test.each(['light', 'dark'] as const)('axe finds no fault, in both languages: %s', async (colorScheme) => {
    for (const lang of ['', '&lang=en']) {
      const { page } = await open(`/standards?standard=nena-56-005-10${lang}`, { colorScheme })
      const faults = await faultsOf(page)
      expect(faults).toEqual([])
      await page.close()
    }
  })

  test('no sideways scroll at 320 px; nothing says NaN, also without data', async () => {
    for (const path of ['/standards', '/standards?from=2020-01-01&to=2020-03-01']) {
      const { page, complaints } = await open(path, { width: 320 })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      )
      expect([path, overflow]).toEqual([path, 0])
      expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|null|Infinity/)
      expect(complaints).toEqual([])
      await page.close()
    }
  })

  test('English throughout', async () => {
    const { page } = await open('/standards?lang=en')
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Standards')
    const lines = (await page.locator('main').innerText()).split('\n')
    const indonesian = /\b(Tercapai|Tidak|Panggilan|Batas|Sumber|Periode|bulan|triwulan|jam|sejak|belum|dijawab)\b/
    expect(lines.filter((line) => indonesian.test(line))).toEqual([])
    await page.close()
  })
})
