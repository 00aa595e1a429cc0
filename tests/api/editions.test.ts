import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { DefinitionsReply } from '#contract/definitions.ts'
import { KpisReply } from '#contract/kpis.ts'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import { KPI_IDS } from '#domain/kpis.ts'
import { parseSite, SiteError } from '#server/site/site.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { call, incident, operatorSlot, publishedSite, SITE_YAML } from '../fixtures/warehouse.ts'

const DEFINITIONS = `
definitions:
  serviceLevel:
    - id: lama
      until: 2026-01-01
      reading: negative
      within_s: 10
      change: { id: 'Dari masuk, 10 detik.', en: 'Of offered, 10 seconds.' }
      source: SK 1/2020
    - id: sk-2026
      from: 2026-01-01
      reading: answered
      within_s: 15
      change: { id: 'Dari dijawab, 15 detik.', en: 'Of answered, 15 seconds.' }
      source: SK 7/2025
  valid:
    - id: dengan-informasi
      from: 2026-01-01
      reading: with-information
      change: { id: 'Informasi dihitung.', en: 'Information counts.' }
      source: SK 7/2025
`

/** In each half five calls: three answered (after 5, 12 and 20 s), one abandoned after 4 s, one cut off after 1 s. */
const half = (day: string) => [
  call({ at: `${day} 08:00`, waited: 5, talked: 60, handled: 80, disposition: 'emergency', caller: 1 }),
  call({ at: `${day} 08:20`, waited: 12, talked: 60, handled: 80, disposition: 'information', caller: 1 }),
  call({ at: `${day} 08:21`, waited: 20, talked: 60, handled: 80, disposition: 'ghost', caller: 1 }),
  call({ at: `${day} 09:00`, waited: 4, outcome: 'abandoned' }),
  call({ at: `${day} 09:30`, waited: 1, outcome: 'cut-off' })
]

