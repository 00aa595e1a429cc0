/** Replies that are kept: sums of many calls, of which the same question always has the same answer. */
const KEPT =
  /^(kpis|volume(\/series)?|bursts(\/events)?|ghost-meter|mix|answer-times|response-times|operators(\/profile)?|standards(\/verdicts)?|funnel|explain|definitions)(\?|$)/
const MOST = 80
const KEPT_MS = 5 * 60_000

/**
 * Replies of one version of the data by their question, so that going back, forward and to the other language is
 * instant. Single records are never kept: each look at them is one the server writes down.
 */
export class Replies {
  readonly #now: () => number
  readonly #kept = new Map<string, { reply: unknown; at: number }>()
  #version: string | null = null

  constructor(now = () => Date.now()) {
    this.#now = now
  }

  /** Other data have come: what was kept of the old ones goes. */
  holdVersion(version: string): void {
    if (version !== this.#version) this.#kept.clear()
    this.#version = version
  }

  /** What the figures are judged by has changed: everything is asked anew. */
  forget(): void {
    this.#kept.clear()
  }

  get(question: string): unknown {
    const known = this.#kept.get(question)
    return known !== undefined && this.#now() - known.at < KEPT_MS ? known.reply : undefined
  }

  /** Keeps a reply that was counted from the version held; the oldest goes beyond eighty. */
  put(question: string, reply: unknown): void {
    const { dataVersion } = (reply as { meta?: { dataVersion?: string } }).meta ?? {}
    if (!KEPT.test(question) || dataVersion !== this.#version) return
    this.#kept.delete(question)
    this.#kept.set(question, { reply, at: this.#now() })
    if (this.#kept.size > MOST) this.#kept.delete(this.#kept.keys().next().value!)
  }
}

export const replies = new Replies()
