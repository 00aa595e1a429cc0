import type { EChartsOption } from 'echarts'
import type { OperatorProfileReply } from '#contract/operators.ts'
import { frame, namesAxis } from '../../lib/charts/frame.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'
import { operatorsAxis } from './operators-axis.ts'

type Profile = OperatorProfileReply['data']['profile']

/** The average day: operators on duty as a stepped line, those busy with calls as bars below it. */
export function profileOption(profile: Profile, drawing: Drawing): EChartsOption {
  const { format, palette, words } = drawing
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      valueFormatter: (value) => (typeof value === 'number' ? format.number(value, 2) : '–')
    },
    xAxis: namesAxis(
      drawing,
      profile.map(({ hour }) => format.hour(hour))
    ),
    yAxis: operatorsAxis(drawing),
    series: [
      {
        name: words.operators.busy,
        type: 'bar',
        data: profile.map(({ busy }) => busy.value),
        color: palette.accent,
        barCategoryGap: '25%'
      },
      {
        name: words.operators.onDuty,
        type: 'line',
        step: 'middle',
        data: profile.map(({ onDuty }) => onDuty.value),
        color: palette.ink2,
        lineStyle: { width: 2 },
        showSymbol: false
      }
    ]
  }
}
