import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAsOf } from '#etl/as-of.ts'
import { readSite } from '#server/site/site.ts'
import { anyLines, dialect, form, world } from '../fixtures/call-arbitraries.ts'
import type { Counts, Fact } from '../fixtures/call-model.ts'
import { exportOf, type Line, siteYaml } from '../fixtures/call-source.ts'
import { campaign } from '../fixtures/campaign.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'
import { RetainedModel } from '../fixtures/retained-model.ts'
import { loadAt, retainAt, withRetention } from '../fixtures/retained-site.ts'

const { size, seed } = campaign('RETENTION_RUNS', 4)

const FACTS = `select row_key, arrived_at, service_date, hour, slot, weekday, outcome, wait_s, talk_s, wrap_s, handle_s,
  operator, category, district, out_of_order from fct_calls order by row_key`
const HANDLING = `select operator || ' ' || cast(service_date as varchar) || ' ' || lpad(cast(slot // 4 as varchar), 2, '0')
  || ':' || lpad(cast(slot % 4 * 15 as varchar), 2, '0') as slot, seconds from agg_operator_slot where state = 'handling'`

type Act = { lines: Line[]; how: Parameters<typeof exportOf>[2] } | 'retain'

/** Two to seven acts, from 5 March on; a quarter to two days pass before each. The rows are of the week before. */
const history = fc.tuple(world, dialect).chain(([keys, about]) => {
  const file = fc.record({ lines: anyLines(keys), how: form })
  const act = fc.oneof(
    { weight: 3, arbitrary: file as fc.Arbitrary<Act> },
    { weight: 2, arbitrary: fc.constant<Act>('retain') }
  )
  const acts = fc.array(fc.tuple(act, fc.integer({ min: 6, max: 48 })), { minLength: 2, maxLength: 7 })
  return fc.record({ about: fc.constant(about), acts })
})

test(`${size} histories of loads and removals leave, for every moment, what a map holds from which the old is struck`, async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ about, acts }) => {
      const site = testSite(withRetention('{ rows: 5 days }', siteYaml(about)))
      const model = new RetainedModel(about, 5)
      let at = Date.parse('2026-03-04T00:00:00Z')
      try {
        for (const [i, [act, hours]] of acts.entries()) {
          at += hours * 3_600_000
          await (act === 'retain' ? retainBoth(site, model, at) : loadBoth(site, model, at, act, `${i}.csv`))
        }
        await comparePasts(site, model)
      } finally {
        site.remove()
      }
    }),
    { seed, numRuns: size }
  )
}, 3_600_000)

async function loadBoth(site: TestSite, model: RetainedModel, at: number, act: Exclude<Act, 'retain'>, name: string) {
  const bytes = exportOf(act.lines, model.dialect, act.how)
  const isKnown = model.knows(bytes)
  site.put('calls', name, bytes)
  const told = (await loadAt(site, new Date(at).toISOString())).sources[0]!.files.find(({ file }) => file === name)!
  const expected: Counts = model.takeAt(at, act.lines, bytes)
  if (!isKnown) expect(told).toMatchObject({ ...expected })
  expect(told.loaded + told.unchanged + told.replaced + told.rejected).toBe(told.read)
  await compare(site, model)
}

async function retainBoth(site: TestSite, model: RetainedModel, at: number): Promise<void> {
  const run = await retainAt(site, new Date(at).toISOString())
  expect(run.error).toBeUndefined()
  expect(run.removed?.[0]?.rows ?? 0).toBe(model.retain(at))
  if (site.version() !== null) await compare(site, model)
}

async function compare(site: TestSite, model: RetainedModel): Promise<void> {
  expect(await site.query<Fact>(FACTS)).toEqual(model.facts())
  const slots = await site.query<{ slot: string; seconds: number }>(HANDLING)
  expect(new Map(slots.map(({ slot, seconds }) => [slot, seconds]))).toEqual(model.handling())
  const oldest = "select count(*) as n from old_rows where cast(content->>'arrived_at' as timestamp) < to_timestamp("
  expect(await site.query(`${oldest}${model.floor_s})::timestamp`)).toEqual([{ n: '0' }])
}

/** What was known after each load, asked now. */
async function comparePasts(site: TestSite, model: RetainedModel): Promise<void> {
  if (site.version() === null) return
  const events = await site.query<{ id: number }>(
    "select event_id as id from load_events where kind = 'load' order by 1"
  )
  const config = await readSite(site.folder)
  expect(events).toHaveLength(model.pasts.length)
  for (const [i, { id }] of events.entries()) {
    const name = await buildAsOf(site.folder, config, id)
    const path = join(site.folder, 'past.duckdb')
    await rename(join(site.folder, 'warehouse', 'as-of', name), path)
    const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
    const db = await instance.connect()
    expect((await db.runAndReadAll(FACTS)).getRowObjectsJson()).toEqual(model.pastFacts(i))
    db.closeSync()
    instance.closeSync()
  }
}
