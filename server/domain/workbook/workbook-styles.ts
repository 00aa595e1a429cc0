export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** How a cell looks; places in `cellXfs` of the styles below. */
export const STYLE = {
  plain: 0,
  head: 1,
  whole: 2,
  share: 3,
  date: 4,
  month: 5,
  time: 6,
  quoted: 7,
  wrapped: 8,
  wrappedQuoted: 9,
  isoDate: 10,
  headDate: 11
}

/** Built-in formats: 3 `#,##0`, 10 `0.00%`, 14 short date and 22 date and time of the sheet's own language, 17 `mmm-yy`; 164 is ours: 2026-12-07. */
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
  [0, 0, 'wrap quote'],
  [164, 0, ''],
  [164, 1, '']
].map(([format, font, how]) => {
  const quote = String(how).includes('quote') ? ' quotePrefix="1"' : ''
  const align = String(how).includes('wrap') ? '<alignment vertical="top" wrapText="1"/>' : ''
  const applied = `applyNumberFormat="1"${align === '' ? '' : ' applyAlignment="1"'}`
  return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0"${quote} ${applied}>${align}</xf>`
})

/** The styles of every workbook (ECMA-376, 18.8). */
export const STYLES =
  `${XML}<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${XFS.length}">${XFS.join('')}</cellXfs></styleSheet>`
