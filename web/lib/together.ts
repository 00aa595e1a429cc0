/** No answer waits longer than this for others. */
const LONGEST_MS = 80

/**
 * Shows answers together that come together: parts of a page that are drawn one after the other lay the page out and
 * paint it as often. Whoever still expects an answer is waited for, but not long.
 */
export class Together {
  #expected = 0
  #ready: (() => void)[] = []
  #timer: ReturnType<typeof setTimeout> | null = null

  /** One more answer is on its way. Call what is given back once: with what shows the answer, or with nothing. */
  expect(): (show?: () => void) => void {
    this.#expected++
    return (show) => {
      this.#expected--
      if (show !== undefined) this.#ready.push(show)
      if (this.#expected === 0) this.#showAll()
      else if (this.#ready.length > 0) this.#timer ??= setTimeout(() => this.#showAll(), LONGEST_MS)
    }
  }

  #showAll(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const ready = this.#ready
    this.#ready = []
    for (const show of ready) show()
  }
}

export const together = new Together()
