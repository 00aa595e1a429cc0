import { beforeAll, afterAll, describe, expect, inject, test } from 'vitest'
import type { VolumeReply } from '#contract/volume.ts'
import { brushedPeriod } from '../../web/lib/brushed-period.ts'
import { barsOption } from '../../web/lib/charts/bars-option.ts'
import { heatOption } from '../../web/lib/charts/heat-option.ts'
import { type Mark, type MarkGrid, marksOf, nextMark } from '../../web/lib/charts/marks.ts'
import { LIGHT } from '../../web/lib/charts/palette.ts'
import { sharedTop, smallMultiplesOption } from '../../web/lib/charts/small-multiples.ts'
import { Spoken } from '../../web/lib/charts/spoken.ts'
import { bucketColumn } from '../../web/lib/components/bucket-column.ts'
import type { Column } from '../../web/lib/components/DataTable.svelte'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { thresholdMarks } from '../../web/routes/answer-times/answer-times-option.ts'
import { calendarOption } from '../../web/routes/volume/calendar-option.ts'
import { volumeOption } from '../../web/routes/volume/volume-option.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

const drawing = (language: 'id' | 'en') => ({
  palette: LIGHT,
  format: formatsFor(language),
  words: wordsFor(language),
  language
})
const ID = drawing('id')
const EN = drawing('en')

let app: TestApp
let volume: VolumeReply['data']
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
  volume = (await app.get<VolumeReply>('/api/v1/volume?from=2026-03-01&to=2026-04-01&compare=previous')).body.data
})
afterAll(() => app.close())

type Bucket = { at: string; offered: number | null; before: number | null }

function spokenSeries(buckets: readonly Bucket[], said = ID): Spoken<Bucket> {
  const write = (value: number | null) => (value === null ? '–' : said.format.number(value))
  const columns: Column<Bucket>[] = [
    bucketColumn('day', said),
    { head: said.words.columns.offered, cell: (row) => write(row.offered), isNumber: true },
    { head: said.words.comparisons.previous, cell: (row) => write(row.before), isNumber: true }
  ]
  const names = buckets.map(({ at }) => said.format.bucket(at, 'day'))
  const series = [said.words.columns.offered, said.words.comparisons.previous]
  const option = {
    xAxis: { type: 'category' as const, data: names },
    yAxis: { type: 'value' as const },
    series: series.map((name, i) => ({
      name,
      type: 'line' as const,
      data: buckets.map((row) => (i === 0 ? row.offered : row.before))
    }))
  }
  return new Spoken(option, columns, buckets, said)
}

const BUCKETS: Bucket[] = [
  { at: '2026-10-06', offered: 250, before: 300 },
  { at: '2026-10-07', offered: 277, before: 309 },
  { at: '2026-10-08', offered: null, before: 290 },
  { at: '2026-10-09', offered: null, before: 200 },
  { at: '2026-10-10', offered: 1200, before: 310 }
]

function walk(grid: MarkGrid, keys: string): Mark[] {
  let at: Mark | null = null
  return keys
    .split(' ')
    .map(
      (key) =>
        (at = nextMark(
          grid,
          at,
          key.length > 1 ? key : `Arrow${{ R: 'Right', L: 'Left', U: 'Up', D: 'Down' }[key] ?? key}`
        )!)
    )
}

