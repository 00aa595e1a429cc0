import type { EChartsOption } from 'echarts'
import type { StaffingGapReply } from '#contract/staffing-gap.ts'
import { hoursOfDay } from '#domain/clock.ts'
import { isShort } from '#domain/queueing/staffing-gap.ts'
import { frame, namesAxis } from '../lib/charts/frame.ts'
import { OWN_COLOURS } from '../lib/districts/own-colours.ts'
import type { Drawing } from '../lib/reader.svelte.ts'

/** A strip a weekday, a cell an hour: those with too few operators stand out with how many were missing. */
export function staffingOption(
  { hours: cells }: StaffingGapReply['data'],
  drawing: Drawing,
  firstHour: number
): EChartsOption {
  const { format, palette, words } = drawing
  const hours = hoursOfDay(firstHour)
  const say = words.explore.staffing
  return {
    ...frame(drawing),
    grid: { left: 4, right: 4, top: 4, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      trigger: 'item',
      formatter: (item: unknown) => {
        const { weekday, hour, required, onDuty } = cells[(item as { dataIndex: number }).dataIndex]!
        const duty = `${say.onDuty}: ${format.number(onDuty, 1)}`
        return `${format.weekday(weekday, 'long')} ${format.hour(hour)}<br>${say.required}: <b>${format.number(required)}</b><br>${duty}`
      }
    },
    xAxis: {
      ...namesAxis(
        drawing,
        hours.map((hour) => String(hour).padStart(2, '0'))
      ),
      splitArea: { show: false }
    },
    yAxis: {
      ...namesAxis(
        drawing,
        [1, 2, 3, 4, 5, 6, 7].map((weekday) => format.weekday(weekday))
      ),
      inverse: true
    },
    visualMap: OWN_COLOURS,
    series: [
      {
        type: 'heatmap',
        data: cells.map((cell) => ({
          value: [hours.indexOf(cell.hour), cell.weekday - 1, cell.required - cell.onDuty] as [number, number, number],
          itemStyle: { color: isShort(cell) ? palette.kinds[1]! : palette.ramp[1]! },
          label: isShort(cell)
            ? { show: true, formatter: format.number(Math.round(cell.required - cell.onDuty)) }
            : { show: false }
        })),
        label: { color: palette.surface, fontSize: 10, fontWeight: 'bold' },
        itemStyle: { borderColor: palette.surface, borderWidth: 2, borderRadius: 3 }
      }
    ]
  }
}
