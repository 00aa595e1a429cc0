import * as echarts from 'echarts'
import type { EChartsOption } from 'echarts'
import { describe, expect, test } from 'vitest'
import { LIGHT } from '../../web/lib/charts/palette.ts'
import { frame, namesAxis, valuesAxis } from '../../web/lib/charts/frame.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { readFilters } from '../../web/lib/filters.ts'
import { marksColumn, notesIn, placeOf, withTimeMarks } from '../../web/lib/notes/time-marks.ts'
import { narrowedHref, toggledHref } from '../../web/lib/pick-filter.ts'

const drawing = { palette: LIGHT, format: formatsFor('id'), words: wordsFor('id'), language: 'id' as const }
const DAYS = Array.from({ length: 31 }, (_, i) => `2026-03-${String(i + 1).padStart(2, '0')}`)
const axis = { buckets: DAYS, grain: 'day' as const }
const note = (at: string, text: string) => ({
  ...{ id: at, version: 1, who: 'Rina', writtenAt: '2026-04-01T00:00:00Z' },
  ...{ at, text }
})
const special = (from: string, to: string, kind: string, id: string) => ({
  ...{ from, to, kind, label: { id, en: id } },
  ...{ source: 'x', verified: true, isEstimate: false }
})
const marks = {
  notes: [note('2026-03-04', 'ACD <diganti>'), note('2026-03-11T14:30', 'Banjir di Plaju')],
  specialDays: [
    special('2026-03-19', '2026-03-25', 'lebaran', 'Idul Fitri'),
    special('2026-03-18', '2026-03-19', 'holiday', 'Nyepi')
  ]
}
const plain: EChartsOption = {
  ...frame(drawing),
  xAxis: namesAxis(drawing, DAYS),
  yAxis: valuesAxis(drawing, String),
  series: [{ type: 'line', name: 'Masuk', data: DAYS.map((_, i) => i) }]
}

function draw(option: EChartsOption): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 300 })
  chart.setOption({ animation: false, ...option })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

