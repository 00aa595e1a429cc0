import type { EChartsOption } from 'echarts'
import type { Drawing } from '../reader.svelte.ts'
import { frame, namesAxis, valuesAxis } from './frame.ts'

/** One part's contribution; `mix` and `rate` null where a difference has no such two sides. */
export interface Contribution {
  name: string
  effect: number
  mix: number | null
  rate: number | null
  /** What stands at the end of the row. */
  text: string
}

/** The colours of the two sides of a contribution. */
export function sideColours({ palette }: Pick<Drawing, 'palette'>): { mix: string; rate: string } {
  return { rate: palette.accent, mix: palette.kinds[3]! }
}

/**
 * Bars to the left and right of none: what each part contributed by weight and by its figure, stacked on their own side,
 * with the sum of both written in a column at the right.
 */
export function whatChangedOption(rows: readonly Contribution[], drawing: Drawing): EChartsOption {
  const { palette, format } = drawing
  const colours = sideColours(drawing)
  const names = rows.map(({ name }) => name)
  const bars = (name: string, colour: string, values: (number | null)[]) => ({
    type: 'bar' as const,
    name,
    stack: 'effect',
    barMaxWidth: 14,
    data: values,
    itemStyle: { color: colour },
    cursor: 'default',
    markLine: zeroLine(palette.quiet)
  })
  const [before, after] = margins(rows)
  const isCount = rows.every(({ mix }) => mix === null)
  const { explain } = drawing.words
  const left = {
    ...namesAxis(drawing, names),
    inverse: true,
    axisLine: { show: false },
    axisLabel: { color: palette.ink, fontSize: 13, width: before - 12, overflow: 'truncate' as const, interval: 0 }
  }
  return {
    ...frame(drawing),
    grid: { left: before, right: after, top: 4, bottom: 4, outerBoundsMode: 'none' },
    tooltip: { show: false },
    xAxis: {
      ...valuesAxis(drawing, (value) => format.number(value)),
      axisLabel: { show: false },
      splitLine: { show: false }
    },
    yAxis: [
      left,
      {
        ...left,
        position: 'right',
        data: rows.map(({ text }) => text),
        axisLabel: { color: palette.ink2, fontSize: 13, interval: 0, align: 'right', margin: after - 4 }
      }
    ],
    series: [
      ...(isCount
        ? [
            bars(
              explain.count,
              colours.rate,
              rows.map(({ effect }) => effect)
            )
          ]
        : [
            bars(
              explain.rate,
              colours.rate,
              rows.map(({ rate }) => rate)
            ),
            bars(
              explain.mix,
              colours.mix,
              rows.map(({ mix }) => mix)
            )
          ])
    ]
  } as EChartsOption
}

/** Room for the longest name at the left (cut beyond 140 px) and the longest text at the right, pixels. */
function margins(rows: readonly Contribution[]): [number, number] {
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map(({ length }) => length))
  return [
    Math.min(140, longest(rows.map(({ name }) => name)) * 7.6 + 22),
    longest(rows.map(({ text }) => text)) * 7.6 + 14
  ]
}

/** A line at none, to the left and right of which the bars stand. */
function zeroLine(colour: string) {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: colour, type: 'solid' as const, width: 1 },
    data: [{ xAxis: 0 }]
  }
}
