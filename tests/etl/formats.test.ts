import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import * as XLSX from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serialText } from '#etl/formats/serial-date.ts'
import { sheetToText, SHEET_LIMITS } from '#etl/formats/sheet-to-text.ts'
import type { SourceFormat } from '#etl/formats/source-format.ts'
import { toPlainText } from '#etl/formats/to-plain-text.ts'
import { scanText } from '#etl/scan.ts'
import { type Member, membersOf, zipOf } from '../fixtures/zip.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-formats-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const put = (name: string, content: string | Buffer): string => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const work = () => mkdtempSync(join(folder, 'work-'))

/** The text that a file becomes and the places of its records. */
async function become(path: string, format: SourceFormat) {
  const made = await toPlainText(path, work(), format)
  return { text: readFileSync(made.path, 'utf8'), lines: made.lines, shape: [made.delimiter, made.quote] }
}

type Cells = (XLSX.CellObject | null)[][]
const n = (v: number, z?: string): XLSX.CellObject => (z === undefined ? { t: 'n', v } : { t: 'n', v, z })
const s = (v: string): XLSX.CellObject => ({ t: 's', v })
const STAMP = 'dd/mm/yyyy hh:mm:ss'

/** A workbook of sheets given cell by cell. */
function workbook(sheets: Record<string, Cells>, type: 'xlsx' | 'ods' = 'xlsx', date1904 = false): Buffer {
  const book = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet: XLSX.WorkSheet = {}
    rows.forEach((row, r) =>
      row.forEach((cell, c) => {
        if (cell) sheet[XLSX.utils.encode_cell({ r, c })] = cell
      })
    )
    const width = Math.max(...rows.map((row) => row.length))
    sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: width - 1 } })
    XLSX.utils.book_append_sheet(book, sheet, name)
  }
  book.Workbook = { WBProps: { date1904 } }
  return XLSX.write(book, { type: 'buffer', bookType: type, compression: true }) as Buffer
}

