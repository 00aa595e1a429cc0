import type { EChartsOption, LineSeriesOption } from 'echarts'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { Break } from '#contract/definitions.ts'
import { breakMarks, every, frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

/** The service level by bucket, each under the edition in force then; where that changes, a line says so. A gap is no data. */
export function levelOption(
  data: AnswerTimesReply['data'],
  drawing: Drawing,
  breaks: readonly Break[],
  target: number | null
): EChartsOption {
  const { format, palette, words } = drawing
  const names = data.buckets.map(({ at }) => format.bucket(at, data.grain))
  const goal =
    target === null
      ? []
      : [
          {
            yAxis: target,
            lineStyle: { color: palette.ink, type: 'dashed' as const },
            label: {
              position: 'insideEndBottom' as const,
              color: palette.ink,
              formatter: words.target(format.share(target, 0))
            }
          }
        ]
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      valueFormatter: (value) => (typeof value === 'number' ? format.share(value) : '–')
    },
    xAxis: {
      ...namesAxis(drawing, names),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(names.length, 9) }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.share(value, 0)), min: 0, max: 1, interval: 0.25 },
    series: [
      {
        ...levels(words.columns.level, data.buckets, palette.accent),
        markLine: {
          symbol: 'none',
          silent: true,
          data: [...goal, ...breakMarks(breaks, ['serviceLevel'], data.buckets, drawing)]
        }
      },
      ...data.comparisons.map(({ kind, buckets }, i): LineSeriesOption => ({
        ...levels(
          words.comparisons[kind],
          data.buckets.map((_, at) => buckets[at]),
          palette.quiet
        ),
        lineStyle: { width: 1.3, type: i === 0 ? 'dashed' : 'dotted' }
      }))
    ]
  }
}

function levels(
  name: string,
  buckets: readonly (AnswerTimesReply['data']['buckets'][number] | undefined)[],
  colour: string
): LineSeriesOption {
  const data = buckets.map((bucket) => bucket?.serviceLevel.value ?? null)
  return { name, type: 'line', data, color: colour, lineStyle: { width: 2 }, showSymbol: buckets.length < 3 }
}
