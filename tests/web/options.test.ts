import * as echarts from 'echarts'
import type { EChartsOption } from 'echarts'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { CoverageReply } from '#contract/loads.ts'
import type { MetaReply } from '#contract/meta.ts'
import type { MixReply } from '#contract/mix.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { barsOption } from '../../web/lib/charts/bars-option.ts'
import { heatOption } from '../../web/lib/charts/heat-option.ts'
import { DARK, LIGHT, type Palette } from '../../web/lib/charts/palette.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { withTimeMarks } from '../../web/lib/notes/time-marks.ts'
import { abandonmentOption, answerTimesOption, curveOption } from '../../web/routes/answer-times/answer-times-option.ts'
import { levelOption } from '../../web/routes/answer-times/level-option.ts'
import { coverageOption } from '../../web/routes/data/coverage-option.ts'
import { categoryBars } from '../../web/routes/mix/category-bars.ts'
import { mixOption } from '../../web/routes/mix/mix-option.ts'
import { operatorsOption } from '../../web/routes/operators/operators-option.ts'
import { levelByHourOption } from '../../web/routes/level-by-hour-option.ts'
import { profileOption } from '../../web/routes/operators/profile-option.ts'
import { calendarOption } from '../../web/routes/volume/calendar-option.ts'
import { volumeOption } from '../../web/routes/volume/volume-option.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

const drawing = { palette: LIGHT, format: formatsFor('id'), words: wordsFor('id'), language: 'id' as const }
const QUERY = 'from=2026-03-01&to=2026-04-01&compare=previous&compare=year'

let app: TestApp
let meta: MetaReply['data']
let volume: VolumeReply['data']
let mix: MixReply['data']
let times: AnswerTimesReply['data']
let operators: OperatorsReply
let coverage: CoverageReply['data']

beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
  const get = async <Reply>(path: string) => (await app.get<Reply>(`/api/v1/${path}`)).body
  meta = (await get<MetaReply>('meta')).data
  volume = (await get<VolumeReply>(`volume?${QUERY}`)).data
  mix = (await get<MixReply>(`mix?${QUERY}`)).data
  times = (await get<AnswerTimesReply>(`answer-times?${QUERY}`)).data
  operators = await get<OperatorsReply>(`operators?${QUERY}`)
  coverage = (await get<CoverageReply>('coverage?from=2026-03-01&to=2026-04-01')).data
})
afterAll(() => app.close())

