import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { BurstEventsReply } from '#contract/bursts.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { LoadsReply, SourcesReply } from '#contract/loads.ts'
import type { MetaReply } from '#contract/meta.ts'
import type { OperatorProfileReply } from '#contract/operators.ts'
import type { StaffingGapReply } from '#contract/staffing-gap.ts'
import type { VerdictsReply } from '#contract/standards.ts'
import { LIGHT } from '../../web/lib/charts/palette.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { wordsFor } from '../../web/lib/i18n/words.ts'
import { attention, judgedStandards, type Looked } from '../../web/routes/attention.ts'
import { sentences, type Told } from '../../web/routes/sentences.ts'
import { testApp } from '../fixtures/app.ts'
import { testSite } from '../fixtures/load-site.ts'

const drawing = { palette: LIGHT, format: formatsFor('id'), words: wordsFor('id'), language: 'id' as const }
const english = { ...drawing, format: formatsFor('en'), words: wordsFor('en'), language: 'en' as const }
const QUERY = 'from=2026-04-01&to=2026-05-01&compare=previous&compare=year'

interface Everything extends Told, Omit<Looked, 'kpis' | 'bursts' | 'standards'> {
  meta: MetaReply['data']
  kpis: KpisReply
}

let sample: Everything
let empty: Everything
const closing: (() => unknown)[] = []
beforeAll(async () => {
  const site = testSite()
  closing.push(() => site.remove())
  sample = await everything(inject('sampleSite'), QUERY)
  empty = await everything(site.folder, '')
})
afterAll(() => closing.forEach((close) => close()))

async function everything(folder: string, query: string): Promise<Everything> {
  const app = await testApp(folder)
  const get = async <Reply>(path: string) => (await app.get<Reply>(`/api/v1/${path}`)).body
  const asked = {
    meta: (await get<MetaReply>('meta')).data,
    kpis: await get<KpisReply>(`kpis?${query}`),
    bursts: await get<BurstEventsReply>(`bursts/events?${query}`),
    standards: await get<VerdictsReply>(`standards/verdicts?${query}`),
    operators: await get<OperatorProfileReply>(`operators/profile?${query}`),
    staffing: await get<StaffingGapReply>(`staffing-gap?${query}`),
    loads: await get<LoadsReply>('loads?limit=20'),
    sources: await get<SourcesReply>('sources')
  }
  await app.close()
  return asked
}

const figureOf = (id: string) => {
  const { figure } = sample.kpis.data.kpis.find((kpi) => kpi.id === id)!
  if (figure.value === null) throw new Error(`${id} is absent`)
  return figure
}
const plain = (text: string) => text.replace(/\u00a0/g, ' ')

