import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { detectFile } from '#etl/detect/detect-file.ts'
import type { Proposal } from '#etl/detect/proposal.ts'
import { proposeMapping } from '#etl/detect/propose-mapping.ts'
import { parseSite } from '#server/site/site.ts'
import { testSite } from '../fixtures/load-site.ts'
import { SHARED } from '../fixtures/sites.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-propose-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const EXPORTS = join(import.meta.dirname, '..', '..', 'sample-data', 'exports')
const CONTEXT = { id: 'draft', centre: 'c1' }

const propose = async (path: string): Promise<Proposal> =>
  proposeMapping(await detectFile(path, path.split('/').at(-1)!, folder), CONTEXT)

const proposeText = (name: string, content: string | Buffer): Promise<Proposal> => {
  writeFileSync(join(folder, name), content)
  return propose(join(folder, name))
}

/** A site.yaml of the draft alone: JSON is YAML. */
const siteOf = ({ source }: Proposal) =>
  JSON.stringify({
    site: { id: 'draft', name: { id: 'Uji', en: 'Test' } },
    centres: [{ id: 'c1', name: 'Satu', time_zone: 'Asia/Jakarta' }],
    sources: [{ ...source, limits: { rejects_percent: 5 } }]
  })

const asked = ({ questions }: Proposal) => questions.map(({ code, field }) => (field ? `${code} ${field}` : code))

describe('the exports of the sample need no answer', () => {
  test.each([
    ['acd/acd-2026-01.csv.gz', 'calls', 'acd-*.csv*', ['ID_PANGGILAN'], 14],
    ['register/register-2026-01.csv.gz', 'incidents', 'register-*.csv*', ['UID'], 13],
    ['operators/status-2026-01.csv.gz', 'operator-states', 'status-*.csv*', ['OPERATOR', 'MULAI'], 5]
  ])('%s', async (file, kind, files, key, fields) => {
    const proposal = await propose(join(EXPORTS, file))
    expect([proposal.source.kind, proposal.source.files, proposal.source.key, asked(proposal)]).toEqual([
      kind,
      files,
      key,
      []
    ])
    expect(Object.keys(proposal.source.columns)).toHaveLength(fields)
    expect(parseSite(siteOf(proposal)).sources).toHaveLength(1)
  })

  test('the fields and words of the call list are those of its site.yaml', async () => {
    const { source } = await propose(join(EXPORTS, 'acd/acd-2026-01.csv.gz'))
    const stamp = (column: string) => ({ column, format: '%d/%m/%Y %H:%M:%S' })
    expect(source.columns).toMatchObject({
      arrived: stamp('WAKTU_MASUK'),
      answered: stamp('WAKTU_JAWAB'),
      ended: stamp('WAKTU_SELESAI'),
      wrap_s: 'DETIK_PASCA',
      outcome: { column: 'STATUS', map: { DIJAWAB: 'answered', DITINGGALKAN: 'abandoned', TERPUTUS: 'cut-off' } },
      disposition: {
        column: 'JENIS_PANGGILAN',
        map: { DARURAT: 'emergency', 'NON DARURAT': 'non-emergency', 'UJI COBA': 'test' }
      },
      transferred: { column: 'DIALIHKAN', map: { YA: true, TIDAK: false } },
      operator: 'OPERATOR',
      caller: 'NOMOR_PENELEPON',
      incident_key: 'NO_TIKET'
    })
  })

  test.each(['acd/acd-2026-01.csv.gz', 'register/register-2026-01.csv.gz', 'operators/status-2026-01.csv.gz'])(
    'a draft of %s loads it as it stands',
    async (file) => {
      const site = testSite(siteOf(await propose(join(EXPORTS, file))))
      site.put('draft', file.split('/')[1]!, readFileSync(join(EXPORTS, file)))
      const run = await site.load({ source: 'draft' })
      const [loaded] = run.sources[0]!.files
      expect([run.status, loaded!.status]).toEqual(['published', 'published'])
      expect(loaded!.rejected / loaded!.read).toBeLessThan(0.01)
      site.remove()
    }
  )
})

