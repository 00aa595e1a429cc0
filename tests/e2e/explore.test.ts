import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { BurstsReply } from '#contract/bursts.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { MixReply } from '#contract/mix.ts'
import type { Note, NotesReply } from '#contract/notes.ts'
import type { CallsReply } from '#contract/records.ts'
import type { StaffingGapReply } from '#contract/staffing-gap.ts'
import type { StandardsReply } from '#contract/standards.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { judgedStandards } from '../../web/routes/attention.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf, opened, settled } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'

const MARCH = 'from=2026-03-01&to=2026-04-01'
const id = formatsFor('id')

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

const form = (page: Page) => page.locator('section.notes form')

const cardOf = (page: Page, title: string) =>
  page.locator('section.card', { has: page.getByRole('heading', { name: title, exact: true }) }).first()

describe('the overview', () => {
  test('every clause and every line of what needs attention is a figure of the API, and leads to a page', async () => {
    const { page, complaints } = await open(`/?${MARCH}`)
    const kpis = await product.get<KpisReply>(`kpis?${MARCH}&compare=previous`)
    const bursts = await product.get<BurstsReply>(`bursts?${MARCH}`)
    const standards = await product.get<StandardsReply>(`standards?${MARCH}`)
    const staffing = await product.get<StaffingGapReply>(`staffing-gap?${MARCH}`)
    const kpi = (name: string) => kpis.data.kpis.find((each) => each.id === name)!
    const value = (name: string) => kpi(name).figure.value!
    const known: Record<string, (number | null)[]> = {
      serviceLevel: [value('serviceLevel')],
      target: kpis.data.kpis.flatMap(({ target }) => target ?? []),
      targetGap: [
        kpi('serviceLevel').target! - value('serviceLevel'),
        value('responseP90') - kpi('responseP90').target!
      ],
      serviceLevelChange: [kpi('serviceLevel').comparisons[0]!.change.absolute],
      offered: [value('offered')],
      offeredChange: [kpi('offered').comparisons[0]!.change.relative],
      cutOffShare: [(value('offered') - value('connected')) / value('offered')],
      abandonRate: [value('abandonRate')],
      invalidShare: [value('invalidShare')],
      surges: [bursts.data.events.filter(({ kind }) => kind === 'high').length],
      responseP90: [value('responseP90')],
      standardsMissed: [judgedStandards(standards).missed],
      hoursMissing: [kpis.meta.hoursMissing]
    }
    const clauses = await page
      .locator('[data-clause]')
      .evaluateAll((all) => all.map((each) => ({ ...(each as HTMLElement).dataset }) as Record<string, string>))
    expect(clauses.length).toBeGreaterThanOrEqual(8)
    for (const { clause, value: shown } of clauses)
      expect([clause, known[clause!]!.map(String).includes(shown!)]).toEqual([clause, true])
    const short = staffing.data.hours.filter(({ required, onDuty }) => required - onDuty >= 0.5).length
    expect(Number(await page.locator('[data-short]').getAttribute('data-short'))).toBe(short)
    const targets = await page
      .locator('[data-attention="target"]')
      .evaluateAll((all) => all.map((each) => Number((each as HTMLElement).dataset['value'])))
    const missed = kpis.data.kpis.filter(({ status }) => status === 'missed')
    expect(targets).toEqual(missed.map(({ figure }) => figure.value))
    for (const link of await page.locator('[data-clause], [data-attention] a').all()) {
      const { pathname, search } = new URL((await link.getAttribute('href'))!, product.base)
      expect(['/volume', '/mix', '/answer-times', '/response', '/operators', '/standards', '/data']).toContain(pathname)
      expect(search).toContain(MARCH)
    }
    expect(complaints).toEqual([])
    await page.close()
  })

  test('sentences, tiles and what needs attention begin above the fold', async () => {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'id-ID' })
    await page.goto(`${product.base}/`)
    await settled(page)
    for (const part of ['[data-clause]', '#attention', '[data-kpi="serviceLevel"] .changes']) {
      const box = (await page.locator(part).first().boundingBox())!
      expect([part, box.y + box.height < 768]).toEqual([part, true])
    }
    const bottoms = await page
      .locator('[data-kpi] .value')
      .evaluateAll((all) => all.slice(0, 4).map((each) => Math.round(each.getBoundingClientRect().bottom)))
    expect(new Set(bottoms).size).toBe(1)
    await page.close()
  })
})

