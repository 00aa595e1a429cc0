import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CoverageReply, LoadsReply, SourcesReply } from '#contract/loads.ts'
import type { KpisReply } from '#contract/kpis.ts'
import { parseSite } from '#server/site/site.ts'
import { testApp } from '../fixtures/app.ts'
import { callFile, callLine, SITE_YAML, testSite, type TestSite } from '../fixtures/load-site.ts'
import { loadAt, retainAt, withdrawAt, withRetention } from '../fixtures/retained-site.ts'

/** 00:30 on 12 March in Jakarta, still 11 March in UTC: with ten days the oldest day kept is 2 March. */
const NOW = '2026-03-11T17:30:00Z'
const BEFORE = '2026-03-09T00:00:00Z'
const TEN_DAYS = withRetention('{ rows: 10 days }')

let site: TestSite
beforeEach(() => (site = testSite(TEN_DAYS)))
afterEach(() => site.remove())

const old = {
  in: '01/03/2026 23:59:59',
  answer: '02/03/2026 00:00:05',
  end: '02/03/2026 00:10:05',
  op: 'OPERATOR-LAMA'
}
const kept = { in: '02/03/2026 00:00:00', answer: '02/03/2026 00:00:07', end: '02/03/2026 00:01:07' }
const FILE = callFile(callLine({ id: 'old', ...old }), callLine({ id: 'kept', ...kept }))

async function loaded(): Promise<void> {
  site.put('calls', 'a.csv', FILE)
  const unit = (id: string, incident: string, at: string) => `${id},${incident},${at},,,MEDIS\n`
  const units =
    unit('u1', 'i1', '2026-03-01 23:59:59') +
    unit('u2', 'i2', '2026-03-01 23:59:59') +
    unit('u3', 'i2', '2026-03-02 00:00:00') +
    unit('u4', 'i3', '2026-03-02 00:00:00')
  site.put('incidents', 'a.csv', `UNIT,NO,R,D,S,K\n${units}`)
  const states =
    'A,ON,2026-03-01 08:00:00,2026-03-02 00:00:00\nA,ON,2026-03-01 23:50:00,2026-03-02 00:20:00\nA,ON,2026-03-02 08:00:00,2026-03-02 08:15:00\n'
  site.put('states', 'a.csv', `OP,STATE,FROM,TO\n${states}`)
  await loadAt(site, BEFORE)
}

const keysOf = (table: string, key = 'row_key') =>
  site
    .query<Record<string, string>>(`select ${key} as key from ${table} order by 1`)
    .then((all) => all.map((r) => r['key']))

async function ask<Body>(path: string): Promise<Body> {
  const app = await testApp(site.folder)
  const { status, body } = await app.get<Body>(path)
  await app.close()
  expect(status).toBe(200)
  return body
}

const offered = async (query: string) =>
  (await ask<KpisReply>(`/api/v1/kpis?${query}`)).data.kpis.find(({ id }) => id === 'offered')!.figure

