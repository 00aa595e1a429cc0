import type { EChartsOption } from 'echarts'
import type { Compared } from '#contract/compare.ts'
import { every, frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import { hollowLine, hollowPoints } from '../../lib/charts/partial.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Series = Compared['series']
export type Drawn = 'offered' | 'serviceLevel'

/** The top of the scale that all centres share: a round number above every value, 1 for shares. */
export function topOf({ centres }: Series, of: Drawn): number {
  if (of === 'serviceLevel') return 1
  const most = Math.max(0, ...centres.flatMap((centre) => centre[of].map((value) => value ?? 0)))
  if (most === 0) return 1
  const step = 10 ** Math.floor(Math.log10(most)) / 2
  return Math.ceil(most / step) * step
}

/** One centre's series on the scale of all; a gap is no data, a hollow circle a bucket known in part. */
export function smallOption(series: Series, centre: string, of: Drawn, drawing: Drawing): EChartsOption {
  const { format, palette } = drawing
  const own = series.centres.find((each) => each.centre === centre)
  const values = own?.[of] ?? []
  const write = (value: number) => (of === 'offered' ? format.number(value) : format.share(value, 0))
  const names = series.buckets.map((at) => format.bucket(at, series.grain))
  const top = topOf(series, of)
  return {
    ...frame(drawing),
    grid: { left: 4, right: 10, top: 10, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      valueFormatter: (value: unknown) => (typeof value === 'number' ? write(value) : '–')
    },
    xAxis: {
      ...namesAxis(drawing, names),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(names.length, 3) }
    },
    yAxis: { ...valuesAxis(drawing, write), min: 0, max: top, splitNumber: 2 },
    series: [
      {
        name: of === 'offered' ? drawing.words.compare.volume : drawing.words.compare.level,
        type: 'line',
        data: hollowPoints(values, own?.known ?? []),
        color: palette.accent,
        lineStyle: { width: 1.8 },
        areaStyle: { color: palette.accent, opacity: 0.08 },
        ...hollowLine(own?.known ?? [], values.length)
      }
    ]
  }
}
