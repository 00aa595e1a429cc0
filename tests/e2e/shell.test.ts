import { mkdtempSync, copyFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser } from './browser.ts'
import { faultsOf, settled } from './opened.ts'
import { sampleProduct, type Served, startProduct } from './product.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const OTHERS = ['/definitions', '/help', '/wall', '/nothing']
const EVERY = ['/', '/volume', '/mix', '/answer-times', '/response', '/operators', '/standards', '/records', '/data']

let product: Served
let browser: Browser
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

interface Options {
  width?: number
  colorScheme?: 'light' | 'dark'
  base?: string
}

async function open(path: string, { width = 1366, colorScheme = 'light', base }: Options = {}): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 768 }, colorScheme, locale: 'en-US' })
  await page.goto((base ?? product.base) + path)
  await settled(page)
  return page
}

describe('for everyone, on the pages beside the menu', () => {
  test.each(OTHERS.flatMap((path) => (['light', 'dark'] as const).map((colorScheme) => [path, colorScheme] as const)))(
    '%s in %s: axe finds no fault, nothing scrolls sideways at 320 px',
    async (path, colorScheme) => {
      const page = await open(path, { colorScheme, width: 320 })
      expect(await faultsOf(page, undefined, TAGS)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      ).toBe(0)
      await page.close()
    }
  )

  test.each(['light', 'dark'] as const)('the list of shortcuts and the open menus in %s', async (colorScheme) => {
    const page = await open('/', { colorScheme })
    await page.locator('.freshness summary').click()
    expect(await faultsOf(page, undefined, TAGS)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    expect(await faultsOf(page, undefined, TAGS)).toEqual([])
    await page.close()
  })

  test.each([...EVERY, '/help', '/definitions'])(
    '%s: headings go down one by one, the title says where',
    async (path) => {
      const page = await open(path)
      const levels = await page
        .locator('main :is(h1, h2, h3, h4)')
        .evaluateAll((all) => all.filter((each) => each.checkVisibility()).map(({ tagName }) => Number(tagName[1])))
      expect(levels.filter((level) => level === 1)).toEqual([1])
      expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([])
      expect(await page.title()).toBe(`${await page.locator('main h1').innerText()} · Pantau 112`)
      await page.close()
    }
  )

  test.each(EVERY)('%s: what can be pressed is 24 px high and wide, or stands in a line of text', async (path) => {
    const page = await open(path, { width: 390 })
    const small = await page.locator('button, select, input, summary, a.button, nav a').evaluateAll((all) =>
      all
        .filter(
          (each) =>
            each.checkVisibility() && !each.matches('.visually-hidden') && each.getAttribute('aria-hidden') !== 'true'
        )
        .filter((each) => !(each.matches('[type="checkbox"]') && each.closest('label')))
        .filter((each) => Math.min(each.getBoundingClientRect().width, each.getBoundingClientRect().height) < 23.9)
        .map((each) => each.outerHTML.slice(0, 120))
    )
    expect(small).toEqual([])
    await page.close()
  })

  test('focus that the sticky bar would cover is scrolled clear of it', async () => {
    const page = await open('/volume')
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
    const covered: string[] = []
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press('Shift+Tab')
      const under = await page.evaluate(() => {
        const focused = document.activeElement!
        const bar = document.querySelector('#filters')!
        if (bar.contains(focused) || !document.querySelector('main')!.contains(focused)) return null
        const { top, bottom } = focused.getBoundingClientRect()
        const edge = bar.getBoundingClientRect().bottom
        return bottom <= edge && top >= 0 ? focused.outerHTML.slice(0, 120) : null
      })
      if (under !== null) covered.push(under)
    }
    expect(covered).toEqual([])
    await page.close()
  })
})

describe('keys', () => {
  test('a key alone counts from the first moment of a page', async () => {
    const page = await open('/help')
    await page.evaluate(() => Object.assign(performance, { now: () => 700 }))
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor({ timeout: 15_000 })
    await page.close()
  })

  test('g and a letter go to a page, / to the filters, t to tables, l to the other language, d to another look', async () => {
    const page = await open('/')
    await page.keyboard.press('g')
    await page.keyboard.press('v')
    await page.waitForURL(/\/volume/)
    await settled(page)
    await page.keyboard.press('t')
    expect(await page.locator('[data-table-switch][aria-pressed="false"]').count()).toBe(0)
    await page.keyboard.press('t')
    expect(await page.locator('[data-table-switch][aria-pressed="true"]').count()).toBe(0)
    await page.keyboard.press('l')
    await page.waitForURL(/lang=en/)
    await page.getByRole('heading', { level: 1, name: 'Call volume' }).waitFor()
    await page.keyboard.press('d')
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light')
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement!.closest('#filters') !== null)).toBe(true)
    await page.keyboard.press('t')
    expect(await page.locator('[data-table-switch][aria-pressed="true"]').count()).toBe(0)
    await page.close()
  })

  test('they can be switched off on this device', async () => {
    const page = await open('/')
    await page.getByRole('button', { name: 'Pintasan papan tik' }).click()
    await page.getByRole('dialog').getByRole('checkbox').uncheck()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.reload()
    await settled(page)
    await page.keyboard.press('?')
    await page.keyboard.press('g')
    await page.keyboard.press('v')
    await page.waitForTimeout(300)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(new URL(page.url()).pathname).toBe('/')
    await page.close()
  })
})

