import { expect, test } from 'vitest'
import { askTogether, type Fetch } from '../../web/lib/asked-together.ts'

interface Sent {
  url: string
  ask: string[] | null
  signal: AbortSignal | null
}

/** A browser that writes down what is sent, and gets these pieces of a reply, or this refusal. */
function browser(pieces: readonly Uint8Array[], refused?: { status: number; body: unknown }) {
  const sent: Sent[] = []
  const fetch = (async (url: string, init: RequestInit = {}) => {
    const { ask } = (typeof init.body === 'string' ? JSON.parse(init.body) : {}) as { ask?: string[] }
    sent.push({ url, ask: ask ?? null, signal: init.signal ?? null })
    if (refused !== undefined) return Response.json(refused.body, { status: refused.status })
    if (ask === undefined) return Response.json({ alone: url })
    return new Response(
      new ReadableStream({ start: (out) => (pieces.forEach((piece) => out.enqueue(piece)), out.close()) })
    )
  }) as unknown as Fetch
  return { sent, fetch }
}

const line = (ask: number, status: number, body: unknown) => `${JSON.stringify({ ask, status, body })}\n`

/** A text in pieces of so many bytes: lines and letters are cut anywhere. */
function cut(text: string, length: number): Uint8Array[] {
  const bytes = new TextEncoder().encode(text)
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) => bytes.slice(i * length, (i + 1) * length))
}

test.each([1, 3, 7, 1000])(
  'questions of one moment go in one request, each gets its answer (%i bytes at a time)',
  async (length) => {
    const reply = line(2, 400, { code: 'X' }) + line(0, 200, { said: '≤ 10 dtk – “ya”' }) + line(1, 200, 'b')
    const { sent, fetch } = browser(cut(reply, length))
    const answers = await Promise.all(['kpis?a=1', 'volume', 'mix?'].map((path) => askTogether(fetch, path)))
    expect(answers).toEqual([
      { status: 200, body: { said: '≤ 10 dtk – “ya”' } },
      { status: 200, body: 'b' },
      { status: 400, body: { code: 'X' } }
    ])
    expect(sent).toEqual([{ url: '/api/v1/answers', ask: ['kpis?a=1', 'volume', 'mix?'], signal: null }])
  }
)

test('a question alone is asked as ever; one asked later goes by itself', async () => {
  const { sent, fetch } = browser([])
  expect(await askTogether(fetch, 'kpis?a=1')).toEqual({ status: 200, body: { alone: '/api/v1/kpis?a=1' } })
  expect(await askTogether(fetch, 'mix')).toEqual({ status: 200, body: { alone: '/api/v1/mix' } })
  expect(sent.map(({ ask }) => ask)).toEqual([null, null])
})

test('what another page asks, and more than sixteen, goes in a request of its own', async () => {
  const { sent, fetch } = browser(Array.from({ length: 16 }, (_, i) => cut(line(i, 200, i), 99)[0]!))
  const [one, other] = [new AbortController().signal, new AbortController().signal]
  const asked = [
    ...Array.from({ length: 18 }, (_, i) => [`a${i}`, one] as const),
    ['b0', other],
    ['b1', other]
  ] as const
  const answers = await Promise.all(asked.map(([path, signal]) => askTogether(fetch, path, signal)))
  expect(answers.map(({ body }) => body)).toEqual([...Array.from({ length: 18 }, (_, i) => i % 16), 0, 1])
  expect(sent.map(({ ask, signal }) => [ask!.length, signal === one])).toEqual([
    [16, true],
    [2, true],
    [2, false]
  ])
})

test('where the reply ends early, those without an answer hear of it, and only they', async () => {
  const { fetch } = browser(cut(line(1, 200, 'there') + '{"ask":0,"status":2', 1000))
  const [first, second] = await Promise.allSettled([askTogether(fetch, 'kpis'), askTogether(fetch, 'mix')])
  expect(first).toMatchObject({ status: 'rejected', reason: { message: 'the reply ended before the answer' } })
  expect(second).toEqual({ status: 'fulfilled', value: { status: 200, body: 'there' } })
})

test('a request that is refused refuses every question; one that is called off fails them all', async () => {
  const refused = browser([], { status: 429, body: { code: 'TOO_MANY_REQUESTS' } })
  expect(await Promise.all([askTogether(refused.fetch, 'kpis'), askTogether(refused.fetch, 'mix')])).toEqual([
    { status: 429, body: { code: 'TOO_MANY_REQUESTS' } },
    { status: 429, body: { code: 'TOO_MANY_REQUESTS' } }
  ])
  const calledOff = (() => Promise.reject(new DOMException('gone', 'AbortError'))) as unknown as Fetch
  const ended = await Promise.allSettled([askTogether(calledOff, 'kpis'), askTogether(calledOff, 'mix')])
  expect(ended.map((each) => (each.status === 'rejected' ? (each.reason as Error).name : ''))).toEqual([
    'AbortError',
    'AbortError'
  ])
})
