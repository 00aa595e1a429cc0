import type { ECharts } from 'echarts/core'
import type { Mark } from './marks.ts'

/** A place in a drawn chart, in pixels. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

/** What ECharts knows of its drawing and does not declare. */
interface Inner {
  getModel(): {
    getSeriesByIndex(i: number): { getData(): InnerData } | undefined
    getComponent(name: string, i: number): { coordinateSystem?: { getRect(): Rect } } | undefined
  }
}
interface InnerData {
  getItemGraphicEl(i: number): { getBoundingRect(): Rect; getComputedTransform(): number[] | null } | null | undefined
  getLayout(name: string): ArrayLike<number> | undefined
}
interface Rect {
  x: number
  y: number
  width: number
  height: number
  clone?(): Rect & { applyTransform(matrix: number[]): void }
}

const POINT_PX = 12

/** Where a mark stands; a missing figure stands on the axis. null: it is not drawn. */
export function boxOf(chart: ECharts, { series, index, value }: Mark): Box | null {
  const data = (chart as unknown as Inner).getModel().getSeriesByIndex(series)?.getData()
  const el = data?.getItemGraphicEl(index)
  if (el) return drawnBox(el)
  const points = data?.getLayout('points')
  const [x, y] = points === undefined ? [] : [points[index * 2], points[index * 2 + 1]]
  if (x !== undefined && y !== undefined && !Number.isNaN(y)) return around(x, y)
  if (value !== null) return null
  const zero = chart.convertToPixel({ seriesIndex: series }, [index, 0]) as number[] | number
  return Array.isArray(zero) ? around(zero[0]!, Math.min(chart.getHeight() - POINT_PX, zero[1]!)) : null
}

/** The plot of a chart with axes, or of one of its panels. */
export function plotOf(chart: ECharts, panel = 0): Box | null {
  const rect = (chart as unknown as Inner).getModel().getComponent('grid', panel)?.coordinateSystem?.getRect()
  return rect === undefined ? null : { left: rect.x, top: rect.y, width: rect.width, height: rect.height }
}

/** The panel under a pixel; the first where it is beside all. */
export function panelAt(chart: ECharts, x: number, y: number, panels: number): number {
  for (let i = 0; i < panels; i++) if (chart.containPixel({ gridIndex: i }, [x, y])) return i
  return 0
}

/** The middle of a bucket, from the top of the plot to its bottom. */
export function guideOf(chart: ECharts, index: number, panel: number): Box | null {
  const plot = plotOf(chart, panel)
  return plot === null ? null : { ...plot, left: bucketX(chart, index, panel), width: 0 }
}

function bucketX(chart: ECharts, index: number, panel: number): number {
  return Number(chart.convertToPixel({ xAxisIndex: panel }, index))
}

/** The bucket under a pixel, the nearest one where it lies beside the plot. */
export function bucketAt(chart: ECharts, x: number, count: number, panel = 0): number {
  const plot = plotOf(chart, panel)
  if (plot === null) return 0
  const inside = Math.min(plot.left + plot.width, Math.max(plot.left, x))
  return Math.min(count - 1, Math.max(0, Number(chart.convertFromPixel({ xAxisIndex: panel }, inside))))
}

/** The stretch of the plot that two buckets and all between them take. */
export function stretchOf(chart: ECharts, from: number, to: number, count: number, panel = 0): Box | null {
  const plot = plotOf(chart, panel)
  if (plot === null) return null
  const half = plot.width / count / 2
  const left = bucketX(chart, Math.min(from, to), panel) - half
  return { ...plot, left, width: bucketX(chart, Math.max(from, to), panel) + half - left }
}

function drawnBox(el: { getBoundingRect(): Rect; getComputedTransform(): number[] | null }): Box {
  const rect = el.getBoundingRect().clone!()
  const matrix = el.getComputedTransform()
  if (matrix) rect.applyTransform(matrix)
  return { left: rect.x, top: rect.y, width: rect.width, height: rect.height }
}

function around(x: number, y: number): Box {
  return { left: x - POINT_PX / 2, top: y - POINT_PX / 2, width: POINT_PX, height: POINT_PX }
}
