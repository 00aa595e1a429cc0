import type { EChartsOption, LineSeriesOption } from 'echarts'
import type { Drawing } from '../reader.svelte.ts'
import { frame, namesAxis, valuesAxis } from './frame.ts'

/** One small panel: its name, its line, its colour. */
export interface Panel {
  name: string
  values: readonly (number | null)[]
  colour: string
}

const ACROSS = 3
const ROW_REM = 6.5
/** Fits a third of a card on a narrow screen. */
const TITLE_PX = 88

/** The height of so many panels. */
export function smallMultiplesHeight(panels: number): string {
  return `${Math.max(1, Math.ceil(panels / ACROSS)) * ROW_REM + 0.5}rem`
}

/** The end of the scale that all panels share. */
export function sharedTop(panels: readonly Pick<Panel, 'values'>[]): number {
  const most = Math.max(1, ...panels.flatMap(({ values }) => values.map((value) => value ?? 0)))
  const step = 10 ** Math.max(0, Math.floor(Math.log10(most)))
  return [1, 1.5, 2, 3, 4, 5, 6, 8, 10].map((times) => times * step).find((top) => top >= most) ?? most
}

/** A small line a panel, three side by side, all on the same scale from 0, so that their heights can be compared. */
export function smallMultiplesOption(
  panels: readonly Panel[],
  names: readonly string[],
  drawing: Drawing
): EChartsOption {
  const { format, palette } = drawing
  const top = sharedTop(panels)
  const rows = Math.max(1, Math.ceil(panels.length / ACROSS))
  const write = (value: unknown) => (typeof value === 'number' ? format.number(value) : '–')
  return {
    ...frame(drawing),
    grid: panels.map((_, i) => ({
      left: `${((i % ACROSS) * 100) / ACROSS + 0.5}%`,
      width: `${100 / ACROSS - 2}%`,
      top: `${(Math.floor(i / ACROSS) * 100) / rows + 28 / rows}%`,
      height: `${56 / rows}%`,
      outerBoundsMode: 'none' as const
    })),
    tooltip: { ...(frame(drawing).tooltip as object), valueFormatter: write },
    title: panels.map(({ name }, i) => ({
      text: name,
      left: `${((i % ACROSS) * 100) / ACROSS + 0.5}%`,
      top: `${(Math.floor(i / ACROSS) * 100 + 5) / rows}%`,
      padding: 0,
      textStyle: { color: palette.ink, fontSize: 12, fontWeight: 600, overflow: 'truncate' as const, width: TITLE_PX }
    })),
    xAxis: panels.map((_, i) => ({ ...namesAxis(drawing, names), gridIndex: i, axisLabel: { show: false } })),
    yAxis: panels.map((_, i) => ({
      ...valuesAxis(drawing, write),
      gridIndex: i,
      min: 0,
      max: top,
      interval: top,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: palette.line } }
    })),
    series: panels.map((panel, i): LineSeriesOption => ({
      name: panel.name,
      type: 'line',
      xAxisIndex: i,
      yAxisIndex: i,
      data: [...panel.values],
      color: panel.colour,
      lineStyle: { width: 1.6 },
      areaStyle: { color: panel.colour, opacity: 0.1 },
      showSymbol: names.length < 3
    }))
  }
}
