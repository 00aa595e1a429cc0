/** No answer waits longer than this for others. */
const LONGEST_MS = 150
/** An answer that takes longer is late: what it replaces is shown as old. */
const LATE_MS = 400

/**
 * Shows answers together that come together: parts of a page that are drawn one after the other lay the page out and
 * paint it as often. Whoever still expects an answer is waited for, but not long.
 */
export class Together {
  #expected = 0
  #ready: (() => void)[] = []
  #timer: ReturnType<typeof setTimeout> | null = null
  #lateness: ReturnType<typeof setTimeout> | null = null
  readonly #tellLate: (isLate: boolean) => void

  /** @param tellLate hears when an answer becomes late, and when none is expected any more */
  constructor(tellLate: (isLate: boolean) => void = () => undefined) {
    this.#tellLate = tellLate
  }

  /** One more answer is on its way. Call what is given back once: with what shows the answer, or with nothing. */
  expect(): (show?: () => void) => void {
    this.#expected++
    this.#lateness ??= setTimeout(() => this.#tellLate(true), LATE_MS)
    return (show) => {
      this.#expected--
      if (show !== undefined) this.#ready.push(show)
      if (this.#expected === 0) this.#end()
      else if (this.#ready.length > 0) this.#timer ??= setTimeout(() => this.#showAll(), LONGEST_MS)
    }
  }

  #end(): void {
    if (this.#lateness !== null) clearTimeout(this.#lateness)
    this.#lateness = null
    this.#tellLate(false)
    this.#showAll()
  }

  #showAll(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const ready = this.#ready
    this.#ready = []
    for (const show of ready) show()
  }
}

/** The page says that its answers are late in one place; what is old there is seen by `.stale` (`app.css`). */
export const together = new Together((isLate) => document.documentElement.toggleAttribute('data-late', isLate))
