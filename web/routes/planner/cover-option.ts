import type { EChartsOption } from 'echarts'
import { heatOption } from '../../lib/charts/heat-option.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

export interface CoverHour {
  weekday: number
  start: string
  short: number
  over: number
}

/** By weekday and hour: how many more than needed are there in the half hour with the fewest; below nought some are missing. */
export function coverOption(slots: readonly CoverHour[], drawing: Drawing): EChartsOption {
  const { palette, words, format } = drawing
  const hours = new Map<string, { weekday: number; hour: number; value: number }>()
  for (const { weekday, start, short, over } of slots) {
    const hour = Number(start.slice(0, 2))
    const known = hours.get(`${weekday} ${hour}`)
    hours.set(`${weekday} ${hour}`, { weekday, hour, value: Math.min(known?.value ?? Infinity, over - short) })
  }
  const cells = [...hours.values()]
  const most = Math.max(1, ...cells.map(({ value }) => Math.abs(value)))
  const write = (value: number) => words.planner.cover.balance(value, format.number(Math.abs(value)))
  const option = heatOption(cells, drawing, { write, min: -most, max: most })
  const colours = [palette.missed, palette.band, palette.accent]
  return { ...option, visualMap: { ...(option.visualMap as object), inRange: { color: colours } } }
}
