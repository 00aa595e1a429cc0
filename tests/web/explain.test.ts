import * as echarts from 'echarts'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ExplainReply } from '#contract/explain.ts'
import type { MetaReply } from '#contract/meta.ts'
import { KPI_IDS } from '#domain/kpis/kpi.ts'
import type { Language } from '#domain/text.ts'
import { LIGHT } from '../../web/lib/charts/palette.ts'
import { whatChangedOption } from '../../web/lib/charts/what-changed-option.ts'
import { Spoken } from '../../web/lib/charts/spoken.ts'
import { contributionColumns, contributions } from '../../web/lib/components/contributions.ts'
import { explainedKpi, explainQuery } from '../../web/lib/explain-query.ts'
import { ExplainWords } from '../../web/lib/explain-words.ts'
import { readFilters, writeFilters } from '../../web/lib/filters.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

let app: TestApp
let meta: MetaReply['data']
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
  meta = (await app.get<MetaReply>('/api/v1/meta')).body.data
})
afterAll(() => app.close())

const drawingIn = (language: Language) => ({
  palette: LIGHT,
  format: formatsFor(language),
  words: wordsFor(language),
  language
})

async function ask(query: string, language: Language = 'id') {
  const { body } = await app.get<ExplainReply>(`/api/v1/explain?${query}`)
  return { data: body.data, words: new ExplainWords(body, meta, drawingIn(language)) }
}

const MAY = 'from=2026-05-01&to=2026-06-01&kpi=serviceLevel'

test('the contributions are spoken by their values, those of a share too', async () => {
  const { data, words } = await ask(MAY)
  const dimension = data.dimensions.find(({ id }) => id === 'hour')!
  const drawing = drawingIn('id')
  const option = whatChangedOption(contributions(dimension, words), drawing)
  const columns = contributionColumns(dimension, words, data, drawing)
  const summary = new Spoken(option, columns, dimension.parts, drawing).summary()
  const most = dimension.parts.reduce((a, b) => (b.effect > a.effect ? b : a))
  expect(summary).toContain(`Sumbangan, tertinggi: ${words.effect(most.effect)}`)
  expect(summary).not.toContain('tidak ada angka')
})

describe('sentences', () => {
  test('the difference, its cause and the figures of that cause, in both languages', async () => {
    for (const language of ['id', 'en'] as const) {
      const { data, words } = await ask(MAY, language)
      const format = formatsFor(language)
      const hour = data.dimensions[0]!.parts.find(({ id }) => id === '16')!
      const [headline, cause] = words.sentences(data.dimensions[0]!)
      const points = language === 'id' ? 'poin' : 'points'
      expect(headline).toBe(
        language === 'id'
          ? `Tingkat layanan naik ${format.fixed(data.change.absolute! * 100, 1)} poin (${format.share(data.before.value!)} → ${format.share(data.now.value!)}).`
          : `Service level rose by ${format.fixed(data.change.absolute! * 100, 1)} points (${format.share(data.before.value!)} → ${format.share(data.now.value!)}).`
      )
      expect(cause).toContain(`+${format.fixed(hour.effect * 100, 1)} ${points}`)
      expect(cause).toContain(format.share(hour.before.value!))
      expect(cause).toContain(format.share(hour.now.value!))
      expect(cause).toContain(language === 'id' ? 'pukul 16.00–17.00' : '16:00–17:00')
      expect(words.short()).toContain(`+${format.fixed(hour.effect * 100, 1)} ${points}`)
    }
  })

  test('a difference that chance may make is called so, and no cause is named in the short form', async () => {
    const { data, words } = await ask('from=2026-10-04&to=2026-11-01&kpi=serviceLevel')
    expect(data.decomposed.isWithinChance).toBe(true)
    expect(words.sentences(null)[0]).toContain('kebetulan')
    expect(words.short()).toBe('Tingkat layanan: selisih sekecil ini dapat terjadi karena kebetulan.')
  })

  test('causes that are more than the whole difference are told with what offsets them', async () => {
    const { data, words } = await ask('from=2026-10-04&to=2026-11-01&kpi=emergency&by=weekday')
    const [dimension] = data.dimensions
    const forced = { ...dimension!, causes: dimension!.parts.filter(({ effect }) => effect < 0).map(asCause) }
    const sum = forced.causes.reduce((total, { effect }) => total + effect, 0)
    expect(sum).toBeLessThan(data.decomposed.difference!)
    const said = words.sentences(forced).join(' ')
    expect(said).toContain(`(−${formatsFor('id').number(-sum)}) lebih besar daripada selisihnya`)
    expect(said).toContain(`mengimbangi dengan +${formatsFor('id').number(data.decomposed.difference! - sum)}`)
  })

  test('a percentile says what is taken apart instead; counts that are covered differently say why not', async () => {
    const { words } = await ask('kpi=waitP90&from=2026-05-01&to=2026-06-01')
    expect(words.sentences(null).join(' ')).toContain('Persentil tidak dapat dibagi habis')
    const counts = await ask('kpi=offered&from=2025-11-01&to=2026-11-01&compare=year')
    expect(counts.words.sentences(null)).toEqual([
      'Jumlah kedua rentang tidak dapat dibandingkan, karena cakupan datanya berbeda. Rentang pembanding: 31 dari 365 hari ada datanya.'
    ])
    expect(counts.words.short()).toBeNull()
    const none = await ask('kpi=offered&from=2020-01-01&to=2020-02-01')
    expect(none.words.sentences(null).join(' ')).toContain('tidak ada data')
  })

  test.each(KPI_IDS)('no sentence about %s, by any dimension, holds what is no figure', async (id) => {
    const { body } = await app.get<ExplainReply>(`/api/v1/explain?kpi=${id}&from=2026-03-01&to=2026-04-01`)
    for (const language of ['id', 'en'] as const) {
      const words = new ExplainWords(body, meta, drawingIn(language))
      const said = [null, ...body.data.dimensions].flatMap((dimension) => words.sentences(dimension))
      expect(said.length).toBeGreaterThan(0)
      expect([...said, words.short()].join(' ')).not.toMatch(/NaN|undefined|null|Infinity/)
    }
  })
})

