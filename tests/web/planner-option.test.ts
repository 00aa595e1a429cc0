import * as echarts from 'echarts'
import type { EChartsOption } from 'echarts'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ForecastReply } from '#contract/staffing-forecast.ts'
import type { RequirementReply } from '#contract/staffing-requirement.ts'
import { LIGHT } from '../../web/lib/charts/palette.ts'
import { readFilters } from '../../web/lib/filters.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { demandOption, drawnSlots } from '../../web/routes/planner/demand-option.ts'
import { dayOption, gapOption, needOption } from '../../web/routes/planner/need-option.ts'
import { fillPlan } from '../../web/routes/planner/plan-filling.ts'
import { plannerQuery, readPlanner, withEntry } from '../../web/routes/planner/planner-params.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

const OCTOBER = 'from=2026-10-01&to=2026-11-01'
const drawing = { palette: LIGHT, format: formatsFor('id'), words: wordsFor('id'), language: 'id' as const }

let app: TestApp
let forecast: ForecastReply['data']
let need: RequirementReply['data']
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
  forecast = (await app.get<ForecastReply>(`/api/v1/staffing/forecast?${OCTOBER}`)).body.data
  need = (await app.get<RequirementReply>(`/api/v1/staffing/requirement?${OCTOBER}&basis=past`)).body.data
}, 60_000)
afterAll(() => app.close())

function draw(option: EChartsOption): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 300 })
  try {
    chart.setOption({ animation: false, ...option })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

const dataOf = (option: EChartsOption) => (option.series as { data: unknown[] }[]).map(({ data }) => data)

describe('charts of the planner', () => {
  test('demand: two weeks of the past, two to come, the band from low to high', () => {
    const drawn = drawnSlots(forecast.slots)
    const [low, width, offered, mean] = dataOf(demandOption(drawn, drawing))
    expect(drawn.length).toBe(28 * 24)
    expect(drawn.filter((slot) => slot.mean !== null).length).toBe(14 * 24)
    expect(offered).toEqual(drawn.map((slot) => slot.offered))
    expect(mean).toEqual(drawn.map((slot) => slot.mean))
    expect(drawn.map(({ high }) => high)).toEqual(
      low!.map((n, i) => (n === null ? null : Number(n) + Number(width![i])))
    )
    expect(draw(demandOption(drawn, drawing))).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('requirement, gap and day draw every hour', () => {
    expect(dataOf(needOption(need.week, drawing))[0]!.length).toBe(168)
    const gaps = dataOf(gapOption(need.week, drawing))[0] as [number, number, number][]
    for (const [hour, day, gap] of gaps) {
      const { required, deployed } = need.week[day * 24 + hour]!
      expect(gap).toBeCloseTo(Math.max(0, required - deployed!), 12)
    }
    const saturday = need.week.filter(({ weekday }) => weekday === 6)
    expect(dataOf(dayOption(saturday, drawing))[0]).toEqual(saturday.map(({ required }) => required))
    for (const option of [needOption(need.week, drawing), gapOption(need.week, drawing), dayOption(saturday, drawing)])
      expect(draw(option)).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('what the address holds', () => {
  const params = new URLSearchParams(
    `${OCTOBER}&step=need&day=3&weeks=8&share=0.95&mask=2026-10-20&grain=day&compare=year&plan=${'2'.repeat(168)}`
  )

  test('is read, and asked of the API without what it does not know', () => {
    expect(readPlanner(params)).toEqual({ step: 'need', day: 3, plan: new Array(168).fill(2), scenario: null })
    expect(readPlanner(new URLSearchParams('step=x&day=9&plan=2'))).toEqual({
      step: 'demand',
      day: 6,
      plan: null,
      scenario: null
    })
    const query = plannerQuery(readFilters(params, { from: '2025-10-01', to: '2026-11-01' }), params, 'palembang')
    expect(query.forecast.toString()).toBe('from=2026-10-01&to=2026-11-01&centre=palembang&weeks=8&mask=2026-10-20')
    expect(query.requirement.get('share')).toBe('0.95')
  })

  test('a mark is set and taken back', () => {
    const set = withEntry(params, 'factors', '2026-11-03', '2026-11-03:1.5')
    expect(withEntry(set, 'factors', '2026-11-03', '2026-11-03:2').getAll('factors')).toEqual(['2026-11-03:2'])
    expect(withEntry(params, 'mask', '2026-10-20', null).getAll('mask')).toEqual([])
  })

  test('a plan begins with those on duty, filled up where they were too few', () => {
    const week = [{ required: 2, deployed: 3.2 }, { required: 3, deployed: 1.6 }, { required: 2, deployed: null }] // prettier-ignore
    expect([fillPlan(week, 'filled'), fillPlan(week, 'required'), fillPlan(week, 'deployed')]).toEqual([[3, 3, 2], [2, 3, 2], [3, 2, 2]]) // prettier-ignore
  })
})
