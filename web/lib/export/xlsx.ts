import type { Cell } from '../components/typed-cell.ts'
import { isFormula, type Sheet } from './sheet.ts'
import { zip } from './zip.ts'

/** A workbook: the figures, and a second sheet with what they rest on. */
export interface Workbook {
  figures: { name: string; sheet: Sheet }
  notes: { name: string; lines: readonly (readonly string[])[] }
}

/** Places in `cellXfs` of the styles below. */
const STYLE = {
  plain: 0,
  head: 1,
  whole: 2,
  share: 3,
  date: 4,
  month: 5,
  time: 6,
  quoted: 7,
  wrapped: 8,
  wrappedQuoted: 9
}

/**
 * A workbook as XLSX (ECMA-376, SpreadsheetML): numbers as numbers, shares as percent, dates as dates; the first row of the
 * figures bold and frozen. Texts are inline strings and never formulas; one that begins as a formula does also carries
 * `quotePrefix`, so that it stays a text when it is edited.
 */
export function xlsx({ figures, notes }: Workbook): Uint8Array {
  const names = sheetNames(figures.name, notes.name)
  return zip({
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookXml(names),
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
      ['styles', 'styles.xml']
    ]),
    'xl/styles.xml': STYLES,
    'xl/worksheets/sheet1.xml': figuresXml(figures.sheet),
    'xl/worksheets/sheet2.xml': notesXml(notes.lines)
  })
}

function figuresXml({ heads, rows }: Sheet): string {
  const head = heads.map((text, i) => textXml(ref(i, 0), text, STYLE.head)).join('')
  const lines = rows.map((row, r) => rowXml(r + 1, row.map((cell, i) => cellXml(ref(i, r + 1), cell)).join('')))
  const widths = heads.map((text, i) => Math.max(text.length, ...rows.slice(0, 200).map((row) => row[i]!.text.length)))
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const filter = rows.length > 0 ? `<autoFilter ref="A1:${ref(heads.length - 1, rows.length)}"/>` : ''
  return sheetXml(pane, columnsXml(widths), [rowXml(0, head), ...lines].join(''), filter)
}

function notesXml(lines: readonly (readonly string[])[]): string {
  const rows = lines.map((line, r) =>
    rowXml(r, line.map((text, i) => textXml(ref(i, r), text, i === 0 ? STYLE.head : STYLE.wrapped)).join(''))
  )
  return sheetXml('', columnsXml([24, 60, 40, 40, 40, 24, 24, 40]), rows.join(''), '')
}

function sheetXml(pane: string, columns: string, rows: string, filter: string): string {
  const views = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
  return `${XML}<worksheet xmlns="${MAIN}">${views}${columns}<sheetData>${rows}</sheetData>${filter}</worksheet>`
}

function columnsXml(widths: readonly number[]): string {
  const columns = widths.map((width, i) => {
    const place = `min="${i + 1}" max="${i + 1}"`
    return `<col ${place} width="${Math.min(60, Math.max(9, width + 3))}" customWidth="1"/>`
  })
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`
}

function rowXml(row: number, cells: string): string {
  return `<row r="${row + 1}">${cells}</row>`
}

function cellXml(at: string, cell: Cell): string {
  const serial = serialOf(cell)
  if (serial === null) return textXml(at, cell.text, STYLE.plain)
  return `<c r="${at}" s="${styleOf(cell)}"><v>${serial}</v></c>`
}

/** The number of a cell: days since 30 December 1899 for dates; null: a text. */
function serialOf({ type, value }: Cell): number | null {
  if (typeof value === 'number') return value
  if (type !== 'date' && type !== 'month' && type !== 'time') return null
  const stamp = type === 'time' ? String(value).slice(0, 16) : `${String(value)}T00:00`
  const serial = (Date.parse(`${stamp}:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
  return Number.isFinite(serial) ? Number(serial.toFixed(9)) : null
}

function styleOf({ type, value }: Cell): number {
  if (type === 'share' || type === 'date' || type === 'month' || type === 'time') return STYLE[type]
  return Number.isInteger(value) ? STYLE.whole : STYLE.plain
}

function textXml(at: string, text: string, style: number): string {
  const marked = isFormula(text) ? (style === STYLE.plain ? STYLE.quoted : STYLE.wrappedQuoted) : style
  return `<c r="${at}" s="${marked}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** Characters that XML 1.0 does not know are left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;')
}

/** @example ref(27, 0) // 'AB1' */
export function ref(column: number, row: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** At most 31 characters, none of : \ / ? * [ ], and not the same twice. */
function sheetNames(first: string, second: string): [string, string] {
  const clean = (name: string) =>
    name
      .replace(/[:\\/?*[\]]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || '-'
  return [clean(first), clean(first) === clean(second) ? `${clean(second).slice(0, 29)} 2` : clean(second)]
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function workbookXml(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/${kind}" Target="${target}"/>`
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

const PARTS = [
  ['/xl/workbook.xml', 'sheet.main'],
  ['/xl/worksheets/sheet1.xml', 'worksheet'],
  ['/xl/worksheets/sheet2.xml', 'worksheet'],
  ['/xl/styles.xml', 'styles']
].map(([name, type]) => `<Override PartName="${name}" ContentType="${TYPE}.${type}+xml"/>`)

const CONTENT_TYPES =
  `${XML}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `${PARTS.join('')}</Types>`

/** Built-in formats: 3 `#,##0`, 10 `0.00%`, 14 short date and 22 date and time of the sheet's own language, 17 `mmm-yy`. */
const XFS = [
  [0, 0, ''],
  [0, 1, 'wrap'],
  [3, 0, ''],
  [10, 0, ''],
  [14, 0, ''],
  [17, 0, ''],
  [22, 0, ''],
  [0, 0, 'quote'],
  [0, 0, 'wrap'],
  [0, 0, 'wrap quote']
].map(([format, font, how]) => {
  const quote = String(how).includes('quote') ? ' quotePrefix="1"' : ''
  const align = String(how).includes('wrap') ? '<alignment vertical="top" wrapText="1"/>' : ''
  const applied = `applyNumberFormat="1"${align === '' ? '' : ' applyAlignment="1"'}`
  return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0"${quote} ${applied}>${align}</xf>`
})

const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${XFS.length}">${XFS.join('')}</cellXfs></styleSheet>`
