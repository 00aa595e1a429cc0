import type { Page } from 'playwright-core'

/**
 * Writes a first date into the filter bar that lies so many days before; ms until nothing is under way and the frame is
 * painted. Nothing is asked of the browser meanwhile: a look at every frame makes it draw frames that no reader's does.
 */
export async function change(page: Page, days: number): Promise<number> {
  return page.evaluate(async (days) => {
    const field = document.querySelector<HTMLInputElement>('#filters input[type="text"]')!
    const [day, month, year] = field.value.split('/').map(Number) as [number, number, number]
    const at = new Date(Date.UTC(year, month - 1, day - days))
    const began = performance.now()
    field.value = at.toISOString().slice(0, 10)
    field.dispatchEvent(new Event('change', { bubbles: true }))
    await new Promise<void>((done) => {
      let isUnderWay = false
      new MutationObserver((_, observer) => {
        const isBusy = document.querySelector('[aria-busy="true"]') !== null
        if (isUnderWay && !isBusy) {
          observer.disconnect()
          done()
        }
        isUnderWay ||= isBusy
      }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] })
    })
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done))
    return performance.now() - began
  }, days)
}
