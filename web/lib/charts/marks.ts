import type { EChartsOption } from 'echarts'

/** One mark of a chart, at its place on the screen: columns from the left, rows from the top. */
export interface Mark {
  series: number
  /** Its place in the data of the series. */
  index: number
  column: number
  row: number
  /** null: there is no figure here. */
  value: number | null
  /** The datum as it was given: of a heat map its coordinates and value. */
  datum: unknown
  /** What stands at the axes for it: the bucket, or row and column of a heat map, or the date of a calendar. */
  names: readonly string[]
}

/**
 * How the marks lie: a series a row (`along`), bars one under the other (`down`), cells (`cells`), days (`days`), or
 * anywhere on a plane (`places`).
 */
export interface MarkGrid {
  shape: 'along' | 'down' | 'cells' | 'days' | 'places'
  marks: readonly Mark[]
}

export interface Series {
  type?: string
  name?: string
  data?: unknown
  silent?: boolean
  xAxisIndex?: number
  lineStyle?: { width?: number }
  coordinateSystem?: string
}

interface Axis {
  type?: string
  data?: unknown[]
  inverse?: boolean
}

/** Every mark that a reader may stand on; what only frames others (bands, dots on a line) is left out. */
export function marksOf(option: EChartsOption): MarkGrid {
  const all = seriesOf(option)
  const [x, y] = [axesOf(option.xAxis), axesOf(option.yAxis)]
  if (all[0]?.type === 'heatmap') {
    return all[0].coordinateSystem === 'calendar' ? daysOf(all[0]) : cellsOf(all[0], x[0] ?? {}, y[0] ?? {})
  }
  if (all[0]?.type === 'custom') return placesOf(all[0])
  const isDown = y[0]?.type === 'category'
  const shown = all.flatMap((series, i) => (isStoodOn(series) ? [{ series, i }] : []))
  const marks = shown.flatMap(({ series, i }, place) =>
    dataOf(series).map((datum, index): Mark => {
      const axis = (isDown ? y : x)[series.xAxisIndex ?? 0]
      const along = isDown && axis?.inverse !== true ? dataOf(series).length - 1 - index : index
      return {
        series: i,
        index,
        column: isDown ? place : along,
        row: isDown ? along : place,
        value: valueOf(datum),
        datum,
        names: [String(axis?.data?.[index] ?? index + 1)]
      }
    })
  )
  return { shape: isDown ? 'down' : 'along', marks }
}