describe('what a file does not say is asked', () => {
  const call = (day: number, i: number, status = 'ANSWERED') =>
    `${i},${String(day).padStart(2, '0')}/03/2026 10:00:00,${status}`
  const calls = (...lines: string[]) => ['ID,CALL DATE,DISPOSITION', ...lines, ''].join('\n')
  const days = (last: number) => Array.from({ length: 40 }, (_, i) => call(1 + (i % last), i))

  test('the order of day and month where no day is beyond the twelfth; the field stays open', async () => {
    const proposal = await proposeText('days.csv', calls(...days(12)))
    expect(proposal.questions).toEqual([
      {
        code: 'date-order',
        field: 'arrived',
        column: 'CALL DATE',
        options: ['%d/%m/%Y %H:%M:%S', '%m/%d/%Y %H:%M:%S'],
        message: expect.stringContaining('which is it?')
      }
    ])
    expect(proposal.source.columns.arrived).toBeUndefined()
    expect(asked(await proposeText('days.csv', calls(...days(13))))).toEqual([])
  })

  test('words of an outcome that mean nothing known', async () => {
    const proposal = await proposeText('w.csv', calls(...days(28), call(1, 98, 'NO ANSWER'), call(1, 99, 'CONGESTION')))
    expect(proposal.source.columns.outcome).toEqual({
      column: 'DISPOSITION',
      map: { ANSWERED: 'answered', 'NO ANSWER': 'abandoned' }
    })
    expect(asked(proposal)).toEqual(['unknown-word outcome'])
    expect(proposal.questions[0]).toMatchObject({
      column: 'DISPOSITION',
      options: ['answered', 'abandoned', 'cut-off', 'menu', 'excluded']
    })
  })

  test('required fields, the key, and which kind it is', async () => {
    const proposal = await proposeText('k.csv', 'A,B\nx,1\nx,1\ny,2\ny,2\n')
    expect(proposal.confidence).toBe(0)
    expect(asked(proposal)).toEqual(expect.arrayContaining(['kind', 'key']))
    expect(asked(proposal).some((each) => each.startsWith('required-field'))).toBe(true)
  })

  test('epoch seconds and durations written as a clock', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i},${1_700_000_000 + i * 100},00:0${i % 6}:10,ANSWERED`)
    const proposal = await proposeText('e.csv', ['ID,CALL DATE,TALK TIME,STATUS', ...rows, ''].join('\n'))
    expect(asked(proposal)).toEqual([])
    expect(proposal.source.columns).toMatchObject({
      arrived: { column: 'CALL DATE', format: 'epoch' },
      talk_s: { column: 'TALK TIME', duration: 'clock' }
    })
  })
})

test('a FreePBX list of calls', async () => {
  const header =
    'calldate,clid,src,dst,dcontext,channel,dstchannel,lastapp,lastdata,duration,billsec,disposition,amaflags,accountcode,uniqueid,userfield,did'
  const rows = Array.from(
    { length: 40 },
    (_, i) =>
      `2026-03-${String(1 + (i % 28)).padStart(2, '0')} 10:00:0${i % 9},"""Budi"" <0812345678${i}>",0812345678${i},112,from-trunk,SIP/t-${i},SIP/OP-${i % 4},Queue,112,${60 + i},${i % 3 ? 50 : 0},${i % 3 ? 'ANSWERED' : 'NO ANSWER'},3,,17000000${i}.1,,112`
  )
  const proposal = await proposeText('Master.csv', [header, ...rows, ''].join('\n'))
  expect(asked(proposal)).toEqual([])
  expect(proposal.source).toMatchObject({
    kind: 'calls',
    key: ['uniqueid'],
    columns: {
      arrived: { column: 'calldate', format: '%Y-%m-%d %H:%M:%S' },
      outcome: { column: 'disposition', map: { ANSWERED: 'answered', 'NO ANSWER': 'abandoned' } },
      talk_s: 'billsec',
      operator: 'dstchannel',
      caller: 'src'
    }
  })
})

test('a register like that of Surabaya, as a workbook below its title', async () => {
  const header = [
    'UID',
    'WAKTU LAPOR',
    'TIPE LAPORAN',
    ' KATEGORI ',
    'SUB KATEGORI 1',
    'KECAMATAN',
    'KELURAHAN',
    'LATITUDE',
    'LONGITUDE',
    'AGENT L1',
    'DURASI PENGERJAAN'
  ]
  const rows = Array.from({ length: 40 }, (_, i) => [
    `SBY-${i}`,
    { t: 'n', v: 45658 + i + 0.25, z: 'dd/mm/yyyy hh:mm' },
    i % 3 ? 'emergency' : 'ghost',
    i % 3 ? 'LAKA LANTAS' : '-',
    i % 3 ? 'Motor' : '-',
    i % 3 ? 'Gubeng' : '-',
    '-',
    0,
    0,
    `AGENT ${i % 5}`,
    '0 Hari : 20 Jam : 41 Menit : 56 Detik'
  ])
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([['LAPORAN INSIDEN CALL CENTER 112 TAHUN 2025'], [], header, ...rows]),
    '2025'
  )
  const proposal = await proposeText(
    'LAPORAN INSIDEN CALLCENTER 112 TAHUN 2025.xlsx',
    XLSX.write(book, { type: 'buffer' }) as Buffer
  )
  expect(asked(proposal)).toEqual([])
  expect(proposal.source).toMatchObject({
    kind: 'incidents',
    format: { type: 'xlsx', header_row: 3 },
    empty: ['-'],
    key: ['UID'],
    columns: {
      incident_key: 'UID',
      received: { column: 'WAKTU LAPOR', format: '%Y-%m-%d %H:%M:%S' },
      category: 'KATEGORI',
      subcategory: 'SUB KATEGORI 1',
      district: 'KECAMATAN',
      operator: 'AGENT L1'
    }
  })
})

const there = existsSync(SHARED)
if (!there) console.warn('skipped: the real registers are not beside the project')

describe.skipIf(!there)('real exports', () => {
  const us = (column: string) => ({ column, format: '%m/%d/%Y %I:%M:%S %p' })

  test('San Francisco: one row a unit, every stamp found, nothing to ask', async () => {
    const proposal = await propose(join(SHARED, 'sf-fire-2016-12', 'Fire_Department_Calls_for_Service.csv'))
    expect(asked(proposal)).toEqual([])
    expect(proposal.source).toMatchObject({
      kind: 'incidents',
      key: ['RowID'],
      columns: {
        incident_key: 'Call Number',
        received: us('Received DtTm'),
        entered: us('Entry DtTm'),
        dispatched: us('Dispatch DtTm'),
        enroute: us('Response DtTm'),
        arrived: us('On Scene DtTm'),
        closed: us('Available DtTm'),
        category: 'Call Type',
        agency: 'Battalion'
      }
    })
  })

  test('the bank: times of day take their date, a hang-up and calls that never queued are asked', async () => {
    const proposal = await propose(join(SHARED, 'anonymous-bank-1999-02', 'data_anonymous_bank_february.txt'))
    expect(proposal.source).toMatchObject({
      kind: 'calls',
      format: { type: 'csv', delimiter: '\t' },
      key: ['call_id'],
      columns: {
        arrived: { columns: ['date', 'q_start'], format: '%y%m%d %H:%M:%S', empty: ['0:00:00'] },
        outcome: { column: 'outcome', map: { AGENT: 'answered', PHANTOM: 'excluded' } },
        operator: 'server',
        talk_s: 'ser_time'
      }
    })
    expect(asked(proposal)).toEqual(['required-field arrived', 'unknown-word outcome'])
  })

  test('Sumenep: dates in Indonesian words', async () => {
    const { source } = await propose(join(SHARED, 'sumenep-112', 'lokasi.csv'))
    const stamp = (column: string) => ({ column, months: 'id', format: '%d %m %Y %H:%M' })
    expect(source).toMatchObject({
      kind: 'incidents',
      key: ['id'],
      columns: {
        received: stamp('tanggal_terima'),
        closed: stamp('tanggal_selesai'),
        category: 'kejadian',
        district: 'kec'
      }
    })
  })

  test('Montgomery and Seattle: one stamp; the key and the zone are asked', async () => {
    const montgomery = await propose(join(SHARED, 'montgomery-911', '911.csv'))
    expect(montgomery.source.columns).toMatchObject({
      received: { column: 'timeStamp' },
      category: 'title',
      district: 'twp'
    })
    expect(asked(montgomery)).toEqual(['key'])
    const seattle = await propose(join(SHARED, 'seattle-fire-911', 'Seattle_Real_Time_Fire_911_Calls.csv'))
    expect(seattle.source.columns).toMatchObject({
      received: { column: 'Datetime' },
      category: 'Type',
      incident_key: 'Incident Number'
    })
    expect(asked(seattle)).toEqual(['key', 'zone received'])
  })

  test('DECC: a CAD export is incidents, a sheet of hourly sums is not known', async () => {
    const cad = await propose(join(SHARED, 'decc-911-2025', 'cad', 'week35.csv'))
    expect([cad.source.kind, cad.source.key, cad.source.empty]).toEqual([
      'incidents',
      ['Master_Incident_Number'],
      ['NULL']
    ])
    expect(cad.source.columns).toMatchObject({
      received: { column: 'Incident_Start_Time', format: '%Y-%m-%d %H:%M:%S.%f' },
      arrived: { column: 'Incident_Arrival_Time' },
      category: 'Problem'
    })
    const sums = await propose(join(SHARED, 'decc-911-2025', 'phone', 'week_44_phone.csv'))
    expect([asked(sums).includes('kind'), sums.confidence < 0.5]).toEqual([true, true])
  })
})
