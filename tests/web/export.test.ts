import { read, type WorkBook } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import type { Column } from '../../web/lib/components/DataTable.svelte'
import { parsedCell } from '../../web/lib/components/typed-cell.ts'
import { toCsvText } from '../../web/lib/csv.ts'
import { htmlOf, tsvOf } from '../../web/lib/export/clipboard.ts'
import { pictureSvg, wrapped } from '../../web/lib/export/picture.ts'
import { withTexts } from '../../web/lib/export/png.ts'
import { sheetOf } from '../../web/lib/export/sheet.ts'
import { xlsx } from '../../web/lib/export/xlsx.ts'
import { crc32, zip } from '#domain/workbook/zip.ts'
import { LIGHT } from '../../web/lib/charts/palette.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'

const said = (language: 'id' | 'en') => ({ language, words: wordsFor(language), format: formatsFor(language) })
const ID = said('id')
const EN = said('en')

interface Row {
  date: string
  calls: number | null
  share: number
  wait: number
  change: number
  name: string
}

const ROWS: Row[] = [
  { date: '2026-03-01', calls: 22021, share: 0.38583, wait: 131.4, change: -3.25, name: 'Ilir Barat I' },
  { date: '2026-03-02', calls: null, share: 1, wait: 9, change: 0, name: 'a;b "c"\nd' },
  { date: '2026-03-03', calls: 0, share: 0, wait: 3725, change: 12, name: '=HYPERLINK("http://x","y")' }
]

function columns({ format, words }: typeof ID): Column<Row>[] {
  return [
    { head: 'Tanggal', cell: (row) => format.shortDate(row.date), value: (row) => row.date },
    {
      head: 'Masuk',
      cell: ({ calls }) => (calls === null ? words.why['no-data'] : format.number(calls)),
      isNumber: true
    },
    {
      head: 'Tingkat',
      cell: (row) => format.share(row.share),
      isNumber: true,
      value: (row) => row.share,
      type: 'share'
    },
    { head: 'P90', cell: (row) => format.seconds(row.wait), isNumber: true },
    { head: 'Beda', cell: (row) => format.signed(row.change, 2), isNumber: true },
    { head: 'Nama', cell: (row) => row.name }
  ]
}

/** What begins as a formula does in one sheet or another. */
const HOSTILE = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  "=cmd|' /C calc'!A0",
  '-2+3+cmd|x',
  '＝1+1',
  'x;=1+1',
  'x,=1+1',
  'x\t=1+1',
  '"=1+1'
]

function parseCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [['']]
  let isQuoted = false
  const plain = text.replace(/^\ufeff/, '')
  for (let i = 0; i < plain.length; i++) {
    const [char, row] = [plain[i]!, rows.at(-1)!]
    if (isQuoted && char === '"' && plain[i + 1] === '"') row[row.length - 1] += plain[++i]!
    else if (char === '"') isQuoted = !isQuoted
    else if (!isQuoted && char === separator) row.push('')
    else if (!isQuoted && char === '\r' && plain[i + 1] === '\n') rows.push([''], ...(i++, []))
    else row[row.length - 1] += char
  }
  return rows.slice(0, -1)
}

function workbook(language: typeof ID, rows: readonly Row[] = ROWS): WorkBook {
  const sheet = sheetOf(columns(language), rows, language)
  const notes = {
    name: 'Definisi',
    lines: [
      ['Versi data', '20260301T1'],
      ['Rumus', '=1+1']
    ]
  }
  return read(xlsx({ figures: { name: 'Masuk: per hari / [x]', sheet }, notes }), {
    cellNF: true,
    cellStyles: true,
    cellDates: false
  })
}

describe('a table as CSV', () => {
  test('in Indonesian: semicolons, decimal commas, byte order mark, CRLF, numbers that are numbers', () => {
    const text = toCsvText(columns(ID), ROWS, ID, [['Versi data', 'v1']])
    expect(text.startsWith('\ufeff')).toBe(true)
    expect(text.replaceAll('\r\n', '').includes('\r')).toBe(false)
    expect(parseCsv(text, ';')).toEqual([
      ['Tanggal', 'Masuk', 'Tingkat', 'P90 (detik)', 'Beda', 'Nama'],
      ['2026-03-01', '22021', '38,583%', '131', '-3,25', 'Ilir Barat I'],
      ['2026-03-02', 'tidak ada data', '100%', '9', '0', 'a;b "c"\nd'],
      ['2026-03-03', '0', '0%', '3720', '12', `'=HYPERLINK("http://x","y")`],
      [''],
      ['Versi data', 'v1']
    ])
  })

  test('in English: commas and decimal points', () => {
    const [head, first] = parseCsv(toCsvText(columns(EN), ROWS, EN), ',')
    expect(head![3]).toBe('P90 (s)')
    expect(first).toEqual(['2026-03-01', '22021', '38.583%', '131', '-3.25', 'Ilir Barat I'])
  })

  test.each(HOSTILE)('%j runs in no sheet, whatever its separator', (text) => {
    const plain: Column<string>[] = [{ head: text, cell: (row) => row }]
    for (const language of [ID, EN]) {
      const csv = toCsvText(plain, [text], language, [[text]])
      // Also where a sheet splits at another separator: outside quotes nothing may begin as a formula does.
      const fields = csv.replace(/^\ufeff/, '').replace(/"(?:[^"]|"")*"/g, (quoted) => `Q${quoted.slice(1, 2)}`)
      expect(fields.split(/[;,\t\r\n]+/).filter((field) => /^Q?[=+\-@\t\r＝]/.test(field))).toEqual([])
    }
  })
})

