import { afterEach, describe, expect, test } from 'vitest'
import { SiteError, parseSite } from '#server/site/site.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

let site: TestSite
afterEach(() => site?.remove())

function siteOf(source: string, zone = 'Asia/Jakarta'): string {
  return `
site: { id: t, name: { id: T, en: T } }
centres: [{ id: c1, name: Satu, time_zone: ${zone} }]
sources:
  - { id: s, centre: c1, files: '*', ${source} }
`
}

describe('layouts that are built in load as they come', () => {
  test('the 112 register: one UID twice, kinds of report, words for categories, "-"', async () => {
    site = testSite(siteOf('layout: indonesia-112-register, time_zone: Asia/Jakarta, limits: { rejects_percent: 50 }'))
    site.put(
      's',
      'laporan.csv',
      [
        'UID, WAKTU LAPOR ,TIPE LAPORAN,KATEGORI,SUB KATEGORI 1,KECAMATAN,KELURAHAN,LATITUDE,LONGITUDE,AGENT L1,DURASI PENGERJAAN',
        '1,2025-01-02 03:04:05,emergency,LAKA LANTAS,MOTOR,Sako,X,-2.9,104.7,AGEN 1,0 Hari : 0 Jam : 20 Menit : 5 Detik',
        '1,2025-01-02 03:05:05,emergency,LAKA LANTAS,MOTOR,Sako,X,-2.9,104.7,AGEN 1,0 Hari : 0 Jam : 20 Menit : 5 Detik',
        '2,2025-01-02 04:00:00,ghost,-,-,-,-,0,0,AGEN 2,-',
        '3,2025-01-02 05:00:00,Silent Call,-,-,-,-,0,0,AGEN 2,-',
        '4,2025-01-02 06:00:00,emergency,TIANG,MIRING,Plaju,X,0,0,AGEN 2,1 Hari : 0 Jam : 0 Menit : 1 Detik',
        '5,31-02-2025 06:00,emergency,TIANG,MIRING,Plaju,X,0,0,AGEN 2,-'
      ].join('\r\n')
    )
    const run = await site.load()
    expect(run.sources[0]!.files[0]).toMatchObject({ read: 6, loaded: 5, rejected: 1 })
    expect(
      await site.query('select disposition, category, district, operator from fct_calls order by arrived_at')
    ).toEqual([
      { disposition: 'emergency', category: 'accident', district: 'Sako', operator: 'AGEN 1' },
      { disposition: 'emergency', category: 'accident', district: 'Sako', operator: 'AGEN 1' },
      { disposition: 'ghost', category: null, district: null, operator: 'AGEN 2' },
      { disposition: 'silent', category: null, district: null, operator: 'AGEN 2' },
      { disposition: 'emergency', category: 'other', district: 'Plaju', operator: 'AGEN 2' }
    ])
  })

  test('the same as tickets: how long they took, in words', async () => {
    site = testSite(siteOf('layout: indonesia-112-tickets, time_zone: Asia/Jakarta'))
    site.put(
      's',
      'laporan.csv',
      'UID,WAKTU LAPOR,TIPE LAPORAN,KATEGORI,SUB KATEGORI 1,KECAMATAN,AGENT L1,DURASI PENGERJAAN\n' +
        '1,02/01/2025 03:04,emergency,KEBAKARAN,RUMAH,Sako,A,0 Hari : 20 Jam : 41 Menit : 56 Detik\n'
    )
    await site.load()
    expect(await site.query('select ticket_s, category from fct_incidents')).toEqual([
      { ticket_s: 20 * 3600 + 41 * 60 + 56, category: 'fire' }
    ])
  })

  test('Asterisk CDR without a header: outcome, but no wait, since the machine answers', async () => {
    site = testSite(siteOf('layout: asterisk-cdr, time_zone: Asia/Jakarta'))
    const row = (start: string, answer: string, disposition: string, id: string) =>
      `"","0812","112","masuk","""Budi"" <0812>","PJSIP/t-1","PJSIP/7","Queue","q112","${start}","${answer}","${start}",30,20,"${disposition}","DOCUMENTATION","${id}",""\n`
    site.put(
      's',
      'Master.csv',
      row('2026-03-02 08:00:00', '2026-03-02 08:00:02', 'ANSWERED', '1.1') +
        row('2026-03-02 08:05:00', '', 'NO ANSWER', '1.2') +
        row('2026-03-02 08:06:00', '', 'CONGESTION', '1.3')
    )
    const run = await site.load()
    expect(run.sources[0]!.files[0]).toMatchObject({ read: 3, loaded: 3 })
    expect(await site.query('select outcome, wait_s, talk_s, line from fct_calls order by arrived_at')).toEqual([
      { outcome: 'answered', wait_s: null, talk_s: null, line: '112' },
      { outcome: 'abandoned', wait_s: null, talk_s: null, line: '112' },
      { outcome: 'cut-off', wait_s: null, talk_s: null, line: '112' }
    ])
  })

  test('a roster: a night shift belongs to the day on which it starts', async () => {
    site = testSite(siteOf('layout: pantau-roster, time_zone: Asia/Jakarta'))
    site.put('s', 'jadwal.csv', 'operator,starts,ends,shift\nOP-1,2026-03-02 22:00,2026-03-02 06:00,malam\n')
    await site.load()
    expect(
      await site.query(
        `select cast(service_date as varchar) as day, cast(date_diff('hour', starts_at, ends_at) as integer) as hours, shift from fct_roster`
      )
    ).toEqual([{ day: '2026-03-02', hours: 8, shift: 'malam' }])
  })

  test('a shift that ends when it starts, or a day before, is rejected and not lost', async () => {
    site = testSite(siteOf('layout: pantau-roster, time_zone: Asia/Jakarta, limits: { rejects_percent: 90 }'))
    const ends = ['2026-03-02 08:00', '2026-03-01 08:00', '2026-02-01 08:00', '2026-03-02 07:59', '2026-03-03 08:00']
    const rows = ends.map((end, i) => `OP-${i},2026-03-02 08:00,${end},x`)
    site.put('s', 'jadwal.csv', ['operator,starts,ends,shift', ...rows, ''].join('\n'))
    const run = await site.load()
    expect(run.sources[0]!.files[0]).toMatchObject({ read: 5, loaded: 2, rejected: 3 })
    expect(await site.query('select line_no, code, column_name from rejects order by line_no')).toEqual(
      [2, 3, 4].map((line_no) => ({ line_no, code: 'ENDS_FIRST', column_name: 'ends' }))
    )
  })

  test('an hourly report of answer times: bins, lines and its own totals, which must agree', async () => {
    site = testSite(siteOf('layout: hourly-answer-times, time_zone: Asia/Jakarta, limits: { rejects_percent: 60 }'))
    const bins = ['10', '15', '20', '40', '60', '120', '121', 'AB', 'T']
    const header = ['DateTime', ...['911', 'ADM'].flatMap((line) => bins.map((bin) => `${line}_${bin}`))].join(',')
    site.put(
      's',
      'jam.csv',
      `\ufeff${header}\n10/26/2025 0:00,7,3,1,0,0,0,0,1,12,20,0,0,0,0,0,2,0,22\n10/26/2025 1:00,7,3,1,0,0,0,0,1,13,0,0,0,0,0,0,0,0,0\n`
    )
    const run = await site.load()
    expect(run.sources[0]!.files[0]).toMatchObject({ read: 2, loaded: 1, rejected: 1 })
    expect(
      await site.query(
        'select line, outcome, cast(sum(calls) as integer) as calls from fct_call_counts group by all order by all'
      )
    ).toEqual([
      { line: '911', outcome: 'abandoned', calls: 1 },
      { line: '911', outcome: 'answered', calls: 11 },
      { line: 'ADM', outcome: 'answered', calls: 22 }
    ])
    expect(await site.query('select code, column_name from rejects')).toEqual([
      { code: 'TOTAL_MISMATCH', column_name: '911_T' }
    ])
  })

  test('a CAD register: stages with and without milliseconds, NULL, an incident without a number', async () => {
    site = testSite(siteOf('layout: cad-incidents, time_zone: Asia/Jakarta'))
    const columns =
      'Master_Incident_Number,Agency,Problem,Priority_Number,Call_Taker,Incident_Start_Time,Incident_Queue_Time,Incident_Dispatch_Time,Incident_Enroute_Time,Incident_Arrival_Time,Incident_First_Close_Time'
    const day = '2025-08-24'
    site.put(
      's',
      'cad.csv',
      `${columns}\nA-1,FIRE,Alarm,2,OP 1,${day} 00:00:01.500,${day} 00:01:00,${day} 00:02:00.250,NULL,${day} 00:09:00,NULL\n` +
        `NULL,POLICE,Theft,5,OP 2,${day} 01:00:00,NULL,NULL,NULL,NULL,${day} 02:00:00\n`
    )
    const run = await site.load()
    expect(run.sources[0]!.files[0]).toMatchObject({ read: 2, loaded: 2 })
    expect(await site.query('select agency, subcategory, response_s from fct_incidents order by received_at')).toEqual([
      { agency: 'FIRE', subcategory: 'Alarm', response_s: 538 },
      { agency: 'POLICE', subcategory: 'Theft', response_s: null }
    ])
  })

  test('lists of our own: incidents, and when operators were ready', async () => {
    site = testSite(`
site: { id: t, name: { id: T, en: T } }
centres: [{ id: c1, name: Satu, time_zone: Asia/Jakarta }]
sources:
  - { id: kejadian, layout: pantau-incidents, centre: c1, files: '*', time_zone: Asia/Jakarta }
  - { id: status, layout: pantau-states, centre: c1, files: '*', time_zone: Asia/Jakarta }
`)
    site.put(
      'kejadian',
      'a.csv',
      'incident_id,received,dispatched,arrived,closed,category,district,agency\nK-1,2026-03-02 10:00:00,2026-03-02T10:01:00,2026-03-02 10:09:00,,fire,Sako,DAMKAR\n'
    )
    site.put(
      'status',
      'b.csv',
      'operator,state,started,ended,reason\nOP-1,ready,2026-03-02 08:00:00,2026-03-02 08:20:00,\nOP-1,pause,2026-03-02 08:20:00,2026-03-02 08:30:00,makan\n'
    )
    await site.load()
    expect(await site.query('select incident_key, category, agency from fct_incidents')).toEqual([
      { incident_key: 'K-1', category: 'fire', agency: 'DAMKAR' }
    ])
    expect(
      await site.query(
        'select state, cast(sum(seconds) as integer) as seconds from agg_operator_slot group by 1 order by 1'
      )
    ).toEqual([
      { state: 'pause', seconds: 600 },
      { state: 'ready', seconds: 1200 }
    ])
  })

  test('a layout that does not exist is told with its line and those that do', () => {
    expect(() => parseSite(siteOf('layout: avaya, time_zone: Asia/Jakarta'))).toThrow(SiteError)
    expect(() => parseSite(siteOf('layout: avaya, time_zone: Asia/Jakarta'))).toThrow(
      /site\.yaml:5: sources\.0\.layout: must be one of asterisk-queue-log/
    )
  })
})