describe('the chart', () => {
  test.each(['hour', 'district', 'category'])(
    '%s: its rows are the whole difference, named and with their effect',
    async (by) => {
      const { data, words } = await ask(`${MAY}&by=${by}`)
      const rows = contributions(data.dimensions[0]!, words)
      expect(rows.reduce((sum, { effect }) => sum + effect, 0)).toBeCloseTo(data.decomposed.difference!, 12)
      for (const { effect, mix, rate } of rows) expect(mix! + rate!).toBeCloseTo(effect, 12)
      const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 320, height: 600 })
      chart.setOption({ animation: false, ...whatChangedOption(rows, drawingIn('id')) })
      const svg = chart.renderToSVGString()
      chart.dispose()
      for (const { text } of rows) expect(svg).toContain(`>${text}<`)
      expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    }
  )

  test('hours stand in the order of the clock', async () => {
    const { data, words } = await ask(`${MAY}&by=hour`)
    expect(contributions(data.dimensions[0]!, words).map(({ name }) => name)).toEqual(
      Array.from({ length: 24 }, (_, hour) => formatsFor('id').hour(hour))
    )
  })
})

describe('the address', () => {
  const EXTENT = { from: '2025-10-01', to: '2026-11-01' }

  test('keeps the KPI and the dimension, and whatever else it does not know of, when a filter changes', () => {
    const query = writeFilters(
      readFilters(new URLSearchParams('category=fire'), EXTENT),
      new URLSearchParams('kpi=waitP90&by=hour&lang=en&x=1&x=2&category=medical&range=7d')
    )
    expect(query.toString()).toBe('category=fire&kpi=waitP90&by=hour&lang=en&x=1&x=2')
  })

  test('asks with one comparison, and for a KPI that there is', () => {
    const filters = readFilters(new URLSearchParams('compare=year&compare=previous'), EXTENT)
    expect(explainQuery(filters, 'offered').getAll('compare')).toEqual(['year'])
    expect(explainedKpi(new URLSearchParams('kpi=best'), meta)).toBe('emergency')
    expect(explainedKpi(new URLSearchParams('kpi=waitP90'), meta)).toBe('waitP90')
  })
})

function asCause({ id, isFew: _few, ...part }: ExplainReply['data']['dimensions'][number]['parts'][number]) {
  return { ...part, ids: [id!] }
}