describe('a table as XLSX, opened by another library', () => {
  test('numbers, shares, dates and seconds are typed; reasons stay texts', () => {
    const book = workbook(ID)
    expect(book.SheetNames).toEqual(['Masuk  per hari    x', 'Definisi'])
    const sheet = book.Sheets[book.SheetNames[0]!]!
    expect([sheet['A1'], sheet['B1'], sheet['D1']].map((cell) => cell.v)).toEqual(['Tanggal', 'Masuk', 'P90 (detik)'])
    expect(sheet['A2']).toMatchObject({ t: 'n', v: 46082 })
    expect(sheet['B2']).toMatchObject({ t: 'n', v: 22021, z: '#,##0' })
    expect(sheet['C2']).toMatchObject({ t: 'n', v: 0.38583, z: '0.00%' })
    expect(sheet['D4']).toMatchObject({ t: 'n', v: 3720 })
    expect(sheet['E2']).toMatchObject({ t: 'n', v: -3.25 })
    expect(sheet['B3']).toMatchObject({ t: 's', v: 'tidak ada data' })
    expect(sheet['F3'].v).toBe('a;b "c"\nd')
    expect(book.Sheets['Definisi']!['B1'].v).toBe('20260301T1')
  })

  test.each(HOSTILE)('%j is a text and no formula, and the same text', (text) => {
    const book = workbook(ID, [{ ...ROWS[0]!, name: text }])
    for (const [cell, expected] of [
      [book.Sheets[book.SheetNames[0]!]!['F2'], text],
      [book.Sheets['Definisi']!['B2'], '=1+1']
    ] as const) {
      expect(cell).toMatchObject({ t: 's', v: expected })
      expect(cell).not.toHaveProperty('f')
    }
  })

  test('the first row is frozen, and what begins as a formula keeps its quote', () => {
    const text = new TextDecoder().decode(
      xlsx({ figures: { name: 'a', sheet: sheetOf(columns(ID), ROWS, ID) }, notes: { name: 'a', lines: [] } })
    )
    expect(text).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(text).toMatch(/<c r="F4" s="7" t="inlineStr">/)
    expect(text).toContain('<sheet name="a 2"')
    expect(text).not.toContain('<f>')
  })
})

describe('what a text says as a value', () => {
  test.each([
    ['22.021,5', 'number', 22021.5],
    ['−3,1', 'number', -3.1],
    ['+1.204', 'number', 1204],
    ['38,6 %', 'share', 0.386],
    ['2 mnt 11 dtk', 'seconds', 131],
    ['1 jam 2 mnt', 'seconds', 3720],
    ['12,3 jam', 'hours', 12.3],
    ['14.00', 'text', '14.00'],
    ['70,9 % (69,4 % – 71,5 %)', 'text', '70,9 % (69,4 % – 71,5 %)'],
    ['tidak ada data', 'text', 'tidak ada data'],
    ['–', 'text', '–']
  ] as const)('%s', (text, type, value) => {
    expect(parsedCell(text, 'id')).toEqual({ type, value, text })
  })

  test('what Formats writes is read back', () => {
    for (const language of ['id', 'en'] as const) {
      const format = formatsFor(language)
      for (const value of [0, 7, 59, 60, 61, 3599, 3600, 3660, 86_400]) {
        const cell = parsedCell(format.seconds(value), language)
        expect(cell.type === 'hours' ? Number(cell.value) * 3600 : cell.value).toBe(value)
      }
      for (const value of [0, 1, 999, 1000, 1_234_567])
        expect(parsedCell(format.number(value), language).value).toBe(value)
    }
  })
})

test('the clipboard holds the same table, and nothing that runs', () => {
  const sheet = sheetOf(columns(ID), ROWS, ID)
  const lines = tsvOf(sheet, 'id')
    .split('\n')
    .map((line) => line.split('\t'))
  expect(lines.map((line) => line.length)).toEqual([6, 6, 6, 6])
  expect(lines[1]).toEqual(['2026-03-01', '22021', '38,583%', '131', '-3,25', 'Ilir Barat I'])
  expect(lines[3]![5]).toBe(`'=HYPERLINK("http://x","y")`)
  expect(htmlOf(sheet, 'id')).toContain('<td>&#39;=HYPERLINK'.replace('&#39;', "'"))
})

test('a picture holds title, note and every line, with nothing unescaped', () => {
  const legend = { title: 'A < B & C', note: 'n = 5', lines: ['Versi data: v1', 'kata '.repeat(80).trim()] }
  const svg = pictureSvg('<svg width="10" height="10"></svg>', 860, 280, legend, LIGHT)
  expect(svg).toContain('<title>A &lt; B &amp; C</title>')
  expect(svg).toContain('>Versi data: v1</text>')
  expect(wrapped('aa bb cc', 5)).toEqual(['aa bb', 'cc'])
  expect(svg.match(/kata/g)).toHaveLength(160)
})

test('checksums are those of the standard, and a PNG takes texts after its header', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
  expect(zip({}).length).toBe(22)
  const png = Uint8Array.from({ length: 60 }, (_, i) => i)
  const out = withTexts(png, { Title: 'Judul é' })
  expect([...out.slice(0, 33)]).toEqual([...png.slice(0, 33)])
  expect(new TextDecoder().decode(out.slice(37, 41))).toBe('iTXt')
  expect([...out.slice(-27)]).toEqual([...png.slice(33)])
})