describe('clocks that change', () => {
  const CALLS =
    "kind: calls, time_zone: America/New_York, format: { type: csv }, key: [id], columns: { arrived: { column: in, format: '%Y-%m-%d %H:%M:%S' }, answered: { column: answer, format: '%Y-%m-%d %H:%M:%S' }, outcome: { value: answered } }"

  test('an hour that occurs twice is taken for its first turn, one that never occurs as if the clock had stood; both are counted', async () => {
    site = testSite(siteOf(CALLS, 'America/New_York'))
    site.put(
      's',
      'a.csv',
      [
        'id,in,answer',
        'before,2025-11-02 00:59:50,2025-11-02 01:00:00',
        'twice,2025-11-02 01:30:00,2025-11-02 01:30:12',
        'across,2025-11-02 01:59:55,2025-11-02 01:00:05',
        'after,2025-11-02 02:00:00,2025-11-02 02:00:09',
        'never,2025-03-09 02:30:00,2025-03-09 03:30:05'
      ].join('\n')
    )
    const run = await site.load()
    expect(run.sources[0]!.files[0]!.notes).toEqual([
      { code: 'TIME_NEVER', n: 1, detail: null },
      { code: 'TIME_TWICE', n: 2, detail: null }
    ])
    expect(
      await site.query(
        `select row_key as id, strftime(arrived_at, '%m-%d %H:%M:%S') as utc, hour, wait_s from fct_calls order by arrived_at`
      )
    ).toEqual([
      { id: 'never', utc: '03-09 07:30:00', hour: 3, wait_s: 5 },
      { id: 'before', utc: '11-02 04:59:50', hour: 0, wait_s: 10 },
      { id: 'twice', utc: '11-02 05:30:00', hour: 1, wait_s: 12 },
      { id: 'across', utc: '11-02 05:59:55', hour: 1, wait_s: 10 },
      { id: 'after', utc: '11-02 07:00:00', hour: 2, wait_s: 9 }
    ])
  })
})

