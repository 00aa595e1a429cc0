import { gzipSync } from 'node:zlib'
import * as XLSX from '@e965/xlsx'
import { DuckDBInstance } from '@duckdb/node-api'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { RejectsReply } from '#contract/loads.ts'
import { testApp } from '../fixtures/app.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

let site: TestSite
afterEach(() => site.remove())

const HEADER = ['id', 'in', 'status', 'op']
const ROWS = [
  ['1', '2026-03-02 10:00:00', 'ya', 'OP-1'],
  ['2', '2026-03-02 10:05:00', 'tidak', 'Ibu "Ani"; Sako'],
  ['3', 'kapan', 'ya', 'OP-2'],
  ['4', '2026-03-02 10:15:00', 'ya', 'Ünal ±']
]

const yaml = (format: string) => `
site: { id: f, name: { id: F, en: F } }
centres: [{ id: c1, name: Satu, time_zone: Asia/Jakarta }]
sources:
  - id: s
    kind: calls
    centre: c1
    files: '*'
    time_zone: Asia/Jakarta
    format: ${format}
    limits: { rejects_percent: 50 }
    key: [id]
    columns:
      arrived: { column: in, format: '%Y-%m-%d %H:%M:%S' }
      outcome: { column: status, map: { ya: answered, tidak: abandoned } }
      operator: op
`

const records = ROWS.map((row) => Object.fromEntries(HEADER.map((name, i) => [name, row[i]])))
const text = (delimiter: string, end: string) =>
  [HEADER, ...ROWS].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(end)

function workbook(type: 'xlsx' | 'ods', before: string[][] = []): Buffer {
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['bukan ini']]), 'Lain')
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([...before, HEADER, ...ROWS]), 'Data')
  return XLSX.write(book, { type: 'buffer', bookType: type }) as Buffer
}

async function parquet(): Promise<Buffer> {
  const path = join(tmpdir(), `pantau-${process.pid}.parquet`)
  const instance = await DuckDBInstance.create(':memory:')
  const db = await instance.connect()
  const values = ROWS.map((row) => `(${row.map((cell) => `'${cell}'`).join(', ')})`).join(', ')
  await db.run(`copy (select * from (values ${values}) as t("id", "in", "status", "op")) to '${path}' (format parquet)`)
  db.closeSync()
  instance.closeSync()
  const bytes = readFileSync(path)
  rmSync(path)
  return bytes
}

test.each<[string, string, () => Buffer | Promise<Buffer>, number]>([
  ['CSV, comma, LF', '{ type: csv }', () => Buffer.from(text(',', '\n')), 4],
  ['CSV, semicolon, CRLF, BOM', "{ type: csv, delimiter: ';' }", () => Buffer.from(`\ufeff${text(';', '\r\n')}`), 4],
  ['CSV, tab, CR alone', '{ type: csv, delimiter: "\\t" }', () => Buffer.from(text('\t', '\r')), 4],
  ['CSV, bar, UTF-16', "{ type: csv, delimiter: '|' }", () => Buffer.from(`\ufeff${text('|', '\r\n')}`, 'utf16le'), 4],
  ['CSV, Windows-1252', '{ type: csv, encoding: windows-1252 }', () => Buffer.from(text(',', '\n'), 'latin1'), 4],
  ['CSV, gzip', '{ type: csv }', () => gzipSync(text(',', '\n')), 4],
  [
    'XLSX, second sheet, title above',
    '{ type: xlsx, sheet: Data, header_row: 3 }',
    () => workbook('xlsx', [['Laporan'], []]),
    6
  ],
  ['ODS', '{ type: ods, sheet: 2 }', () => workbook('ods'), 4],
  ['JSON', '{ type: json, records: data.items }', () => Buffer.from(JSON.stringify({ data: { items: records } })), 3],
  ['NDJSON, gzip', '{ type: ndjson }', () => gzipSync(records.map((row) => JSON.stringify(row)).join('\n')), 3],
  ['Parquet', '{ type: parquet }', parquet, 3]
])('%s: the same rows, the bad one with its place', async (_name, format, file, place) => {
  site = testSite(yaml(format))
  site.put('s', 'berkas.bin', await file())
  const run = await site.load()
  expect(run.sources[0]!.files[0]).toMatchObject({ read: 4, loaded: 3, rejected: 1, status: 'published' })
  expect(await site.query('select row_key, outcome, operator from fct_calls order by row_key')).toEqual([
    { row_key: '1', outcome: 'answered', operator: 'OP-1' },
    { row_key: '2', outcome: 'abandoned', operator: 'Ibu "Ani"; Sako' },
    { row_key: '4', outcome: 'answered', operator: 'Ünal ±' }
  ])
  const app = await testApp(site.folder)
  const { body } = await app.get<RejectsReply>('/api/v1/rejects')
  await app.close()
  expect(body.data.rows).toMatchObject([{ line: place, column: 'in', value: 'kapan', code: 'BAD_TIME' }])
})
