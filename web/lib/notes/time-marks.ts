import type { EChartsOption, LineSeriesOption, MarkLineComponentOption } from 'echarts'
import type { MetaReply } from '#contract/meta.ts'
import type { Note } from '#contract/notes.ts'
import { type Grain, nextBucket } from '#domain/buckets.ts'
import { addDays, type Period } from '#domain/dates.ts'
import type { Column } from '../components/DataTable.svelte'
import type { Drawing } from '../reader.svelte.ts'

/** What is marked on every chart over time. */
export interface TimeMarks {
  notes: readonly Note[]
  specialDays: MetaReply['data']['specialDays']
}

/** The buckets of a chart: YYYY-MM-DD, or YYYY-MM-DDTHH:MM below the day. */
interface Axis {
  buckets: readonly string[]
  grain: Grain
}

/** Days that stand alone: marked without a name, told where one points. */
const SINGLE_DAYS = ['holiday', 'idul-adha', 'joint-leave', 'election']
/** Grains of which a bucket is too long for a stretch of special days to show. */
const TOO_LONG: readonly Grain[] = ['month', 'quarter', 'year']
/** Single days among more buckets than these would be stripes. */
const MOST_STRIPES = 100

/**
 * A chart over time with its dated notes as numbered lines and its special days as bands; both are told in its tooltip.
 * Numbers are the places of the notes in `notes`.
 */
export function withTimeMarks(option: EChartsOption, axis: Axis, marks: TimeMarks, drawing: Drawing): EChartsOption {
  if (axis.buckets.length === 0) return option
  const near = marksOn(axis, marks)
  const carrier: LineSeriesOption = {
    type: 'line',
    data: [],
    silent: true,
    z: 0,
    markArea: bands(axis, near.specialDays, drawing),
    markLine: {
      symbol: 'none',
      silent: true,
      z: 1,
      data: [...stripes(axis, near.specialDays, drawing), ...lines(axis, near.notes, drawing)]
    }
  }
  const series = [option.series ?? []].flat()
  return { ...option, series: [...series, carrier], tooltip: telling(option.tooltip, axis, near, drawing) }
}

/** The table twin of the marks: a column of what is told of each bucket; none where there is nothing to tell. */
export function marksColumn<Row>(
  axis: Axis,
  marks: TimeMarks,
  drawing: Drawing,
  at: (row: Row) => string
): Column<Row>[] {
  const near = marksOn(axis, marks)
  if (!axis.buckets.some((bucket) => textsOf(bucket, axis, near, drawing).length > 0)) return []
  return [{ head: drawing.words.notes.column, cell: (row) => textsOf(at(row), axis, near, drawing).join('; ') || '–' }]
}

/** With the special days that touch the axis alone: those of many years are not held against each of its buckets. */
function marksOn({ buckets, grain }: Axis, { notes, specialDays }: TimeMarks): TimeMarks {
  if (buckets.length === 0) return { notes, specialDays: [] }
  const [first, { to: end }] = [buckets[0]!.slice(0, 10), daysOf(buckets.at(-1)!, grain)]
  return { notes, specialDays: specialDays.filter(({ from, to }) => from < end && to > first) }
}

/** The place of the bucket that holds a local time; -1 where none does. @example placeOf('2026-03-04', { buckets: ['2026-03-02'], grain: 'week' }) // 0 */
export function placeOf(at: string, { buckets, grain }: Axis): number {
  if (grain === 'hour' || grain === 'slot') {
    const day = at.slice(0, 10)
    const first = buckets.findIndex((bucket) => bucket.startsWith(day))
    if (at.length === 10 || first === -1) return first
    return buckets.findLastIndex((bucket) => bucket.startsWith(day) && bucket <= at)
  }
  const day = at.slice(0, 10)
  const place = buckets.findLastIndex((bucket) => bucket <= day)
  return place !== -1 && day < nextBucket(buckets[place]!, grain) ? place : -1
}

/** The notes about days of a period. */
export function notesIn(notes: readonly Note[], { from, to }: Period): Note[] {
  return notes.filter(({ at }) => at >= from && at < to)
}

function textsOf(bucket: string, axis: Axis, { notes, specialDays }: TimeMarks, { language }: Drawing): string[] {
  const place = axis.buckets.indexOf(bucket)
  const written = notes.flatMap(({ at, text }, i) => (placeOf(at, axis) === place ? [`${i + 1}. ${text}`] : []))
  const { from, to } = daysOf(bucket, axis.grain)
  const special = TOO_LONG.includes(axis.grain)
    ? []
    : specialDays.filter((day) => day.from < to && day.to > from).map(({ label }) => label[language])
  return place === -1 ? [] : [...written, ...new Set(special)]
}