let folder: string
let app: TestApp
beforeAll(async () => {
  folder = await publishedSite(
    {
      calls: [...half('2025-12-30'), ...half('2026-01-02')],
      incidents: [incident({ at: '2026-01-02 08:00', dispatched: true, arrived: true, response_s: 300 })],
      operatorSlots: [
        operatorSlot({ at: '2026-01-02 08:00', operator: 'OP-1', state: 'ready', seconds: 900 }),
        operatorSlot({ at: '2026-01-02 08:00', operator: 'OP-1', state: 'handling', seconds: 240 })
      ]
    },
    SITE_YAML + DEFINITIONS
  )
  app = await testApp(folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const kpis = async (query: string) => (await app.get<KpisReply>(`/api/v1/kpis?${query}`)).body
const of = (reply: KpisReply, id: string) => reply.data.kpis.find((kpi) => kpi.id === id)!
const BOTH = 'from=2025-12-29&to=2026-01-05'

describe('a site declares editions', () => {
  test('a period on one side is counted by the edition of that side', async () => {
    const before = of(await kpis('from=2025-12-29&to=2026-01-01'), 'serviceLevel')
    expect(before).toMatchObject({ edition: 'serviceLevel.lama', parts: [], figure: { numerator: 1, denominator: 5 } })
    const after = await kpis('from=2026-01-01&to=2026-01-05')
    expect(of(after, 'serviceLevel')).toMatchObject({
      edition: 'serviceLevel.sk-2026',
      figure: { numerator: 2, denominator: 3 }
    })
    expect(after.data).toMatchObject({ within: 15, variant: 'answered' })
    expect(of(after, 'valid').figure.value).toBe(2)
    expect(after.meta.breaks).toEqual([])
  })

  test('a period over the change is counted by the newer, tells both sides and where the break is', async () => {
    const reply = await kpis(BOTH)
    expect([...Value.Errors(KpisReply, reply)]).toEqual([])
    expect(of(reply, 'serviceLevel')).toMatchObject({ figure: { numerator: 4, denominator: 6 } })
    expect(of(reply, 'serviceLevel').parts).toMatchObject([
      { edition: 'serviceLevel.lama', from: '2025-12-29', to: '2026-01-01', figure: { numerator: 1, denominator: 5 } },
      {
        edition: 'serviceLevel.sk-2026',
        from: '2026-01-01',
        to: '2026-01-05',
        figure: { numerator: 2, denominator: 3 }
      }
    ])
    expect(of(reply, 'valid').parts.map(({ figure }) => figure.value)).toEqual([1, 2])
    expect(reply.meta.breaks.map(({ kpi, at, before, after }) => [kpi, at, before, after])).toEqual([
      ['valid', '2026-01-01', 'valid.without-information', 'valid.dengan-informasi'],
      ['serviceLevel', '2026-01-01', 'serviceLevel.lama', 'serviceLevel.sk-2026']
    ])
    const definition = reply.meta.definitions.find(({ id }) => id === 'serviceLevel')
    expect(definition).toMatchObject({
      edition: 'serviceLevel.sk-2026',
      source: 'SK 7/2025',
      from: '2026-01-01',
      withinSeconds: 15
    })
  })

  test('the small series breaks where the definition does', async () => {
    const { data } = await kpis(`${BOTH}&grain=day`)
    const spark = new Map(data.spark.buckets.map((at, i) => [at, of({ data } as KpisReply, 'serviceLevel').spark[i]]))
    expect(spark.get('2025-12-30')).toBeCloseTo(1 / 5)
    expect(spark.get('2026-01-02')).toBeCloseTo(2 / 3)
  })

  test('the series of answer times breaks there too, and says where', async () => {
    const { body } = await app.get<AnswerTimesReply>(`/api/v1/answer-times?${BOTH}&grain=day`)
    const levels = new Map(body.data.buckets.map(({ at, serviceLevel }) => [at, serviceLevel.value]))
    expect(levels.get('2025-12-30')).toBeCloseTo(1 / 5)
    expect(levels.get('2026-01-02')).toBeCloseTo(2 / 3)
    expect(body.meta.breaks).toMatchObject([{ kpi: 'serviceLevel', at: '2026-01-01' }])
  })

  test('old and new side by side: the whole period under every edition', async () => {
    const reply = await kpis(`${BOTH}&editions=all`)
    const level = Object.fromEntries(
      of(reply, 'serviceLevel').editions!.map(({ edition, figure }) => [edition, figure.value])
    )
    expect(level).toEqual({
      'serviceLevel.lama': 2 / 10,
      'serviceLevel.sk-2026': 4 / 6,
      'serviceLevel.negative': 4 / 10,
      'serviceLevel.answered': 4 / 6,
      'serviceLevel.ignore': 4 / 6,
      'serviceLevel.positive': 8 / 10,
      'serviceLevel.short': 4 / 6,
      'serviceLevel.kominfo': 1
    })
    const values = (id: string) => of(reply, id).editions!.map(({ figure }) => figure.value)
    expect(values('valid')).toEqual([4, 2, 4])
    expect(values('abandonRate')).toEqual([2 / 10, 0, 2 / 8])
    expect(values('answerRate')).toEqual([6 / 10, 6 / 8])
    expect(values('ghostShare')).toEqual([2 / 6, 2 / 10])
    expect(values('validShare')).toEqual([2 / 6, 4 / 6, 2 / 6])
    // Of six numbered calls: on each day the second came 20 min after the first, the third 1 min after the second.
    expect(values('repeatCallers')).toEqual([4 / 6, 2 / 6])
    expect(values('ticketRate')).toEqual([1 / 6, 1 / 2])
  })

  test('an edition can be asked for, and then nothing breaks', async () => {
    const reply = await kpis(`${BOTH}&edition=serviceLevel.lama&edition=abandonRate.without-short`)
    expect(of(reply, 'serviceLevel')).toMatchObject({
      edition: 'serviceLevel.lama',
      parts: [],
      figure: { numerator: 2, denominator: 10 }
    })
    expect(of(reply, 'abandonRate').figure).toMatchObject({ numerator: 0, denominator: 8 })
    expect(reply.meta.breaks.map(({ kpi }) => kpi)).toEqual(['valid'])
  })

  test('a variant or threshold of the reader is the published reading', async () => {
    const reply = await kpis(`${BOTH}&variant=negative&within=12`)
    expect(of(reply, 'serviceLevel')).toMatchObject({
      edition: 'serviceLevel.negative',
      figure: { numerator: 4, denominator: 10 }
    })
    expect(of(await kpis(`${BOTH}&within=20`), 'serviceLevel')).toMatchObject({
      edition: 'serviceLevel.answered',
      figure: { numerator: 6, denominator: 6 }
    })
  })

  test.each([
    ['edition=serviceLevel.nobody', 'UNKNOWN_EDITION'],
    ['edition=lama', 'UNKNOWN_EDITION'],
    ['edition=serviceLevel.lama&edition=serviceLevel.answered', 'BAD_QUERY'],
    ['edition=serviceLevel.lama&variant=answered', 'BAD_QUERY'],
    ['edition=serviceLevel.lama&within=15', 'BAD_QUERY']
  ])('%s is refused with 400', async (query, code) => {
    const { status, body } = await app.get<{ code: string }>(`/api/v1/kpis?${query}`)
    expect([status, body.code]).toEqual([400, code])
  })

  test('/definitions lists every KPI with its editions and the dates in force', async () => {
    const { status, body } = await app.get<DefinitionsReply>('/api/v1/definitions')
    expect(status).toBe(200)
    expect([...Value.Errors(DefinitionsReply, body)].slice(0, 3)).toEqual([])
    expect(body.data.kpis.map(({ id }) => id)).toEqual([...KPI_IDS])
    const level = body.data.kpis.find(({ id }) => id === 'serviceLevel')!
    expect(level.current).toBe('serviceLevel.sk-2026')
    expect(level.editions.slice(0, 2).map(({ edition, from, until }) => [edition, from, until])).toEqual([
      ['serviceLevel.lama', null, '2026-01-01'],
      ['serviceLevel.sk-2026', '2026-01-01', null]
    ])
  })

  test('rows alone name where their definitions are', async () => {
    const { headers } = await app.get(`/api/v1/volume?${BOTH}`, { accept: 'text/csv' })
    expect(headers['link']).toBe('</api/v1/definitions>; rel="describedby"')
  })

  test('the further KPIs, counted by hand', async () => {
    const reply = await kpis('from=2026-01-01&to=2026-01-05')
    const value = (id: string) => of(reply, id).figure.value
    expect(value('cutOff')).toBe(1)
    expect(value('cutOffRate')).toBe(1 / 5)
    expect(value('busyHour')).toBe(3)
    // 3 answered in 900 s on duty; 5 offered of 80 s each in the 24 hours that the feed tells of.
    expect(value('callsPerOperatorHour')).toBe(12)
    expect(value('offeredLoad')).toBeCloseTo((5 * 80) / (24 * 3600), 12)
  })
})

describe('site.yaml', () => {
  const edition = (lines: string) =>
    `${SITE_YAML}\ndefinitions:\n  abandonRate:\n    - id: a\n      reading: without-short\n      change: { id: x, en: x }\n      source: s\n${lines}`
  test.each([
    [
      edition('').replace('reading: without-short', 'reading: none'),
      /definitions\.abandonRate\.0\.reading: must be one of of-offered/
    ],
    [edition('      within_s: 5\n'), /within_s: only serviceLevel/],
    [edition('      from: 2026-13-01\n'), /"2026-13-01" is not a date/],
    [edition('      from: 2026-02-01\n      until: 2026-01-01\n'), /until: must be after from/],
    [edition('').replace('abandonRate:', 'noSuchKpi:'), /noSuchKpi: no such key/],
    [
      `${edition('')}    - { id: b, reading: of-connected, change: { id: x, en: x }, source: s }\n`,
      /"b" and "a" are in force on the same days/
    ],
    [edition('').replace('id: a\n', 'id: of-offered\n'), /is the name of a published reading/]
  ])('fault %#: is told with line and key', (yaml, message) => {
    expect(() => parseSite(yaml)).toThrow(SiteError)
    expect(() => parseSite(yaml)).toThrow(message)
    expect(() => parseSite(yaml)).toThrow(/^site\.yaml:\d+: /)
  })
})
