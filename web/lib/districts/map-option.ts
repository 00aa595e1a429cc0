import type { CustomSeriesRenderItemAPI, CustomSeriesRenderItemParams, EChartsOption } from 'echarts'
import { frame } from '../charts/frame.ts'
import type { Drawing } from '../reader.svelte.ts'
import { fitted, type Frame, pathOf, type PlaneShape } from './map-frame.ts'
import { broken, type District, readable, shadesOf } from './tiles-option.ts'

/** A name is written where this share of its district's width holds it. */
const FITS = 0.95
const CHARACTER_PX = 5.8
const LINE_PX = 13
const PAD_PX = 4

/** The figures in the order of the shapes, those without one as null; what a pick's index counts. */
export function mappedDistricts(shapes: readonly { id: string }[], districts: readonly District[]): District[] {
  return shapes.map(({ id }) => districts.find((each) => each.id === id) ?? { id, n: null, text: '–' })
}

/** Whether most of the districts that the data name have an area on the site's map. */
export function isMapped(shapes: readonly { id: string }[], found: readonly (string | null)[]): boolean {
  const placed = found.filter((id) => shapes.some((shape) => shape.id === id)).length
  return shapes.length > 0 && placed * 2 > found.length
}

/** Districts in their boundaries; darker is more, one that is filtered by has an edge. North is up. */
export function mapOption(
  shapes: readonly PlaneShape[],
  districts: readonly District[],
  drawing: Drawing,
  chosen: readonly string[] = []
): EChartsOption {
  const { palette } = drawing
  const placed = mappedDistricts(shapes, districts)
  const shadeOf = shadesOf(placed, palette)
  const axis = { type: 'value' as const, show: false }
  return {
    ...frame(drawing),
    grid: { left: PAD_PX, right: PAD_PX, top: PAD_PX, bottom: PAD_PX },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      trigger: 'item',
      formatter: (item: unknown) => {
        const { id, text } = placed[(item as { dataIndex: number }).dataIndex]!
        return `<b>${escaped(id)}</b><br>${text}`
      }
    },
    xAxis: axis,
    yAxis: axis,
    series: [
      {
        type: 'custom',
        cursor: 'pointer',
        data: shapes.map(({ id, middle: [x, y] }, i) => ({ name: id, value: [x, y, placed[i]!.n ?? Number.NaN] })),
        renderItem: (params: CustomSeriesRenderItemParams, _api: CustomSeriesRenderItemAPI) => {
          const shape = shapes[params.dataIndex]!
          const { n } = placed[params.dataIndex]!
          const at = fitted(shapes, params.coordSys as unknown as Frame)
          const fill = shadeOf(n)
          const isChosen = chosen.includes(shape.id)
          const [x, y] = at(shape.middle)
          const figure = n === null ? '–' : drawing.format.number(n)
          return {
            type: 'group',
            z2: isChosen ? 1 : 0,
            children: [
              {
                type: 'path',
                shape: { pathData: pathOf(shape, at) },
                style: {
                  fill,
                  stroke: isChosen ? palette.kinds[1]! : palette.surface,
                  lineWidth: isChosen ? 3 : 1.5
                },
                emphasis: { style: { stroke: palette.ink, lineWidth: 2 } }
              },
              {
                type: 'text',
                silent: true,
                x,
                y,
                style: {
                  text: labelOf(shape, figure, widthOf(shape, at)),
                  fill: readable(fill, palette),
                  align: 'center',
                  verticalAlign: 'middle',
                  fontSize: 10,
                  lineHeight: LINE_PX
                }
              }
            ]
          }
        }
      }
    ]
  }
}

/** The name and the figure where they have room, the figure alone, or nothing. */
function labelOf({ id }: PlaneShape, figure: string, widthPx: number): string {
  const lines = broken(id).split('\n')
  const fits = (text: string) => text.length * CHARACTER_PX <= widthPx * FITS
  if (lines.every(fits)) return [...lines, figure].join('\n')
  return fits(figure) ? figure : ''
}

function widthOf({ rings }: PlaneShape, at: (point: readonly [number, number]) => readonly [number, number]): number {
  const across = rings.flat().map((point) => at(point)[0])
  return Math.max(...across) - Math.min(...across)
}

/** Names come from the site's file and are shown as text. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)
}