describe('which version of a row stands', () => {
  const VERSIONED =
    "kind: calls, time_zone: Asia/Jakarta, format: { type: csv }, key: [id], columns: { arrived: { column: in, format: '%Y-%m-%d %H:%M:%S' }, outcome: { value: answered }, operator: op, version: { column: changed, format: '%Y-%m-%d %H:%M:%S' } }"
  const old = 'id,in,op,changed\n1,2026-03-02 08:00:00,OP-1,2026-03-02 09:00:00\n'
  const corrected = 'id,in,op,changed\n1,2026-03-02 08:00:00,OP-2,2026-03-03 09:00:00\n'

  test('where rows say how new they are, the newest stands whichever file comes last', async () => {
    for (const [first, second] of [
      [old, corrected],
      [corrected, old]
    ] as const) {
      site?.remove()
      site = testSite(siteOf(VERSIONED))
      site.put('s', 'a.csv', first)
      await site.load()
      site.put('s', 'b.csv', second)
      const run = await site.load()
      const file = run.sources[0]!.files.find(({ file }) => file === 'b.csv')!
      expect(file.read).toBe(file.loaded + file.unchanged + file.replaced + file.rejected)
      expect(await site.query('select operator from fct_calls')).toEqual([{ operator: 'OP-2' }])
      expect(await site.query(`select content->>'operator' as operator from old_rows`)).toEqual([{ operator: 'OP-1' }])
    }
  })
})
