import type { AnswerLine, AnswersBody } from '#contract/answers.ts'
import { MOST_ASKED } from '#contract/askable.ts'

export type Fetch = typeof globalThis.fetch

/** What the API says to a question: a reply where the status is 200, else a problem. */
export interface Answer {
  status: number
  body: unknown
}

interface Asked {
  path: string
  settle: (answer: Answer) => void
  fail: (reason: unknown) => void
}

interface Gathering {
  fetch: Fetch
  signal: AbortSignal | undefined
  asked: Asked[]
}

let gatherings: Gathering[] = []

/**
 * Asks a question about figures together with all that are asked before the browser goes on to something else: a page
 * asks a dozen, each request takes the browser longer than its answer, and only six are under way at a time.
 *
 * @param path behind `/api/v1/`
 * @returns the answer as soon as it is there, whatever the others take
 * @throws what `fetch` throws; Error where the reply ends before the answer
 */
export function askTogether(fetch: Fetch, path: string, signal?: AbortSignal): Promise<Answer> {
  return new Promise((settle, fail) => {
    const open = gatherings.find((each) => each.signal === signal && each.asked.length < MOST_ASKED)
    const gathering = open ?? { fetch, signal, asked: [] }
    if (open === undefined) {
      gatherings.push(gathering)
      queueMicrotask(() => void send(gathering))
    }
    gathering.asked.push({ path, settle, fail })
  })
}

async function send(gathering: Gathering): Promise<void> {
  gatherings = gatherings.filter((each) => each !== gathering)
  const { asked } = gathering
  try {
    await (asked.length === 1 ? sendOne(gathering) : sendAll(gathering))
    throw new Error('the reply ended before the answer')
  } catch (reason) {
    // Those that are answered by now take no notice.
    for (const { fail } of asked) fail(reason)
  }
}

async function sendOne({ fetch, signal, asked }: Gathering): Promise<void> {
  const { path, settle } = asked[0]!
  settle(await askAlone(fetch, path, signal))
}

/** Asks a question in a request of its own. */
export async function askAlone(fetch: Fetch, path: string, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(`/api/v1/${path}`, signal === undefined ? {} : { signal })
  return { status: response.status, body: await response.json().catch(() => ({})) }
}

async function sendAll({ fetch, signal, asked }: Gathering): Promise<void> {
  const body: AnswersBody = { ask: asked.map(({ path }) => path) }
  const response = await fetch('/api/v1/answers', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal })
  })
  if (!response.ok || response.body === null) {
    const problem: unknown = await response.json().catch(() => ({}))
    for (const { settle } of asked) settle({ status: response.status, body: problem })
    return
  }
  for await (const line of linesOf(response.body)) {
    const { ask, status, body } = JSON.parse(line) as AnswerLine
    asked[ask]?.settle({ status, body })
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const lines = (rest + decoder.decode(value, { stream: true })).split('\n')
    rest = lines.pop()!
    yield* lines
  }
}
