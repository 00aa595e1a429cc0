import * as echarts from 'echarts'
import type { EChartsOption } from 'echarts'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { BurstsReply } from '#contract/bursts.ts'
import type { GhostMeterReply } from '#contract/ghost-meter.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { DARK, LIGHT } from '../../web/lib/charts/palette.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { burstsOption } from '../../web/routes/volume/bursts-option.ts'
import { ghostMeterOption } from '../../web/routes/volume/ghost-meter-option.ts'
import { touches, volumeOption } from '../../web/routes/volume/volume-option.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

const APRIL = 'from=2026-04-01&to=2026-05-01'
const drawing = { palette: LIGHT, format: formatsFor('id'), words: wordsFor('id'), language: 'id' as const }

let app: TestApp
let bursts: BurstsReply['data']
let meter: GhostMeterReply['data']
let volume: VolumeReply['data']

beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
  const get = async <Reply>(path: string) => (await app.get<Reply>(`/api/v1/${path}`)).body
  bursts = (await get<BurstsReply>(`bursts?${APRIL}`)).data
  meter = (await get<GhostMeterReply>('ghost-meter?from=2026-02-01&to=2026-05-01')).data
  volume = (await get<VolumeReply>(`volume?${APRIL}`)).data
})
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

const dataOf = (option: EChartsOption) => (option.series as { name: string; data: unknown[] }[]).map(({ data }) => data)

describe('bursts', () => {
  test('draws the calls, the band and the flagged hours; the siren is cut at the top with its count', () => {
    const option = burstsOption(bursts, drawing)
    const [low, high, usual, offered, flagged] = dataOf(option)
    expect(offered).toEqual(bursts.series.map((bucket) => bucket.offered))
    expect(usual).toEqual(bursts.series.map(({ expected }) => expected))
    expect(bursts.series.map(({ high }) => high)).toEqual(
      low!.map((n, i) => (n === null ? null : Number(n) + Number(high![i])))
    )
    expect(flagged!.map((mark) => mark !== null)).toEqual(bursts.series.map(({ flag }) => flag !== null))
    const siren = bursts.series.find(({ at }) => at === '2026-04-14T16:00')!
    const { max } = option.yAxis as { max: number }
    expect(max).toBeLessThan(siren.offered! / 3)
    expect(max).toBeGreaterThan(Math.max(...bursts.series.map(({ high }) => high ?? 0)))
    const svg = draw(option)
    expect(svg).toContain(`>${drawing.format.number(siren.offered!)}<`)
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('without anything unusual the axis is whole, and a gap stays a gap', () => {
    const gap = { at: '2026-04-02T00:00', offered: null, expected: null, low: null, high: null, flag: null }
    const calm = { ...bursts, series: [gap, ...bursts.series.slice(0, 24)] }
    const option = burstsOption(calm, { ...drawing, palette: DARK })
    expect(option.yAxis).not.toHaveProperty('max')
    for (const data of dataOf(option)) expect(data[0]).toBeNull()
    expect(draw(option)).not.toMatch(/NaN|undefined|Infinity/)
  })
})

describe('the series of the volume', () => {
  test('has a dot on the days of the events', () => {
    const option = volumeOption(volume, drawing, [], bursts.events)
    const dots = dataOf(option).at(-1)!
    const marked = volume.buckets.filter((_, i) => dots[i] !== null).map(({ at }) => at)
    expect(marked).toEqual([...new Set(bursts.events.map(({ from }) => from.slice(0, 10)))])
  })

  test.each([
    ['slot', '2026-04-14T16:00', true],
    ['slot', '2026-04-14T16:45', false],
    ['hour', '2026-04-14T16:00', true],
    ['hour', '2026-04-14T17:00', false],
    ['day', '2026-04-14', true],
    ['week', '2026-04-13', true],
    ['week', '2026-04-20', false],
    ['month', '2026-04-01', true],
    ['year', '2025-01-01', false]
  ] as const)('%s %s: %s', (grain, at, isIn) => {
    expect(touches({ from: '2026-04-14T16:00', to: '2026-04-14T16:45' }, at, grain)).toBe(isIn)
  })
})

test('the ghost meter stacks the hours of each kind by month', () => {
  const option = ghostMeterOption(meter, drawing, (kind) => kind)
  const stacks = dataOf(option) as number[][]
  expect(stacks).toHaveLength(4)
  meter.months.forEach(({ seconds }, i) =>
    expect(stacks.reduce((sum, data) => sum + data[i]!, 0)).toBeCloseTo(seconds / 3600, 9)
  )
  const svg = draw(option)
  for (const text of ['prank', 'ghost', 'silent', 'test']) expect(svg).toContain(`>${text}<`)
  expect(svg).not.toMatch(/NaN|undefined|Infinity/)
})