function daysOf(bucket: string, grain: Grain): Period {
  const day = bucket.slice(0, 10)
  return { from: day, to: grain === 'hour' || grain === 'slot' ? addDays(day, 1) : nextBucket(day, grain) }
}

type MarkData = NonNullable<MarkLineComponentOption['data']>

function lines(axis: Axis, notes: readonly Note[], { palette }: Drawing): MarkData {
  const placed = notes.map(({ at }, i) => ({ place: placeOf(at, axis), number: i + 1 }))
  const places = [...new Set(placed.map(({ place }) => place))].filter((place) => place !== -1)
  return places.map((place) => ({
    xAxis: place,
    lineStyle: { color: palette.ink2, type: 'dashed' as const, width: 1 },
    label: {
      formatter: placed
        .filter((each) => each.place === place)
        .map(({ number }) => number)
        .join(', '),
      position: 'end' as const,
      distance: 2,
      color: palette.surface,
      backgroundColor: palette.ink2,
      borderRadius: 8,
      padding: [2, 5] as [number, number],
      fontSize: 10
    }
  }))
}

function stripes({ buckets, grain }: Axis, days: TimeMarks['specialDays'], { palette }: Drawing): MarkData {
  if (grain !== 'day' || buckets.length > MOST_STRIPES) return []
  const single = days.filter(({ kind }) => SINGLE_DAYS.includes(kind))
  return buckets.flatMap((bucket, i) =>
    single.some(({ from, to }) => bucket >= from && bucket < to)
      ? [
          {
            xAxis: i,
            lineStyle: { color: palette.quiet, type: 'solid' as const, width: 5, opacity: 0.22 },
            label: { show: false }
          }
        ]
      : []
  )
}

/** Lebaran, Ramadan and events that last, by name. */
function bands(
  axis: Axis,
  days: TimeMarks['specialDays'],
  { language, palette }: Drawing
): NonNullable<LineSeriesOption['markArea']> {
  const dates = axis.buckets.map((at) => at.slice(0, 10))
  const shown = TOO_LONG.includes(axis.grain) ? [] : days.filter(({ kind }) => !SINGLE_DAYS.includes(kind))
  const data = shown.flatMap(({ from, to, label }) => {
    const first = axis.grain === 'week' ? placeOf(from, axis) : dates.findIndex((date) => date >= from)
    const last = dates.findLastIndex((date) => date < to)
    if (first === -1 || last < first) return []
    return [
      [{ name: label[language], xAxis: first }, { xAxis: last }] as [{ name: string; xAxis: number }, { xAxis: number }]
    ]
  })
  return {
    silent: true,
    itemStyle: { color: palette.band, opacity: 0.9 },
    label: { color: palette.ink2, fontSize: 11, position: 'insideTop' },
    data
  }
}

interface Pointed {
  dataIndex: number
  marker?: string
  seriesName?: string
  value?: unknown
  name?: string
}

/** The tooltip of a chart with what is marked at the bucket below it. */
function telling(tooltip: EChartsOption['tooltip'], axis: Axis, marks: TimeMarks, drawing: Drawing): object {
  const own = (Array.isArray(tooltip) ? tooltip[0] : tooltip) ?? {}
  const { formatter, valueFormatter } = own as { formatter?: unknown; valueFormatter?: (value: unknown) => string }
  return {
    ...own,
    formatter: (pointed: unknown) => {
      const items = [pointed].flat() as Pointed[]
      const said = typeof formatter === 'function' ? String(formatter(pointed)) : plain(items, valueFormatter ?? write)
      const bucket = axis.buckets[items[0]?.dataIndex ?? -1] ?? ''
      return [said, ...textsOf(bucket, axis, marks, drawing).map((text) => `<i>${escaped(text)}</i>`)].join('<br>')
    }
  }

  function write(value: unknown): string {
    return typeof value === 'number' ? drawing.format.number(value) : drawing.words.why['no-data']
  }
}

/** What ECharts says by itself: the bucket, and a line a series. */
function plain(items: readonly Pointed[], write: (value: unknown) => string): string {
  const rows = items.map(
    ({ marker = '', seriesName = '', value }) => `${marker}${escaped(seriesName)}: <b>${write(value)}</b>`
  )
  return [`<b>${escaped(items[0]?.name ?? '')}</b>`, ...rows].join('<br>')
}

/** A person's text within a tooltip, which is HTML, wrapped where it is long. */
function escaped(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
  return text
    .replace(/(.{60}\S*)\s/g, '$1\n')
    .replace(/[&<>"']/g, (sign) => entities[sign]!)
    .replaceAll('\n', '<br>')
}