describe('a series', () => {
  test('says date, own figure, then the others, in both languages', () => {
    const id = spokenSeries(BUCKETS)
    const [, second, down] = walk(id.grid, 'R R D')
    expect(id.mark(second!)).toBe('7 Oktober 2026. Masuk: 277; Periode sebelumnya: 309.')
    expect(id.mark(down!)).toBe('7 Oktober 2026. Periode sebelumnya: 309; Masuk: 277.')
    const en = spokenSeries(BUCKETS, EN)
    expect(en.mark(walk(en.grid, 'R R')[1]!)).toBe('7 October 2026. Offered: 277; Period before: 309.')
    expect(en.mark(walk(en.grid, 'End')[0]!)).toContain('1,200')
  })

  test('a gap is stood on and said, never skipped or read as nought', () => {
    const spoken = spokenSeries(BUCKETS)
    expect(spoken.mark(walk(spoken.grid, 'R R R')[2]!)).toBe('8 Oktober 2026. Masuk: –; Periode sebelumnya: 290.')
  })

  test('stays inside, and Home and End go to the ends', () => {
    const { grid } = spokenSeries(BUCKETS)
    expect(walk(grid, 'R L L').map(({ index }) => index)).toEqual([0, 0, 0])
    expect(walk(grid, 'End R Home U').map(({ index }) => index)).toEqual([4, 4, 0, 0])
  })

  test('the summary tells range, ends, extremes with their date, and what is missing', () => {
    const said = spokenSeries(BUCKETS).summary()
    expect(said).toContain('5 titik, 6 Oktober 2026 sampai 10 Oktober 2026.')
    expect(said).toContain('Masuk: awal 250, akhir 1.200.')
    expect(said).toContain('Masuk, tertinggi: 1.200 (10 Oktober 2026).')
    expect(said).toContain('Masuk, terendah: 250 (6 Oktober 2026).')
    expect(said).toContain('Tanpa angka: 8 Oktober 2026 – 9 Oktober 2026.')
    expect(spokenSeries(BUCKETS, EN).summary()).toContain('Without a figure: 8 October 2026 – 9 October 2026.')
    expect(spokenSeries([]).summary()).toBe('')
    expect(spokenSeries([{ at: '2026-10-06', offered: null, before: null }]).summary()).not.toMatch(/NaN|Infinity|null/)
  })

  test('buckets are known by their date, so that other charts can mark the same', () => {
    expect(spokenSeries(BUCKETS).buckets()).toEqual(BUCKETS.map(({ at }) => at))
  })
})

test('every mark of the volume chart says the figures of the API, bands and dots left out', () => {
  const option = volumeOption(volume, ID)
  const columns: Column<VolumeReply['data']['buckets'][number]>[] = [
    bucketColumn('day', ID),
    {
      head: ID.words.columns.offered,
      cell: (row) => (row.offered === null ? '–' : ID.format.number(row.offered)),
      isNumber: true
    }
  ]
  const spoken = new Spoken(option, columns, volume.buckets, ID)
  const own = spoken.grid.marks.filter(({ series }) => series === 0)
  expect(own.map((mark) => spoken.mark(mark))).toEqual(
    volume.buckets.map(
      ({ at, offered }) => `${ID.format.date(at)}. Masuk: ${offered === null ? '–' : ID.format.number(offered)}.`
    )
  )
  // The column that is not in the table is told from the chart itself.
  const before = spoken.grid.marks.find(({ series, index }) => series === 1 && index === 4)!
  expect(before.value).toBe(volume.comparisons[0]!.buckets[4]!.offered)
})

test('bars are found by their name where the table has another order', () => {
  const rows = [
    { name: 'Sako', n: 10 },
    { name: 'Plaju', n: 40 },
    { name: 'Gandus', n: 25 }
  ]
  const bars = [...rows]
    .sort((a, b) => b.n - a.n)
    .map(({ name, n }) => ({ name, value: n, text: '', colour: '#000000' }))
  const columns: Column<(typeof rows)[number]>[] = [
    { head: 'Kecamatan', cell: (row) => row.name },
    { head: 'Jumlah', cell: (row) => String(row.n), isNumber: true }
  ]
  const spoken = new Spoken(barsOption(bars, ID), columns, rows, ID)
  expect(walk(spoken.grid, 'D D D U').map((mark) => spoken.mark(mark))).toEqual([
    'Plaju. Jumlah: 40.',
    'Gandus. Jumlah: 25.',
    'Sako. Jumlah: 10.',
    'Gandus. Jumlah: 25.'
  ])
  expect(spoken.summary()).toBe('3 baris. Jumlah, tertinggi: 40 (Plaju). Jumlah, terendah: 10 (Sako).')
})

