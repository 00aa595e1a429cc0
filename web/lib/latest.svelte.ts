import { problemText } from './problem-text.ts'
import { reader } from './reader.svelte.ts'
import { together } from './together.ts'

/**
 * The newest answer to a question that changes: while a new answer is on its way the old one stays, marked as stale,
 * so that no chart goes blank.
 */
export class Latest<T> {
  value = $state.raw<T | null>(null)
  #reason = $state.raw<unknown>(null)
  /** What the answer shown was given to. */
  #answered = $state.raw<Promise<T> | null>(null)
  /** From the moment on in which the question is another one. */
  readonly isStale: boolean
  #asked: Promise<T> | null = null
  /** Whether there has been an answer; read where `value` must not be followed. */
  #isShown = false

  /** Why there is no answer, in the reader's language; null where there is one. */
  get failure(): string | null {
    return this.#reason === null ? null : problemText(this.#reason, reader.words.problems, reader.language)
  }

  /** @param ask followed: give the promise that the page's data hold */
  constructor(ask: () => Promise<T>) {
    const question = $derived(ask())
    this.isStale = $derived(this.#answered !== question)
    $effect(() => this.#follow(question))
  }

  #follow(promise: Promise<T>): void {
    this.#asked = promise
    // What is shown first is shown as soon as it is there; what replaces something comes with its neighbours.
    const shown = this.#isShown ? together.expect() : (show?: () => void) => show?.()
    const settle = (show: () => void) =>
      shown(() => {
        if (this.#asked !== promise) return
        show()
        this.#answered = promise
      })
    promise.then(
      (value) =>
        settle(() => {
          this.value = value
          this.#isShown = true
          this.#reason = null
        }),
      (reason: unknown) =>
        (reason as Error).name === 'AbortError'
          ? shown()
          : settle(() => (this.#reason = reason ?? new Error('unknown')))
    )
  }
}
