/**
 * The newest answer to a question that changes: while a new answer is on its way the old one stays, marked as stale,
 * so that no chart goes blank.
 */
export class Latest<T> {
  value = $state.raw<T | null>(null)
  failure = $state<string | null>(null)
  isStale = $state(true)
  #asked: Promise<T> | null = null

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
        this.failure = null
        this.isStale = false
      },
      (reason: unknown) => {
        if (this.#asked !== promise || (reason as Error).name === 'AbortError') return
        this.failure = messageOf(reason)
        this.isStale = false
      }
    )
  }
}

function messageOf(reason: unknown): string {
  const body = (reason as { body?: { message?: string } }).body
  return body?.message ?? (reason instanceof Error ? reason.message : String(reason))
}
