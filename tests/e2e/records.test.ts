import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { CallsReply } from '#contract/records.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf, opened, settled } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'

const id = formatsFor('id')
const MARCH = 'from=2026-03-01&to=2026-04-01'

let product: Served
let browser: Browser
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

const open = (path: string, width = 1366, colorScheme: 'light' | 'dark' = 'light') =>
  opened(browser, product.base + path, { width, height: 800, colorScheme })

async function totalShown(page: Page): Promise<number> {
  await page.waitForURL(/\/records/)
  await settled(page)
  return Number(await page.locator('#records-title').getAttribute('data-total'))
}

describe('from a figure to its records', () => {
  test('a tile, by mouse and by keyboard, and back', async () => {
    const { page, complaints } = await open(`/?${MARCH}`)
    const { data } = await product.get<KpisReply>(`kpis?${MARCH}`)
    const { figure } = data.kpis.find((each) => each.id === 'answerRate')!
    const tile = page.locator('[data-kpi="answerRate"]')
    await tile.locator('[data-drill="numerator"]').click()
    expect(await totalShown(page)).toBe((figure as { numerator: number }).numerator)
    expect(await page.locator('main').innerText()).toContain('Hanya: dijawab')
    await page.goBack()
    await page.waitForURL((url) => url.pathname === '/')
    await settled(page)
    await tile.locator('[data-drill="n"]').focus()
    await page.keyboard.press('Enter')
    expect(await totalShown(page)).toBe((figure as { n: number }).n)
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-03-01')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a cell of the heat map by mouse, and the same cell of its table by keyboard', async () => {
    const { page, complaints } = await open(`/volume?${MARCH}`)
    const { data } = await product.get<VolumeReply>(`volume?${MARCH}`)
    const card = page.locator('section.card', { has: page.getByRole('heading', { name: /Kapan/ }) }).first()
    await card.scrollIntoViewIfNeeded()
    const box = (await card.locator('[role="img"]').boundingBox())!
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 3)
    const byMouse = await totalShown(page)
    const query = new URL(page.url()).searchParams
    const cell = data.heat.find(
      ({ weekday, hour }) => weekday === Number(query.get('weekday')) && hour === Number(query.get('hour'))
    )!
    expect(byMouse).toBe(cell.offered)
    await page.goBack()
    await page.waitForURL(/\/volume/)
    await settled(page)
    await card.getByRole('button', { name: 'Tabel' }).click()
    const row = card.locator('tbody tr').nth(data.heat.indexOf(cell))
    await row.getByRole('link').focus()
    await page.keyboard.press('Enter')
    expect(await totalShown(page)).toBe(cell.offered)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('the worst hour leads to its late calls', async () => {
    const { page } = await open(`/answer-times?${MARCH}`)
    const { data } = await product.get<AnswerTimesReply>(`answer-times?${MARCH}`)
    const card = page.locator('section.card', { has: page.locator('#worst') })
    await card.locator('tbody tr').first().getByRole('link').nth(1).click()
    expect(await totalShown(page)).toBe(data.worst[0]!.missed)
    await page.close()
  })

  test('a filter chosen there narrows the records and keeps the drill; a limit can be taken away', async () => {
    const { page } = await open(`/records?${MARCH}&part=missed&hour=8`)
    await page.getByRole('button', { name: /Saringan lain/ }).click()
    await page.locator('#more-filters summary', { hasText: 'Saluran' }).click()
    await page.locator('#more-filters').getByLabel('112-1').check()
    await page.waitForURL(/line=112-1/)
    const { data } = await product.get<CallsReply>(`calls?${MARCH}&part=missed&hour=8&line=112-1`)
    expect(await totalShown(page)).toBe(data.total.value)
    // The open list of lines lies over the limits.
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /Hapus pembatas Jam/ }).click()
    await page.waitForURL((url) => !url.searchParams.has('hour'))
    const wider = await product.get<CallsReply>(`calls?${MARCH}&part=missed&line=112-1`)
    expect(await totalShown(page)).toBe(wider.data.total.value)
    await page.getByRole('link', { name: 'Waktu jawab', exact: true }).click()
    await page.waitForURL(/answer-times/)
    expect(new URL(page.url()).searchParams.has('part')).toBe(false)
    await page.close()
  })
})