describe('dates', () => {
  test('read day first in a browser of any language, and what is no date is told', async () => {
    const page = await open('/volume?from=2026-03-04&to=2026-04-01')
    const [from, to] = [
      page.locator('#filters input[type="text"]').first(),
      page.locator('#filters input[type="text"]').last()
    ]
    expect([await from.inputValue(), await to.inputValue()]).toEqual(['04/03/2026', '31/03/2026'])
    await from.fill('31/02/2026')
    await from.press('Enter')
    expect(await page.getByRole('alert').innerText()).toContain('hh/bb/tttt')
    await from.fill('1/4/2026')
    await from.press('Enter')
    expect(await page.getByRole('alert').innerText()).toContain('sebelum')
    await from.fill('5.3.2026')
    await from.press('Enter')
    await page.waitForURL(/from=2026-03-05/)
    expect(await page.getByRole('alert').count()).toBe(0)
    await page.close()
  })
})

test("the browser's own picker is made when it is asked for, and what is picked is asked", async () => {
  const page = await open('/volume?from=2026-03-04&to=2026-04-01')
  expect(await page.locator('input[type="date"]').count()).toBe(0)
  await page.locator('#filters .date button').first().click()
  await page.locator('#filters input[type="date"]').fill('2026-03-09')
  await page.waitForURL(/from=2026-03-09/)
  expect(await page.locator('#filters input[type="text"]').first().inputValue()).toBe('09/03/2026')
  await page.close()
})

describe('figures', () => {
  test('stand under each other: all of them are as wide', async () => {
    const page = await open('/volume')
    const numbers = page.locator('td.number, td.number a, #filters button')
    const kinds = await numbers.evaluateAll((all) => [
      ...new Set(all.map((each) => getComputedStyle(each).fontVariantNumeric))
    ])
    expect(kinds).toEqual(['tabular-nums'])
    await page.close()
  })
})

describe('what lies below the first screen', () => {
  const heads = (page: Page) => page.locator('main h2').allTextContents()

  test('is made when what is above is drawn, or when the reader comes to it', async () => {
    const page = await open('/volume')
    expect(await page.locator('.below').count()).toBe(0)
    const whole = await heads(page)
    await page.close()
    const held = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await held.route('**/api/v1/answers', () => undefined)
    await held.goto(`${product.base}/volume`)
    await held.locator('main h1').waitFor()
    expect(await held.locator('.below').count()).toBe(1)
    await held.evaluate(() => document.querySelector('.below')!.scrollIntoView())
    await held.locator('.below').waitFor({ state: 'detached', timeout: 1000 })
    expect(await heads(held)).toEqual(whole)
    await held.close()
  })

  test('whoever comes back finds the page whole, at the place they left', async () => {
    const page = await open('/volume')
    const there = () => page.evaluate(() => [scrollY, document.querySelectorAll('main h2').length])
    await page.locator('section.notes').scrollIntoViewIfNeeded()
    const [top, parts] = (await there()) as [number, number]
    expect(top).toBeGreaterThan(700)
    // Tables that are not filled yet are lower, and the place at the foot of the page with them.
    const isLeft = (now: number[]) => Math.abs(now[0]! - top) < 100 && now[1] === parts
    await page.reload()
    await settled(page)
    expect(isLeft(await there())).toBe(true)
    await page.locator('nav a[data-path="/mix"]').click()
    await page.waitForURL(/mix/)
    await settled(page)
    await page.goBack()
    await page.waitForURL(/volume/)
    await settled(page)
    expect(isLeft(await there())).toBe(true)
    await page.close()
  })
})

describe('requests', () => {
  test('back and the other language ask nothing again; looking forward to a page leaves the shown one alone', async () => {
    const page = await open('/volume')
    const asked: string[] = []
    page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/api/v1/') && !pathname.endsWith('/events')) asked.push(pathname)
    })
    await page.locator('nav a[data-path="/answer-times"]').hover()
    await page.waitForRequest(/answer-times/)
    await page.locator('nav a[data-path="/answer-times"]').click()
    await page.waitForURL(/answer-times/)
    await settled(page)
    expect(asked.filter((path) => path.endsWith('/answer-times'))).toHaveLength(1)
    asked.length = 0
    await page.goBack()
    await page.waitForURL(/volume/)
    await settled(page)
    await page.keyboard.press('l')
    await page.waitForURL(/lang=en/)
    await settled(page)
    // Notes are the readers' own, and may be newer.
    expect(asked.filter((path) => !path.endsWith('/notes'))).toEqual([])
    await page.locator('nav a[data-path="/records"]').hover()
    await page.waitForTimeout(300)
    expect(asked.filter((path) => /calls|incidents/.test(path))).toEqual([])
    await page.close()
  })

  test('a refusal is told in the language of the reader', async () => {
    for (const [query, told] of [
      ['', 'Rentang ini terlalu panjang'],
      ['&lang=en', 'This range is too long']
    ] as const) {
      const page = await open(`/volume?from=2025-10-01&to=2026-11-01&grain=slot${query}`)
      expect(await page.getByRole('alert').first().innerText()).toContain(told)
      await page.close()
    }
  })
})

describe('an empty site', () => {
  test('every page names the next step and shows nothing that is not so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pantau-empty-'))
    copyFileSync('sample-data/site.yaml', join(folder, 'site.yaml'))
    const empty = await startProduct(folder, { isEmpty: true })
    for (const path of EVERY) {
      const page = await open(path, { base: empty.base })
      const text = await page.locator('main').innerText()
      expect([path, text.includes('Situs ini belum berisi data')]).toEqual([path, true])
      expect([path, /NaN|undefined|Infinity/.exec(text)]).toEqual([path, null])
      await page.close()
    }
    await empty.stop()
    rmSync(folder, { recursive: true, force: true })
  })
})
