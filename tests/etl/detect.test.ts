import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeColumn } from '#etl/detect/column.ts'
import { detectFile } from '#etl/detect/detect-file.ts'
import { durationSeconds } from '#etl/detect/duration.ts'
import { timeColumn } from '#etl/detect/time-column.ts'
import { SHARED } from '../fixtures/sites.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-detect-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const detected = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return detectFile(join(folder, name), name, folder)
}
const TABLE = 'ID;NAMA\n1;"a;b"\n2;"c\nd"\n3;é, x\n'

describe('the format of a file', () => {
  test.each([
    [TABLE, { type: 'csv', delimiter: ';' }],
    [TABLE.replaceAll(';', '\t'), { type: 'csv', delimiter: '\t' }],
    ['ID|N\n1|a, b; c\n2|x "y\n3|z\n', { type: 'csv', delimiter: '|' }],
    ["'ID','N'\n'1','a,b'\n'2','c'\n", { type: 'csv', delimiter: ',', quote: "'" }],
    ['ID\n1\n2\n', { type: 'csv', delimiter: ',' }],
    [Buffer.from(TABLE, 'latin1'), { type: 'csv', delimiter: ';', encoding: 'windows-1252' }],
    [Buffer.from(`\uFEFF${TABLE}`, 'utf16le'), { type: 'csv', delimiter: ';', encoding: 'utf-16le' }],
    [Buffer.from(TABLE, 'utf16le'), { type: 'csv', delimiter: ';', encoding: 'utf-16le' }],
    [`\uFEFF${TABLE}`, { type: 'csv', delimiter: ';' }],
    [gzipSync(TABLE), { type: 'csv', delimiter: ';' }],
    ['[\n {"a":1},{"a":2}]', { type: 'json' }],
    ['{"meta":{"tags":["x"]},"data":{"items":[{"a":1}]}}', { type: 'json', records: 'data.items' }],
    ['{"a":1}\n{"a":2}\n', { type: 'ndjson' }]
  ])('%j', async (content, format) => {
    const found = await detected('format.bin', content)
    expect(found.format).toEqual(format)
    expect(found.warnings.filter(({ code }) => code !== 'encoding-guessed')).toEqual([])
  })

  test('a workbook below a title of three rows: the row of the names and the fields of the first row', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['LAPORAN INSIDEN CALL CENTER 112'],
      ['TAHUN 2025'],
      [],
      ['UID', 'WAKTU LAPOR', 'KATEGORI'],
      ['A1', '02/03/2025 10:00', 'PJU'],
      ['A2', '14/03/2025 10:00', '-']
    ])
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, sheet, 'Data')
    for (const type of ['xlsx', 'ods'] as const) {
      const found = await detected(`t.${type}`, XLSX.write(book, { type: 'buffer', bookType: type }) as Buffer)
      expect(found.format).toEqual({ type, header_row: 4 })
      expect([found.headerRow, found.rows, found.header]).toEqual([4, 2, ['UID', 'WAKTU LAPOR', 'KATEGORI']])
      expect(found.samples[0]).toEqual(['A1', '02/03/2025 10:00', 'PJU'])
      expect(found.columns[2]).toMatchObject({ filled: 0.5, empty: ['-'], words: [{ text: 'PJU', n: 1 }] })
    }
  })

  test('of several sheets or arrays the first is read, and that is said', async () => {
    const book = XLSX.utils.book_new()
    for (const name of ['Januari', 'Februari'])
      XLSX.utils.book_append_sheet(
        book,
        XLSX.utils.aoa_to_sheet([
          ['UID', 'N'],
          ['A', 1]
        ]),
        name
      )
    const sheets = await detected('two.xlsx', XLSX.write(book, { type: 'buffer' }) as Buffer)
    expect(sheets.warnings.map(({ code }) => code)).toEqual(['several-sheets'])
    const arrays = await detected('two.json', '{"a":[{"x":1}],"b":[{"y":1}]}')
    expect([arrays.format.records, arrays.warnings.map(({ code }) => code)]).toEqual(['a', ['several-arrays']])
  })

  test('a wrong byte far behind the beginning makes it Windows-1252', async () => {
    const text = Buffer.from(`A;B\n${'x;y\n'.repeat(400_000)}é;z\n`, 'latin1')
    expect((await detected('late.csv', text)).format.encoding).toBe('windows-1252')
  })

  test('what is no export is refused with its reason', async () => {
    await expect(detected('e.csv', '')).rejects.toMatchObject({ code: 'FILE_EMPTY' })
    await expect(detected('x.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toMatchObject({
      code: 'FILE_FORMAT'
    })
    await expect(detected('c.gz', gzipSync(TABLE).subarray(0, 20))).rejects.toMatchObject({ code: 'FILE_TRUNCATED' })
  })

  test('no names in the first row is said', async () => {
    const found = await detected(
      'Master.csv',
      '"","0812","112","2026-03-02 10:00:00"\n"","0813","112","2026-03-02 10:01:00"\n'
    )
    expect(found.warnings.map(({ code }) => code)).toContain('no-header')
  })
})