describe('sentences', () => {
  test('are two or three, and each clause states a figure of the replies', () => {
    const said = sentences(sample, drawing)
    expect(said.length).toBeGreaterThanOrEqual(2)
    expect(said.length).toBeLessThanOrEqual(3)
    const clauses = new Map(
      said.flat().map(({ figure, text }) => [figure.of, { value: figure.value, text: plain(text) }])
    )
    const level = sample.kpis.data.kpis.find(({ id }) => id === 'serviceLevel')!
    const share = (value: number) => `${(value * 100).toFixed(1).replace('.', ',')} %`
    expect(clauses.get('serviceLevel')).toEqual({
      value: figureOf('serviceLevel').value,
      text: `${share(figureOf('serviceLevel').value)} panggilan dijawab dalam 10 dtk`
    })
    const points = Math.round(level.comparisons[0]!.change.absolute! * 1000) / 10
    expect(clauses.get('serviceLevelChange')!.text).toBe(
      `${points > 0 ? 'naik' : 'turun'} ${String(Math.abs(points)).replace('.', ',')} poin dari periode sebelumnya`
    )
    expect(clauses.get('offered')!.value).toBe(figureOf('offered').value)
    expect(clauses.get('cutOffShare')!.value).toBeCloseTo(
      1 - figureOf('connected').value / figureOf('offered').value,
      12
    )
    expect(clauses.get('invalidShare')!.text).toContain(share(figureOf('invalidShare').value))
    expect(clauses.get('responseP90')!.value).toBe(figureOf('responseP90').value)
    const surges = sample.bursts!.data.events.filter(({ kind }) => kind === 'high').length
    expect(clauses.get('surges')?.value ?? 0).toBe(surges)
    expect(surges).toBeGreaterThan(0)
    expect(clauses.get('hoursMissing')?.value ?? 0).toBe(sample.kpis.meta.hoursMissing)
    expect(said.flat().every(({ href }) => href.startsWith('/'))).toBe(true)
  })

  test('in English have the same clauses and values', () => {
    const values = (language: typeof drawing | typeof english) =>
      sentences(sample, language as typeof drawing)
        .flat()
        .map(({ figure, href }) => [figure.of, figure.value, href])
    expect(values(english)).toEqual(values(drawing))
  })

  test.each(['no-data', 'no-calls', 'not-exported'] as const)('say nothing of what is absent (%s)', (why) => {
    const kpis = sample.kpis.data.kpis.map((kpi) => ({ ...kpi, figure: { value: null, why } }))
    const silent = {
      data: { ...sample.kpis.data, kpis },
      meta: { ...sample.kpis.meta, hoursMissing: 0 }
    }
    expect(sentences({ kpis: silent, bursts: null, standards: null }, drawing)).toEqual([])
  })

  test('leave out one absent figure and say the rest', () => {
    const kpis = sample.kpis.data.kpis.map((kpi) =>
      kpi.id === 'invalidShare' ? { ...kpi, figure: { value: null, why: 'not-exported' as const } } : kpi
    )
    const said = sentences({ ...sample, kpis: { ...sample.kpis, data: { ...sample.kpis.data, kpis } } }, drawing)
    const all = sentences(sample, drawing).flat()
    expect(said.flat()).toEqual(all.filter(({ figure }) => figure.of !== 'invalidShare'))
  })

  test('of an empty site are none', () => {
    const told = sentences(empty, drawing).flat()
    expect(told.filter(({ figure }) => figure.of !== 'hoursMissing')).toEqual([])
  })
})

