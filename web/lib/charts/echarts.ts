import type { EChartsOption, SeriesOption } from 'echarts'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

let more: Promise<void> | null = null
let hasMore = false

/** Whether an option needs more than lines and bars: heat maps, calendars, legends, bands. */
export function needsMore({ legend, series, title, visualMap }: EChartsOption): boolean {
  return [legend, title, visualMap].some((part) => part !== undefined) || [series ?? []].flat().some(needsMoreParts)
}

/** Fetched when first needed, so that the first page stays small. A chart knows only the parts that were there when it was made. */
export function fetchMore(): Promise<void> {
  return (more ??= import('./echarts-more.ts').then(() => void (hasMore = true)))
}

export function isMoreHere(): boolean {
  return hasMore
}

function needsMoreParts(series: SeriesOption): boolean {
  return series.type === 'heatmap' || ('markArea' in series && (series.markArea?.data ?? []).length > 0)
}

export { init }