test('a heat map goes by hour and weekday, over a cell without a figure to the next', () => {
  const cells = [1, 2].flatMap((weekday) => [0, 1, 2].map((hour) => ({ weekday, hour, value: weekday * 10 + hour })))
  cells[1] = { ...cells[1]!, value: null as unknown as number }
  const columns: Column<(typeof cells)[number]>[] = [
    { head: 'Hari', cell: (row) => ID.format.weekday(row.weekday, 'long') },
    { head: 'Jam', cell: (row) => ID.format.hour(row.hour), isNumber: true },
    { head: 'Rata-rata', cell: (row) => (row.value === null ? '–' : String(row.value)), isNumber: true }
  ]
  const option = heatOption(cells, ID, { write: String })
  const spoken = new Spoken(option, columns, cells, ID)
  expect(walk(spoken.grid, 'R R D L').map((mark) => spoken.mark(mark))).toEqual([
    'Senin 00.00. Rata-rata: 10.',
    'Senin 02.00. Rata-rata: 12.',
    'Selasa 02.00. Rata-rata: 22.',
    'Selasa 01.00. Rata-rata: 21.'
  ])
})

test('a calendar goes by day up and down, by week sideways, over days without data', () => {
  const dates = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-09', '2026-03-17']
  const days = dates.map((date, i) => ({ date, offered: i === 2 ? null : i + 1 }))
  const grid = marksOf(calendarOption(days as VolumeReply['data']['calendar'], ID))
  expect(walk(grid, 'D D R R L Home End').map(({ names }) => names[0])).toEqual([
    '2026-03-01',
    '2026-03-02',
    '2026-03-09',
    '2026-03-17',
    '2026-03-09',
    '2026-03-01',
    '2026-03-17'
  ])
})

test('small multiples share one scale, and the cursor goes from panel to panel', () => {
  const panels = [
    { name: 'a', values: [1, 2, null], colour: '#000000' },
    { name: 'b', values: [5, 47, 3], colour: '#000000' }
  ]
  const option = smallMultiplesOption(panels, ['x', 'y', 'z'], ID)
  expect(sharedTop(panels)).toBe(50)
  expect(new Set((option.yAxis as { max: number }[]).map(({ max }) => max))).toEqual(new Set([50]))
  expect(walk(marksOf(option), 'R R D').map(({ series, index }) => [series, index])).toEqual([
    [0, 0],
    [0, 1],
    [1, 1]
  ])
})

describe('the days of a stretch', () => {
  const march = { from: '2026-03-01', to: '2026-04-01' }
  test.each([
    ['day', '2026-03-02', '2026-03-06', 0, '2026-03-02', '2026-03-07'],
    ['week', '2026-02-23', '2026-03-02', 0, '2026-03-01', '2026-03-09'],
    ['month', '2026-03-01', '2026-03-01', 0, '2026-03-01', '2026-04-01'],
    ['hour', '2026-03-02T05:00', '2026-03-03T01:00', 6, '2026-03-01', '2026-03-03'],
    ['slot', '2026-03-02T05:45', '2026-03-02T23:00', 0, '2026-03-02', '2026-03-03']
  ] as const)('%s %s to %s', (grain, first, last, dayStarts, from, to) => {
    expect(brushedPeriod(first, last, grain, march, dayStarts)).toEqual({ from, to })
  })
})

test('thresholds whose numbers would touch stand in rows of their own', () => {
  const marks = thresholdMarks([9, 10, 15, 20, 30, 31, 32, 33, 60])
  const rows = new Map<number, number[]>()
  for (const { xAxis, label } of marks) {
    if ('distance' in label) rows.set(label.distance!, [...(rows.get(label.distance!) ?? []), xAxis])
  }
  for (const row of rows.values()) {
    expect(row.slice(1).every((seconds, i) => seconds - row[i]! >= 10)).toBe(true)
  }
  expect(marks).toHaveLength(9)
  expect(marks.filter(({ label }) => 'show' in label)).toHaveLength(1)
})