/** Draws an option as the page does, to SVG text. */
function draw(option: EChartsOption): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 300 })
  try {
    chart.setOption({ animation: false, ...option })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

describe('a change of definition', () => {
  const level = { id: 'SK 7/2026', en: 'Decree 7/2026' }
  const change = {
    kpi: 'serviceLevel',
    at: '2026-03-11',
    before: 'a',
    after: 'b',
    name: level,
    change: level,
    source: 'SK'
  }
  const xs = (option: EChartsOption) =>
    [option.series ?? []]
      .flat()
      .flatMap((series) => (series as { markLine?: { data: { xAxis?: number }[] } }).markLine?.data ?? [])
      .flatMap(({ xAxis }) => xAxis ?? [])

  test('is a named line before the first bucket under the new one', () => {
    const place = times.buckets.findIndex(({ at }) => at === '2026-03-11')
    expect(place).toBeGreaterThan(0)
    for (const option of [
      levelOption(times, drawing, [change], 0.9),
      answerTimesOption(times, drawing, [change]),
      volumeOption(volume, drawing, [{ ...change, kpi: 'offered' }])
    ]) {
      expect(xs(option)).toEqual([place])
      expect(draw(option)).toContain('11 Mar 2026: SK 7/2026')
    }
  })

  test('is no line on a chart of other KPIs, nor where nothing changes', () => {
    expect(xs(volumeOption(volume, drawing, [change]))).toEqual([])
    expect(xs(levelOption(times, drawing, [], null))).toEqual([])
  })
})

/** With the special days of all years, as pages draw it. */
function marked(option: EChartsOption): EChartsOption {
  const axis = { buckets: volume.buckets.map(({ at }) => at), grain: volume.grain }
  return withTimeMarks(option, axis, { notes: [], specialDays: meta.specialDays }, drawing)
}

describe('every option draws what the reply says', () => {
  const charts: [string, () => EChartsOption, string[]][] = [
    ['volume', () => marked(volumeOption(volume, drawing)), ['1 Mar', 'Idul Fitri', 'Ramadan']],
    ['calendar', () => calendarOption(volume.calendar, drawing), ['Mar', 'Sen']],
    [
      'heat',
      () =>
        heatOption(
          volume.heat.map(({ weekday, hour, mean }) => ({ weekday, hour, value: mean.value })),
          drawing,
          { write: String }
        ),
      ['Sen', 'Min']
    ],
    ['mix bars', () => barsOption(categoryBars(mix, meta, drawing), drawing), ['Medis', 'Kebakaran', 'Bencana']],
    ['mix series', () => mixOption(mix, meta, drawing), ['1 Mar']],
    ['answer times', () => answerTimesOption(times, drawing), ['≤ 10 dtk']],
    ['curve', () => curveOption(times, meta.standards, drawing), ['15', '20', '30', '100\u00a0%']],
    ['abandonment', () => abandonmentOption(times.abandonment, drawing), ['≤ 5 dtk']],
    ['profile', () => profileOption(operators.data.profile, drawing), ['00.00']],
    ['level by hour', () => levelByHourOption(operators.data.profile, drawing, 0.9), ['90\u00a0%']],
    ['operators', () => operatorsOption(operators.data, drawing), ['1 Mar', 'Operator']],
    [
      'coverage',
      () => coverageOption(coverage, ['Daftar panggilan ACD', 'Register', 'Status'], drawing),
      ['Daftar panggilan ACD']
    ]
  ]
  test.each(charts)('%s', (_name, option, texts) => {
    const svg = draw(option())
    for (const text of texts) expect(svg).toContain(`>${text}<`)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('the series of the volume are the counts, and a gap stays a gap', () => {
    const withGap = {
      ...volume,
      buckets: volume.buckets.map((bucket, i) => (i === 3 ? { ...bucket, offered: null } : bucket))
    }
    const { series } = volumeOption(withGap, drawing) as { series: { data: (number | null)[] }[] }
    expect(series[0]!.data).toEqual(withGap.buckets.map(({ offered }) => offered))
    expect(series[0]!.data[3]).toBeNull()
    expect(series).toHaveLength(3)
  })
})

test('a day of the coverage strip is whole, in part or blank, by its hours', () => {
  const days = ['2026-03-01', '2026-03-02', '2026-03-03']
  const hours = ['r'.repeat(20) + 'zzzz', `${'n'.repeat(6)}${'r'.repeat(18)}`, 'n'.repeat(24)]
  const totals = { rows: 38, zero: 4, none: 30 }
  const option = coverageOption({ days, sources: [{ id: 'a', rows: [40, 18, null], hours, totals }] }, ['A'], drawing)
  const { series } = option as { series: { data: number[][] }[] }
  expect(series[0]!.data).toEqual([
    [0, 0, 24],
    [1, 0, 18],
    [2, 0, 0]
  ])
  const svg = draw(option)
  for (const text of ['24 jam', 'sebagian jam', 'tanpa data']) expect(svg).toContain(`>${text}<`)
  expect(svg).toContain(LIGHT.kinds[1]!)
})

describe('colours', () => {
  test.each([
    ['light', LIGHT],
    ['dark', DARK]
  ])('of data have a contrast of 3:1 at least on the %s surface', (_name, palette: Palette) => {
    const low = [palette.accent, palette.quiet, palette.missed, ...palette.kinds].filter(
      (colour) => contrast(colour, palette.surface) < 3
    )
    expect(low).toEqual([])
  })
})

/** WCAG 2.2 contrast ratio of two colours #rrggbb. */
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