describe('times', () => {
  test.each([
    [['02/03/2026 10:00:00', '13/03/2026 10:00:00'], ['%d/%m/%Y %H:%M:%S'], false],
    [['02/03/2026 10:00:00', '03/13/2026 10:00:00'], ['%m/%d/%Y %H:%M:%S'], false],
    [['02/03/2026', '12/12/2026'], ['%d/%m/%Y', '%m/%d/%Y'], true],
    [['2026-03-02T10:00:00', '2026-03-02T10:00:01'], ['%Y-%m-%dT%H:%M:%S'], false],
    [['2026-03-02 10:00:00.123'], ['%Y-%m-%d %H:%M:%S.%f'], false],
    [['10/26/2025 0:00', '10/26/2025 13:00'], ['%m/%d/%Y %H:%M'], false],
    [['14-03-2026 7:15'], ['%d-%m-%Y %H:%M'], false],
    [['14/03/26 07.15'], ['%d/%m/%y %H.%M'], false],
    [['12/31/2016 11:57:56 PM'], ['%m/%d/%Y %I:%M:%S %p'], false],
    [['14/03/2026 10:00', '14/03/2026 10:00:07', '14/03/2026 10:01'], ['%d/%m/%Y %H:%M', '%d/%m/%Y %H:%M:%S'], false],
    [['20260302', '20261231'], ['%Y%m%d'], false]
  ])('%j', (values, formats, ambiguous) => {
    expect(timeColumn(values)).toMatchObject({ formats, ambiguous })
  })

  test('months in Indonesian words', () => {
    expect(timeColumn(['20 Agustus 2021 07:15', '1 Mei 2022 23:59'])).toEqual({
      formats: ['%d %m %Y %H:%M'],
      ambiguous: false,
      part: 'moment',
      months: 'id'
    })
  })

  test('a zone behind every value is kept as it stands', () => {
    expect(timeColumn(['2026-03-02T10:00:00Z'])).toMatchObject({ formats: ['%Y-%m-%dT%H:%M:%SZ'], zone: 'Z' })
  })

  test.each([[['2026-13-45 10:00:00']], [['45/45/2026']], [['MEDIS']], [['1.5']], [[]]])('%j are none', (values) => {
    expect(timeColumn(values)).toBeNull()
  })

  test('the last rows tell the order of a file whose first rows do not', async () => {
    const line = (day: number, i: number) => `${i};${String(day).padStart(2, '0')}/01/2026 10:00:00`
    const rows = [...Array.from({ length: 9000 }, (_, i) => line(1 + (i % 12), i)), line(31, 9000)]
    const found = await detected('sorted.csv', ['ID;WAKTU', ...rows, ''].join('\n'))
    expect(found.columns[1]!.time).toEqual({ formats: ['%d/%m/%Y %H:%M:%S'], ambiguous: false, part: 'moment' })
  })
})