describe('rows past their retention', () => {
  test('go by the local day of the centre, with what followed from them; stretches that reach over it stay', async () => {
    await loaded()
    const result = await retainAt(site, NOW)
    expect([result.status, result.published, result.job]).toEqual(['published', true, 'retention'])
    const none = { versions: 0, rejects: 0, files: 0, rowsFrom: '2026-03-02', filesFrom: null }
    expect(result.removed).toEqual([
      { source: 'calls', rows: 1, ...none },
      { source: 'incidents', rows: 3, ...none },
      { source: 'states', rows: 1, ...none }
    ])
    expect(await keysOf('fct_calls')).toEqual(['kept'])
    expect(await keysOf('stg_incident_rows')).toEqual(['u4'])
    expect(await site.query('select incident_key, units from fct_incidents')).toEqual([
      { incident_key: 'i3', units: 1 }
    ])
    const slots = 'select operator, service_date, slot, state, seconds from agg_operator_slot order by operator, slot'
    expect(await site.query(slots)).toEqual([
      { operator: 'A', service_date: '2026-03-02', slot: 0, state: 'ready', seconds: 900 },
      { operator: 'A', service_date: '2026-03-02', slot: 1, state: 'ready', seconds: 300 },
      { operator: 'A', service_date: '2026-03-02', slot: 32, state: 'ready', seconds: 900 },
      { operator: 'OP-1', service_date: '2026-03-02', slot: 0, state: 'handling', seconds: 80 }
    ])
    const events = "select source, added, removed, kept_from from load_events where kind = 'retention' order by source"
    expect(await site.query(events)).toEqual([
      { source: 'calls', added: 0, removed: 1, kept_from: '2026-03-01 17:00:00' },
      { source: 'incidents', added: 0, removed: 3, kept_from: '2026-03-01 17:00:00' },
      { source: 'states', added: 0, removed: 1, kept_from: '2026-03-01 17:00:00' }
    ])
  })

  test('a second before midnight in Jakarta they are still kept', async () => {
    await loaded()
    expect(await retainAt(site, '2026-03-11T16:59:59Z')).toMatchObject({ status: 'nothing', removed: [] })
    expect((await retainAt(site, '2026-03-11T17:00:00Z')).status).toBe('published')
  })

  test('are gone from the bytes of every file: the data, the data before, the pasts', async () => {
    await loaded()
    await offered('from=2026-03-01&to=2026-03-03&asOf=2026-03-09T00:00:01Z')
    site.put('calls', 'b.csv', callFile(callLine({ id: 'new' })))
    await loadAt(site, '2026-03-10T00:00:00Z')
    await offered('from=2026-03-01&to=2026-03-03&asOf=2026-03-09T00:00:01Z')
    const bytes = () =>
      readdirSync(join(site.folder, 'warehouse'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.includes('.duckdb'))
        .map((name) => readFileSync(join(site.folder, 'warehouse', name)).includes('OPERATOR-LAMA'))
    expect(bytes()).toEqual([true, true, true])
    await retainAt(site, NOW)
    expect(bytes()).toEqual([false])
  })

  test('leave a file of the same make, its rows in the order of time', async () => {
    await loaded()
    const make = () =>
      site.query("select tags['storage_version'] as v from duckdb_databases() where not internal and path is not null")
    const before = await make()
    await retainAt(site, NOW)
    expect(await make()).toEqual(before)
    expect(await site.query('select started_at from fct_operator_states order by rowid')).toEqual([
      { started_at: '2026-03-01 16:50:00' },
      { started_at: '2026-03-02 01:00:00' }
    ])
  })

  test('are no data for whoever asks, now and as of before: not zero; kept days say what they said', async () => {
    await loaded()
    const days = 'from=2026-03-02&to=2026-03-03'
    const was = await offered(days)
    expect((await offered('from=2026-03-01&to=2026-03-02')).value).toBe(1)
    await retainAt(site, NOW)
    for (const asOf of ['', '&asOf=2026-03-09T00:00:01Z']) {
      expect(await offered(`from=2026-03-01&to=2026-03-02${asOf}`)).toMatchObject({ value: null, why: 'no-data' })
      const { value, n } = was as { value: number; n: number }
      expect(await offered(`${days}${asOf}`)).toMatchObject({ value, n })
    }
    const { data } = await ask<CoverageReply>('/api/v1/coverage?from=2026-03-01&to=2026-03-03')
    expect(data.sources.map(({ id, rows }) => [id, rows[0]])).toEqual([
      ['calls', null],
      ['incidents', null],
      ['states', null]
    ])
    expect(data.sources.map(({ hours }) => hours[0])).toEqual(Array(3).fill('n'.repeat(24)))
  })

  test('that a file spans and that are gone are no confirmed zero, heartbeats or not', async () => {
    const beats = `
  - { id: beats, kind: heartbeats, of: calls, centre: c1, files: '*', time_zone: Asia/Jakarta, format: { type: csv }, key: [T],
      columns: { happened: { column: T, format: '%Y-%m-%d %H:%M:%S' } } }`
    writeFileSync(join(site.folder, 'site.yaml'), TEN_DAYS + beats)
    const day = (n: number) => `0${n}/03/2026`
    const line = (n: number) =>
      callLine({ id: `c${n}`, in: `${day(n)} 10:00:00`, answer: `${day(n)} 10:00:05`, end: `${day(n)} 10:01:00` })
    site.put('calls', 'a.csv', callFile(line(1), line(3), line(4)))
    site.put('beats', 'b.csv', 'T\n2026-03-01 11:00:00\n2026-03-02 11:00:00\n')
    await loadAt(site, BEFORE)
    const hours = () =>
      site.query<{ day: string; states: string }>(
        `select service_date as day, string_agg(left(state, 1), '' order by hour) as states
         from agg_feed_states where source = 'calls' group by 1 order by 1`
      )
    expect((await hours())[0]).toEqual({ day: '2026-03-01', states: 'rz' + 'z'.repeat(12) })
    await retainAt(site, NOW)
    expect((await hours()).map(({ day: date }) => date)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04'])
  })

  test('are told by the API: what went, until which day, and how many rows are left', async () => {
    await loaded()
    await retainAt(site, NOW)
    const { runs } = (await ask<LoadsReply>('/api/v1/loads')).data
    expect(
      runs.map(({ job, removed }) => [job, removed?.map((each) => [each.source, each.rows, each.rowsFrom])])
    ).toEqual([
      [
        'retention',
        [
          ['calls', 1, '2026-03-02'],
          ['incidents', 3, '2026-03-02'],
          ['states', 1, '2026-03-02']
        ]
      ],
      [undefined, undefined]
    ])
    const { sources } = (await ask<SourcesReply>('/api/v1/sources')).data
    expect(sources.map(({ id, rows }) => [id, rows])).toEqual([
      ['calls', 1],
      ['incidents', 1],
      ['states', 2]
    ])
  })

  test('the same again removes nothing, publishes nothing and leaves one word in the ledger', async () => {
    await loaded()
    await retainAt(site, NOW)
    const version = site.version()
    await retainAt(site, '2026-03-11T17:45:00Z')
    const count = readdirSync(join(site.folder, 'ledger')).length
    expect(await retainAt(site, '2026-03-11T18:00:00Z')).toMatchObject({
      status: 'nothing',
      published: false,
      removed: []
    })
    expect([site.version(), readdirSync(join(site.folder, 'ledger')).length]).toEqual([version, count])
  })

  test('a dry run says the same and changes nothing', async () => {
    await loaded()
    const look = () => JSON.stringify([site.version(), readdirSync(site.folder, { recursive: true }).sort()])
    const before = look()
    const told = await retainAt(site, NOW, { isDryRun: true })
    expect(look()).toBe(before)
    expect((await retainAt(site, NOW)).removed).toEqual(told.removed)
  })

  test('take every version that they replaced, what vouched for them, and the rejects of their files with them', async () => {
    const one = callLine({ id: '1', ...old })
    site.put('calls', 'a.csv', callFile(one, callLine({ id: '2', ...old }), callLine({ id: '3', in: 'x' })))
    await loadAt(site, BEFORE)
    site.put('calls', 'b.csv', callFile(callLine({ id: '1', ...old, op: 'B' }), callLine({ id: '2', ...old })))
    await loadAt(site, BEFORE)
    site.put(
      'calls',
      'c.csv',
      callFile(callLine({ id: '4' }), callLine({ id: '4', op: 'B' }), callLine({ id: '5', in: 'y' }))
    )
    await loadAt(site, BEFORE)
    expect((await retainAt(site, NOW)).removed).toMatchObject([{ rows: 2, versions: 1, rejects: 1 }])
    expect(await keysOf('old_rows')).toEqual(['4'])
    expect(await keysOf('sightings')).toEqual([])
    expect(await keysOf('rejects', 'value')).toEqual(['y'])
  })

  test('a correction over the limit takes the row with it, and an old version of a row that is kept goes alone', async () => {
    const early = callLine({ id: 'forward', ...old })
    site.put('calls', 'a.csv', callFile(early, callLine({ id: 'back', ...kept })))
    await loadAt(site, BEFORE)
    site.put('calls', 'b.csv', callFile(callLine({ id: 'forward', ...kept }), callLine({ id: 'back', ...old })))
    await loadAt(site, BEFORE)
    expect((await retainAt(site, NOW)).removed).toMatchObject([{ rows: 1, versions: 2 }])
    expect([await keysOf('fct_calls'), await keysOf('old_rows')]).toEqual([['forward'], []])
  })
})

describe('what was removed', () => {
  test('does not come back by the same file, nor by another that says it again: counted, not against the limit', async () => {
    await loaded()
    await retainAt(site, NOW)
    site.put('calls', 'same.csv', FILE)
    expect((await loadAt(site, NOW)).status).toBe('nothing')
    site.put('calls', 'again.csv', callFile(...FILE.split('\n').slice(1, -1), callLine({ id: 'bad', in: 'x' })))
    site.put('incidents', 'again.csv', 'UNIT,NO,R,D,S,K\nu2,i2,2026-03-01 23:59:59,,,\nu3,i2,2026-03-02 00:00:00,,,\n')
    const run = await loadAt(site, NOW)
    const of = (source: number) => run.sources[source]!.files.find(({ file }) => file === 'again.csv')
    expect(of(0)).toMatchObject({ status: 'published', read: 3, loaded: 0, unchanged: 1, replaced: 0, rejected: 2 })
    expect(of(1)).toMatchObject({
      status: 'published',
      read: 2,
      loaded: 0,
      rejected: 2,
      notes: [{ code: 'TOO_OLD', n: 2 }]
    })
    expect(await keysOf('fct_calls')).toEqual(['kept'])
    expect(await keysOf('fct_incidents', 'incident_key')).toEqual(['i3'])
    expect(await site.query(`select source, line_no, value, code from rejects order by source, line_no`)).toEqual([
      { source: 'calls', line_no: 2, value: null, code: 'TOO_OLD' },
      { source: 'calls', line_no: 4, value: 'x', code: 'BAD_TIME' },
      { source: 'incidents', line_no: 2, value: null, code: 'TOO_OLD' },
      { source: 'incidents', line_no: 3, value: null, code: 'TOO_OLD' }
    ])
  })

  test('stays refused where site.yaml has come to keep more', async () => {
    await loaded()
    await retainAt(site, NOW)
    writeFileSync(join(site.folder, 'site.yaml'), SITE_YAML)
    site.put('calls', 'again.csv', callFile(callLine({ id: 'old', ...old, op: 'B' })))
    expect((await loadAt(site, NOW)).sources[0]!.files.at(-1)).toMatchObject({ loaded: 0, rejected: 1 })
  })

  test('does not come back when a file is withdrawn or restored after it', async () => {
    const corrected = { ...kept, op: 'B' }
    site.put('calls', 'a.csv', FILE)
    await loadAt(site, BEFORE)
    site.put(
      'calls',
      'b.csv',
      callFile(callLine({ id: 'old', ...old, op: 'B' }), callLine({ id: 'kept', ...corrected }))
    )
    await loadAt(site, BEFORE)
    await retainAt(site, NOW)
    const operators = () => site.query('select row_key as key, operator as op from fct_calls order by 1')
    expect((await withdrawAt(site, NOW, 'b.csv')).change).toMatchObject({ removed: 1, returned: 1 })
    expect(await operators()).toEqual([{ key: 'kept', op: 'OP-1' }])
    await withdrawAt(site, NOW, 'a.csv')
    expect(await operators()).toEqual([])
    await withdrawAt(site, NOW, 'b.csv', 'restore')
    expect(await operators()).toEqual([{ key: 'kept', op: 'B' }])
    expect((await retainAt(site, NOW)).status).toBe('nothing')
  })
})

test('a site that never published anything has nothing to remove', async () => {
  expect(await retainAt(site, NOW)).toMatchObject({ status: 'nothing', removed: [] })
  expect(existsSync(join(site.folder, 'warehouse', 'current.json'))).toBe(false)
})

test('a fault of the retention is told with line and key', () => {
  const faulty = (retention: string) => () => parseSite(withRetention(retention))
  expect(faulty('{ rows: 5 yrs }')).toThrow(
    'site.yaml:7: sources.0.retention.rows: "5 yrs" is not a time such as 5 years'
  )
  expect(faulty('{ rows: 101 years }')).toThrow('(100 years at most)')
  expect(faulty('{ rows: 90 }')).toThrow('sources.0.retention.rows: must be string')
  expect(faulty('{ row: 90 days }')).toThrow('sources.0.retention.row: no such key')
})
