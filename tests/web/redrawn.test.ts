import * as echarts from 'echarts'
import type { EChartsOption } from 'echarts'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { LIGHT } from '../../web/lib/charts/palette.ts'
import { redrawn } from '../../web/lib/charts/redrawn.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { abandonmentOption, answerTimesOption } from '../../web/routes/answer-times/answer-times-option.ts'
import { calendarOption } from '../../web/routes/volume/calendar-option.ts'
import { volumeOption } from '../../web/routes/volume/volume-option.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

const drawing = { palette: LIGHT, format: formatsFor('id'), words: wordsFor('id'), language: 'id' as const }
/** One period with two comparisons, one with none, one much shorter, one of which nothing is known. */
const QUERIES = [
  'from=2026-03-01&to=2026-04-01&compare=previous&compare=year',
  'from=2026-02-01&to=2026-04-01',
  'from=2026-03-05&to=2026-03-08&grain=hour&compare=previous',
  'from=2031-03-05&to=2031-03-12'
]

let app: TestApp
const options = new Map<string, EChartsOption[]>()

beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
  const get = async <Reply>(path: string) => (await app.get<Reply>(`/api/v1/${path}`)).body
  for (const query of QUERIES) {
    const volume = (await get<VolumeReply>(`volume?${query}`)).data
    const times = (await get<AnswerTimesReply>(`answer-times?${query}`)).data
    const drawn = {
      volume: volumeOption(volume, drawing),
      calendar: calendarOption(volume.calendar, drawing),
      'answer times': answerTimesOption(times, drawing),
      abandonment: abandonmentOption(times.abandonment, drawing)
    }
    for (const [name, option] of Object.entries(drawn)) options.set(name, [...(options.get(name) ?? []), option])
  }
})
afterAll(() => app.close())

/** The drawing after options in turn, ids of the drawing's own parts apart, with what its tooltip would be. */
function after(...turns: EChartsOption[]) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 300 })
  try {
    turns.forEach((option, i) => chart.setOption(...redrawn(option, turns[i - 1] ?? null)))
    const { formatter, valueFormatter, trigger, show } = [chart.getOption()['tooltip']].flat()[0] as {
      formatter: unknown
      valueFormatter: unknown
      trigger: unknown
      show: unknown
    }
    return {
      svg: chart.renderToSVGString().replace(/zr\d+-[\w-]+/g, 'zr'),
      tooltip: { formatter, valueFormatter, trigger, show }
    }
  } finally {
    chart.dispose()
  }
}

describe('a chart that is drawn again is as if it were new', () => {
  test.each(['volume', 'calendar', 'answer times', 'abandonment'])('%s', (name) => {
    const all = options.get(name)!
    expect(new Set(all.map((option) => after(option).svg)).size).toBeGreaterThan(2)
    for (const before of all) for (const next of all) expect(after(before, next)).toEqual(after(next))
  })

  test('a tooltip loses what the next option does not state', () => {
    const [series, tooltip] = [
      { type: 'bar' as const, data: [1, 2] },
      { trigger: 'axis' as const, formatter: () => 'a' }
    ]
    const axes = { xAxis: { type: 'category' }, yAxis: {} } as const
    const plain = { ...axes, series, tooltip: {} }
    expect(after({ ...axes, series, tooltip }, plain).tooltip).toEqual(after(plain).tooltip)
  })

  test('fewer series, and components that are gone, leave nothing behind', () => {
    const line = (data: number[]) => ({ type: 'line' as const, data })
    const axes = { xAxis: { type: 'category' }, yAxis: {}, tooltip: {} } as const
    const many = { ...axes, legend: {}, series: [line([1, 2]), line([3, 4]), { ...line([2, 2]), name: 'a' }] }
    expect(after(many, { ...axes, series: line([5, 6]) }).svg).toBe(after({ ...axes, series: line([5, 6]) }).svg)
  })
})
