import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { FunnelReply } from '#contract/funnel.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { CoverageReply, LoadsReply, RejectsReply } from '#contract/loads.ts'
import type { MixReply } from '#contract/mix.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { ResponseTimesReply } from '#contract/response-times.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { addMonths } from '#domain/dates.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

const truth = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'sample-data', 'truth.json'), 'utf8'))
type Period = (typeof truth)['overall']

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

const ALL = 'from=2025-10-01&to=2026-11-01'
const periods: [string, string, Period][] = [
  ['all thirteen months', ALL, truth.overall],
  ...Object.entries(truth.months as Record<string, Period>).map(([month, counted]): [string, string, Period] => [
    month,
    `from=${month}-01&to=${addMonths(`${month}-01`, 1)}`,
    counted
  ])
]

describe.each(periods)('%s: every figure equals what the generator counted', (_name, query, counted) => {
  test('KPIs of calls', async () => {
    const { body } = await app.get<KpisReply>(`/api/v1/kpis?${query}&within=10`)
    const value = (id: string) => body.data.kpis.find((kpi) => kpi.id === id)!.figure.value
    for (const id of ['offered', 'connected', 'answered', 'abandoned', 'valid', 'emergency'])
      expect([id, value(id)]).toEqual([id, counted[id]])
    expect([value('waitP50'), value('waitP90'), value('waitP95'), value('waitP99')]).toEqual([
      counted.wait.p50,
      counted.wait.p90,
      counted.wait.p95,
      counted.wait.p99
    ])
    expect(value('waitMean')).toBeCloseTo(counted.wait.sum / counted.wait.n, 9)
    expect(value('handleMean')).toBeCloseTo(counted.handleSeconds / counted.answered, 9)
    expect(value('talkMean')).toBeCloseTo(counted.talkSeconds / counted.answered, 9)
    expect(value('transferRate')).toBeCloseTo(counted.transferred / counted.answered, 12)
    const kinds = counted.dispositions
    expect(value('ghostShare')).toBeCloseTo((kinds.ghost + kinds.silent) / counted.answered, 12)
    expect(value('prankShare')).toBeCloseTo(kinds.prank / counted.answered, 12)
  })

  test('service levels of every variant', async () => {
    const { body } = await app.get<AnswerTimesReply>(`/api/v1/answer-times?${query}`)
    for (const row of body.data.thresholds.filter(({ withinSeconds }) => withinSeconds !== 40)) {
      const within = counted.answeredWithin[row.withinSeconds]
      const gone = counted.goneWithin[row.withinSeconds]
      expect(row.negative.value).toBeCloseTo(within / counted.offered, 12)
      expect(row.answered.value).toBeCloseTo(within / counted.answered, 12)
      expect(row.ignore.value).toBeCloseTo(within / (counted.offered - gone), 12)
      expect(row.positive.value).toBeCloseTo((within + gone) / counted.offered, 12)
      expect(row.short.value).toBeCloseTo(within / (counted.offered - counted.goneWithin[5]), 12)
    }
    expect(body.data.waitUnknown).toBe(counted.outOfOrder)
  })

  test('incidents: counts, parts and stages', async () => {
    const { body: mix } = await app.get<MixReply>(`/api/v1/mix?${query}`)
    const counts = (parts: { id: string | null; n: number }[]) => Object.fromEntries(parts.map(({ id, n }) => [id, n]))
    expect(mix.data.total.value).toBe(counted.incidents.total)
    expect(counts(mix.data.categories)).toEqual(counted.incidents.categories)
    expect(counts(mix.data.districts)).toEqual(counted.incidents.districts)
    expect(counts(mix.data.agencies)).toEqual(counted.incidents.agencies)
    expect(counts(mix.data.subcategories)).toEqual(counted.incidents.subcategories)
    const { body: times } = await app.get<ResponseTimesReply>(`/api/v1/response-times?${query}`)
    for (const id of ['processing', 'dispatch', 'alarm', 'turnout', 'travel', 'response']) {
      const stage = times.data.intervals.find((each) => each.id === id)!
      const { n, sum, p50, p90, p95 } = counted.incidents[id]
      expect([id, stage.n, stage.p50.value, stage.p90.value, stage.p95.value]).toEqual([id, n, p50, p90, p95])
      expect(stage.mean.value).toBeCloseTo(sum / n, 9)
    }
    const { body: funnel } = await app.get<FunnelReply>(`/api/v1/funnel?${query}`)
    const step = (id: string) => funnel.data.steps.find((each) => each.id === id)!.figure.value
    expect([step('dispatched'), step('arrived')]).toEqual([counted.incidents.dispatched, counted.incidents.arrived])
    expect(step('valid')).toBe(counted.valid)
  })

  test('kinds of call, categories of calls, languages', async () => {
    const { body: volume } = await app.get<VolumeReply>(`/api/v1/volume?${query}`)
    expect(Object.fromEntries(volume.data.dispositions.map(({ disposition, calls }) => [disposition, calls]))).toEqual(
      counted.dispositions
    )
    const { body: mix } = await app.get<MixReply>(`/api/v1/mix?${query}&basis=calls`)
    expect(Object.fromEntries(mix.data.categories.map(({ id, n }) => [id, n]))).toEqual(counted.callCategories)
    const { body: operators } = await app.get<OperatorsReply>(`/api/v1/operators?${query}`)
    expect(Object.fromEntries(operators.data.languages.map(({ id, answered }) => [id, answered]))).toEqual(
      counted.languages
    )
  })
})

