import type { EChartsOption } from 'echarts'
import type { ForecastReply } from '#contract/staffing-forecast.ts'
import { every, frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

export type DemandSlot = ForecastReply['data']['slots'][number]

/** Hours of the past that are drawn before the forecast, and of the forecast. */
export const DRAWN_HOURS = 14 * 24

/** The last two weeks and the first two to come. */
export function drawnSlots(slots: readonly DemandSlot[]): DemandSlot[] {
  const first = slots.findIndex(({ mean }) => mean !== null)
  const at = first === -1 ? slots.length : first
  return slots.slice(Math.max(0, at - DRAWN_HOURS), at + DRAWN_HOURS)
}

/** Calls of the past, then what is expected with its 80 % interval; dots where an hour is not learned from. */
export function demandOption(slots: readonly DemandSlot[], drawing: Drawing): EChartsOption {
  const { format, palette, words } = drawing
  const names = slots.map(({ at }) => format.bucket(at, 'hour'))
  const quiet = { type: 'line', showSymbol: false, silent: true } as const
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      formatter: (items: unknown) => tooltip(slots[(items as { dataIndex: number }[])[0]!.dataIndex]!, drawing)
    },
    xAxis: {
      ...namesAxis(drawing, names),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(names.length, 8) }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.number(value)), min: 0 },
    series: [
      { ...quiet, stack: 'band', data: slots.map(({ low }) => low), lineStyle: { width: 0 } },
      {
        ...quiet,
        name: words.planner.demand.band,
        stack: 'band',
        data: slots.map(({ low, high }) => (low === null || high === null ? null : high - low)),
        lineStyle: { width: 0 },
        areaStyle: { color: palette.accent, opacity: 0.22 }
      },
      {
        name: words.planner.demand.offered,
        type: 'line',
        data: slots.map(({ offered }) => offered),
        color: palette.ink2,
        lineStyle: { width: 1.2 },
        showSymbol: false
      },
      {
        name: words.planner.demand.mean,
        type: 'line',
        data: slots.map(({ mean }) => mean),
        color: palette.accent,
        lineStyle: { width: 2 },
        showSymbol: false
      },
      {
        name: words.planner.demand.masked,
        type: 'line',
        data: slots.map(({ offered, mask }) => (mask === null ? null : offered)),
        color: palette.kinds[1]!,
        lineStyle: { width: 0 },
        symbol: 'circle',
        symbolSize: 8,
        showSymbol: true,
        showAllSymbol: true
      }
    ]
  }
}

function tooltip({ at, offered, mask, mean, low, high }: DemandSlot, { format, words }: Drawing): string {
  const name = format.bucket(at, 'hour')
  if (mean !== null) {
    const band = `${words.planner.demand.band}: ${format.number(low ?? 0)}–${format.number(high ?? 0)}`
    return `<b>${name}: ${format.number(mean, 1)}</b><br>${band}`
  }
  const count = offered === null ? words.why['no-data'] : format.number(offered)
  return [`<b>${name}: ${count}</b>`, ...(mask === null ? [] : [words.planner.demand.reasons[mask]])].join('<br>')
}
