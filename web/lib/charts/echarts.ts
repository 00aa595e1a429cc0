import type { EChartsOption } from 'echarts'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, SVGRenderer])

let hasMore = false

/**
 * What an option needs besides lines and bars, fetched when it is first drawn, so that the first page stays small.
 *
 * @returns null where all is here
 */
export function partsFor({ legend, series, title, visualMap }: EChartsOption): Promise<unknown> | null {
  const needsMore =
    [legend, title, visualMap].some((part) => part !== undefined) ||
    [series ?? []].flat().some(({ type }) => type === 'heatmap')
  if (!needsMore || hasMore) return null
  return import('./echarts-more.ts').then(() => (hasMore = true))
}

export { init }
