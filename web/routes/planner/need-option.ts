import type { EChartsOption } from 'echarts'
import type { RequirementReply } from '#contract/staffing-requirement.ts'
import { heatOption } from '../../lib/charts/heat-option.ts'
import { frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

export type NeedHour = RequirementReply['data']['week'][number]

/** Operators required by weekday and hour. */
export function needOption(week: readonly NeedHour[], drawing: Drawing): EChartsOption {
  const { format, words } = drawing
  return heatOption(
    week.map(({ weekday, hour, required }) => ({ weekday, hour, value: required })),
    drawing,
    { write: (value) => words.planner.need.give(format.number(value)), min: 0 }
  )
}

/** Operators missing by weekday and hour: required less those on duty, 0 where there were enough. */
export function gapOption(week: readonly NeedHour[], drawing: Drawing): EChartsOption {
  const { format, palette } = drawing
  const option = heatOption(
    week.map(({ weekday, hour, required, deployed }) => ({
      weekday,
      hour,
      value: deployed === null ? null : Math.max(0, required - deployed)
    })),
    drawing,
    { write: (value) => format.number(value, 1), min: 0 }
  )
  const colours = [palette.band, palette.missed]
  return { ...option, visualMap: { ...(option.visualMap as object), inRange: { color: colours } } }
}

/** Required and on duty through one day, as steps. */
export function dayOption(day: readonly NeedHour[], drawing: Drawing): EChartsOption {
  const { format, palette, words } = drawing
  const step = { type: 'line', step: 'middle', showSymbol: false } as const
  return {
    ...frame(drawing),
    legend: { top: 0, right: 0, textStyle: { color: palette.ink2, fontSize: 12 }, itemWidth: 16 },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      valueFormatter: (value) => (typeof value === 'number' ? format.number(value, 1) : '–')
    },
    xAxis: namesAxis(
      drawing,
      day.map(({ hour }) => format.hour(hour))
    ),
    yAxis: { ...valuesAxis(drawing, (value) => format.number(value)), min: 0, minInterval: 1 },
    series: [
      {
        ...step,
        name: words.planner.need.required,
        data: day.map(({ required }) => required),
        color: palette.accent,
        lineStyle: { width: 2.5 },
        areaStyle: { color: palette.accent, opacity: 0.08 }
      },
      {
        ...step,
        name: words.planner.need.deployed,
        data: day.map(({ deployed }) => deployed),
        color: palette.kinds[1]!,
        lineStyle: { width: 2 }
      }
    ]
  }
}
