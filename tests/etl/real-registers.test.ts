import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
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
/** Incidents of the register loaded last, by an expression over their rows. */
async function grouped(expression: string, table = 'fct_incidents'): Promise<Record<string, number>> {
  const { file } = JSON.parse(readFileSync(join(made.at(-1)!, 'warehouse', 'current.json'), 'utf8')) as { file: string }
  const instance = await DuckDBInstance.create(join(made.at(-1)!, 'warehouse', file), { access_mode: 'READ_ONLY' })
  const db = await instance.connect()
  const found = await db.runAndReadAll(
    `select cast(${expression} as varchar) as name, cast(count(*) as integer) as n from ${table} group by 1 order by 1`
  )
  const rows = found.getRowObjectsJS() as { name: string | null; n: number }[]
  db.closeSync()
  instance.closeSync()
  return Object.fromEntries(rows.map(({ name, n }) => [name ?? '', n]))
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The records of a CSV text, read character by character. */
function recordsOf(text: string): string[][] {
  const records: string[][] = [['']]
  let quoted = false
  for (const c of text.replaceAll('\r', '')) {
    const record = records.at(-1)!
    if (c === '"') quoted = !quoted
    else if (c === ',' && !quoted) record.push('')
    else if (c === '\n' && !quoted) records.push([''])
    else record[record.length - 1] += c
  }
  return records.filter((record) => record.length > 1)
}

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
    expect(await grouped('service_date')).toEqual(truth.by_day)
    expect(await grouped('hour')).toEqual(truth.by_hour)
    const weekdays = await grouped('weekday')
    expect(Object.fromEntries(WEEKDAYS.map((name, i) => [name, weekdays[String(i + 1)]]))).toEqual(truth.by_weekday)
    const townships = await grouped('district')
    expect(townships['']).toBe(truth.twp_empty)
    for (const [name, n] of Object.entries(truth.top10_twp)) expect([name, townships[name]]).toEqual([name, n])
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
    const [, ...records] = recordsOf(
      readFileSync(join(SHARED, 'seattle-fire-911/Seattle_Real_Time_Fire_911_Calls.csv'), 'utf8')
    )
    const good = records.filter(([, , stamp]) => /^\d\d\/\d\d\/\d{4}/.test(stamp!))
    expect([records.length, good.length]).toEqual([truth.rows, truth.rows - truth.unparseable])
    const distinct = [...new Map(good.map((row) => [JSON.stringify([row[6], row[2], row[1], row[0]]), row])).values()]
    expect(file!.loaded).toBe(distinct.length)
    const tally = (of: (row: string[]) => string) =>
      distinct.reduce<Record<string, number>>((sum, row) => ({ ...sum, [of(row)]: (sum[of(row)] ?? 0) + 1 }), {})
    expect(await grouped('category', 'stg_incident_rows')).toEqual(tally((row) => row[1]!))
    const localYear = `year(timezone('America/Los_Angeles', timezone('UTC', received_at)))`
    expect(await grouped(localYear, 'stg_incident_rows')).toEqual(tally((row) => row[2]!.slice(6, 10)))
    expect(Object.keys(truth.by_year)).toEqual(Object.keys(await grouped(localYear, 'stg_incident_rows')))
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
    // the register has the numbers of the districts, the truth their names
    const sizes = (of: Record<string, number>) => Object.values(of).sort((a, b) => a - b)
    expect(sizes(await grouped('district'))).toEqual(sizes(truth.by_kecamatan))
    expect(await grouped('hour')).toEqual(truth.by_hour_received)
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
