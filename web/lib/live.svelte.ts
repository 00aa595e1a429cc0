import type { DataEvent } from '#contract/events.ts'

/** Asked so often where the stream of events cannot be had. */
const POLL_MS = 30_000
const SHOWN_MS = 10_000

/**
 * Follows the version of the data: by the server's events, or by asking now and then where events cannot be had. When
 * readers get other data than this page shows, `refresh` is called, and `arrivedAt` says so for a while.
 */
class Live {
  /** When the data that have just come in were published, ISO; null: nothing new to tell. */
  arrivedAt = $state<string | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** @param shown the version that the page shows; @returns how to stop */
  follow(shown: () => string, refresh: () => Promise<void>): () => void {
    let asked: string | null = null
    const hear = async ({ dataVersion, publishedAt }: DataEvent) => {
      if (dataVersion === shown() || dataVersion === asked) return
      asked = dataVersion
      await refresh().catch(() => (asked = null))
      this.#tell(publishedAt)
    }
    return typeof EventSource === 'undefined' ? poll(hear) : listen(hear)
  }

  #tell(publishedAt: string | null): void {
    this.arrivedAt = publishedAt
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.arrivedAt = null), SHOWN_MS)
  }
}

type Hear = (event: DataEvent) => void

function listen(hear: Hear): () => void {
  let stop = () => source.close()
  const source = new EventSource('/api/v1/events')
  source.addEventListener('data', (event) => hear(JSON.parse((event as MessageEvent<string>).data) as DataEvent))
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) stop = poll(hear)
  })
  return () => stop()
}

function poll(hear: Hear): () => void {
  const timer = setInterval(async () => {
    const reply = await fetch('/readyz').catch(() => null)
    if (!reply?.ok) return
    const { dataVersion } = (await reply.json()) as { dataVersion: string }
    hear({ dataVersion, publishedAt: new Date().toISOString() })
  }, POLL_MS)
  return () => clearInterval(timer)
}

export const live = new Live()
