import type { EChartsOption } from 'echarts'
import { hoursOfDay } from '#domain/clock.ts'
import './echarts-heat.ts'
import type { Drawing } from '../reader.svelte.ts'
import { frame, namesAxis } from './frame.ts'

export interface HeatCell {
  weekday: number
  hour: number
  /** null: no figure, the cell stays empty. */
  value: number | null
}

/** Hour of the day across, from `firstHour` (0) on, weekday down; darker is more. */
export function heatOption(
  cells: readonly HeatCell[],
  drawing: Drawing,
  about: { write: (value: number) => string; min?: number; max?: number; firstHour?: number }
): EChartsOption {
  const { format, palette } = drawing
  const known = cells.flatMap(({ value }) => (value === null ? [] : [value]))
  const hours = hoursOfDay(about.firstHour ?? 0)
  const days = [1, 2, 3, 4, 5, 6, 7].map((weekday) => format.weekday(weekday))
  return {
    ...frame(drawing),
    grid: { left: 4, right: 4, top: 4, bottom: 40, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      trigger: 'item',
      formatter: (item: unknown) => {
        const [place, day, value] = (item as { value: [number, number, number] }).value
        return `${format.weekday(day + 1, 'long')} ${format.hour(hours[place]!)}<br><b>${about.write(value)}</b>`
      }
    },
    xAxis: {
      ...namesAxis(
        drawing,
        hours.map((hour) => String(hour).padStart(2, '0'))
      ),
      splitArea: { show: false }
    },
    yAxis: { ...namesAxis(drawing, days), inverse: true },
    visualMap: {
      type: 'continuous',
      min: about.min ?? Math.min(0, ...known),
      max: about.max ?? Math.max(1, ...known),
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemWidth: 12,
      itemHeight: 120,
      calculable: false,
      inRange: { color: [...palette.ramp] },
      text: [about.write(about.max ?? Math.max(1, ...known)), about.write(about.min ?? Math.min(0, ...known))],
      textStyle: { color: palette.ink2, fontSize: 12 }
    },
    series: [
      {
        type: 'heatmap',
        data: cells.flatMap(({ weekday, hour, value }) =>
          value === null ? [] : [[hours.indexOf(hour), weekday - 1, value]]
        ),
        itemStyle: { borderColor: palette.surface, borderWidth: 2, borderRadius: 3 }
      }
    ]
  }
}