describe('workbooks', () => {
  const rows: Cells = [
    [s('UID'), s('WAKTU LAPOR'), s('JAM'), s('N'), s('OK'), s('CATATAN')],
    [
      s('007'),
      n(46083.4166666667, STAMP),
      n(0.302083333333333, 'hh:mm:ss'),
      n(1234567.25, '#,##0.00'),
      { t: 'b', v: true },
      s('baris 1\n"dua", tiga')
    ],
    [],
    [s('008'), n(46083.9999999, STAMP), n(1.5, '[h]:mm:ss'), n(0.1 + 0.2), { t: 'e', v: 7 }, s('Kelurahan “Élan” 🚑')],
    [s('009'), n(46084, STAMP), null, n(1e21), { t: 'b', v: false }, { t: 'n', v: 42, f: 'SUM(40,2)' }]
  ]
  const expected = [
    'UID,WAKTU LAPOR,JAM,N,OK,CATATAN',
    '007,2026-03-02 10:00:00,07:15:00,1234567.25,true,"baris 1\n""dua"", tiga"',
    '008,2026-03-03 00:00:00,36:00:00,0.3,#DIV/0!,Kelurahan “Élan” 🚑',
    '009,2026-03-03 00:00:00,,1000000000000000000000,false,42',
    ''
  ].join('\n')

  test('XLSX: texts, stamps, times, numbers, truths, errors and formulas come as text; rows keep their numbers', async () => {
    const { text, lines, shape } = await become(put('a.xlsx', workbook({ Data: rows })), { type: 'xlsx' })
    expect(text).toBe(expected)
    expect(lines).toEqual({
      unit: 'row',
      offsets: [
        { from: 1, offset: 1 },
        { from: 2, offset: 2 }
      ]
    })
    expect(shape).toEqual([',', '"'])
  })

  test('ODS: the same', async () => {
    const { text, lines } = await become(put('a.ods', workbook({ Data: rows }, 'ods')), { type: 'ods' })
    // The writer of the package leaves errors out.
    expect(text).toBe(expected.replace('#DIV/0!', ''))
    expect(lines!.offsets).toEqual([
      { from: 1, offset: 1 },
      { from: 2, offset: 2 }
    ])
  })

  test('ODS as LibreOffice writes it: errors, repeated cells and rows, fractions of a second, notes', async () => {
    const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c">
      <office:body><office:spreadsheet><table:table table:name="Lembar1">
      <table:table-row>${['ID', 'WAKTU', 'LAMA', 'E', 'F', 'G'].map((name) => `<table:table-cell office:value-type="string"><text:p>${name}</text:p></table:table-cell>`).join('')}</table:table-row>
      <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>001</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2026-03-02T10:00:00.600"><text:p>02/03/26</text:p></table:table-cell>
        <table:table-cell office:value-type="time" office:time-value="PT26H03M01S"><text:p>26:03:01</text:p></table:table-cell>
        <table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>a &amp; b</text:p><text:p>c</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      </table:table></office:spreadsheet></office:body></office:document-content>`
    const manifest = '<manifest:manifest xmlns:manifest="m"/>'
    const path = put(
      'lo.ods',
      zipOf([
        { name: 'META-INF/manifest.xml', content: manifest },
        { name: 'styles.xml', content: '<office:document-styles xmlns:office="o"/>' },
        { name: 'content.xml', content }
      ])
    )
    const row = '001,2026-03-02 10:00:01,26:03:01,#DIV/0!,"a & b\nc","a & b\nc"\n'
    expect((await become(path, { type: 'ods' })).text).toBe(`ID,WAKTU,LAMA,E,F,G\n${row}${row}`)
  })

  test('what they become is read back by the scan, record by record', async () => {
    const made = await toPlainText(put('scan.xlsx', workbook({ Data: rows })), work(), { type: 'xlsx' })
    const scan = await scanText(made.path, made)
    expect([scan.records, scan.bad, scan.header.length]).toEqual([3, [], 6])
  })

  test('the sheet by name or number, the header below a title', async () => {
    const title: Cells = [[s('LAPORAN 112 TAHUN 2025')], [], [s('UID'), s('KATEGORI')], [s('1'), s('MEDIS')]]
    const path = put('title.xlsx', workbook({ Sampul: [[s('x')]], Laporan: title }))
    const { text, lines } = await become(path, { type: 'xlsx', sheet: 'laporan', header_row: 3 })
    expect(text).toBe('UID,KATEGORI\n1,MEDIS\n')
    expect(lines!.offsets).toEqual([{ from: 1, offset: 3 }])
    expect((await become(path, { type: 'xlsx', sheet: 2, header_row: 3 })).text).toBe('UID,KATEGORI\n1,MEDIS\n')
    await expect(become(path, { type: 'xlsx', sheet: 'Data' })).rejects.toMatchObject({
      code: 'WRONG_LAYOUT',
      message: 'title.xlsx: there is no sheet Data; the workbook has: Sampul, Laporan'
    })
  })

  test('dates of the 1904 system', async () => {
    const cells: Cells = [
      [s('A'), s('B')],
      [n(46083.4166666667 - 1462, STAMP), n(0.5, 'hh:mm')]
    ]
    const { text } = await become(put('1904.xlsx', workbook({ D: cells }, 'xlsx', true)), { type: 'xlsx' })
    expect(text).toBe('A,B\n2026-03-02 10:00:00,12:00:00\n')
  })

  test('a column without a name and an empty only column keep their records', async () => {
    const { text } = await become(put('w.xlsx', workbook({ D: [[s('A')], [s('1'), s('x')]] })), { type: 'xlsx' })
    expect(text).toBe('A,\n1,x\n')
  })

  test.each(['UTC', 'Asia/Jakarta', 'America/New_York'])(
    'stamps of the hour that %s may not have are kept',
    async (zone) => {
      const before = process.env.TZ
      process.env.TZ = zone
      try {
        const cells: Cells = [[s('A')], [n(46089.1041666667, STAMP)]]
        for (const type of ['xlsx', 'ods'] as const) {
          const { text } = await become(put(`tz.${type}`, workbook({ D: cells }, type)), { type })
          expect([type, text]).toEqual([type, 'A\n2026-03-08 02:30:00\n'])
        }
      } finally {
        process.env.TZ = before
      }
    }
  )

  test('a file that is no workbook, has a password, or is cut off', async () => {
    await expect(become(put('no.xlsx', 'UID;WAKTU\n'), { type: 'xlsx' })).rejects.toMatchObject({ code: 'FILE_FORMAT' })
    const locked = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])
    await expect(become(put('pw.xlsx', locked), { type: 'xlsx' })).rejects.toThrow(/password/)
    const whole = workbook({ Data: rows })
    for (const share of [0.3, 0.9, 0.999]) {
      const cut = put('cut.xlsx', whole.subarray(0, Math.floor(whole.length * share)))
      await expect(become(cut, { type: 'xlsx' })).rejects.toMatchObject({
        code: 'FILE_TRUNCATED',
        place: { file: 'cut.xlsx' }
      })
    }
    const hurt = Buffer.from(whole)
    const at = hurt.indexOf('xl/worksheets/sheet1.xml') + 60
    hurt[at]! ^= 0xff
    await expect(become(put('hurt.xlsx', hurt), { type: 'xlsx' })).rejects.toMatchObject({ code: 'FILE_TRUNCATED' })
    expect(readdirSync(folder).filter((name) => name.endsWith('.csv'))).toEqual([])
  })
})

const behindRows = (xml: string, rows: string) => xml.replace('</sheetData>', `${rows}</sheetData>`)
const MILLION_ROWS = 'table:number-rows-repeated="1000000"'
const MILLION_TIMES = 'table:number-columns-repeated="1000000" '
const farCells = (rows: number) =>
  Array.from({ length: rows }, (_, i) => `<row r="${i + 5}"><c r="XFD${i + 5}" t="str"><v>x</v></c></row>`).join('')

describe('archives that are no export', () => {
  const bomb = (name: string, content: string | Buffer, about: Partial<Member> = {}) =>
    zipOf([{ name, content, ...about }])
  const zeros = Buffer.alloc(20 * 2 ** 20)

  test.each([
    ['a bomb by its ratio', bomb('xl/workbook.xml', zeros), 'FILE_TOO_LARGE'],
    ['a bomb by its size', bomb('xl/workbook.xml', Buffer.from('x'), { size: 600 * 2 ** 20 }), 'FILE_TOO_LARGE'],
    ['a bomb that says it is small', bomb('[Content_Types].xml', zeros, { size: 1000 }), 'FILE_TRUNCATED'],
    ['a name outside', bomb('xl/../../etc/passwd', Buffer.from('x')), 'FILE_FORMAT'],
    ['an encrypted member', bomb('xl/workbook.xml', Buffer.from('x'), { flags: 1 }), 'FILE_FORMAT'],
    ['no workbook inside', bomb('hello.txt', Buffer.from('x')), 'FILE_TRUNCATED']
  ])('%s', async (_, bytes, code) => {
    await expect(become(put('bomb.xlsx', bytes), { type: 'xlsx' })).rejects.toMatchObject({
      code,
      place: { file: 'bomb.xlsx' }
    })
  })

  test('a sheet that needs more memory than it may take is refused, and nothing is left of it', async () => {
    const rows: Cells = Array.from({ length: 40_000 }, (_, i) =>
      Array.from({ length: 8 }, (_, c) => s(`${i}/${c} panggilan`))
    )
    const path = put('large.xlsx', workbook({ D: rows }))
    const target = join(folder, 'large.out')
    const small = sheetToText(path, target, {}, { ...SHEET_LIMITS, heapMb: 24 })
    await expect(small).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
    expect(existsSync(target)).toBe(false)
    const late = sheetToText(path, target, {}, { ...SHEET_LIMITS, seconds: 0.05 })
    await expect(late).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
  })

  test.each([
    ['a row', 'xlsx', (xml: string) => behindRows(xml, '<row r="4294967295"><c><v>1</v></c></row>'), 'FILE_TOO_LARGE'],
    [
      'a column',
      'xlsx',
      (xml: string) => behindRows(xml, '<row r="9"><c r="ZZZZZZ9"><v>1</v></c></row>'),
      'WRONG_LAYOUT'
    ],
    ['many rows', 'xlsx', (xml: string) => behindRows(xml, farCells(500)), 'WRONG_LAYOUT'],
    ['rows', 'ods', (xml: string) => xml.replaceAll('<table:table-row', `$& ${MILLION_ROWS}`), 'FILE_TOO_LARGE'],
    ['a cell', 'ods', (xml: string) => xml.replaceAll('<table:table-cell ', `$&${MILLION_TIMES}`), 'WRONG_LAYOUT']
  ] as const)('%s that reaches further than any sheet', async (_, type, change, code) => {
    const members = membersOf(
      workbook(
        {
          D: [
            [s('A'), s('B')],
            [n(1), n(2)]
          ]
        },
        type
      )
    )!
    const sheet = members.find(({ name }) => /sheet1|^content/.test(name))!
    sheet.content = change(sheet.content.toString())
    const path = put(`vast.${type}`, zipOf(members))
    await expect(become(path, { type })).rejects.toMatchObject({ code, place: { file: `vast.${type}` } })
  })
})

test.each([
  [1, 'yyyy-mm-dd', false, '1900-01-01 00:00:00'],
  [61, 'yyyy-mm-dd', false, '1900-03-01 00:00:00'],
  [0, 'yyyy-mm-dd', true, '1904-01-01 00:00:00'],
  [0, 'hh:mm', true, '00:00:00'],
  [0.999999, 'hh:mm:ss', false, '23:59:59'],
  [45000.00001, 'dd/mm/yyyy hh:mm:ss', false, '2023-03-15 00:00:01'],
  [-1, 'dd/mm/yyyy', false, null],
  [1e9, 'dd/mm/yyyy', false, null]
])('the date of %d in %s (1904: %s) is %s', (serial, format, date1904, text) => {
  expect(serialText(serial, format, date1904)).toBe(text)
})

describe('JSON', () => {
  const json = (name: string, content: string | Buffer, about: Partial<SourceFormat> = {}) =>
    become(put(name, content), { type: 'json', ...about } as SourceFormat)

  test('an array of nested objects: columns in order of first sight, arrays as JSON text, numbers with their digits', async () => {
    const { text, lines } = await json(
      'a.json',
      `[{"id":12345678901234567890,"at":{"lat":-2.9,"lon":104.70},"units":["A",1.50]},
        {"id":"x","note":"baris\\n\\"dua\\" \\u00e9 🚒","ok":true,"none":null,"at":{}}, {"late":1e3}]`
    )
    expect(text).toBe(
      'id,at.lat,at.lon,units,note,ok,none,late\n' +
        '12345678901234567890,-2.9,104.70,"[""A"",1.50]",,,,\n' +
        'x,,,,"baris\n""dua"" é 🚒",true,,\n' +
        ',,,,,,,1000\n'
    )
    expect(lines).toEqual({ unit: 'element', offsets: [{ from: 1, offset: 0 }] })
  })

  test('the array at a path, also packed and with a byte order mark', async () => {
    const text = '\uFEFF{"meta":{"items":[9]},"data":{"n":[1],"items":[{"a":1},{"a":2}]},"rest":[]}'
    expect((await json('p.json', text, { records: 'data.items' })).text).toBe('a\n1\n2\n')
    expect((await json('p.json.gz', gzipSync(text), { records: 'data.items' })).text).toBe('a\n1\n2\n')
  })

  test('records that straddle the chunks of the file', async () => {
    const records = Array.from({ length: 30_000 }, (_, i) => ({ i, text: `"${'é]}{['.repeat(i % 7)}\\` }))
    const { text } = await json('big.json', JSON.stringify({ data: records }, null, 1), { records: 'data' })
    expect(text.split('\n').length).toBe(30_002)
    expect(text.split('\n')[30_000]).toBe(`29999,"""${'é]}{['.repeat(29999 % 7)}\\"`)
  })

  test.each([
    [
      '{"data":[{"a":1}],"meta":{"x":[1]}}',
      'FILE_FORMAT',
      /its arrays are "data": state one of them as format.records/
    ],
    ['[{"a":1},\n3]', 'FILE_FORMAT', /f.json:2: element 2 is no object: 3/],
    ['[{"a":1},\n{"a":}]', 'FILE_FORMAT', /f.json:2: element 2 is no JSON/],
    ['[{"a.b":1,"a":{"b":2}}]', 'FILE_FORMAT', /names the field "a.b" twice/],
    ['[{"a":1},\n{"a":', 'FILE_TRUNCATED', /f.json:2/],
    [`[{"a":${'{"a":'.repeat(40)}1${'}'.repeat(41)}]`, 'FILE_FORMAT', /deeper than 32/],
    ['[]', 'FILE_EMPTY', /no records/],
    ['UID;WAKTU', 'FILE_FORMAT', /neither an array nor an object/]
  ])('%s is refused', async (content, code, message) => {
    await expect(json('f.json', content)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
  })

  test('NDJSON: lines of objects, blank lines are none, the line of a fault is told', async () => {
    const lines = (content: string | Buffer, name = 'n.ndjson') => become(put(name, content), { type: 'ndjson' })
    const good = '{"id":1,"a":{"b":"x"}}\r\n\n{"id":2,"c":"0812"}'
    for (const made of [await lines(good), await lines(gzipSync(good), 'n.ndjson.gz')]) {
      expect(made.text).toBe('id,a.b,c\n1,x,\n2,,0812\n')
      expect(made.lines).toEqual({
        unit: 'line',
        offsets: [
          { from: 1, offset: 0 },
          { from: 2, offset: 1 }
        ]
      })
    }
    await expect(lines('{"a":1}\n[1]\n')).rejects.toMatchObject({
      code: 'FILE_FORMAT',
      place: { file: 'n.ndjson', line: 2 }
    })
    await expect(lines(`{"a":1}\n{"a":"${'x'.repeat(2_100_000)}"}\n`)).rejects.toMatchObject({
      code: 'FILE_FORMAT',
      place: { line: 2 }
    })
  })
})

describe('Parquet', () => {
  async function parquet(name: string, select: string): Promise<string> {
    const path = join(folder, name)
    const instance = await DuckDBInstance.create(':memory:')
    const db = await instance.connect()
    await db.run(`copy (${select}) to '${path}' (format parquet)`)
    db.closeSync()
    instance.closeSync()
    return path
  }

  test('moments without zone, nested columns as JSON text, texts as they are', async () => {
    const path = await parquet(
      'a[1]*.parquet',
      `select '007' as "No ""1""", timestamp '2026-03-02 10:00:00.6' as t, date '2026-03-02' as d,
         make_timestamptz(1772445600000000) as z, {'a': [1, 2]} as s, ['x'] as l, null::varchar as e, 1.50::decimal(9,2) as n,
         true as b, E'baris\n"dua", é' as x
       union all select '', null, null, null, null, null, '', 2, false, ','`
    )
    const { text, lines } = await become(path, { type: 'parquet' })
    const [first, ...rest] = text.split('\n')
    expect(first).toBe('"No ""1""",t,d,z,s,l,e,n,b,x')
    expect(rest.join('\n')).toBe(
      '"007","2026-03-02 10:00:01","2026-03-02","2026-03-02 10:00:00","{""a"":[1,2]}","[""x""]",,"1.50","true","baris\n""dua"", é"\n' +
        '"",,,,,,"","2.00","false",","\n'
    )
    expect(lines).toEqual({ unit: 'row', offsets: [{ from: 1, offset: 0 }] })
  })

  test('many rows keep their order', async () => {
    const path = await parquet('many.parquet', 'select i as n from range(300000) t(i)')
    const made = (await become(path, { type: 'parquet' })).text.split('\n')
    expect([made.length, made[1], made[150_001], made[300_000]]).toEqual([300_002, '"0"', '"150000"', '"299999"'])
  })

  test('cut off or something else', async () => {
    const whole = readFileSync(await parquet('whole.parquet', 'select 1 as n'))
    await expect(become(put('cut.parquet', whole.subarray(0, 60)), { type: 'parquet' })).rejects.toMatchObject({
      code: 'FILE_TRUNCATED'
    })
    whole.fill(0xff, 20, whole.length - 8)
    await expect(become(put('hurt.parquet', whole), { type: 'parquet' })).rejects.toMatchObject({
      code: 'FILE_TRUNCATED'
    })
    await expect(become(put('no.parquet', 'a;b\n1;2\n'), { type: 'parquet' })).rejects.toMatchObject({
      code: 'FILE_FORMAT'
    })
  })
})

test('CSV goes the way it always went, packed or not', async () => {
  const shaped = await toPlainText(put('a.csv', 'A;B\n1;2\n'), work(), { type: 'csv', delimiter: ';' })
  expect(shaped).toEqual({ path: join(folder, 'a.csv'), temporary: false, delimiter: ';', quote: '"', lines: null })
  const { text, lines } = await become(put('a.csv.gz', gzipSync('A;B\n1;2\n')), { type: 'csv', delimiter: ';' })
  expect([text, lines]).toEqual(['A;B\n1;2\n', null])
})
