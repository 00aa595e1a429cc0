import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { MixReply } from '#contract/mix.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import type { TestSite } from '../fixtures/load-site.ts'
import { FEBRUARY as ALL, OUTAGES, outageSite, two } from '../fixtures/outage-site.ts'

async function loaded(outage: (typeof OUTAGES)[number] | null, level = 0.55) {
  const site = await outageSite(outage, level)
  return { site, app: await testApp(site.folder) }
}

const PERIOD = 'from=2026-02-02&to=2026-02-28'
let full: { site: TestSite; app: TestApp }
let truth: Map<string, KpisReply['data']['kpis'][number]>
beforeAll(async () => {
  full = await loaded(null)
  const { body } = await full.app.get<KpisReply>(`/api/v1/kpis?${PERIOD}`)
  truth = new Map(body.data.kpis.map((kpi) => [kpi.id, kpi]))
}, 120_000)
afterAll(async () => {
  await full.app.close()
  full.site.remove()
})

test('complete data have no bounds', () => {
  const figures = [...truth.values()].map(({ figure }) => figure).filter(({ value }) => value !== null)
  expect(figures.length).toBeGreaterThan(12)
  expect(figures.some((figure) => 'bounds' in figure)).toBe(false)
})

describe.each(OUTAGES)('an outage on day $day from $from to $to', (outage) => {
  let site: TestSite
  let app: TestApp
  const lost = ALL.filter(({ day, hour }) => day === outage.day && hour >= outage.from && hour < outage.to)
  beforeAll(async () => {
    const part = await loaded(outage)
    ;({ site, app } = part)
  }, 120_000)
  afterAll(async () => {
    await app.close()
    site.remove()
  })

  test('gives every figure bounds that hold what the complete data say', async () => {
    const { body } = await app.get<KpisReply>(`/api/v1/kpis?${PERIOD}`)
    expect(body.meta.hoursMissing).toBe(outage.to - outage.from)
    const known = body.data.kpis.filter(({ figure }) => figure.value !== null)
    expect(known.length).toBeGreaterThan(12)
    for (const { id, figure } of known) {
      if (figure.value === null) continue
      const [low, high] = figure.bounds!
      const real = truth.get(id)!.figure.value!
      expect([id, low! <= real && real <= (high ?? Infinity)]).toEqual([id, true])
      expect([id, low! <= figure.value && figure.value <= (high ?? Infinity)]).toEqual([id, true])
      expect([id, figure.hoursMissing]).toEqual([id, outage.to - outage.from])
    }
    const offered = body.data.kpis.find(({ id }) => id === 'offered')!.figure
    if (offered.value === null) throw new Error('no calls')
    const inPeriod = ALL.filter(({ day }) => day >= 2 && day <= 27).length
    expect(offered).toMatchObject({
      value: inPeriod - lost.length,
      bounds: [inPeriod - lost.length, expect.any(Number)]
    })
    // The upper end is above what was lost, and not absurd: below three times it for these hours.
    const most = offered.bounds![1]! - offered.value
    expect([lost.length <= most, most <= 3 * lost.length]).toEqual([true, true])
  })

  test('is marked in every series, by the share of the hours that is known', async () => {
    const { body } = await app.get<VolumeReply>(`/api/v1/volume?${PERIOD}&grain=day`)
    const known = new Map(body.data.buckets.map(({ at, known }) => [at, known]))
    const day = `2026-02-${two(outage.day)}`
    expect(known.get(day)).toBeCloseTo(1 - (outage.to - outage.from) / 24, 9)
    expect([...known].filter(([at, share]) => at !== day && share !== 1)).toEqual([])
    const { body: weeks } = await app.get<AnswerTimesReply>(`/api/v1/answer-times?${PERIOD}&grain=week`)
    const last = weeks.data.buckets.at(-1)!
    const missing = outage.day >= 23 ? outage.to - outage.from : 0
    // The week of 23 February has five of its seven days in the period.
    expect([last.at, last.known]).toEqual(['2026-02-23', (5 * 24 - missing) / (7 * 24)])
    const { body: mix } = await app.get<MixReply>(`/api/v1/mix?${PERIOD}&basis=calls&grain=day`)
    expect(mix.data.series.known).toEqual([...known.values()])
  })

  test('parts of a mix hold their true share', async () => {
    const { body } = await app.get<MixReply>(`/api/v1/mix?${PERIOD}&basis=calls`)
    const inPeriod = ALL.filter(({ day }) => day >= 2 && day <= 27)
    for (const { id, share } of body.data.categories) {
      const real = inPeriod.filter(({ line }) => line.split(',')[6] === (id === 'fire' ? 'f' : 'm')).length
      if (share.value === null) throw new Error('no share')
      const [low, high] = share.bounds!
      expect([id, low! <= real / inPeriod.length && real / inPeriod.length <= high!]).toEqual([id, true])
    }
  })
})

test('a verdict stands only where even the worst case, or even the best, has it', async () => {
  const level = truth.get('serviceLevel')!.figure.value!
  const statuses = []
  for (const target of [level - 0.2, level, level + 0.2]) {
    const { site, app } = await loaded(OUTAGES[1]!, Math.round(target * 1000) / 1000)
    const { body } = await app.get<KpisReply>(`/api/v1/kpis?${PERIOD}`)
    statuses.push(body.data.kpis.find(({ id }) => id === 'serviceLevel')!.status)
    await app.close()
    site.remove()
  }
  expect(statuses).toEqual(['met', 'no-data', 'missed'])
}, 120_000)

test('hours that are still to come are not missing; hours of today that are over are', async () => {
  const app = await testApp(full.site.folder, { now: () => new Date('2026-03-01T02:30:00Z') })
  const { body } = await app.get<KpisReply>('/api/v1/kpis?from=2026-02-02&to=2026-03-05')
  // 2 to 28 February are known but for nothing; of 1 March 00:00 to 09:00 in Jakarta are over.
  expect(body.meta.hoursMissing).toBe(9)
  await app.close()
})
