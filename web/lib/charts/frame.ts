import type { EChartsOption, MarkLineComponentOption, XAXisComponentOption, YAXisComponentOption } from 'echarts'
import type { Break } from '#contract/definitions.ts'
import type { Drawing } from '../reader.svelte.ts'

/** The fonts of app.css, by name: ECharts measures labels with them. */
export const FONT = "Inter, 'Segoe UI', system-ui, -apple-system, 'Noto Sans', 'Liberation Sans', sans-serif"

/** What every chart of ours looks like around its marks. */
export function frame({ palette }: Drawing): EChartsOption {
  return {
    textStyle: { fontFamily: FONT, color: palette.ink2 },
    grid: { left: 8, right: 14, top: 26, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: 13 },
      axisPointer: { animation: false, lineStyle: { color: palette.quiet } }
    }
  }
}

/** An axis of names or buckets; labels that do not fit are left out, never cut. */
export function namesAxis({ palette }: Drawing, names: readonly string[]): XAXisComponentOption & YAXisComponentOption {
  return {
    type: 'category',
    data: [...names],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.ink2, hideOverlap: true, fontSize: 12 }
  } as XAXisComponentOption & YAXisComponentOption
}

/** An axis of values with quiet lines; `write` puts a value into words. */
export function valuesAxis(
  { palette }: Drawing,
  write: (value: number) => string
): XAXisComponentOption & YAXisComponentOption {
  return {
    type: 'value',
    splitNumber: 4,
    axisLine: { show: false },
    axisLabel: { color: palette.ink2, fontSize: 12, hideOverlap: true, formatter: write },
    splitLine: { lineStyle: { color: palette.line } }
  } as XAXisComponentOption & YAXisComponentOption
}

/** A whole number of at least 1 between the labels of an axis, so that about `most` are shown. */
export function every(count: number, most: number): number {
  return Math.max(0, Math.ceil(count / most) - 1)
}

type MarkData = NonNullable<MarkLineComponentOption['data']>

/** A vertical line, with its name, before the first bucket under a new definition of one of the KPIs drawn. */
export function breakMarks(
  breaks: readonly Break[],
  kpis: readonly string[],
  buckets: readonly { at: string }[],
  { format, language, palette }: Drawing
): MarkData {
  const shown = new Map(
    breaks.filter(({ kpi }) => kpis.includes(kpi)).map((each) => [`${each.at} ${each.after}`, each])
  )
  return [...shown.values()].flatMap(({ at, name }) => {
    const place = buckets.findIndex((bucket) => bucket.at.slice(0, 10) >= at)
    if (place === -1) return []
    const text = `${format.shortDate(at)}: ${name[language]}`
    return [
      {
        xAxis: place,
        lineStyle: { color: palette.ink2, type: 'dotted' as const, width: 1.5 },
        label: {
          formatter: text,
          // Beside the line on the side where there is more room.
          position: 'end' as const,
          align: place > buckets.length / 2 ? ('right' as const) : ('left' as const),
          color: palette.ink,
          fontSize: 11
        }
      }
    ]
  })
}
