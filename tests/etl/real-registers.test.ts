import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { LoadsReply, RejectsReply } from '#contract/loads.ts'
import type { MixReply } from '#contract/mix.ts'
import type { ResponseTimesReply } from '#contract/response-times.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { loadedSite, SHARED } from '../fixtures/sites.ts'

const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

const isThere = existsSync(SHARED)
if (!isThere) console.warn('skipped: the real registers are not beside the project')

async function register(name: string, source: string, file: string): Promise<TestApp> {
  const folder = await loadedSite(join(import.meta.dirname, '..', 'sites', `${name}.yaml`), source, [
    join(SHARED, file)
  ])
  made.push(folder)
  return testApp(folder)
}

const truthOf = (folder: string) => JSON.parse(readFileSync(join(SHARED, folder, 'truth.json'), 'utf8'))
const counts = (parts: { id: string | null; n: number }[]) =>
  Object.fromEntries(parts.map(({ id, n }) => [id ?? '', n]))
const ALL = 'from=2009-01-01&to=2026-01-01'

describe.skipIf(!isThere)('registers of one stamp load through a mapping alone', () => {
  test('Montgomery: cut off in its last row, which is rejected with its line', async () => {
    const truth = truthOf('montgomery-911')
    const app = await register('montgomery', 'events', 'montgomery-911/911.csv')
    const { body: mix } = await app.get<MixReply>(`/api/v1/mix?${ALL}`)
    expect(mix.data.total.value).toBe(truth.rows_good)
    expect(counts(mix.data.categories)).toEqual(truth.by_group)
    const top = counts(mix.data.subcategories)
    for (const [title, n] of Object.entries(truth.top10_title)) expect([title, top[title]]).toEqual([title, n])
    const { body: rejects } = await app.get<RejectsReply>('/api/v1/rejects')
    expect(rejects.data.rows.map(({ line, code }) => [line, code])).toEqual([[truth.rows_good + 2, 'COLUMN_COUNT']])
    const { body: times } = await app.get<ResponseTimesReply>(`/api/v1/response-times?${ALL}`)
    expect(times.data.intervals.find(({ id }) => id === 'response')!.p90).toEqual({ value: null, why: 'not-exported' })
    await app.close()
  })

  test('Seattle: 25 hours that do not exist are rejected, identical rows do not double', async () => {
    const truth = truthOf('seattle-fire-911')
    const app = await register('seattle', 'fire', 'seattle-fire-911/Seattle_Real_Time_Fire_911_Calls.csv')
    const { body: loads } = await app.get<LoadsReply>('/api/v1/loads')
    const [file] = loads.data.runs.at(-1)!.sources[0]!.files
    expect([file!.read, file!.rejected]).toEqual([truth.rows, truth.unparseable])
    expect(file!.loaded + file!.unchanged + file!.replaced).toBe(truth.rows - truth.unparseable)
    const { body: rejects } = await app.get<RejectsReply>('/api/v1/rejects')
    expect(rejects.data.groups.map(({ code, column, n }) => [code, column, n])).toEqual([
      ['BAD_TIME', 'Datetime', truth.unparseable]
    ])
    const { body: volume } = await app.get<VolumeReply>(`/api/v1/volume?${ALL}`)
    expect(volume.data.repeatCallers).toEqual({ value: null, why: 'not-exported' })
    await app.close()
  })

  test('Sumenep: dates in Indonesian words, four closed before they were received', async () => {
    const truth = truthOf('sumenep-112')
    const app = await register('sumenep', 'register', 'sumenep-112/lokasi.csv')
    const { body: mix } = await app.get<MixReply>(`/api/v1/mix?${ALL}&grain=month`)
    expect(mix.data.total.value).toBe(truth.rows)
    expect(counts(mix.data.categories)).toEqual(truth.by_kejadian)
    const months = new Map(mix.data.series.buckets.map((at, i) => [at.slice(0, 7), i]))
    for (const [month, n] of Object.entries(truth.by_month_received)) {
      const found = mix.data.series.categories.reduce(
        (sum, { counts: series }) => sum + (series[months.get(month)!] ?? 0),
        0
      )
      expect([month, found]).toEqual([month, n])
    }
    const { body: times } = await app.get<ResponseTimesReply>(`/api/v1/response-times?${ALL}`)
    const ticket = times.data.intervals.find(({ id }) => id === 'ticket')!
    expect([ticket.n, ticket.p50.value]).toEqual([
      truth.minutes_to_close_nonnegative.n,
      truth.minutes_to_close_nonnegative.median * 60
    ])
    expect(ticket.mean.value).toBeCloseTo(truth.minutes_to_close_nonnegative.mean * 60, -1)
    await app.close()
  })
})