/** The mark after a key; null for a key that moves nothing. Without a mark, the first one that has a figure. */
export function nextMark({ shape, marks }: MarkGrid, at: Mark | null, key: string): Mark | null {
  if (!['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key) || marks.length === 0)
    return null
  if (key === 'Home' || key === 'End') return end(shape, at === null ? marks : inLine(shape, marks, at), key)
  if (at === null) return marks.find(({ value }) => value !== null) ?? marks[0]!
  if (shape === 'days') return nearestDay(marks, at, key)
  if (shape === 'places') return nearestPlace(marks, at, key)
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight'
  const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1
  const main = isSideways ? 'column' : 'row'
  const other = isSideways ? 'row' : 'column'
  const ahead = marks.filter((mark) => (mark[main] - at[main]) * sign > 0)
  const isFree = (shape === 'along' && !isSideways) || (shape === 'down' && isSideways)
  const line = isFree ? ahead : ahead.filter((mark) => mark[other] === at[other])
  return best(line, (mark) => (mark[main] - at[main]) * sign * 10_000 + Math.abs(mark[other] - at[other])) ?? at
}

/** The series of an option that draws any. */
export function seriesOf(option: EChartsOption): Series[] {
  return [option.series ?? []].flat() as Series[]
}

/** The number of a datum; null where it has none. */
export function valueOf(datum: unknown): number | null {
  const value = datum !== null && typeof datum === 'object' && 'value' in datum ? datum.value : datum
  const last: unknown = Array.isArray(value) ? value.at(-1) : value
  return typeof last === 'number' && Number.isFinite(last) ? last : null
}

function isStoodOn(series: Series): boolean {
  return series.silent !== true && series.lineStyle?.width !== 0 && dataOf(series).some((d) => valueOf(d) !== null)
}

function dataOf({ data }: Series): unknown[] {
  return Array.isArray(data) ? data : []
}

function axesOf(axis: unknown): Axis[] {
  return [axis ?? []].flat() as Axis[]
}

function cellsOf(series: Series, x: Axis, y: Axis): MarkGrid {
  const rows = y.data?.length ?? 0
  const marks = dataOf(series).map((datum, index): Mark => {
    const point = pointOf(datum)
    const [column, line] = point as [number, number]
    return {
      series: 0,
      index,
      column,
      row: y.inverse === true ? line : rows - 1 - line,
      value: valueOf(point),
      datum,
      names: nameOf(datum) ?? [String(y.data?.[line] ?? line), String(x.data?.[column] ?? column)]
    }
  })
  return { shape: 'cells', marks }
}

/** The name that a cell bears itself, as a tile of a district does. */
function nameOf(datum: unknown): string[] | null {
  const { name } = Array.isArray(datum) ? {} : (datum as { name?: string })
  return name === undefined ? null : [name]
}

/** The coordinates of a cell, given bare or beside a style of its own. */
function pointOf(datum: unknown): unknown {
  return Array.isArray(datum) ? datum : (datum as { value: unknown }).value
}

const DAY_MS = 86_400_000

/** Weeks are columns that begin on Monday, as the calendar is drawn. */
function daysOf(series: Series): MarkGrid {
  const dates = dataOf(series).map((datum) => (datum as [string, number])[0])
  const dayOf = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS) + 3
  const firstWeek = Math.floor(dayOf(dates[0] ?? '1970-01-01') / 7)
  const marks = dataOf(series).map((datum, index): Mark => {
    const day = dayOf(dates[index]!)
    const [column, row] = [Math.floor(day / 7) - firstWeek, ((day % 7) + 7) % 7]
    return { series: 0, index, column, row, value: valueOf(datum), datum, names: [dates[index]!] }
  })
  return { shape: 'days', marks }
}

/** Up and down go a day, left and right a week; over a gap to the nearest day beyond it. */
function nearestDay(marks: readonly Mark[], at: Mark, key: string): Mark {
  const place = ({ column, row }: Mark) => column * 7 + row
  const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -7, ArrowRight: 7 }[key] ?? 0
  const aim = place(at) + step
  const ahead = marks.filter((mark) => (place(mark) - place(at)) * step > 0)
  return best(ahead, (mark) => Math.abs(place(mark) - aim)) ?? at
}

/** Areas by where their names stand, the westernmost first. */
function placesOf(series: Series): MarkGrid {
  const marks = dataOf(series).map((datum, index): Mark => {
    const [column, row] = pointOf(datum) as [number, number]
    return { series: 0, index, column, row, value: valueOf(datum), datum, names: nameOf(datum) ?? [String(index + 1)] }
  })
  return { shape: 'places', marks }
}

/** The nearest place within 45 degrees to either side of the direction, else within 72; beyond the last one stays. */
function nearestPlace(marks: readonly Mark[], at: Mark, key: string): Mark {
  const isSideways = key === 'ArrowLeft' || key === 'ArrowRight'
  const sign = key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1
  const [main, other] = isSideways ? (['column', 'row'] as const) : (['row', 'column'] as const)
  const along = (mark: Mark) => (mark[main] - at[main]) * sign
  const aside = (mark: Mark) => Math.abs(mark[other] - at[other])
  const within = (slope: number) => marks.filter((mark) => along(mark) > 0 && aside(mark) <= along(mark) * slope)
  const far = (mark: Mark) => along(mark) ** 2 + aside(mark) ** 2
  return best(within(1), far) ?? best(within(3), far) ?? at
}

function inLine(shape: MarkGrid['shape'], marks: readonly Mark[], at: Mark): Mark[] {
  if (shape === 'days' || shape === 'places') return [...marks]
  return marks.filter((mark) => (shape === 'down' ? mark.column === at.column : mark.row === at.row))
}

function end(shape: MarkGrid['shape'], line: readonly Mark[], key: string): Mark | null {
  const place = (mark: Mark) => (shape === 'down' ? mark.row : mark.column) * 7 + (shape === 'days' ? mark.row : 0)
  return best(line, (mark) => (key === 'Home' ? place(mark) : -place(mark)))
}

function best(marks: readonly Mark[], cost: (mark: Mark) => number): Mark | null {
  return marks.reduce<Mark | null>((found, mark) => (found === null || cost(mark) < cost(found) ? mark : found), null)
}
