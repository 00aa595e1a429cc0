import { crc32, deflateRawSync } from 'node:zlib'

/** A cell: text, number, or a date as YYYY-MM-DD that the sheet shows as a date. */
export type SheetCell = string | number | null | { date: string }

export interface Sheet {
  name: string
  /** The first row is the header: bold. */
  rows: readonly (readonly SheetCell[])[]
  /** Columns that stay in view beside the header row. */
  frozenColumns: number
  /** In characters. */
  widths: readonly number[]
}

const NS = 'http://schemas.openxmlformats.org'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Style 1: bold header; style 2: an ISO date. */
const STYLES = `${HEAD}<styleSheet xmlns="${NS}/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="164" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`

/**
 * A workbook (Office Open XML, ECMA-376) with typed cells, frozen headers and no formulas; a text stays a text, whatever it begins with.
 *
 * @example workbook([{ name: 'Roster', rows: [['Nama'], ['OP-01']], frozenColumns: 1, widths: [12] }])
 */
export function workbook(sheets: readonly Sheet[]): Buffer {
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes(sheets)],
    [
      '_rels/.rels',
      `${HEAD}<Relationships xmlns="${NS}/package/2006/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`
    ],
    ['xl/workbook.xml', book(sheets)],
    ['xl/_rels/workbook.xml.rels', bookRelations(sheets)],
    ['xl/styles.xml', STYLES],
    ...sheets.map((sheet, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])
  ]
  return zip(parts.map(([name, text]) => ({ name, data: Buffer.from(text) })))
}

function contentTypes(sheets: readonly Sheet[]): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const override = (name: string, kind: string) => `<Override PartName="${name}" ContentType="${type}.${kind}+xml"/>`
  const all = sheets.map((_, i) => override(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')
  return `${HEAD}<Types xmlns="${NS}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}${override('/xl/styles.xml', 'styles')}${all}</Types>`
}

function relation(id: number, kind: string, target: string): string {
  return `<Relationship Id="rId${id}" Type="${NS}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`
}

function book(sheets: readonly Sheet[]): string {
  const list = sheets
    .map(({ name }, i) => `<sheet name="${escaped(name.slice(0, 31))}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')
  return `${HEAD}<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${NS}/officeDocument/2006/relationships"><sheets>${list}</sheets></workbook>`
}

function bookRelations(sheets: readonly Sheet[]): string {
  const all = sheets.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('')
  return `${HEAD}<Relationships xmlns="${NS}/package/2006/relationships">${all}${relation(sheets.length + 1, 'styles', 'styles.xml')}</Relationships>`
}

function sheetXml({ rows, frozenColumns, widths }: Sheet): string {
  const corner = `${columnName(frozenColumns)}2`
  const columnsFrozen = frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : ''
  const pane = `<pane${columnsFrozen} ySplit="1" topLeftCell="${corner}" activePane="${frozenColumns > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`
  const cols = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  const data = rows
    .map((cells, row) => `<row r="${row + 1}">${cells.map((cell, i) => cellXml(cell, i, row)).join('')}</row>`)
    .join('')
  return `${HEAD}<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${cols}</cols><sheetData>${data}</sheetData></worksheet>`
}

/** Days from the day before 1900-01-01 as sheets count them, with the 29 February 1900 that never was. */
const EPOCH = Date.UTC(1899, 11, 30)

function cellXml(cell: SheetCell, column: number, row: number): string {
  if (cell === null) return ''
  const at = `r="${columnName(column)}${row + 1}"`
  const bold = row === 0 ? 1 : 0
  if (typeof cell === 'number') return `<c ${at} s="${bold}"><v>${cell}</v></c>`
  if (typeof cell === 'object')
    return `<c ${at} s="${2 + bold}"><v>${(Date.parse(`${cell.date}T00:00:00Z`) - EPOCH) / 86_400_000}</v></c>`
  return `<c ${at} s="${bold}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
}

/** @example columnName(27) // 'AB' */
function columnName(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest
}

function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A ZIP archive (APPNOTE 6.3): deflated entries of 1980-01-01, so that the same content gives the same bytes. */
function zip(files: readonly { name: string; data: Buffer }[]): Buffer {
  const bodies: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, data } of files) {
    const packed = deflateRawSync(data)
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title]))
    bodies.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, directory, end])
}
