import type { Page } from 'playwright-core'

export interface Vitals {
  /** First and largest contentful paint, ms. */
  firstContent: number
  largestContent: number
  /** Cumulative layout shift, without shifts that the reader caused. */
  layoutShift: number
  /** What moved, largest shift first. */
  moved: string[]
  /** Bytes of scripts as they came over the wire, of the page and of what it fetched itself. */
  scriptBytes: number
}

/** Begins to watch; call before the page is opened. */
export async function watchVitals(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { largest: 0, shifts: [] as { value: number; what: string }[] }
    Object.assign(globalThis, { vitals: seen })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.largest = entry.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Element | null }[] }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        const what = entry.sources.map(({ node }) => `${node?.nodeName}.${node?.getAttribute?.('class') ?? ''}`)
        if (!entry.hadRecentInput) seen.shifts.push({ value: entry.value, what: what.join(', ') })
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

/** What was seen since the page was opened. */
export async function vitalsOf(page: Page): Promise<Vitals> {
  return page.evaluate(() => {
    const { vitals } = globalThis as unknown as {
      vitals: { largest: number; shifts: { value: number; what: string }[] }
    }
    const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) =>
      new URL(name).pathname.endsWith('.js')
    )
    const shifts = vitals.shifts.toSorted((a, b) => b.value - a.value)
    return {
      firstContent: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
      largestContent: vitals.largest,
      layoutShift: shifts.reduce((sum, { value }) => sum + value, 0),
      moved: shifts.map(({ value, what }) => `${value.toFixed(4)} ${what}`),
      scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)
    }
  })
}