describe('a click filters', () => {
  test('by category on the mix, by mouse; a second click releases it', async () => {
    const { page, complaints } = await open(`/mix?${MARCH}`)
    const before = await product.get<MixReply>(`mix?${MARCH}`)
    const largest = [...before.data.categories].sort((a, b) => b.n - a.n)[0]!
    const bar = cardOf(page, 'Kategori').locator('[role="img"] svg')
    const clickFirst = async () => {
      const box = (await bar.boundingBox())!
      await page.mouse.click(box.x + box.width * 0.35, box.y + (box.height / (await bars())) * 0.5)
    }
    let shown = before.data.categories.length
    const bars = async () => shown
    await clickFirst()
    await page.waitForURL(new RegExp(`category=${largest.id}`))
    await settled(page)
    const after = await product.get<MixReply>(`mix?${MARCH}&category=${largest.id}`)
    const text = (await page.locator('main').innerText()).replace(/\u00a0/g, ' ')
    expect(text).toContain(`n = ${id.number(after.data.total.value!)} kejadian`)
    expect(await page.getByRole('button', { name: /Hapus saringan Kategori/ }).count()).toBe(1)
    shown = after.data.categories.length
    await clickFirst()
    await page.waitForURL((url) => !url.searchParams.has('category'))
    expect(complaints).toEqual([])
    await page.close()
  })

  test('by district on the map of tiles, by mouse, and in its table by keyboard; the count leads to the records', async () => {
    const { page, complaints } = await open(`/mix?${MARCH}&basis=calls`)
    const card = cardOf(page, 'Kecamatan')
    await card.scrollIntoViewIfNeeded()
    const tile = (await card.locator('[role="img"]').boundingBox())!
    // Sukarami lies in the second of five columns, in the first of six rows.
    await page.mouse.click(tile.x + tile.width * 0.3, tile.y + tile.height / 12)
    await page.waitForURL(/district=Sukarami/)
    await settled(page)
    await page.getByRole('button', { name: /Hapus saringan Kecamatan: Sukarami/ }).click()
    await page.waitForURL((url) => !url.searchParams.has('district'))
    await settled(page)
    await card.getByRole('button', { name: 'Tabel' }).click()
    const row = card.locator('tbody tr', { hasText: 'Plaju' })
    const n = Number((await row.locator('td').first().innerText()).replace('.', ''))
    await row.getByRole('link', { name: 'Plaju' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/district=Plaju/)
    await settled(page)
    await card.locator('tbody tr').first().getByRole('link').nth(1).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/records/)
    await settled(page)
    expect(Number(await page.locator('#records-title').getAttribute('data-total'))).toBe(n)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('by kind of call on the volume, for all its charts, and a day narrows the period', async () => {
    const { page, complaints } = await open(`/volume?${MARCH}`)
    const kinds = cardOf(page, 'Jenis panggilan yang dijawab')
    await kinds.getByRole('button', { name: 'Tabel' }).click()
    await kinds.getByRole('link', { name: 'Prank', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/disposition=prank/)
    await settled(page)
    const { data } = await product.get<VolumeReply>(`volume?${MARCH}&disposition=prank`)
    const total = data.buckets.reduce((sum, { offered }) => sum + (offered ?? 0), 0)
    expect(await cardOf(page, 'Panggilan masuk').innerText()).toContain(`${id.number(total)} panggilan`)
    const calls = await product.get<CallsReply>(`calls?${MARCH}&disposition=prank`)
    await page.getByRole('link', { name: 'Lihat catatannya' }).click()
    await page.waitForURL(/\/records/)
    await settled(page)
    expect(Number(await page.locator('#records-title').getAttribute('data-total'))).toBe(calls.data.total.value)
    await page.goBack()
    await settled(page)
    const series = cardOf(page, 'Panggilan masuk')
    await series.getByRole('button', { name: 'Tabel' }).click()
    await series.getByRole('link', { name: '11 Mar', exact: true }).click()
    await page.waitForURL(/from=2026-03-11&to=2026-03-12/)
    expect(complaints).toEqual([])
    await page.close()
  })
})

describe('dated notes', () => {
  test('are written once, stand on every chart over time and in its table, and are kept from being overwritten', async () => {
    const { page, complaints } = await open(`/volume?${MARCH}`)
    await page.getByRole('button', { name: 'Tambah catatan' }).click()
    await form(page).getByLabel('Tanggal (hh/bb/tttt)').fill('11/03/2026')
    await form(page).getByLabel('Catatan', { exact: true }).fill('Sirene uji coba')
    await form(page).getByLabel('Nama Anda').fill('Rina')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.locator('[data-note]').waitFor()
    const { notes } = await product.get<NotesReply>('notes')
    expect(notes.map(({ at, text, who, version }) => [at, text, who, version])).toEqual([
      ['2026-03-11', 'Sirene uji coba', 'Rina', 1]
    ])
    const series = cardOf(page, 'Panggilan masuk')
    // A chart out of sight is drawn anew when the reader comes back to it.
    await series.scrollIntoViewIfNeeded()
    await expect.poll(() => series.locator('svg text', { hasText: /^1$/ }).count()).toBe(1)
    await series.getByRole('button', { name: 'Tabel' }).click()
    expect(await series.locator('tbody tr', { hasText: '11 Mar' }).innerText()).toContain('1. Sirene uji coba')
    for (const path of ['/', '/mix', '/answer-times', '/operators']) {
      await page.goto(`${product.base}${path}?${MARCH}`)
      await settled(page)
      expect([path, await page.locator('.card svg text', { hasText: /^1$/ }).count()]).not.toEqual([path, 0])
      expect(await page.locator('[data-note]').innerText()).toContain('Rina')
    }

    await page.getByRole('button', { name: /^Ubah catatan/ }).click()
    expect(await form(page).getByLabel('Nama Anda').inputValue()).toBe('Rina')
    await form(page).getByLabel('Catatan', { exact: true }).fill('Tulisan Rina')
    const { id: note } = notes[0]!
    const theirs = { at: '2026-03-11', text: 'Tulisan Budi', who: 'Budi' }
    const change = await fetch(`${product.base}/api/v1/notes/${note}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': '"1"' },
      body: JSON.stringify(theirs)
    })
    expect(((await change.json()) as Note).version).toBe(2)
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.getByText('Budi sudah mengubah catatan ini').waitFor()
    expect(await page.getByText('Versi sekarang: Tulisan Budi').count()).toBe(1)
    expect(await form(page).getByLabel('Catatan', { exact: true }).inputValue()).toBe('Tulisan Rina')
    expect((await product.get<NotesReply>('notes')).notes[0]!.text).toBe('Tulisan Budi')
    await page.getByRole('button', { name: 'Simpan' }).click()
    await page.locator('[data-note]', { hasText: 'Tulisan Rina' }).waitFor()
    await page.locator('[data-note] summary').click()
    await page.locator('[data-note] details li').nth(2).waitFor()
    expect(await page.locator('[data-note] details').innerText()).toContain('Tulisan Budi')

    await page.getByRole('button', { name: /^Hapus catatan/ }).click()
    await page.locator('[data-note]').getByRole('button', { name: 'Hapus', exact: true }).click()
    await page.locator('[data-note]').waitFor({ state: 'detached' })
    expect((await product.get<NotesReply>('notes')).notes).toEqual([])
    // The browser itself notes the refusal of the server.
    expect(complaints.filter((text) => !text.includes('412'))).toEqual([])
    await page.close()
  })

  test.each([
    [1366, 'light'],
    [320, 'dark']
  ] as const)(
    'while one is written, at %d px in %s: axe finds no fault, nothing scrolls sideways',
    async (width, scheme) => {
      const { page } = await open(`/mix?${MARCH}&district=Sako&lang=en`, width, scheme)
      await page.getByRole('button', { name: 'Add a note' }).click()
      expect(await faultsOf(page)).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      )
      expect(overflow).toBeLessThanOrEqual(0)
      await page.close()
    }
  )
})
