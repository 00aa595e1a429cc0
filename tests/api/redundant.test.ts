import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#domain/dates.ts'
import { openDuckdb, type OpenDuckdb } from '#server/engine/duckdb.ts'
import { FILTER_KEYS, type Filters } from '#server/engine/engine.ts'
import { remembering } from '#server/engine/remembered.ts'
import { wholeQuarters } from '#server/engine/whole-quarters.ts'
import { redundantCalls } from '#server/queries/redundant.ts'
import { oneOf, randomOf } from '../fixtures/campaign.ts'
import { call, publishedSite } from '../fixtures/warehouse.ts'

const random = randomOf(112)
const CATEGORIES = ['medical', 'fire', undefined]

interface Told {
  at: string
  incident: string | null
  centre: string
  category: string | undefined
}

/** Calls of half a year about incidents that last minutes, days or over the end of a quarter; one in four names none. */
const told: Told[] = Array.from({ length: 3000 }, (_, i) => {
  const incident = Math.floor(random() ** 2 * 900)
  const began = Math.floor((incident * 7919) % 180)
  const lasts = incident % 5 === 0 ? Math.floor(random() * 12) : 0
  const second = (i * 37) % 86_400
  return {
    at: `${addDays('2026-01-01', began + lasts)} ${new Date(second * 1000).toISOString().slice(11, 19)}`,
    incident: i % 4 === 0 ? null : `T-${incident}`,
    centre: incident % 7 === 0 ? 'c2' : 'c1',
    category: oneOf(random, CATEGORIES)
  }
})

let db: OpenDuckdb
let folder: string

beforeAll(async () => {
  folder = await publishedSite({
    calls: told.map(({ at, incident, centre, category }) => ({
      ...call({ at, centre, ...(category === undefined ? {} : { category }) }),
      ...(incident === null ? {} : { incident_key: incident })
    }))
  })
  db = await openDuckdb(join(folder, 'warehouse', 'v1.duckdb'), { pool: 2, timeoutSeconds: 60 })
})
afterAll(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

test('what several calls report, put together from days and from quarters, is what a count of the calls gives', async () => {
  const engine = wholeQuarters(remembering(db))
  let lasting = 0
  for (let i = 0; i < 40; i++) {
    const from = addDays('2025-12-28', Math.floor(random() * 170))
    const to = addDays(from, 1 + Math.floor(random() * (i % 2 === 0 ? 12 : 240)))
    const category = oneOf(random, [[], [], ['fire']])
    const found = await redundantCalls(engine, { from, to, filters: { ...NO_FILTERS, category } })
    const counted = count(from, to, category)
    expect({ ...found, groups: found.groups.length }, `${from} ${to} ${category.join()}`).toEqual({
      ...counted.sums,
      groups: counted.groups.length
    })
    expect(found.groups).toEqual(counted.groups)
    lasting += found.groups.filter(({ lastedSeconds }) => lastedSeconds > 86_400).length
  }
  expect(lasting).toBeGreaterThan(20)
})

const NO_FILTERS = Object.fromEntries(FILTER_KEYS.map((key) => [key, []])) as unknown as Filters

/** The same from the calls themselves, one after another. */
function count(from: string, to: string, category: readonly string[]) {
  const own = told
    .filter(({ at }) => at >= from && at < to)
    .filter((each) => category.length === 0 || category.includes(each.category ?? ''))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  const keyed = own.filter(({ incident }) => incident !== null)
  const byIncident = new Map<string, Told[]>()
  for (const each of keyed) {
    const key = `${each.centre} ${each.incident}`
    byIncident.set(key, [...(byIncident.get(key) ?? []), each])
  }
  const several = [...byIncident.values()].filter(({ length }) => length > 1)
  return {
    sums: { offered: own.length, keyed: keyed.length, incidents: byIncident.size, reportedAgain: several.length },
    groups: several
      .map(groupOf)
      .sort((a, b) => b.calls - a.calls || (`${a.at} ${a.incident}` < `${b.at} ${b.incident}` ? -1 : 1))
      .slice(0, 20)
  }
}

function groupOf(calls: readonly Told[]) {
  const [first, last] = [calls[0]!, calls.at(-1)!]
  const minute = Math.floor(Number(first.at.slice(14, 16)) / 15) * 15
  return {
    centre: first.centre,
    incident: first.incident,
    category: calls.find(({ category }) => category !== undefined)?.category ?? null,
    district: null,
    at: `${first.at.slice(0, 10)}T${first.at.slice(11, 13)}:${String(minute).padStart(2, '0')}`,
    lastedSeconds: (Date.parse(`${last.at}Z`) - Date.parse(`${first.at}Z`)) / 1000,
    calls: calls.length
  }
}
