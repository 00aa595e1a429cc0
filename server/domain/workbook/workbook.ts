import { isFormula } from './formula.ts'
import { MAIN, STYLE, STYLES, XML } from './workbook-styles.ts'
import { escaped } from './xml.ts'
import { zip } from './zip.ts'

/** A number (of a date: its serial, see `serialOf`) or a text; null: an empty cell. */
export type WorkbookCell = {
  content: number | string
  style: Exclude<keyof typeof STYLE, 'quoted' | 'wrappedQuoted'>
} | null

export interface Worksheet {
  name: string
  rows: readonly (readonly WorkbookCell[])[]
  /** Rows and columns that stay in view. */
  frozen?: { rows: number; columns: number }
  /** In characters. */
  widths: readonly number[]
  /** Whether the first row is the head of a table that can be filtered. */
  hasFilter?: boolean
}

/**
 * Sheets as XLSX (ECMA-376, SpreadsheetML): numbers as numbers, shares as percent, dates as dates. Texts are inline strings
 * and never formulas; one that begins as a formula does also carries `quotePrefix`, so that it stays a text when it is edited.
 * The same sheets give the same bytes.
 *
 * @example workbook([{ name: 'Roster', rows: [[{ content: 'OP-01', style: 'head' }]], widths: [12] }])
 */
export function workbook(sheets: readonly Worksheet[]): Uint8Array {
  const paths = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`)
  return zip({
    '[Content_Types].xml': contentTypes(paths),
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': bookXml(sheetNames(sheets.map(({ name }) => name))),
    'xl/_rels/workbook.xml.rels': relations([
      ...paths.map((path) => ['worksheet', path] as const),
      ['styles', 'styles.xml']
    ]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/${paths[i]}`, sheetXml(sheet)]))
  })
}

/** Days since 30 December 1899, as sheets count dates; null where the text is none. @example serialOf('2026-12-07') // 46363 */
export function serialOf(date: string, time = '00:00'): number | null {
  const serial = (Date.parse(`${date}T${time}:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
  return Number.isFinite(serial) ? Number(serial.toFixed(9)) : null
}

function sheetXml({ rows, frozen, widths, hasFilter }: Worksheet): string {
  const lines = rows.map(
    (row, r) => `<row r="${r + 1}">${row.map((cell, i) => cellXml(ref(i, r), cell)).join('')}</row>`
  )
  const filter =
    hasFilter === true && rows.length > 1 ? `<autoFilter ref="A1:${ref(rows[0]!.length - 1, rows.length - 1)}"/>` : ''
  const views = `<sheetViews><sheetView workbookViewId="0">${paneXml(frozen)}</sheetView></sheetViews>`
  return `${XML}<worksheet xmlns="${MAIN}">${views}${columnsXml(widths)}<sheetData>${lines.join('')}</sheetData>${filter}</worksheet>`
}

function paneXml(frozen: Worksheet['frozen']): string {
  if (frozen === undefined) return ''
  const splits = [
    frozen.columns > 0 ? ` xSplit="${frozen.columns}"` : '',
    frozen.rows > 0 ? ` ySplit="${frozen.rows}"` : ''
  ]
  const pane = frozen.columns > 0 ? 'bottomRight' : 'bottomLeft'
  return `<pane${splits.join('')} topLeftCell="${ref(frozen.columns, frozen.rows)}" activePane="${pane}" state="frozen"/>`
}

function columnsXml(widths: readonly number[]): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`
}

function cellXml(at: string, cell: WorkbookCell): string {
  if (cell === null) return ''
  const { content, style } = cell
  if (typeof content === 'number') return `<c r="${at}" s="${STYLE[style]}"><v>${content}</v></c>`
  const marked = !isFormula(content) ? STYLE[style] : style === 'plain' ? STYLE.quoted : STYLE.wrappedQuoted
  return `<c r="${at}" s="${marked}" t="inlineStr"><is><t xml:space="preserve">${escaped(content)}</t></is></c>`
}

/** @example ref(27, 0) // 'AB1' */
function ref(column: number, row: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** At most 31 characters, none of : \ / ? * [ ], and no name twice. */
function sheetNames(names: readonly string[]): string[] {
  const clean = (name: string) =>
    name
      .replace(/[:\\/?*[\]]/g, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || '-'
  const taken: string[] = []
  for (const name of names.map(clean))
    taken.push(taken.includes(name) ? `${name.slice(0, 29)} ${taken.length + 1}` : name)
  return taken
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function bookXml(names: readonly string[]): string {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(
    ([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${RELATION}/${kind}" Target="${target}"/>`
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function contentTypes(sheets: readonly string[]): string {
  const parts = [['workbook.xml', 'sheet.main'], ...sheets.map((path) => [path, 'worksheet']), ['styles.xml', 'styles']]
  const all = parts.map(([name, type]) => `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`)
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${all.join('')}</Types>`
  )
}
