import type { EChartsOption } from 'echarts'
import type { BurstsReply } from '#contract/bursts.ts'
import { every, frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Bursts = BurstsReply['data']

/** Counts so many times above the band would press it flat: the axis ends before, and they are written out. */
const CUT_ABOVE = 6
const AXIS_ABOVE = 2.5

/**
 * Calls over the range that is usual, dots where they were out of the ordinary. A gap is no data. What rises far above
 * everything else is cut at the top, marked by a triangle with its count.
 */
export function burstsOption({ series, grain }: Bursts, drawing: Drawing): EChartsOption {
  const { format, palette, words } = drawing
  const top = axisTop(series)
  const names = series.map(({ at }) => format.bucket(at, grain))
  const quiet = { type: 'line', showSymbol: false, silent: true } as const
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      formatter: (items: unknown) => tooltip(series[(items as { dataIndex: number }[])[0]!.dataIndex]!, grain, drawing)
    },
    xAxis: {
      ...namesAxis(drawing, names),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(names.length, 9) }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.number(value)), min: 0, ...(top === null ? {} : { max: top }) },
    series: [
      { ...quiet, name: words.bursts.band, stack: 'band', data: series.map(({ low }) => low), lineStyle: { width: 0 } },
      {
        ...quiet,
        name: words.bursts.band,
        stack: 'band',
        data: series.map(({ low, high }) => (low === null || high === null ? null : high - low)),
        lineStyle: { width: 0 },
        areaStyle: { color: palette.quiet, opacity: 0.28 }
      },
      {
        ...quiet,
        name: words.bursts.usual,
        data: series.map(({ expected }) => expected),
        color: palette.quiet,
        lineStyle: { width: 1.4, type: 'dashed' }
      },
      {
        name: words.columns.offered,
        type: 'line',
        data: series.map(({ offered }) => offered),
        color: palette.accent,
        lineStyle: { width: series.length > 200 ? 1.2 : 2 },
        showSymbol: series.length < 3,
        z: 3
      },
      {
        name: words.bursts.flagged,
        type: 'line',
        data: series.map(({ offered, flag }) => {
          if (flag === null || offered === null) return null
          if (top === null || offered <= top) return offered
          const label = {
            show: true,
            position: 'right' as const,
            formatter: format.number(offered),
            color: palette.ink
          }
          return { value: top, symbol: 'triangle', symbolSize: 11, label }
        }),
        color: palette.kinds[1]!,
        lineStyle: { width: 0 },
        symbol: 'circle',
        symbolSize: 9,
        showSymbol: true,
        showAllSymbol: true,
        clip: false,
        z: 4
      }
    ]
  }
}

/** Where the axis ends; null: above everything. */
function axisTop(series: Bursts['series']): number | null {
  const most = Math.max(0, ...series.map(({ offered }) => offered ?? 0))
  const usual = Math.max(0, ...series.map(({ high }) => high ?? 0))
  return usual > 0 && most > CUT_ABOVE * usual ? Math.ceil((AXIS_ABOVE * usual) / 10) * 10 : null
}

function tooltip(bucket: Bursts['series'][number], grain: string, { format, words }: Drawing): string {
  const name = format.bucket(bucket.at, grain)
  if (bucket.offered === null || bucket.expected === null) return `<b>${name}</b><br>${words.why['no-data']}`
  const usual = `${words.bursts.usual}: ${format.number(bucket.expected, 1)}`
  const band = `${words.bursts.band}: ${format.number(bucket.low ?? 0)}–${format.number(bucket.high ?? 0)}`
  const flag = bucket.flag === null ? [] : [words.bursts[bucket.flag]]
  return [`<b>${name}: ${format.number(bucket.offered)}</b>`, usual, band, ...flag].join('<br>')
}
