import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { campaign } from '../fixtures/campaign.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'
import { callsOf, exportOfVersion, type Published, waitSum } from '../fixtures/publish-writer.ts'

const { size } = campaign('PUBLISHES', 10)
const READERS = 4
/** The pointer is looked at far more often than in service, so that most versions are seen. */
const LOOK_EVERY_MS = 20
const WRITER = join(import.meta.dirname, '..', 'fixtures', 'publish-writer.ts')
const PERIOD = 'from=2026-03-01&to=2026-04-01'

let site: TestSite
let app: TestApp
beforeEach(async () => {
  site = testSite()
  site.put('calls', 'first.csv', exportOfVersion(0))
  await site.load()
  app = await testApp(site.folder)
})
afterEach(async () => {
  await app.close()
  site.remove()
})

/** What one reply says, boiled down: its version, and every total that can be added up from it. */
interface Seen {
  version: string
  path: string
  calls: number[]
  waits: number[]
}

const plus = (sum: number, n: number | null) => sum + (n ?? 0)

async function ask<Body extends { meta: { dataVersion: string } }>(
  path: string,
  totals: (data: Body) => Pick<Seen, 'calls' | 'waits'>
): Promise<Seen> {
  const { status, body, raw } = await app.get<Body>(`/api/v1/${path}?${PERIOD}`)
  if (status !== 200) throw new Error(`${path}: ${status} ${raw.toString()}`)
  return { version: body.meta.dataVersion, path, ...totals(body) }
}

const QUESTIONS: (() => Promise<Seen>)[] = [
  () =>
    ask<KpisReply>('kpis', ({ data: { kpis } }) => {
      const of = (id: string) => kpis.find((kpi) => kpi.id === id)!
      const offered = of('offered')
      const wait = of('waitMean').figure
      return {
        calls: [offered.figure.value ?? 0, offered.spark.reduce<number>(plus, 0)],
        waits: 'numerator' in wait ? [wait.numerator!] : []
      }
    }),
  () =>
    ask<VolumeReply>('volume', ({ data }) => ({
      calls: [
        data.buckets.map(({ offered }) => offered).reduce<number>(plus, 0),
        data.calendar.map(({ offered }) => offered).reduce<number>(plus, 0),
        data.heat.map(({ offered }) => offered).reduce(plus, 0),
        data.dispositions.map(({ calls }) => calls).reduce(plus, 0)
      ],
      waits: []
    })),
  () =>
    ask<AnswerTimesReply>('answer-times', ({ data: { overall } }) => ({
      calls: 'denominator' in overall.mean ? [overall.mean.denominator!] : [],
      waits: 'numerator' in overall.mean ? [overall.mean.numerator!] : []
    }))
]

test(`${READERS} readers during ${size} publications get one version each time, whole, and never an older one`, async () => {
  const complaints: string[] = []
  await app.warehouse.start(LOOK_EVERY_MS, (error) => complaints.push(String(error)))
  const published = new Map([[site.version()!, 0]])
  const open: number[] = []
  const rss: number[] = []
  let isDone = false
  const readers = Array.from({ length: READERS }, async (_, first) => {
    const seen: Seen[] = []
    for (let i = first; !isDone; i++) seen.push(await QUESTIONS[i % QUESTIONS.length]!())
    return seen
  })
  const everything = Promise.all(readers)
  const failure = everything.then(() => undefined).catch((error: Error) => error)
  for await (const { k, version } of writer()) {
    published.set(version, k)
    open.push(openWarehouses())
    rss.push(process.memoryUsage().rss / 2 ** 20)
    if (await Promise.race([failure, Promise.resolve(null)])) break
  }
  isDone = true
  const histories = await everything
  expect(published.size).toBe(size + 1)
  for (const seen of histories) {
    expect(seen.filter((each) => !isWhole(each, published))).toEqual([])
    const versions = seen.map(({ version }) => published.get(version)!)
    expect(versions.filter((k, i) => i > 0 && k < versions[i - 1]!)).toEqual([])
  }
  const told = new Set(histories.flat().map(({ version }) => version))
  console.log(
    `${histories.flat().length} replies from ${told.size} of ${published.size} versions, RSS ${rss.at(-1)!.toFixed(0)} MB`
  )
  expect(told.size).toBeGreaterThan(size / 3)
  expect(complaints).toEqual([])
  await expectBounded(open, rss)
}, 3_600_000)

/** Every total of a reply is that of the version it names, and there are totals. */
function isWhole({ version, calls, waits }: Seen, published: ReadonlyMap<string, number>): boolean {
  const k = published.get(version)
  if (k === undefined || calls.length === 0) return false
  return calls.every((n) => n === callsOf(k)) && waits.every((sum) => sum === waitSum(k))
}

/** Versions are closed once nobody reads them: as many open as there are readers at the most, in the end only one. */
async function expectBounded(open: readonly number[], rss: readonly number[]): Promise<void> {
  if (!existsSync('/proc/self/fd')) return console.log('skipped: this system does not tell open files')
  expect(Math.max(...open)).toBeGreaterThan(0)
  expect(Math.max(...open)).toBeLessThanOrEqual(READERS + 2)
  await app.warehouse.refresh()
  expect(openWarehouses()).toBe(1)
  const quarter = Math.ceil(rss.length / 4)
  const [early, late] = [median(rss.slice(quarter, 2 * quarter)), median(rss.slice(-quarter))]
  expect(late, `RSS ${early.toFixed(0)} MB in the second quarter`).toBeLessThan(early * 1.25 + 60)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

/** Files of warehouses that this process has open, removed ones too. */
function openWarehouses(): number {
  if (!existsSync('/proc/self/fd')) return 0
  const links = readdirSync('/proc/self/fd').map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return ''
    }
  })
  return new Set(links.filter((path) => path.startsWith(site.folder) && path.includes('.duckdb'))).size
}

async function* writer(): AsyncGenerator<Published> {
  const child = spawn(process.execPath, ['--import', 'tsx', WRITER, site.folder, String(size)], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const ended = new Promise<number | null>((done) => child.on('exit', done))
  try {
    for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line) as Published
    expect(await ended).toBe(0)
  } finally {
    child.kill()
  }
}
