import type { EChartsOption, LineSeriesOption } from 'echarts'
import type { Break } from '#contract/definitions.ts'
import type { VolumeSeriesReply } from '#contract/volume.ts'
import { bucketStart, type Grain } from '#domain/buckets.ts'
import { breakMarks, every, frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import { hollowLine, hollowPoints, isPartial } from '../../lib/charts/partial.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Volume = VolumeSeriesReply['data']

/** A stretch of local time that is marked on the series; half-open. */
export interface Marked {
  from: string
  to: string
}

/**
 * Calls offered by bucket; the periods compared as quiet dashed lines; a dot where calls were out of the ordinary. A gap
 * is no data, a hollow circle a bucket known in part. Special days and notes: `withTimeMarks`.
 */
export function volumeOption(
  data: Volume,
  drawing: Drawing,
  breaks: readonly Break[] = [],
  unusual: readonly Marked[] = []
): EChartsOption {
  const { format, palette, words } = drawing
  const names = data.buckets.map(({ at }) => format.bucket(at, data.grain))
  const known = data.buckets.map((bucket) => bucket.known)
  const isMarked = data.buckets.map(({ at }) => unusual.some((event) => touches(event, at, data.grain)))
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      formatter: (items: unknown) => {
        const [{ dataIndex }] = items as [{ dataIndex: number }]
        return [tooltip(data, drawing, dataIndex), ...(isMarked[dataIndex] ? [words.bursts.flagged] : [])].join('<br>')
      }
    },
    xAxis: {
      ...namesAxis(drawing, names),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(names.length, 9) }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.number(value)), min: 0 },
    series: [
      {
        name: words.columns.offered,
        type: 'line',
        data: hollowPoints(
          data.buckets.map(({ offered }) => offered),
          known
        ),
        color: palette.accent,
        lineStyle: { width: 2 },
        areaStyle: { color: palette.accent, opacity: 0.08 },
        ...hollowLine(known, data.buckets.length),
        markLine: { symbol: 'none', silent: true, data: breakMarks(breaks, ['offered'], data.buckets, drawing) },
        z: 3
      },
      ...data.comparisons.map((compared, i): LineSeriesOption => ({
        name: words.comparisons[compared.kind],
        type: 'line',
        data: hollowPoints(
          data.buckets.map((_, at) => compared.buckets[at]?.offered ?? null),
          compared.buckets.map((bucket) => bucket.known)
        ),
        color: palette.quiet,
        lineStyle: { width: 1.4, type: i === 0 ? 'dashed' : 'dotted' },
        ...hollowLine(
          compared.buckets.map((bucket) => bucket.known),
          3
        ),
        z: 2
      })),
      ...(isMarked.includes(true) ? [dots(data, drawing, isMarked)] : [])
    ]
  }
}

/** A dot on every bucket in which calls were out of the ordinary. */
function dots({ buckets }: Volume, { palette, words }: Drawing, isMarked: readonly boolean[]): LineSeriesOption {
  return {
    name: words.bursts.flagged,
    type: 'line',
    data: buckets.map(({ offered }, i) => (isMarked[i] ? offered : null)),
    color: palette.kinds[1]!,
    lineStyle: { width: 0 },
    symbol: 'circle',
    symbolSize: 9,
    showSymbol: true,
    showAllSymbol: true,
    z: 4
  }
}

/** Whether an event lies in the bucket that begins at `at`, in part or whole. */
export function touches({ from, to }: Marked, at: string, grain: Grain): boolean {
  if (grain === 'slot') return at >= from && at < to
  const first = grain === 'hour' ? `${from.slice(0, 13)}:00` : bucketStart(from.slice(0, 10), grain)
  return at >= first && at < to
}

function tooltip({ buckets, comparisons, grain }: Volume, { format, words }: Drawing, index: number): string {
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? words.why['no-data'] : format.number(value)
  const lines = comparisons.map(({ kind, buckets: others }) => {
    const other = others[index]
    return `${words.comparisons[kind]}${other ? ` (${format.bucket(other.at, grain)})` : ''}: ${write(other?.offered)}`
  })
  const at = buckets[index]!
  const known = isPartial(at.known) ? [`${words.calendar.known}: ${format.share(at.known, 0)}`] : []
  return [`<b>${format.bucket(at.at, grain)}: ${write(at.offered)}</b>`, ...known, ...lines].join('<br>')
}