test('offered by day, by weekday and hour, and the busiest hours', async () => {
  const { body } = await app.get<VolumeReply>(`/api/v1/volume?${ALL}&grain=day`)
  expect(Object.fromEntries(body.data.buckets.map(({ at, offered }) => [at, offered]))).toEqual(truth.offeredByDay)
  expect(Object.fromEntries(body.data.heat.map((cell) => [`${cell.weekday}-${cell.hour}`, cell.offered]))).toEqual(
    truth.offeredByWeekdayHour
  )
  expect(body.data.busiest.map(({ date, hour, offered }) => ({ date, hour, offered }))).toEqual(truth.busiestHours)
  const { known, again } = truth.operators.repeats
  expect(body.data.repeatCallers).toMatchObject({ numerator: again, denominator: known })
})

test('what became of the rostered time: in all, by month and by operator', async () => {
  const { body } = await app.get<OperatorsReply>('/api/v1/operators?from=2025-09-30&to=2026-11-01')
  const { totals, months, operators } = truth.roster
  expect(paid(body.data)).toEqual(expectedPaid(totals))
  for (const row of body.data.operators) expect([row.id, paid(row)]).toEqual([row.id, expectedPaid(operators[row.id]!)])
  for (const [month, told] of Object.entries<Rostered>(months)) {
    const kpis = (await app.get<KpisReply>(`/api/v1/kpis?from=${month}-01&to=${addMonths(`${month}-01`, 1)}`)).body.data
      .kpis
    const [utilisation, shrinkage, adherence] = ['utilisation', 'shrinkage', 'adherence'].map(
      (id) => kpis.find((kpi) => kpi.id === id)!.figure
    )
    expect([month, paid({ utilisation, shrinkage, adherence } as never)]).toEqual([month, expectedPaid(told)])
  }
})

type Rostered = Record<'rostered' | 'kept' | 'available' | 'worked', number>

function expectedPaid({ rostered, kept, available, worked }: Rostered) {
  return { utilisation: [worked, rostered], shrinkage: [rostered - available, rostered], adherence: [kept, rostered] }
}

function paid(figures: Pick<OperatorsReply['data'], 'utilisation' | 'shrinkage' | 'adherence'>) {
  const of = (figure: (typeof figures)['utilisation']) => {
    if (figure.value === null) return figure.why
    expect(figure.value).toBe(figure.numerator! / figure.denominator!)
    return [figure.numerator, figure.denominator]
  }
  return { utilisation: of(figures.utilisation), shrinkage: of(figures.shrinkage), adherence: of(figures.adherence) }
}

test('operators: presence, pauses, handling and calls of each', async () => {
  const { body } = await app.get<OperatorsReply>('/api/v1/operators?from=2025-09-30&to=2026-11-02')
  for (const row of body.data.operators) {
    expect([row.id, row.readySeconds.value]).toEqual([row.id, truth.operators.ready[row.id]])
    expect([row.id, row.pauseSeconds.value]).toEqual([row.id, truth.operators.pause[row.id]])
    expect([row.id, row.answered]).toEqual([row.id, truth.operators.answered[row.id] ?? 0])
    const handled = truth.operators.handled[row.id]
    if (handled !== undefined) expect(row.occupancy.value).toBeCloseTo(handled / truth.operators.ready[row.id], 3)
  }
  expect(body.data.operators.map(({ id }) => id).sort()).toEqual(Object.keys(truth.operators.ready).sort())
})

test('every file of the sample: rows read, loaded, unchanged, replaced, rejected', async () => {
  const { body } = await app.get<LoadsReply>('/api/v1/loads')
  const files = body.data.runs
    .at(-1)!
    .sources.flatMap(({ source, files }) => files.map((file) => ({ ...file, source })))
  const told = files.map(({ source, file, read, loaded, unchanged, replaced, rejected }) => ({
    source,
    file,
    read,
    loaded,
    unchanged,
    replaced,
    rejected
  }))
  type FileTruth = (typeof told)[number] & { rejectsByCode: Record<string, number> }
  const expected = (truth.files as FileTruth[]).map(({ rejectsByCode: _codes, ...counts }) => counts)
  const byName = (a: { source: string; file: string }, b: { source: string; file: string }) =>
    `${a.source}${a.file}`.localeCompare(`${b.source}${b.file}`)
  expect(told.sort(byName)).toEqual(expected.sort(byName))

  const { body: rejects } = await app.get<RejectsReply>('/api/v1/rejects?limit=1000')
  const counts: Record<string, number> = {}
  for (const { rejectsByCode } of truth.files as FileTruth[]) {
    for (const [code, n] of Object.entries(rejectsByCode)) counts[code] = (counts[code] ?? 0) + n
  }
  const found: Record<string, number> = {}
  for (const { code } of rejects.data.rows) found[code] = (found[code] ?? 0) + 1
  expect(found).toEqual(counts)
  expect(rejects.data.total).toBe(rejects.data.rows.length)
})

test('hours are known of feeds; a roster, which tells of what is to come, is none', async () => {
  const { body } = await app.get<CoverageReply>('/api/v1/coverage?from=2026-10-01&to=2026-10-03')
  expect(body.data.sources.map(({ id }) => id)).toEqual(['acd', 'register', 'operators'])
})
