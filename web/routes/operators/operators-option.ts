import type { EChartsOption, LineSeriesOption } from 'echarts'
import type { OperatorsReply } from '#contract/operators.ts'
import { every, frame, namesAxis } from '../../lib/charts/frame.ts'
import { hollowLine, hollowPoints } from '../../lib/charts/partial.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'
import { operatorsAxis } from './operators-axis.ts'

/** Mean operators on duty and busy over time, those busy in the periods compared behind them; a gap is no data. */
export function operatorsOption(data: OperatorsReply['data'], drawing: Drawing): EChartsOption {
  const { format, palette, words } = drawing
  const known = data.buckets.map((bucket) => bucket.known)
  const names = data.buckets.map(({ at }) => format.bucket(at, data.grain))
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      valueFormatter: (value) => (typeof value === 'number' ? format.number(value, 2) : '–')
    },
    xAxis: {
      ...namesAxis(drawing, names),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(names.length, 9) }
    },
    yAxis: operatorsAxis(drawing),
    series: [
      {
        name: words.operators.onDuty,
        type: 'line',
        data: data.buckets.map(({ onDuty }) => onDuty.value),
        color: palette.ink2,
        lineStyle: { width: 2 },
        showSymbol: false
      },
      {
        name: words.operators.busy,
        type: 'line',
        data: hollowPoints(
          data.buckets.map(({ busy }) => busy.value),
          known
        ),
        color: palette.accent,
        lineStyle: { width: 2 },
        areaStyle: { color: palette.accent, opacity: 0.1 },
        ...hollowLine(known, data.buckets.length)
      },
      ...data.comparisons.map(({ kind, buckets }, i): LineSeriesOption => ({
        name: `${words.operators.busy} (${words.comparisons[kind].toLowerCase()})`,
        type: 'line',
        data: data.buckets.map((_, at) => buckets[at]?.busy.value ?? null),
        color: palette.quiet,
        lineStyle: { width: 1.3, type: i === 0 ? 'dashed' : 'dotted' },
        showSymbol: data.buckets.length < 3
      }))
    ]
  }
}
