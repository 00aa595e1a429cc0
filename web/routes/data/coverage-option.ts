import type { EChartsOption } from 'echarts'
import type { CoverageReply } from '#contract/loads.ts'
import { every, frame, namesAxis } from '../../lib/charts/frame.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Coverage = CoverageReply['data']

const HOURS = 24
/** Days beyond which lines between the cells would hide them. */
const MANY_DAYS = 120

/** A strip a source, a cell a day: filled where all its hours are known, in another colour where some are, else grey. */
export function coverageOption(data: Coverage, names: readonly string[], drawing: Drawing): EChartsOption {
  const { format, palette, words } = drawing
  return {
    ...frame(drawing),
    grid: { left: 8, right: 30, top: 4, bottom: 38, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      trigger: 'item',
      formatter: (item: unknown) => {
        const [day, source] = (item as { value: [number, number] }).value
        const rows = data.sources[source]!.rows[day] ?? null
        const hours = data.sources[source]!.hours[day]!
        const lines = [
          names[source],
          `${format.date(data.days[day]!)}: <b>${rows === null ? '–' : format.number(rows)}</b> ${words.columns.rows.toLowerCase()}`,
          ...(['r', 'z', 'n'] as const).map(
            (state) => `${words.repair.hours[state]}: <b>${format.number(count(hours, state))}</b>`
          )
        ]
        return lines.join('<br>')
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
    visualMap: {
      type: 'piecewise',
      dimension: 2,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemGap: 8,
      itemWidth: 12,
      itemHeight: 12,
      selectedMode: false,
      textStyle: { color: palette.ink2, fontSize: 12 },
      pieces: [
        { value: HOURS, color: palette.accent, label: words.repair.wholeDay },
        { min: 1, max: HOURS - 1, color: palette.kinds[1]!, label: words.repair.partOfDay },
        { value: 0, color: palette.line, label: words.repair.noDay }
      ]
    },
    series: [
      {
        type: 'heatmap',
        data: data.sources.flatMap(({ hours }, source) =>
          hours.map((known, day) => [day, source, HOURS - count(known, 'n')])
        ),
        itemStyle: { borderColor: palette.surface, borderWidth: data.days.length > MANY_DAYS ? 0 : 0.4 }
      }
    ]
  }
}

function count(hours: string, state: 'r' | 'z' | 'n'): number {
  return hours.split(state).length - 1
}