describe('marks of a chart over time', () => {
  const marked = withTimeMarks(plain, axis, marks, drawing)

  test('are drawn: a number for every note, the name of special days that last', () => {
    const svg = draw(marked)
    for (const text of ['1', '2', 'Idul Fitri']) expect(svg).toContain(`>${text}<`)
    expect(svg).not.toContain('>Nyepi<')
    expect(svg).not.toMatch(/NaN|undefined/)
  })

  test('are told where one points, a person’s text made harmless', () => {
    const { formatter } = marked.tooltip as { formatter: (items: unknown) => string }
    const told = (dataIndex: number) => formatter([{ dataIndex, seriesName: 'Masuk', value: dataIndex, name: 'x' }])
    expect(told(3)).toContain('1. ACD &lt;diganti&gt;')
    expect(told(10)).toContain('2. Banjir di Plaju')
    expect(told(17)).toContain('Nyepi')
    expect(told(5)).toBe('<b>x</b><br>Masuk: <b>5</b>')
  })

  test('keep what a chart says by itself', () => {
    const own = withTimeMarks({ ...plain, tooltip: { formatter: () => 'sendiri' } }, axis, marks, drawing)
    const { formatter } = own.tooltip as { formatter: (items: unknown) => string }
    expect(formatter([{ dataIndex: 3 }])).toBe('sendiri<br><i>1. ACD &lt;diganti&gt;</i>')
    expect((own.series as unknown[]).slice(0, -1)).toEqual(plain.series)
  })

  test('stand in the table twin; where there are none the column is not there', () => {
    const [column] = marksColumn(axis, marks, drawing, (row: { at: string }) => row.at)
    expect(DAYS.flatMap((at) => (column!.cell({ at }) === '–' ? [] : [[at, column!.cell({ at })]]))).toEqual([
      ['2026-03-04', '1. ACD <diganti>'],
      ['2026-03-11', '2. Banjir di Plaju'],
      ['2026-03-18', 'Nyepi'],
      ...['19', '20', '21', '22', '23', '24'].map((day) => [`2026-03-${day}`, 'Idul Fitri'])
    ])
    expect(marksColumn(axis, { notes: [], specialDays: [] }, drawing, String)).toEqual([])
  })

  test('reach to the first and last day of weeks, and not a day further', () => {
    const weeks = { buckets: ['2026-03-02', '2026-03-09'], grain: 'week' as const }
    const specialDays = [
      special('2026-02-28', '2026-03-02', 'holiday', 'sebelum'),
      special('2026-02-28', '2026-03-03', 'holiday', 'masuk'),
      special('2026-03-15', '2026-03-16', 'holiday', 'hari terakhir'),
      special('2026-03-16', '2026-03-17', 'holiday', 'sesudah')
    ]
    const [column] = marksColumn(weeks, { notes: [], specialDays }, drawing, String)
    expect(weeks.buckets.map((at) => column!.cell(at))).toEqual(['masuk', 'hari terakhir'])
    expect(marksColumn(weeks, { notes: [], specialDays: [specialDays[0]!, specialDays[3]!] }, drawing, String)).toEqual(
      []
    )
  })

  test.each([
    ['2026-03-04', 'week', ['2026-02-23', '2026-03-02', '2026-03-09'], 1],
    ['2026-03-31T23:59', 'month', ['2026-02-01', '2026-03-01'], 1],
    ['2026-04-01', 'month', ['2026-02-01', '2026-03-01'], -1],
    ['2026-02-28', 'day', ['2026-03-01'], -1],
    ['2026-03-01T14:30', 'hour', ['2026-03-01T13:00', '2026-03-01T14:00', '2026-03-01T15:00'], 1],
    ['2026-03-01T14:30', 'slot', ['2026-03-01T14:15', '2026-03-01T14:30', '2026-03-01T14:45'], 1],
    ['2026-03-02', 'hour', ['2026-03-01T23:00', '2026-03-02T06:00', '2026-03-02T07:00'], 1],
    ['2026-03-05', 'hour', ['2026-03-01T23:00'], -1]
  ] as const)('%s in buckets of %s', (at, grain, buckets, place) => {
    expect(placeOf(at, { buckets, grain })).toBe(place)
  })

  test('of a period are those of its days', () => {
    const all = [
      note('2026-02-28', 'a'),
      note('2026-03-01', 'b'),
      note('2026-03-31T23:59', 'c'),
      note('2026-04-01', 'd')
    ]
    expect(notesIn(all, { from: '2026-03-01', to: '2026-04-01' }).map(({ text }) => text)).toEqual(['b', 'c'])
  })
})

describe('a click', () => {
  const EXTENT = { from: '2025-10-01', to: '2026-11-01' }
  const at = (path: string) => {
    const url = new URL(`http://x${path}`)
    return [url, readFilters(url.searchParams, EXTENT)] as const
  }

  test('filters by a value, a second one releases it, and the rest of the choice stays', () => {
    const first = toggledHref(...at('/mix?range=90d&category=fire&lang=en'), 'district', 'Sako')!
    expect(first).toBe('/mix?range=90d&category=fire&district=Sako&lang=en')
    expect(toggledHref(...at(first), 'district', 'Sako')).toBe('/mix?range=90d&category=fire&lang=en')
    expect(toggledHref(...at('/mix'), 'district', null)).toBeNull()
  })

  test('narrows the period to a bucket within it, and to nothing narrower than a day', () => {
    const march = at('/volume?from=2026-03-03&to=2026-04-01&grain=week')
    expect(narrowedHref(...march, '2026-03-02', 'week')).toBe('/volume?from=2026-03-03&to=2026-03-09')
    expect(narrowedHref(...march, '2026-03-05T14:00', 'hour')).toBe('/volume?from=2026-03-05&to=2026-03-06')
    expect(narrowedHref(...at('/volume?from=2026-03-05&to=2026-03-06'), '2026-03-05T14:00', 'hour')).toBeNull()
  })
})