describe('what needs attention', () => {
  const of = (looked: Partial<Looked>, from = sample) => attention({ ...NOTHING, ...looked }, from.meta, drawing)

  test('is nothing where nothing was looked at, and nothing of an empty site but that data never came', () => {
    expect(of({})).toEqual([])
    const kinds = attention(empty, empty.meta, drawing).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind !== 'data')).toEqual([])
  })

  test('begins with the targets that were missed, with value, target and n', () => {
    const missed = sample.kpis.data.kpis.filter(({ status }) => status === 'missed')
    expect(missed.length).toBeGreaterThan(0)
    const found = of({ kpis: sample.kpis }).filter(({ kind }) => kind === 'target')
    expect(found.map(({ value }) => value)).toEqual(missed.map(({ figure }) => figure.value))
    for (const [i, { figure }] of missed.entries())
      expect(found[i]!.text).toContain(`n = ${drawing.format.number((figure as { n: number }).n)}`)
    expect(attention(sample, sample.meta, drawing).slice(0, missed.length)).toEqual(found)
  })

  test('names the largest burst, and counts those of its kind', () => {
    const high = sample.bursts!.data.events.filter(({ kind }) => kind === 'high')
    const largest = high.reduce((a, b) => (b.excess > a.excess ? b : a))
    const item = of({ bursts: sample.bursts }).find(({ text }) => text.includes('lonjakan'))!
    expect(item.value).toBe(high.length)
    expect(item.text).toContain(`: ${largest.offered}, biasanya ${Math.round(largest.expected)}`)
  })

  test('names the weakest hour of those with thirty calls or more, and how many are under the target', () => {
    const under = sample.operators!.data.profile.filter(
      ({ serviceLevel: level }) => level.value !== null && level.n >= 30 && level.value < 0.9
    )
    const worst = Math.min(...under.map(({ serviceLevel }) => serviceLevel.value!))
    const item = of({ kpis: sample.kpis, operators: sample.operators }).find(({ kind }) => kind === 'service')!
    expect(item.value).toBe(worst)
    expect(item.text).toContain(`${under.length} jam di bawah target`)
  })

  test('counts the hours of the week that lack half an operator or more', () => {
    const short = sample.staffing!.data.hours.filter(({ required, onDuty }) => required - onDuty >= 0.5)
    expect(of({ staffing: sample.staffing }).map(({ value }) => value)).toEqual(short.length > 0 ? [short.length] : [])
    const enough = sample.staffing!.data.hours.map((hour) => ({ ...hour, onDuty: 50 }))
    expect(of({ staffing: { ...sample.staffing!, data: { ...sample.staffing!.data, hours: enough } } })).toEqual([])
  })

  test('tells of a file whose newest load refused it, not of one that was loaded since', () => {
    const file = (name: string, status: 'refused' | 'published') => ({
      ...{ file: name, sha256: '', read: 0, loaded: 0, unchanged: 0, replaced: 0, rejected: 0 },
      status
    })
    const run = (files: ReturnType<typeof file>[]) => ({
      ...{ runId: 'r', trigger: 'hand' as const, status: 'published' as const, published: true, dataVersion: null },
      ...{ startedAt: '2026-11-20T00:00:00Z', endedAt: null, sources: [{ source: 'acd', files }] }
    })
    const runs = [run([file('a.csv', 'published')]), run([file('a.csv', 'refused'), file('b.csv', 'refused')])]
    const items = of({ loads: { ...sample.loads!, data: { runs } } })
    expect(items.map(({ text, value }) => [text, value])).toEqual([['1 berkas ditolak, terbaru acd/b.csv', 1]])
  })

  test('tells of the source with a schedule whose data end longest ago, from the third day on', () => {
    const source = (id: string, dataUntil: string | null, schedule: string | null = '0 * * * *') => ({
      ...sample.sources!.data.sources[0]!,
      ...{ id, label: { id, en: id }, dataUntil, schedule }
    })
    const late = (...sources: ReturnType<typeof source>[]) =>
      attention(
        { ...NOTHING, sources: { ...sample.sources!, data: { sources } } },
        { ...sample.meta, today: '2026-11-10' },
        drawing
      ).map(({ text }) => plain(text))
    expect(late(source('a', '2026-11-08T10:00:00Z'))).toEqual([])
    expect(late(source('a', '2026-11-07T10:00:00Z'), source('b', '2026-11-01T10:00:00Z'))).toEqual([
      'b: data sampai 1 Nov 2026, 9 hari yang lalu'
    ])
    expect(late(source('a', '2020-01-01T00:00:00Z', null))).toEqual([])
    expect(late(source('a', null))).toEqual(['a: belum pernah ada data'])
  })

  test('counts each standard once, those of the centre itself and those not in force not at all', () => {
    const goal = (verdict: string, reasons: string[] = []) => ({ latest: { verdict, reasons } })
    const standards = [
      { force: 'own', goals: [goal('missed')] },
      { force: 'law', goals: [goal('missed'), goal('met')] },
      { force: 'law', goals: [goal('met')] },
      { force: 'law', goals: [goal('missed', ['not-in-force'])] },
      { force: 'law', goals: [goal('no-share'), goal('too-few')] }
    ]
    const reply = { data: { standards } } as unknown as VerdictsReply
    expect(judgedStandards(reply)).toEqual({ judged: 2, missed: 1 })
  })

  test('tells of missing hours', () => {
    const kpis = { ...sample.kpis, meta: { ...sample.kpis.meta, hoursMissing: 31 } }
    expect(of({ kpis }).find(({ href }) => href === '/data')).toMatchObject({ kind: 'data', value: 31 })
  })
})

const NOTHING: Looked = {
  ...{ kpis: null, standards: null, operators: null, staffing: null },
  ...{ bursts: null, loads: null, sources: null }
}
