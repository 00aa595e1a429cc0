import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { OperatorProfileReply, OperatorsReply } from '#contract/operators.ts'
import type { VolumeReply, VolumeSeriesReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

const ASKED = [
  'from=2026-03-01&to=2026-04-01&compare=previous',
  'from=2026-03-01&to=2026-03-08&compare=year&compare=weekday&grain=hour&category=fire',
  'from=1999-02-01&to=1999-03-01'
]

test.each(ASKED)('what is asked at a glance is what the whole tells: %s', async (query) => {
  const volume = (await app.get<VolumeReply>(`/api/v1/volume?${query}`)).body
  const series = (await app.get<VolumeSeriesReply>(`/api/v1/volume/series?${query}`)).body
  const { grain, buckets, comparisons } = volume.data
  expect(buckets.length).toBeGreaterThan(0)
  expect(series.data).toEqual({ grain, buckets, comparisons })

  const operators = (await app.get<OperatorsReply>(`/api/v1/operators?${query}`)).body
  const profile = (await app.get<OperatorProfileReply>(`/api/v1/operators/profile?${query}`)).body
  expect(operators.data.profile).toHaveLength(24)
  expect(profile.data).toEqual({ profile: operators.data.profile })

  for (const [whole, part] of [
    [volume.meta, series.meta],
    [operators.meta, profile.meta]
  ] as const) {
    const { definitions, ...meta } = part
    expect(whole).toMatchObject(meta)
    for (const definition of definitions) expect(whole.definitions).toContainEqual(definition)
  }
})
