import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { parseSite } from '#server/site/site.ts'
import { callFile, callLine, SITE_YAML, testSite, type TestSite } from '../fixtures/load-site.ts'

const starting = (hour: string) =>
  SITE_YAML.replace('time_zone: Asia/Jakarta }]', `time_zone: Asia/Jakarta, day_starts: '${hour}' }]`)

let site: TestSite
afterEach(() => site.remove())

/** Four calls around 06:00 on 4 and 5 March 2026, a Wednesday and a Thursday; two incidents; a night shift. */
function putNight(): void {
  const at = (id: string, day: string, time: string) =>
    callLine({ id, in: `${day}/03/2026 ${time}`, answer: `${day}/03/2026 ${time}`, end: '' })
  site.put(
    'calls',
    'a.csv',
    callFile(
      at('1', '04', '05:59:59'),
      at('2', '04', '06:00:00'),
      at('3', '05', '03:00:00'),
      callLine({
        id: '4',
        in: '05/03/2026 05:50:00',
        answer: '05/03/2026 05:50:00',
        end: '05/03/2026 06:10:00',
        wrap: '0'
      })
    )
  )
  site.put(
    'incidents',
    'i.csv',
    'UNIT,NO,R,D,S,K\nu1,n1,2026-03-05 05:59:00,,,MEDIS\nu2,n2,2026-03-05 06:00:00,,,MEDIS\n'
  )
  site.put('states', 's.csv', 'OP,STATE,FROM,TO\nOP-1,ON,2026-03-04 22:00:00,2026-03-05 06:30:00\n')
}

const calls = () =>
  site.query<{ row_key: string; service_date: string; hour: number; weekday: number }>(
    'select row_key, cast(service_date as varchar) as service_date, hour, weekday from fct_calls order by arrived_at'
  )
const days = (table: string, value: string) =>
  site.query<{ day: string; n: number }>(
    `select cast(service_date as varchar) as day, cast(${value} as integer) as n from ${table} group by 1 order by 1`
  )

const FROM_SIX = [
  { row_key: '1', service_date: '2026-03-03', hour: 5, weekday: 2 },
  { row_key: '2', service_date: '2026-03-04', hour: 6, weekday: 3 },
  { row_key: '3', service_date: '2026-03-04', hour: 3, weekday: 3 },
  { row_key: '4', service_date: '2026-03-04', hour: 5, weekday: 3 }
]

describe('a day that starts at 06:00', () => {
  test('takes the night after it; the hour stays that of the clock', async () => {
    site = testSite(starting('06:00'))
    putNight()
    await site.load()
    expect(await calls()).toEqual(FROM_SIX)
    expect(await days('fct_incidents', 'count(*)')).toEqual([
      { day: '2026-03-04', n: 1 },
      { day: '2026-03-05', n: 1 }
    ])
    expect(await days('fct_operator_states', 'count(*)')).toEqual([{ day: '2026-03-04', n: 1 }])
    expect(await days("(from agg_operator_slot where state = 'ready')", 'sum(seconds)')).toEqual([
      { day: '2026-03-04', n: 8 * 3600 },
      { day: '2026-03-05', n: 1800 }
    ])
    expect(await days("(from agg_operator_slot where state = 'handling')", 'sum(seconds)')).toEqual([
      { day: '2026-03-04', n: 600 },
      { day: '2026-03-05', n: 600 }
    ])
    expect(await days("(from agg_feed_states where source = 'calls')", 'sum(n)')).toEqual([
      { day: '2026-03-03', n: 1 },
      { day: '2026-03-04', n: 3 }
    ])
  })

  test('stated later counts every day anew at the next load, and back again', async () => {
    site = testSite()
    putNight()
    await site.load()
    site.put(
      'calls',
      'b.csv',
      callFile(callLine({ id: '3', in: '05/03/2026 03:00:00', status: 'B', answer: '', end: '05/03/2026 03:00:09' }))
    )
    await site.load()
    const before = await everything()
    const first = site.version()
    writeFileSync(join(site.folder, 'site.yaml'), starting('06:00'))
    const run = await site.load()
    expect([run.status, run.recounted, site.version() === first]).toEqual(['published', ['c1'], false])
    expect(await calls()).toEqual(FROM_SIX)
    expect(
      await site.query(`select content->>'service_date' as day, content->>'weekday' as weekday from old_rows`)
    ).toEqual([{ day: '2026-03-04', weekday: '3' }])
    const fresh = await everything()
    expect((await site.load()).status).toBe('nothing')
    const built = testSite(starting('06:00'))
    const anew = site
    site = built
    putNight()
    await site.load()
    site.put(
      'calls',
      'b.csv',
      callFile(callLine({ id: '3', in: '05/03/2026 03:00:00', status: 'B', answer: '', end: '05/03/2026 03:00:09' }))
    )
    await site.load()
    expect(fresh).toEqual(await everything())
    site.remove()
    site = anew
    writeFileSync(join(site.folder, 'site.yaml'), SITE_YAML)
    await site.load()
    expect(await everything()).toEqual(before)
  })

  async function everything() {
    const tables = [
      'fct_calls',
      'fct_incidents',
      'fct_operator_states',
      'agg_operator_slot',
      'agg_feed_hours',
      'agg_feed_states'
    ]
    return Promise.all(
      tables.map(async (table) => {
        const without = table === 'fct_calls' ? 'exclude (caller)' : ''
        const rows = await site.query<object>(`select * ${without} from ${table}`)
        return rows.map((row) => JSON.stringify(row)).sort()
      })
    )
  }
})

test.each([
  ["day_starts: '06:30'", /site\.yaml:3: centres\.0\.day_starts: "06:30" is not a full hour/],
  ["day_starts: '24:00'", /centres\.0\.day_starts: "24:00" is not a full hour/],
  ['day_starts: 6', /centres\.0\.day_starts: must be string/]
])('%s is refused by line and key', (stated, message) => {
  site = testSite()
  const yaml = SITE_YAML.replace('time_zone: Asia/Jakarta }]', `time_zone: Asia/Jakarta, ${stated} }]`)
  expect(() => parseSite(yaml)).toThrow(message)
})

test('centres that start their days at different hours are refused, because their days are added up', () => {
  site = testSite()
  const yaml = SITE_YAML.replace(
    'time_zone: Asia/Jakarta }]',
    "time_zone: Asia/Jakarta, day_starts: '06:00' }, { id: c2, name: Dua, time_zone: Asia/Makassar }]"
  )
  expect(() => parseSite(yaml)).toThrow(/centres\.1\.day_starts: must be 06:00 as for c1/)
})
