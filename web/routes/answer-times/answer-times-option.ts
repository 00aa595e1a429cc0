import type { EChartsOption, LineSeriesOption } from 'echarts'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { Break } from '#contract/definitions.ts'
import type { MetaReply } from '#contract/meta.ts'
import { breakMarks, every, frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import { hollowLine, hollowPoints } from '../../lib/charts/partial.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type AnswerTimes = AnswerTimesReply['data']

/** The KPIs that are drawn; the threshold is that of the service level. */
const TIMES = ['waitP50', 'waitP90', 'serviceLevel']

/** Two lines, the median and the 90th percentile, with the P90 of the periods compared and the threshold. */
export function answerTimesOption(data: AnswerTimes, drawing: Drawing, breaks: readonly Break[] = []): EChartsOption {
  const { format, palette, words } = drawing
  const names = data.buckets.map(({ at }) => format.bucket(at, data.grain))
  const known = data.buckets.map((bucket) => bucket.known)
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      valueFormatter: (value) => (typeof value === 'number' ? format.seconds(value) : '–')
    },
    xAxis: {
      ...namesAxis(drawing, names),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(names.length, 9) }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.seconds(value)), min: 0 },
    series: [
      line(
        words.answer.p50,
        data.buckets.map(({ p50 }) => p50.value),
        palette.quiet,
        known
      ),
      {
        ...line(
          words.answer.p90,
          data.buckets.map(({ p90 }) => p90.value),
          palette.accent,
          known
        ),
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: palette.ink, type: 'dashed' },
          label: {
            position: 'insideEndTop',
            color: palette.ink,
            // Other lines may run through the place.
            backgroundColor: palette.surface,
            padding: [1, 3],
            formatter: `≤ ${format.seconds(data.within)}`
          },
          data: [{ yAxis: data.within }, ...breakMarks(breaks, TIMES, data.buckets, drawing)]
        }
      },
      ...data.comparisons.map((compared, i): LineSeriesOption => ({
        ...line(
          `${words.answer.p90} (${words.comparisons[compared.kind].toLowerCase()})`,
          data.buckets.map((_, at) => compared.buckets[at]?.p90.value ?? null),
          palette.quiet
        ),
        lineStyle: { width: 1.3, type: i === 0 ? 'dashed' : 'dotted' }
      }))
    ]
  }
}

function line(
  name: string,
  values: (number | null)[],
  colour: string,
  known: readonly number[] = []
): LineSeriesOption {
  return {
    name,
    type: 'line',
    data: hollowPoints(values, known),
    color: colour,
    lineStyle: { width: 2 },
    ...hollowLine(known, values.length)
  }
}

/** The share of calls answered within s, with the thresholds of the standards drawn in; and of those gone by then. */
export function curveOption(
  data: AnswerTimes,
  standards: MetaReply['data']['standards'],
  drawing: Drawing
): EChartsOption {
  const { format, palette, words } = drawing
  const shown = data.curve.filter(({ seconds }) => seconds <= 120)
  const thresholds = [...new Set(standards.map(({ withinSeconds }) => withinSeconds))].sort((a, b) => a - b)
  return {
    ...frame(drawing),
    grid: { left: 8, right: 24, top: 46, bottom: 22, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      ...(frame(drawing).tooltip as object),
      valueFormatter: (value) => (typeof value === 'number' ? format.share(value) : '–')
    },
    xAxis: {
      ...namesAxis(
        drawing,
        shown.map(({ seconds }) => String(seconds))
      ),
      name: words.units.seconds,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: { color: palette.ink2 },
      axisLabel: { color: palette.ink2, fontSize: 12, interval: 19 }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.share(value, 0)), min: 0, max: 1, interval: 0.25 },
    series: [
      {
        ...line(
          words.answer.curveAnswered,
          shown.map(({ answered }) => answered),
          palette.accent
        ),
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: palette.ink2, type: 'dotted', width: 1 },
          label: { color: palette.ink2, fontSize: 11, position: 'end' },
          data: thresholdMarks(thresholds)
        }
      },
      {
        ...line(
          words.answer.curveGone,
          shown.map(({ unanswered }) => unanswered),
          palette.quiet
        ),
        lineStyle: { width: 1.5, type: 'dashed' }
      }
    ]
  }
}

/** Nearer than so many seconds of 120, two numbers side by side would touch in the narrowest card. */
const LABEL_SECONDS = 10
const LABEL_ROWS = 3

/** A line a threshold; its number goes into the first of three rows in which it has room, and is left out where none has. */
export function thresholdMarks(thresholds: readonly number[]) {
  const ends: number[] = []
  return thresholds.map((seconds) => {
    const free = Array.from({ length: LABEL_ROWS }, (_, row) => row).find(
      (row) => seconds - (ends[row] ?? -Infinity) >= LABEL_SECONDS
    )
    if (free !== undefined) ends[free] = seconds
    const label = free === undefined ? { show: false } : { distance: 2 + free * 13, formatter: String(seconds) }
    return { xAxis: seconds, label }
  })
}

/** Unanswered calls by how long they had waited. */
export function abandonmentOption(bins: AnswerTimes['abandonment'], drawing: Drawing): EChartsOption {
  const { format, palette } = drawing
  return {
    ...frame(drawing),
    xAxis: {
      ...namesAxis(
        drawing,
        bins.map(({ upTo }) => binName(upTo, drawing))
      ),
      axisLabel: { color: palette.ink2, fontSize: 11, hideOverlap: true }
    },
    yAxis: { ...valuesAxis(drawing, (value) => format.number(value)), min: 0 },
    series: [{ type: 'bar', data: bins.map(({ n }) => n), color: palette.accent, barCategoryGap: '15%' }]
  }
}

export function binName(upTo: number | null, { format, words }: Drawing): string {
  return upTo === null ? words.answer.longer : `≤ ${format.seconds(upTo)}`
}
