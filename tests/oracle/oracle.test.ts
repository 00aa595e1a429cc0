import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { campaign } from '../fixtures/campaign.ts'
import { bankSite, sampleSite, sfFireSite } from '../fixtures/sites.ts'
import { text } from './calendar.ts'
import { difference } from './compare.ts'
import { Oracle } from './facts.ts'
import { KEPT } from './kept-questions.ts'
import { address, type Question, questions } from './questions.ts'
import { bankWorld, sfFireWorld } from './real-worlds.ts'
import { roughSite } from './rough-world.ts'
import { type Whole, whole } from './replies/asked.ts'
import { REPLIES, shaped } from './replies/replies.ts'
import { range } from './rows.ts'
import { sampleWorld } from './sample-world.ts'

/** Nothing is measured here: on a busy machine a reply may take long. */
const TIMEOUT_S = 600
const { size, seed, isFull } = campaign('ORACLE', 20)
const rough = roughSite(seed)
const WORLDS = [
  { name: 'sample', world: sampleWorld, given: inject('sampleSite'), make: sampleSite, runs: size },
  { name: 'bank', world: bankWorld, given: inject('bankSite'), make: bankSite, runs: Math.ceil(size / 3) },
  { name: 'sf-fire', world: sfFireWorld, given: inject('sfFireSite'), make: sfFireSite, runs: Math.ceil(size / 3) },
  { name: 'rough', world: () => rough.world, given: null, make: rough.make, runs: Math.ceil(size / 3) }
]

describe.each(WORLDS)(
  '$name: the API says what plain loops over the raw rows say',
  ({ name, world, given, make, runs }) => {
    const rows = world()
    if (rows === null) console.warn(`skipped: the data of ${name} are not beside the project`)
    let folder: string | null
    let app: TestApp
    beforeAll(async () => {
      if (rows === null) return
      folder = given ?? (await make())
      app = await testApp(folder!, { timeoutSeconds: TIMEOUT_S })
    })
    afterAll(async () => {
      await app?.close()
      if (folder && folder !== given) rmSync(folder, { recursive: true })
    })

    test.skipIf(rows === null)(`${runs} random questions`, { timeout: 12 * 3_600_000 }, async () => {
      const oracle = new Oracle(rows!)
      const times: Timed[] = []
      await fc.assert(
        fc.asyncProperty(questions(oracle), async (question) => {
          const began = performance.now()
          const found = await disagreement(app, oracle, question)
          times.push({ ms: performance.now() - began, question })
          if (found !== null) throw new Error(found)
          if (isFull && times.length % 50 === 0) console.log(`${name}: ${times.length} of ${runs} agree`)
        }),
        {
          numRuns: runs,
          seed,
          examples: KEPT[name]!.map((question) => [question] as [Question]),
          interruptAfterTimeLimit: 11 * 3_600_000,
          markInterruptAsFailure: true
        }
      )
      await tell(name, times, app)
    })
  }
)

test('a day on which surely nobody rang is zero at every grain, one of which nothing is known is a gap', async () => {
  const site = roughSite(1)
  const oracle = new Oracle(site.world)
  const states = (day: number) => range(day * 24, day * 24 + 24).map((hour) => oracle.hours.calls.get(hour) ?? 'none')
  const days = range(site.world.range.from, site.world.range.to)
  const quiet = days.find((day) => states(day).every((state) => state === 'zero'))!
  const unknown = days.find((day) => states(day).every((state) => state === 'none'))!
  const folder = await site.make()
  const app = await testApp(folder)
  const offered = async (day: number, grain: string) => {
    const url = `/api/v1/volume?from=${text(day)}&to=${text(day + 1)}&grain=${grain}`
    const { body } = await app.get<{ data: { buckets: { offered: number | null }[] } }>(url)
    return [...new Set(body.data.buckets.map((bucket) => bucket.offered))]
  }
  for (const grain of ['day', 'hour', 'slot', 'week']) {
    expect([grain, await offered(quiet, grain), await offered(unknown, grain)]).toEqual([grain, [0], [null]])
  }
  await app.close()
  rmSync(folder, { recursive: true })
})

interface Timed {
  ms: number
  question: Question
}

/** Where product and oracle differ about a question, in words; null where they agree. */
async function disagreement(app: TestApp, oracle: Oracle, { route, query }: Question): Promise<string | null> {
  const url = address(route, query)
  const { status, body } = await patiently(app, url)
  if (status !== 200) return `${url}\nstatus ${status}: ${JSON.stringify(body)}`
  const { from, to, coverage, hoursMissing, definitions } = body.meta
  const breaks = body.meta.breaks.map(({ kpi, at, before, after }) => ({ kpi, at, before, after }))
  const editions = definitions.map(({ edition }) => edition)
  const asked = whole(oracle, query)
  const found =
    difference({ from, to, coverage, hoursMissing, breaks, editions }, metaOf(oracle, asked, definitions), 'meta') ??
    difference(shaped(route, body.data), REPLIES[route](oracle, query), 'data')
  return found === null ? null : `${url}\n${found}`
}

interface Body {
  data: Record<string, unknown>
  meta: {
    from: string
    to: string
    coverage: unknown
    hoursMissing: number
    breaks: { kpi: string; at: string; before: string; after: string }[]
    definitions: { id: string; edition: string }[]
  }
}

/** What a reply says about itself; which KPIs it defines is the page's choice, by which editions is not. */
function metaOf(oracle: Oracle, asked: Whole, definitions: readonly { id: string }[]) {
  const { span, changes, readings } = asked
  const shown = changes.filter(({ kpi }) => definitions.some(({ id }) => id === kpi))
  return {
    from: text(span.from),
    to: text(span.to),
    coverage: oracle.coverage(span),
    hoursMissing: oracle.hidden({ span, filters: {} }, oracle.ledger).hours,
    breaks: shown.map(({ kpi, at, before, after }) => ({
      kpi,
      at: text(at),
      before: before.edition,
      after: after.edition
    })),
    editions: definitions.map(({ id }) => readings[id]!.edition)
  }
}

/** Asks again where the server says that it was asked too often. */
async function patiently(app: TestApp, url: string): Promise<{ status: number; body: Body }> {
  for (;;) {
    const reply = await app.get<Body>(url)
    if (reply.status !== 429) return reply
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

/** How many questions of each route were asked, and the slowest, alone and against the health of the server. */
async function tell(name: string, times: readonly Timed[], app: TestApp): Promise<void> {
  const counts = new Map<string, number>()
  for (const { question } of times) counts.set(question.route, (counts.get(question.route) ?? 0) + 1)
  console.log(
    `${name}: ${times.length} questions agree: ${[...counts].map(([route, n]) => `${n} ${route}`).join(', ')}`
  )
  const slowest = [...times].sort((a, b) => b.ms - a.ms).slice(0, 12)
  const alone: [number, string][] = []
  for (const { question } of slowest) {
    const url = address(question.route, question.query)
    alone.push([Math.min(await millisecondsOf(app, url), await millisecondsOf(app, url)), url])
  }
  const health: number[] = []
  for (let i = 0; i < 21; i++) health.push(await millisecondsOf(app, '/healthz'))
  console.log(`/healthz ${health.sort((a, b) => a - b)[10]!.toFixed(2)} ms (median of 21)`)
  for (const [ms, url] of alone.sort(([a], [b]) => b - a).slice(0, 5)) console.log(`${ms.toFixed(0)} ms ${url}`)
}

async function millisecondsOf(app: TestApp, url: string): Promise<number> {
  const began = performance.now()
  await app.get(url)
  return performance.now() - began
}
