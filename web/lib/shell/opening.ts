/** A part that waits; a chart keeps its height, whether it is drawn or not, and nothing follows what lies below. */
const WAITING = `[aria-busy='true']:not(.chart, .below)`

/** In force while a page opens only: `:has` and `~ *` make every later change of the page dearer. */
const OPENING = `
  main[data-opening] :is(${WAITING}, :has(${WAITING}), .skeleton) ~ *,
  main[data-opening] dl[aria-busy='true'] > * ~ * {
    visibility: hidden;
  }`

/** A page that is still not whole after this long is shown as it is. */
const LONGEST_MS = 10_000

/**
 * Marks `main` with `data-opening` from the opening of a page until each of its parts has its first figures: while it
 * stands there, what follows a part whose height is not known yet keeps its place but is not painted, so that
 * nothing moves before the reader's eyes. Later changes of the filter leave the page as it stands.
 *
 * @param main the element that holds the page; its parts say by `aria-busy` that they wait
 * @param route the page that was opened
 */
export function opening(main: HTMLElement, route: string | null) {
  let stop = follow(main)
  return {
    update(next: string | null) {
      if (next === route) return
      route = next
      stop()
      stop = follow(main)
    },
    destroy: () => stop()
  }
}

function follow(main: HTMLElement): () => void {
  const observer = new MutationObserver(look)
  const timer = setTimeout(end, LONGEST_MS)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(OPENING)
  document.adoptedStyleSheets.push(sheet)
  main.dataset['opening'] = ''
  observer.observe(main, { subtree: true, childList: true, attributeFilter: ['aria-busy'] })
  look()
  return end

  function look() {
    if (main.querySelector(WAITING) === null && main.querySelector('h1') !== null) end()
  }

  function end() {
    clearTimeout(timer)
    observer.disconnect()
    delete main.dataset['opening']
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet)
  }
}
