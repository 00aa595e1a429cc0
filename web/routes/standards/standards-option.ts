import type { EChartsOption, LineSeriesOption } from 'echarts'
import type { GoalBench, JudgedPeriod, StandardBench } from '#contract/standards.ts'
import { every, frame, namesAxis, valuesAxis } from '../../lib/charts/frame.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'
import {
  breaksOf,
  goalOfPeriod,
  goalText,
  intervalText,
  marginText,
  periodText,
  reachedText,
  reasonsText
} from './standard-text.ts'

/** More points than this are a line without marks. */
const MOST_MARKS = 70

/**
 * What was reached in every period with its Wilson band, against the goal; a missed period in red, an indicative one
 * hollow; a line where the edition changes.
 */
export function standardsOption(standard: StandardBench, goal: GoalBench, drawing: Drawing): EChartsOption {
  const { palette, format, words } = drawing
  const { periods, stat } = goal
  const isMean = stat === 'mean'
  const write = (value: number) => (isMean ? format.seconds(value) : format.share(value, 0))
  const names = periods.map((period) => periodText(period, goal.unit, drawing))
  return {
    ...frame(drawing),
    tooltip: {
      ...(frame(drawing).tooltip as object),
      formatter: (items: unknown) => tooltip((items as { dataIndex: number }[])[0]?.dataIndex ?? 0, goal, drawing)
    },
    xAxis: {
      ...namesAxis(drawing, names),
      axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, interval: every(names.length, 9) }
    },
    yAxis: {
      ...valuesAxis(drawing, write),
      ...(isMean ? { min: 0, interval: wholeMinutes(goal) } : { min: lowest(goal), max: 1 })
    },
    series: [...band(periods, drawing), reached(standard, goal, drawing), goalLine(goal, drawing, words.standards.goal)]
  }
}

/** Seconds between the lines of the axis of a mean: whole minutes, about four of them. */
function wholeMinutes({ periods, seconds }: GoalBench): number {
  const highest = Math.max(seconds, ...periods.map(({ figure }) => figure.value ?? 0))
  return highest <= 240 ? 30 : Math.ceil(highest / 240) * 60
}

/** The lower end of the axis of shares: a tenth below all that is drawn. */
function lowest({ periods, share }: GoalBench): number {
  const lows = periods.flatMap(({ figure }) => (figure.value === null ? [] : [figure.interval?.[0] ?? figure.value]))
  return Math.max(0, Math.floor((Math.min(1, ...lows, ...(share === null ? [] : [share])) - 0.05) * 10) / 10)
}

/** Low edge unseen, and the width of the interval filled on top of it. */
function band(periods: readonly JudgedPeriod[], { palette, words }: Drawing): LineSeriesOption[] {
  const edges = periods.map(({ figure }) => (figure.value === null ? null : (figure.interval ?? null)))
  const unseen = { type: 'line', stack: 'band', silent: true, showSymbol: false, lineStyle: { opacity: 0 } } as const
  return [
    { ...unseen, name: `${words.standards.band} ↓`, data: edges.map((edge) => edge?.[0] ?? null) },
    {
      ...unseen,
      name: words.standards.band,
      data: edges.map((edge) => (edge === null ? null : edge[1] - edge[0])),
      areaStyle: { color: palette.accent, opacity: 0.16 }
    }
  ]
}

function reached(standard: StandardBench, goal: GoalBench, drawing: Drawing): LineSeriesOption {
  const { palette, words } = drawing
  return {
    name: words.standards.reached,
    type: 'line',
    color: palette.accent,
    lineStyle: { width: goal.periods.length > MOST_MARKS ? 1.2 : 2 },
    showSymbol: goal.periods.length <= MOST_MARKS,
    symbol: 'circle',
    symbolSize: 8,
    data: goal.periods.map((period) => ({ value: period.figure.value, itemStyle: markStyle(period, drawing) })),
    markLine: {
      symbol: 'none',
      silent: true,
      lineStyle: { color: palette.ink2, type: 'solid', width: 1 },
      data: breaksOf(standard, goal, drawing).map(({ place, text }) => ({
        xAxis: place,
        label: { formatter: text, color: palette.ink, fontSize: 11, position: 'insideEndTop' as const }
      }))
    }
  }
}

function markStyle({ verdict, standing }: JudgedPeriod, { palette }: Drawing) {
  if (standing === 'official' && verdict === 'missed') return { color: palette.missed }
  if (standing === 'official' && verdict === 'met') return { color: palette.accent }
  return { color: palette.surface, borderColor: palette.accent, borderWidth: 1.5 }
}

/** A stepped line, because the goal may change with the edition. */
function goalLine(goal: GoalBench, { palette }: Drawing, name: string): LineSeriesOption {
  const values = goal.periods.map((period) => {
    const then = goalOfPeriod(period, goal)
    return then.stat === 'mean' ? then.seconds : then.share
  })
  return {
    name,
    type: 'line',
    step: 'middle',
    silent: true,
    showSymbol: values.length === 1,
    symbol: 'rect',
    symbolSize: [60, 2],
    color: palette.ink,
    lineStyle: { width: 1.5, type: 'dashed' },
    data: values
  }
}

function tooltip(place: number, goal: GoalBench, drawing: Drawing): string {
  const period = goal.periods[place]
  if (period === undefined) return ''
  const { format, words } = drawing
  const { figure } = period
  const lines = [
    `<b>${periodText(period, goal.unit, drawing)}</b>`,
    `${reachedText(figure, goal.stat, drawing)} (${goalText(goalOfPeriod(period, goal), drawing)})`
  ]
  if (figure.value !== null) lines.push(`${intervalText(figure, drawing)}, n = ${format.number(figure.n)}`)
  if (period.margin !== null) lines.push(marginText(period.margin, goal.stat, drawing))
  lines.push(`${words.standards.verdicts[period.verdict]}, ${words.standards[period.standing]}`)
  if (period.reasons.length > 0) lines.push(reasonsText(period.reasons, drawing))
  return lines.join('<br>')
}
