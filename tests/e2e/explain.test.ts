import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ExplainReply } from '#contract/explain.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf, type Look, opened, settled } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'

const MAY = 'from=2026-05-01&to=2026-06-01'

let product: Served
let browser: Browser
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

const open = async (path: string, look?: Look) => (await opened(browser, product.base + path, look)).page

const plain = (text: string) => text.replace(/\u00a0/g, ' ')

describe('what changed', () => {
  test.each([
    ['id', '', 'Tabel', 'poin'],
    ['en', '&lang=en', 'Table', 'points']
  ] as const)('in %s the panel shows the figures of the API, part by part', async (language, query, table, points) => {
    const page = await open(`/mix?${MAY}&kpi=serviceLevel&by=weekday${query}`)
    const format = formatsFor(language)
    const { data } = await product.get<ExplainReply>(`explain?${MAY}&kpi=serviceLevel&by=weekday`)
    const panel = page.locator('#what-changed')
    expect(plain(await panel.innerText())).toContain(
      plain(
        `${format.fixed(data.change.absolute! * 100, 1)} ${points} (${format.share(data.before.value!)} → ${format.share(data.now.value!)})`
      )
    )
    await panel.getByRole('button', { name: table }).click()
    const rows = await panel
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())))
    const signed = (value: number) => {
      const text = format.fixed(Math.abs(value) * 100, 1)
      return `${/[1-9]/.test(text) ? (value > 0 ? '+' : '−') : '±'}${text} ${points}`
    }
    expect(rows.map((row) => row.slice(0, 6).map(plain))).toEqual(
      data.dimensions[0]!.parts.map(({ id, effect, mix, rate, before, now }) => [
        format.weekday(Number(id), 'long'),
        signed(effect),
        signed(mix!),
        signed(rate!),
        plain(format.share(before.value!)),
        plain(format.share(now.value!))
      ])
    )
    await page.close()
  })

  test('dimension and KPI are chosen by hand and stand in the address', async () => {
    const page = await open(`/mix?${MAY}&kpi=serviceLevel`)
    const panel = page.locator('#what-changed')
    expect(await panel.locator('button[aria-pressed="true"]', { hasText: 'jam' }).count()).toBe(1)
    await panel.getByRole('button', { name: 'saluran' }).click()
    await page.waitForURL(/by=line/)
    await settled(page)
    await panel.getByRole('combobox', { name: 'Ukuran' }).selectOption('offered')
    await page.waitForURL((url) => url.search.includes('kpi=offered') && !url.search.includes('by='))
    await settled(page)
    const { data } = await product.get<ExplainReply>(`explain?${MAY}&kpi=offered`)
    expect(plain(await panel.innerText())).toContain(
      `(${formatsFor('id').number(data.before.value!)} → ${formatsFor('id').number(data.now.value!)})`
    )
    await page.goBack()
    await page.waitForURL(/by=line/)
    await page.close()
  })

  test('the overview says it in one sentence, which leads to the panel', async () => {
    const page = await open(`/?${MAY}`)
    const { data } = await product.get<ExplainReply>(`explain?${MAY}&kpi=serviceLevel`)
    const cause = data.dimensions[0]!.causes[0]!
    const link = page.locator('a[data-explained="serviceLevel"]')
    expect(plain(await link.innerText())).toContain(`+${formatsFor('id').fixed(cause.effect * 100, 1)} poin`)
    await link.click()
    await page.waitForURL(/\/mix\?.*kpi=serviceLevel.*by=hour.*#what-changed/)
    await settled(page)
    expect(
      await page.locator('#what-changed').getByRole('button', { name: 'jam', exact: true }).getAttribute('aria-pressed')
    ).toBe('true')
    await page.close()
  })

  test('counts that cannot be compared, and periods without data, say why', async () => {
    const page = await open('/mix?from=2025-11-01&to=2026-11-01&compare=year&kpi=offered')
    expect(plain(await page.locator('#what-changed').innerText())).toContain('31 dari 365 hari ada datanya')
    await page.goto(`${product.base}/mix?from=2020-01-01&to=2020-02-01&kpi=serviceLevel`)
    await settled(page)
    const shown = plain(await page.locator('#what-changed').innerText())
    expect(shown).toContain('tidak ada data')
    expect(shown).not.toMatch(/NaN|undefined|null|Infinity/)
    await page.close()
  })

  test.each(['light', 'dark'] as const)('in %s axe finds no fault, as chart and as table', async (colorScheme) => {
    const page = await open(`/mix?${MAY}&kpi=serviceLevel&by=district`, { colorScheme })
    const faults = () => faultsOf(page, '#what-changed')
    expect(await faults()).toEqual([])
    await page.locator('#what-changed').getByRole('button', { name: 'Tabel' }).click()
    expect(await faults()).toEqual([])
    await page.close()
  })

  test.each([320, 390])('at %i px nothing scrolls sideways and no effect is cut', async (width) => {
    const page = await open(`/mix?${MAY}&kpi=serviceLevel&by=district&lang=en`, { width })
    const sizes = await page.evaluate(() => {
      const drawing = document.querySelector('#what-changed svg')!.getBoundingClientRect()
      const texts = [...document.querySelectorAll('#what-changed svg text')].map((text) => text.getBoundingClientRect())
      return {
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        texts: texts.length,
        cut: texts.filter(({ left, right }) => left < drawing.left - 1 || right > drawing.right + 1).length
      }
    })
    expect(sizes).toMatchObject({ overflow: 0, cut: 0 })
    expect(sizes.texts).toBeGreaterThan(20)
    await page.close()
  })
})