describe('the page of records', () => {
  test('pages forward and back, kept in the address; sorts by a heading, told to screen readers', async () => {
    const { page, complaints } = await open(`/records?${MARCH}`)
    const ids = () =>
      page.locator('[data-record]').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['record']))
    const first = await ids()
    await page.getByRole('link', { name: 'Berikutnya' }).click()
    await page.waitForURL(/cursor=/)
    await settled(page)
    expect(await page.locator('nav.paging').innerText()).toContain('51–100 dari')
    const second = await ids()
    expect(first.filter((each) => second.includes(each))).toEqual([])
    await page.reload()
    await settled(page)
    expect(await ids()).toEqual(second)
    await page.getByRole('link', { name: 'Sebelumnya' }).click()
    await page.waitForFunction(
      (at) => document.querySelector<HTMLElement>('[data-record]')?.dataset['record'] === at,
      first[0]
    )
    await page.getByRole('link', { name: /Urutkan menurut Tunggu/ }).click()
    await page.waitForURL(/sort=wait/)
    await settled(page)
    expect(await page.getByRole('columnheader', { name: /Tunggu/ }).getAttribute('aria-sort')).toBe('descending')
    const { data } = await product.get<CallsReply>(`calls?${MARCH}&sort=wait&limit=50`)
    expect(await ids()).toEqual(data.rows.map((row) => row.id))
    expect(complaints).toEqual([])
    await page.close()
  })

  test('an answer that comes long after the click is shown', async () => {
    const { page } = await open(`/records?${MARCH}`)
    await page.route('**/api/v1/calls?**', async (route) => {
      await new Promise((resume) => setTimeout(resume, 800))
      await route.continue().catch(() => undefined)
    })
    const link = page.getByRole('link', { name: /Urutkan menurut Tunggu/ })
    await link.hover()
    await page.mouse.down()
    await page.waitForTimeout(200)
    await page.mouse.up()
    await page.waitForURL(/sort=wait/)
    await settled(page)
    expect(await page.getByRole('columnheader', { name: /Tunggu/ }).getAttribute('aria-sort')).toBe('descending')
    await page.close()
  })

  test('a record opens in a panel by keyboard, leads to its incident and back, and closes with Escape', async () => {
    const { page, complaints } = await open(`/records?${MARCH}&part=emergency`)
    const looks = () => {
      const folder = join(inject('sampleSite'), 'audit')
      return readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n')).length
    }
    const before = looks()
    const link = page.locator('[data-record]').first()
    const call = await link.getAttribute('data-record')
    await link.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('dialog')
    await panel.getByText('Urutan waktu').waitFor()
    // Opening a record is one look more, not a second look at the page.
    expect(looks()).toBe(before + 1)
    expect(await panel.innerText()).toContain('Tiba di pusat')
    expect(await panel.innerText()).toMatch(/acd-2026-03\.csv\.gz:\d+/)
    await panel.getByRole('link', { name: /^PLG-/ }).click()
    await page.waitForURL(/kind=incidents/)
    await page.getByRole('dialog').getByText('Laporan diterima').waitFor()
    await page.goBack()
    await page.waitForURL(new RegExp(`record=${call}`))
    await page.getByRole('dialog').getByText('Tiba di pusat').waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => !url.searchParams.has('record'))
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('columns are chosen, the file is downloaded', async () => {
    const { page } = await open(`/records?${MARCH}&part=missed&hour=8`)
    await page.locator('summary', { hasText: 'Kolom' }).click()
    await page.getByLabel('Berkas dan baris').check()
    await page.waitForURL(/cols=/)
    expect(await page.locator('thead').innerText()).toContain('Berkas dan baris')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /Unduh CSV/ }).click()
    ])
    expect(file.suggestedFilename()).toBe('calls_2026-03-01_2026-04-01.csv')
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n')
    expect(lines.length - 1).toBe(await totalShown(page))
    await page.close()
  })

  test('a cursor of other data is told, with a way to the first page; nothing to show is told', async () => {
    const { page } = await open(`/records?${MARCH}&cursor=abc`)
    await page.getByRole('alert').waitFor()
    await page.getByRole('link', { name: 'Mulai dari halaman pertama' }).click()
    await page.waitForURL((url) => !url.searchParams.has('cursor'))
    expect(await totalShown(page)).toBeGreaterThan(0)
    await page.goto(`${product.base}/records?from=2020-01-01&to=2020-02-01`)
    await settled(page)
    expect(await page.locator('main').innerText()).toContain('tidak ada data')
    await page.goto(`${product.base}/records?${MARCH}&waitOver=80000`)
    await settled(page)
    expect(await page.locator('main').innerText()).toContain(id.number(0))
    expect(await page.locator('main').innerText()).toContain('Tidak ada catatan untuk pilihan ini.')
    await page.close()
  })

  test.each(['light', 'dark'] as const)(
    'with an open record in %s: axe finds no fault, 320 px do not scroll sideways',
    async (scheme) => {
      const { page } = await open(`/records?${MARCH}&part=emergency`, 320, scheme)
      await page.locator('[data-record]').first().click()
      await page.getByRole('dialog').getByText('Urutan waktu').waitFor()
      await settled(page)
      const faults = await faultsOf(page)
      expect(faults).toEqual([])
      const wide = await page.evaluate(() => {
        const panel = document.querySelector('dialog')!
        return [
          document.documentElement.scrollWidth - document.documentElement.clientWidth,
          panel.scrollWidth - panel.clientWidth
        ]
      })
      expect(wide).toEqual([0, 0])
      await page.close()
    }
  )
})
