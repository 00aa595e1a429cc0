import type { EChartsOption, SeriesOption } from 'echarts'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

let hasMore = false

/**
 * What an option needs besides lines and bars, fetched when it is first drawn, so that the first page stays small.
 *
 * @returns null where all is here
 */
export function partsFor({ legend, series, title, visualMap }: EChartsOption): Promise<unknown> | null {
  const needsMore =
    [legend, title, visualMap].some((part) => part !== undefined) || [series ?? []].flat().some(needsMoreParts)
  if (!needsMore || hasMore) return null
  return import('./echarts-more.ts').then(() => (hasMore = true))
}

function needsMoreParts(series: SeriesOption): boolean {
  return series.type === 'heatmap' || ('markArea' in series && (series.markArea?.data ?? []).length > 0)
}

export { init }
