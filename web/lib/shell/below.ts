import { whenIdle } from '../charts/when-idle.ts'

/** What is above has its figures by then, or is shown without what is below being made ready for it. */
const AT_LATEST_MS = 1500

/**
 * Runs `work` once, when nothing else of the page is under way any more, when the reader comes to `place`, or when the
 * page is printed, whichever is first.
 *
 * @param place a part that says `aria-busy` itself, for it waits too
 * @returns how to call it off
 */
export function whenDrawnAbove(place: HTMLElement, work: () => void): () => void {
  const main = place.closest('main')!
  let callOff = () => {}
  const timer = setTimeout(run, AT_LATEST_MS)
  const nearness = new IntersectionObserver((met) => met.at(-1)!.isIntersecting && run())
  const parts = new MutationObserver(look)
  nearness.observe(place)
  parts.observe(main, { subtree: true, childList: true, attributeFilter: ['aria-busy'] })
  // Before what is printed is looked at.
  addEventListener('beforeprint', run, { capture: true })
  return stop

  function look() {
    const isUnderWay = [...main.querySelectorAll('[aria-busy="true"]')].some((part) => part !== place)
    if (isUnderWay) return
    parts.disconnect()
    callOff = whenIdle(run)
  }

  function run() {
    stop()
    work()
  }

  function stop() {
    callOff()
    clearTimeout(timer)
    nearness.disconnect()
    parts.disconnect()
    removeEventListener('beforeprint', run, { capture: true })
  }
}
