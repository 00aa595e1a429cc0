import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Look {
  width?: number
  height?: number
  colorScheme?: 'light' | 'dark'
  /** What the console may say. */
  allowed?: RegExp
}

/** Opens an address and waits until it is settled. `complaints`: what the page says to the console, errors among it. */
export async function opened(
  browser: Browser,
  address: string,
  { width = 1366, height = width < 600 ? 844 : 768, colorScheme = 'light', allowed }: Look = {}
): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, locale: 'id-ID' })
  const complaints = complaintsOf(page, allowed)
  await page.goto(address)
  await settled(page)
  return { page, complaints }
}

/** Errors and warnings that a page tells, as they come. */
export function complaintsOf(page: Page, allowed?: RegExp): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    const isTold = ['error', 'warning'].includes(message.type())
    if (isTold && allowed?.test(message.text()) !== true) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}

/**
 * Waits until the page has its heading and nothing is under way.
 *
 * @param polling at each frame, which makes the browser draw one as often as it can, or every so many ms
 * @throws Error that names what is still under way when the time is over
 */
export async function settled(page: Page, withinSeconds = 30, polling: 'raf' | number = 'raf'): Promise<void> {
  try {
    await page.waitForFunction(
      () => document.querySelector('main h1') !== null && !document.querySelector('[aria-busy="true"]'),
      undefined,
      { timeout: withinSeconds * 1000, polling }
    )
  } catch (cause) {
    const busy = await page.evaluate(() =>
      [...document.querySelectorAll('[aria-busy="true"]')].map((node) => node.outerHTML.slice(0, 200))
    )
    throw new Error(`${page.url()} is not settled: ${busy.join('\n') || 'no heading'}`, { cause })
  }
}

/** Rules of accessibility that the page, or the part of it, breaks: each with the first element that does. */
export async function faultsOf(page: Page, part?: string, tags?: readonly string[]): Promise<string[]> {
  type Violations = { id: string; nodes: { html: string }[] }[]
  type Axe = { run(on: Element | Document, options: object): Promise<{ violations: Violations }> }
  await page.evaluate(AXE)
  return page.evaluate(
    async ({ part, tags }) => {
      const { axe } = globalThis as unknown as { axe: Axe }
      const on = part === undefined ? document : document.querySelector(part)!
      const { violations } = await axe.run(on, tags === undefined ? {} : { runOnly: tags })
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 160)}`)
    },
    { part, tags }
  )
}
