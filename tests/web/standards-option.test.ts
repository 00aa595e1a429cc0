import * as echarts from 'echarts'
import type { EChartsOption } from 'echarts'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { GoalBench, JudgedPeriod, StandardBench, StandardsReply } from '#contract/standards.ts'
import { DARK, LIGHT } from '../../web/lib/charts/palette.ts'
import { readFilters, writeFilters } from '../../web/lib/filters.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import {
  breaksOf,
  classOf,
  goalText,
  intervalText,
  marginText,
  periodText,
  reasonsText
} from '../../web/routes/standards/standard-text.ts'
import { standardsOption } from '../../web/routes/standards/standards-option.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

const drawing = { palette: LIGHT, format: formatsFor('id'), words: wordsFor('id'), language: 'id' as const }
const english = { ...drawing, format: formatsFor('en'), words: wordsFor('en'), language: 'en' as const }

let app: TestApp
let standards: StandardBench[]
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
  const path = '/api/v1/standards?from=2025-11-01&to=2026-11-01'
  standards = (await app.get<StandardsReply>(path)).body.data.standards
})
afterAll(() => app.close())

function of(goalId: string): [StandardBench, GoalBench] {
  const standard = standards.find(({ goals }) => goals.some(({ id }) => id === goalId))!
  return [standard, standard.goals.find(({ id }) => id === goalId)!]
}

function draw(option: EChartsOption): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 640, height: 300 })
  try {
    chart.setOption({ animation: false, ...option })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

type Series = { name: string; data: ({ value: number | null; itemStyle: Record<string, string> } | number | null)[] }
const seriesOf = (option: EChartsOption) => option.series as unknown as Series[]

describe('the chart of a standard', () => {
  test.each(['nena-020-15', 'kominfo-16-2013', 'damkar-114-2018-900', 'polri-110', 'nena-56-005-10', 'ecomm-911-5'])(
    '%s draws in both languages and themes',
    (id) => {
      for (const each of [drawing, english, { ...drawing, palette: DARK }]) {
        const svg = draw(standardsOption(...of(id), each))
        expect(svg).toContain('<path')
        expect(svg).not.toMatch(/NaN|undefined|Infinity/)
      }
    }
  )

  test('points are the periods, the band their intervals, the line the goal; a missed period is red', () => {
    const [standard, goal] = of('nena-020-15')
    const [low, width, reached, line] = seriesOf(standardsOption(standard, goal, drawing))
    const figures = goal.periods.map(({ figure }) => figure as { value: number; interval: [number, number] })
    expect(low!.data).toEqual(figures.map(({ interval }) => interval[0]))
    expect(width!.data).toEqual(figures.map(({ interval }) => interval[1] - interval[0]))
    expect(reached!.data.map((point) => (point as { value: number }).value)).toEqual(figures.map(({ value }) => value))
    expect(line!.data).toEqual(goal.periods.map(() => 0.9))
    const colours = reached!.data.map(
      (point) => (point as Series['data'][0] & { itemStyle: { color: string } }).itemStyle.color
    )
    expect(colours).toEqual(goal.periods.map(({ verdict }) => (verdict === 'missed' ? LIGHT.missed : LIGHT.accent)))
  })

  test('an indicative miss is not red, and a period without a figure is a gap', () => {
    const [standard, goal] = of('uk-police-999')
    const [first, ...others] = goal.periods
    const gap: JudgedPeriod = { ...first!, figure: { value: null, why: 'no-data' }, verdict: 'no-data' }
    const [, , reached] = seriesOf(standardsOption(standard, { ...goal, periods: [gap, ...others] }, drawing))
    expect((reached!.data[0] as { value: null }).value).toBeNull()
    expect(JSON.stringify(reached!.data)).not.toContain(LIGHT.missed)
  })

  test('where the edition changes a line says so, by either way of judging', () => {
    const [standard, goal] = of('nena-020-15')
    const periods = goal.periods.map((period, i) => ({ ...period, goal: i < 4 ? 'nena-56-005-10' : 'nena-020-15' }))
    expect(breaksOf(standard, { ...goal, periods }, drawing)).toEqual([{ place: 4, text: 'mulai NENA 2020' }])
    expect(draw(standardsOption(standard, { ...goal, periods }, drawing))).toContain('mulai NENA 2020')
    const [polri, answer] = of('polri-110')
    const [at] = breaksOf(polri, answer, drawing)
    expect([at!.text, answer.periods[at!.place]!.at]).toEqual(['mulai Polri 110: jawab', '2026-02-01'])
  })
})

describe('words', () => {
  test('goals, margins, periods and reasons in both languages', () => {
    expect(goalText(of('nena-020-15')[1], drawing).replace(/\u00a0/g, ' ')).toBe('90 % ≤ 15 dtk')
    expect(goalText(of('uk-police-999')[1], english).replace(/\u00a0/g, ' ')).toBe('90 % < 10 s')
    expect(goalText(of('quebec-60')[1], drawing)).toBe('rata-rata ≤ 1 mnt')
    expect(goalText(of('polri-110')[1], drawing)).toBe('≤ 10 dtk')
    expect(marginText(-0.147, 'share', drawing)).toBe('−14,7 poin')
    expect(marginText(53, 'mean', english)).toBe('+53 s')
    expect(marginText(null, 'share', drawing)).toBe('–')
    expect(intervalText({ value: null, why: 'no-data' }, drawing)).toBe('–')
    expect(periodText({ at: '2026-03-02', hour: 9 }, 'busy-hour', drawing)).toBe('2 Mar 09.00')
    expect(periodText({ at: '2026-01-01' }, 'quarter', english)).toBe('Q1 2026')
    expect(reasonsText(['cut', 'coverage', 'cut'], english)).toBe('the range cuts the period; data incomplete')
  })

  test('only official verdicts stand under met and missed', () => {
    for (const { goals } of standards) {
      for (const { latest } of goals) {
        const place = classOf(latest)
        if (place === 'met' || place === 'missed')
          expect([place, latest.standing]).toEqual([latest.verdict, 'official'])
      }
    }
    expect(classOf(of('uk-police-999')[1].latest)).toBe('indicative')
    expect(classOf(of('nfpa-1710-als-480')[1].latest)).toBe('not-measurable')
    expect(classOf(of('polri-110')[1].latest)).toBe('unjudged')
  })
})

test('a page may start with another range; what is chosen reads back, and its own choices stay in the address', () => {
  const extent = { from: '2025-10-01', to: '2026-11-01' }
  const start = readFilters(new URLSearchParams(), extent, 'year')
  expect([start.range, start.period.from]).toEqual(['year', '2025-11-01'])
  expect(writeFilters(start).toString()).toBe('')
  const others = new URLSearchParams('standard=nena-020-15&unit=week&judge=in-force&denominator=answered')
  const written = writeFilters({ ...start, range: '28d' }, others)
  expect(written.toString()).toBe('range=28d&standard=nena-020-15&unit=week&judge=in-force&denominator=answered')
  expect(readFilters(written, extent, 'year').range).toBe('28d')
  expect(writeFilters(readFilters(new URLSearchParams('range=year'), extent)).toString()).toBe('range=year')
})
