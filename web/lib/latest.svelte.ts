import { problemText } from './problem-text.ts'
import { reader } from './reader.svelte.ts'

/**
 * The newest answer to a question that changes: while a new answer is on its way the old one stays, marked as stale,
 * so that no chart goes blank.
 */
export class Latest<T> {
  value = $state.raw<T | null>(null)
  #reason = $state.raw<unknown>(null)
  isStale = $state(true)
  #asked: Promise<T> | null = null

  /** Why there is no answer, in the reader's language; null where there is one. */
  get failure(): string | null {
    return this.#reason === null ? null : problemText(this.#reason, reader.words.problems, reader.language)
  }

  /** @param ask read in an effect: give the promise that the page's data hold */
  constructor(ask: () => Promise<T>) {
    $effect(() => this.#follow(ask()))
  }

  #follow(promise: Promise<T>): void {
    this.#asked = promise
    this.isStale = true
    promise.then(
      (value) => {
        if (this.#asked !== promise) return
        this.value = value
        this.#reason = null
        this.isStale = false
      },
      (reason: unknown) => {
        if (this.#asked !== promise || (reason as Error).name === 'AbortError') return
        this.#reason = reason ?? new Error('unknown')
        this.isStale = false
      }
    )
  }
}
