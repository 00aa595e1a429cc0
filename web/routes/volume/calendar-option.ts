import type { EChartsOption } from 'echarts'
import type { VolumeReply } from '#contract/volume.ts'
import { frame } from '../../lib/charts/frame.ts'
import '../../lib/charts/echarts-heat.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

/** A cell a day, a column a week; days without data stay blank. */
export function calendarOption(days: VolumeReply['data']['calendar'], drawing: Drawing): EChartsOption {
  const { format, palette } = drawing
  const known = days.flatMap(({ offered }) => (offered === null ? [] : [offered])).sort((a, b) => a - b)
  const weeks = days.length / 7
  const high = known[Math.floor(known.length * 0.98)] ?? 1
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      trigger: 'item',
      formatter: (item: unknown) => {
        const [date, offered] = (item as { value: [string, number] }).value
        return `${format.date(date)}<br><b>${format.number(offered)}</b>`
      }
    },
    visualMap: {
      type: 'continuous',
      min: known[0] ?? 0,
      max: Math.max(high, (known[0] ?? 0) + 1),
      show: false,
      inRange: { color: [...palette.ramp] }
    },
    calendar: {
      range: [days[0]?.date ?? '2026-01-01', days.at(-1)?.date ?? '2026-01-01'],
      left: 34,
      ...(weeks < 20 ? {} : { right: 8 }),
      top: 24,
      bottom: 4,
      cellSize: [weeks < 20 ? 44 : 'auto', 'auto'],
      splitLine: { show: false },
      itemStyle: { color: palette.band, borderColor: palette.surface, borderWidth: 2 },
      yearLabel: { show: false },
      monthLabel: {
        color: palette.ink2,
        fontSize: 12,
        nameMap: Array.from(
          { length: 12 },
          (_, i) => format.monthYear(`2026-${String(i + 1).padStart(2, '0')}-01`).split(' ')[0]!
        )
      },
      dayLabel: {
        color: palette.ink2,
        fontSize: 11,
        firstDay: 1,
        nameMap: [7, 1, 2, 3, 4, 5, 6].map((weekday) => format.weekday(weekday))
      }
    },
    series: [
      {
        type: 'heatmap',
        coordinateSystem: 'calendar',
        data: days.flatMap(({ date, offered }) => (offered === null ? [] : [[date, offered]]))
      }
    ]
  }
}