test.each([
  ['75', 75],
  ['1:15', 75],
  ['00:01:15', 75],
  ['00:00:49.1', 49],
  ['0 Hari : 20 Jam : 41 Menit : 56 Detik', 74516],
  ['1 Hari : 0 Jam : 0 Menit : 1 Detik', 86401],
  ['1:75', null],
  ['lama', null]
])('the duration %s is %d seconds', (text, seconds) => {
  expect(durationSeconds(text)).toBe(seconds)
})

describe('columns', () => {
  const many = (value: (i: number) => string) => Array.from({ length: 200 }, (_, i) => value(i))

  test.each([
    ['DETIK_PASCA', many((i) => String(i % 40)), 'seconds'],
    ['DURASI', many((i) => `00:0${i % 9}:12`), 'seconds'],
    ['q_time', many((i) => `0:0${i % 9}`), 'seconds'],
    ['jam', many((i) => `${i % 24}:15:00`), 'time'],
    ['calldate', many((i) => String(1_700_000_000 + i)), 'time'],
    ['UID', many((i) => `PLG-${i}`), 'key'],
    ['id', many(String), 'key'],
    ['lat', many((i) => `-2.9${i}`), 'number'],
    ['NO_HP', many((i) => `0812${i + 1000000}`), 'phone'],
    ['kolom', many((i) => `+62 812-${i + 1000000}`), 'phone'],
    ['DIALIHKAN', ['YA', 'TIDAK', ''], 'flag'],
    ['PRIORITAS', many((i) => String(1 + (i % 3))), 'number'],
    ['KATEGORI', many((i) => `K${i % 5}`), 'text'],
    ['KOSONG', ['', '-'], 'text']
  ])('%s', (name, values, kind) => {
    expect(describeColumn(name, values).kind).toBe(kind)
  })

  test('telephone numbers are hidden in what is shown', async () => {
    const found = await detected('p.csv', 'ID,NO TELP\n1,081234567890\n2,081234567891\n3,+6281234567892\n')
    expect(found.columns[1]).toMatchObject({ kind: 'phone', words: [], distinct: 3 })
    expect(JSON.stringify(found)).not.toContain('1234567')
  })

  test('two columns together name a row where none does alone', async () => {
    const rows = ['OP-1,2026-03-14 07:00', 'OP-2,2026-03-14 07:00', 'OP-1,2026-03-15 07:00', 'OP-2,2026-03-15 07:00']
    expect((await detected('k.csv', ['OPERATOR,MULAI', ...rows, ''].join('\n'))).keys).toEqual([['OPERATOR', 'MULAI']])
  })
})

test('the sample: every time of its exports is day before month, nothing is asked', async () => {
  const exports = join(import.meta.dirname, '..', '..', 'sample-data', 'exports')
  for (const [source, columns] of Object.entries({ acd: 3, register: 6, operators: 2 })) {
    const file = readdirSync(join(exports, source)).find((name) => name.includes('2026-01.csv'))!
    const found = await detectFile(join(exports, source, file), file, folder)
    const times = found.columns.filter(({ kind }) => kind === 'time')
    const order = source === 'operators' ? '%Y-%m-%d %H:%M:%S' : '%d/%m/%Y %H:%M:%S'
    expect([source, times.map(({ time }) => time)]).toEqual([
      source,
      Array(columns).fill({ formats: [order], ambiguous: false, part: 'moment' })
    ])
  }
})

const there = existsSync(SHARED)
if (!there) console.warn('skipped: the real registers are not beside the project')

test.skipIf(!there)('week 35 of DECC: 50 columns, NULL is no value', async () => {
  const found = await detectFile(join(SHARED, 'decc-911-2025', 'cad', 'week35.csv'), 'week35.csv', folder)
  const start = found.columns.find(({ name }) => name === 'Incident_Start_Time')!
  expect([found.columns.length, start.kind, found.rows > 1000]).toEqual([50, 'time', true])
})
