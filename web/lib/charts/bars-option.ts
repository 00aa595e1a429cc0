import type { EChartsOption } from 'echarts'
import type { Drawing } from '../reader.svelte.ts'
import { frame, namesAxis, valuesAxis } from './frame.ts'

export interface Bar {
  name: string
  value: number
  /** What stands at the end of the bar. */
  text: string
  colour: string
  /** The same of the first comparison, drawn as a quiet mark. */
  before?: number
}

/** Horizontal bars, each with its value written beside it; `isPickable` where a click on one leads somewhere. */
export function barsOption(bars: readonly Bar[], drawing: Drawing, isPickable = false): EChartsOption {
  const { format, palette } = drawing
  return {
    ...frame(drawing),
    grid: { left: 8, right: 96, top: 4, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { show: false },
    xAxis: { ...valuesAxis(drawing, (value) => format.number(value)), show: false },
    yAxis: {
      ...namesAxis(
        drawing,
        bars.map(({ name }) => name)
      ),
      inverse: true,
      axisLine: { show: false },
      axisLabel: { color: palette.ink, fontSize: 13, width: 150, overflow: 'break', lineHeight: 15, interval: 0 }
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 20,
        data: bars.map(({ value, colour }) => ({ value, itemStyle: { color: colour, borderRadius: 3 } })),
        label: {
          show: true,
          position: 'right',
          color: palette.ink2,
          fontSize: 12,
          formatter: ({ dataIndex }) => bars[dataIndex]!.text
        },
        cursor: isPickable ? 'pointer' : 'default'
      }
    ]
  }
}
