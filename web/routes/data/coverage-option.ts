import type { EChartsOption } from 'echarts'
import type { CoverageReply } from '#contract/loads.ts'
import { every, frame, namesAxis } from '../../lib/charts/frame.ts'
import '../../lib/charts/echarts-heat.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Coverage = CoverageReply['data']

/** A strip a source, a cell a day: filled where the feed has data, blank where it has none. */
export function coverageOption(data: Coverage, names: readonly string[], drawing: Drawing): EChartsOption {
  const { format, palette, words } = drawing
  return {
    ...frame(drawing),
    grid: { left: 8, right: 30, top: 4, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      trigger: 'item',
      formatter: (item: unknown) => {
        const [day, source, rows] = (item as { value: [number, number, number] }).value
        return `${names[source]}<br>${format.date(data.days[day]!)}: <b>${format.number(rows)}</b> ${words.columns.rows.toLowerCase()}`
      }
    },
    xAxis: {
      ...namesAxis(
        drawing,
        data.days.map((day) => format.dayMonth(day))
      ),
      axisLabel: { color: palette.ink2, hideOverlap: true, interval: every(data.days.length, 8) }
    },
    yAxis: { ...namesAxis(drawing, names), inverse: true, axisLine: { show: false } },
    visualMap: { type: 'piecewise', show: false, min: 0, max: 1, pieces: [{ min: 0, color: palette.accent }] },
    series: [
      {
        type: 'heatmap',
        data: data.sources.flatMap(({ rows }, source) =>
          rows.flatMap((n, day) => (n === null ? [] : [[day, source, n]]))
        ),
        itemStyle: { borderColor: palette.surface, borderWidth: 0.4 }
      }
    ]
  }
}
