import { FONT } from '../charts/frame.ts'
import type { Palette } from '../charts/palette.ts'
import { escaped } from '#domain/workbook/xml.ts'

/** What is written into a picture besides the chart. */
export interface Legend {
  title: string
  note: string
  /** Period, filters, data version: a line each, below the chart. */
  lines: readonly string[]
}

const PAD = 24
const TITLE_PX = 20
const NOTE_PX = 14
const LINE_PX = 12

/**
 * A chart as an SVG document of its own: title and note above, what it rests on below, on the theme's surface.
 *
 * @param chart the drawn chart as SVG text of `width` and `height` pixels
 */
export function pictureSvg(chart: string, width: number, height: number, legend: Legend, palette: Palette): string {
  const inner = width
  const title = wrapped(legend.title, inner / (TITLE_PX * 0.6))
  const note = legend.note === '' ? [] : wrapped(legend.note, inner / (NOTE_PX * 0.58))
  const lines = legend.lines.flatMap((line) => wrapped(line, inner / (LINE_PX * 0.58)))
  const chartTop = PAD + title.length * TITLE_PX * 1.3 + note.length * NOTE_PX * 1.4 + 12
  const linesTop = chartTop + height + 20
  const total = Math.ceil(linesTop + lines.length * LINE_PX * 1.5 + PAD / 2)
  const outer = Math.ceil(width + 2 * PAD)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${outer}" height="${total}" viewBox="0 0 ${outer} ${total}" font-family="${escaped(FONT)}">`,
    `<title>${escaped(legend.title)}</title><desc>${escaped([legend.note, ...legend.lines].join('\n'))}</desc>`,
    `<rect width="${outer}" height="${total}" fill="${palette.surface}"/>`,
    texts(title, PAD + TITLE_PX, TITLE_PX, 1.3, palette.ink, 650),
    texts(note, PAD + title.length * TITLE_PX * 1.3 + NOTE_PX, NOTE_PX, 1.4, palette.ink2, 400),
    `<g transform="translate(${PAD} ${Math.round(chartTop)})">${bare(chart)}</g>`,
    texts(lines, linesTop, LINE_PX, 1.5, palette.ink2, 400),
    '</svg>'
  ].join('\n')
}

/** Breaks a text into lines of about so many characters. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function texts(
  lines: readonly string[],
  top: number,
  size: number,
  leading: number,
  colour: string,
  weight: number
): string {
  return lines
    .map(
      (line, i) =>
        `<text x="${PAD}" y="${Math.round(top + i * size * leading)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(line)}</text>`
    )
    .join('\n')
}

/** Without what stands before the root element. */
function bare(svg: string): string {
  return svg.slice(svg.indexOf('<svg'))
}
