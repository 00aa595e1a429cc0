import type { EChartsOption, SetOptionOpts } from 'echarts'

/** Components that a new option brings anew; what is left out is not merged with what was there, but gone. */
const REPLACED = ['series', 'xAxis', 'yAxis', 'grid', 'visualMap', 'legend', 'title', 'calendar', 'dataset'] as const

/** What a tooltip is where an option does not say. */
const PLAIN_TOOLTIP = { show: true, trigger: 'item', formatter: undefined, valueFormatter: undefined }

/**
 * How a chart is given its next option: as if it were new, but for the tooltip, which stays. A new one measures the page,
 * and the browser then lays out the whole of it between any two charts.
 *
 * @param shown null: nothing is drawn yet
 * @example drawn.setOption(...redrawn(next, shown))
 */
export function redrawn(next: EChartsOption, shown: EChartsOption | null): [EChartsOption, SetOptionOpts] {
  const still = { animation: false, ...next }
  if (shown === null || next.tooltip === undefined || Array.isArray(next.tooltip)) return [still, { notMerge: true }]
  const replaceMerge = REPLACED.filter((name) => name in next || name in shown)
  const tooltip = { ...PLAIN_TOOLTIP, ...next.tooltip } as EChartsOption['tooltip']
  return [{ ...still, tooltip }, { replaceMerge: [...replaceMerge] }]
}
