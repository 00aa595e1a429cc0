import type { EChartsOption } from 'echarts'
import type { OperatorProfileReply } from '#contract/operators.ts'
import { frame, namesAxis, valuesAxis } from '../lib/charts/frame.ts'
import type { Drawing } from '../lib/reader.svelte.ts'

type Profile = OperatorProfileReply['data']['profile']

/** The share answered in time by hour of the day, with the target as a line. */
export function levelByHourOption(profile: Profile, drawing: Drawing, target: number | null): EChartsOption {
  const { format, palette } = drawing
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      valueFormatter: (value) => (typeof value === 'number' ? format.share(value) : '–')
    },
    xAxis: namesAxis(
      drawing,
      profile.map(({ hour }) => format.hour(hour))
    ),
    yAxis: { ...valuesAxis(drawing, (value) => format.share(value, 0)), min: 0, max: 1, interval: 0.25 },
    series: [
      {
        type: 'bar',
        barCategoryGap: '25%',
        data: profile.map(({ serviceLevel }) => ({
          value: serviceLevel.value,
          itemStyle: { color: palette.accent, borderRadius: [3, 3, 0, 0] }
        })),
        ...(target === null
          ? {}
          : {
              markLine: {
                symbol: 'none',
                silent: true,
                lineStyle: { color: palette.ink, type: 'dashed' },
                label: { position: 'insideStartTop', color: palette.ink, formatter: format.share(target, 0) },
                data: [{ yAxis: target }]
              }
            })
      }
    ]
  }
}
