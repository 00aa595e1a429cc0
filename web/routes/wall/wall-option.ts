import type { EChartsOption } from 'echarts'
import type { VolumeSeriesReply } from '#contract/volume.ts'
import { frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

const FONT_PX = 20

/** Calls of the day by the hour as bars, those of the same weekday a week before as a quiet step; big enough for a wall. */
export function wallOption({ buckets, comparisons }: VolumeSeriesReply['data'], drawing: Drawing): EChartsOption {
  const { format, palette } = drawing
  const hourOf = (at: string) => format.hour(Number(at.slice(11, 13)))
  const label = { color: palette.ink2, fontSize: FONT_PX, hideOverlap: true }
  return {
    ...frame(drawing),
    tooltip: { show: false },
    xAxis: {
      ...namesAxis(
        drawing,
        buckets.map(({ at }) => hourOf(at))
      ),
      axisLabel: { ...label, interval: 2 }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.number(value)), min: 0, minInterval: 1, axisLabel: label },
    series: [
      {
        type: 'bar',
        data: buckets.map(({ offered }) => offered),
        itemStyle: { color: palette.accent, borderRadius: [4, 4, 0, 0] },
        barCategoryGap: '25%'
      },
      {
        type: 'line',
        step: 'middle',
        data: buckets.map((_, i) => comparisons[0]?.buckets[i]?.offered ?? null),
        color: palette.quiet,
        lineStyle: { width: 3, type: 'dashed' },
        showSymbol: false
      }
    ]
  }
}
