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
