import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'

const PATHS = [
  ...['/', '/volume', '/mix', '/answer-times', '/response', '/operators', '/planner', '/standards', '/records'],
  ...['/compare', '/data', '/settings'],
  ...['/data/intake', '/definitions', '/help', '/wall']
]
/** What opens over the overview, by the name of its picture. */
const OPENED: Record<string, (page: Page) => Promise<void>> = {
  'dialog-definition': (page) => page.locator('[data-kpi="serviceLevel"] .about button').first().click(),
  'dialog-receipt': (page) => page.locator('[data-kpi="serviceLevel"] .about button').last().click(),
  'dialog-keys': (page) => page.keyboard.press('?'),
  'menu-compare': (page) =>
    page
      .locator('#filters summary')
      .first()
      .click({ timeout: 1000 })
      .catch(() => undefined)
}
const SIZES = { wide: { width: 1366, height: 768 }, narrow: { width: 390, height: 844 } }

/** Pictures of every page of a running server and of what opens over it, wide and narrow, light and dark. */
async function main(): Promise<void> {
  const base = process.env['BASE_URL'] ?? 'http://127.0.0.1:8112'
  const folder = process.env['SCREENSHOTS'] ?? 'screenshots'
  const only = process.argv.slice(2)
  mkdirSync(folder, { recursive: true })
  const browser = await launchBrowser()
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport, colorScheme })
      page.on('console', (message) => {
        if (message.type() === 'error') console.error(`${page.url()}: ${message.text()}`)
      })
      page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`))
      for (const path of PATHS.filter((each) => only.length === 0 || only.includes(each))) {
        await page.goto(base + path)
        await page.waitForFunction(
          () => document.querySelector('main') !== null && !document.querySelector('[aria-busy="true"]')
        )
        await page.waitForTimeout(200)
        const name = `${path === '/' ? 'overview' : path.slice(1).replace('/', '-')}-${size}-${colorScheme}.png`
        await page.screenshot({ path: join(folder, name), fullPage: true })
        console.log(name)
      }
      if (only.length === 0) await openedOver(page, base, join(folder, `%-${size}-${colorScheme}.png`))
      await page.close()
    }
  }
  await browser.close()
}

async function openedOver(page: Page, base: string, file: string): Promise<void> {
  for (const [name, open] of Object.entries(OPENED)) {
    await page.goto(base)
    await page.waitForFunction(
      () => document.querySelector('[data-kpi]') && !document.querySelector('[aria-busy="true"]')
    )
    await open(page)
    await page.waitForTimeout(800)
    await page.screenshot({ path: file.replace('%', name) })
    console.log(name)
  }
}

await main()
