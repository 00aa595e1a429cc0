import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from './browser.ts'

const PATHS = [
  '/',
  '/volume',
  '/mix',
  '/answer-times',
  '/response',
  '/operators',
  '/planner',
  '/standards',
  '/records',
  '/compare',
  '/data',
  '/settings'
]
const SIZES = { wide: { width: 1366, height: 768 }, narrow: { width: 390, height: 844 } }

/** Pictures of every page of a running server, wide and narrow, light and dark, into `screenshots/`. */
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
        const name = `${path === '/' ? 'overview' : path.slice(1)}-${size}-${colorScheme}.png`
        await page.screenshot({ path: join(folder, name), fullPage: true })
        console.log(name)
      }
      await page.close()
    }
  }
  await browser.close()
}

await main()
