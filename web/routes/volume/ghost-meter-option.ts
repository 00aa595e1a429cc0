import type { EChartsOption } from 'echarts'
import type { GhostMeterReply } from '#contract/ghost-meter.ts'
import { every, frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import { kindColour } from '../../lib/charts/palette.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Meter = GhostMeterReply['data']

/** Operator hours by month, stacked by kind of call; `nameOf` writes a kind. */
export function ghostMeterOption(
  { months, kinds }: Meter,
  drawing: Drawing,
  nameOf: (disposition: string) => string
): EChartsOption {
  const { format, palette } = drawing
  const names = months.map(({ month }) => format.monthYear(month))
  return {
    ...frame(drawing),
    grid: { left: 8, right: 14, top: 50, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: {
      top: 0,
      left: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 12,
      textStyle: { color: palette.ink2, fontSize: 12 }
    },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      axisPointer: { type: 'shadow' },
      formatter: (items: unknown) => tooltip(months[(items as { dataIndex: number }[])[0]!.dataIndex]!)
    },
    xAxis: {
      ...namesAxis(drawing, names),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(names.length, 8) }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.hours(value * 3600)), min: 0 },
    series: kinds.map(({ disposition }, i) => ({
      name: nameOf(disposition),
      type: 'bar',
      stack: 'hours',
      barMaxWidth: 36,
      color: kindColour(palette, [1, 0, 4, 3][i] ?? i),
      data: months.map(({ parts }) => (parts[i] ?? 0) / 3600)
    }))
  }

  function tooltip(month: Meter['months'][number]): string {
    const lines = kinds.map(({ disposition }, i) => `${nameOf(disposition)}: ${format.hours(month.parts[i] ?? 0)}`)
    return [`<b>${format.monthYear(month.month)}: ${format.hours(month.seconds)}</b>`, ...lines].join('<br>')
  }
}
