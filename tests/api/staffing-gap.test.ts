import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { StaffingGapReply } from '#contract/staffing-gap.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { testSite } from '../fixtures/load-site.ts'

const OCTOBER = 'from=2026-10-05&to=2026-10-26'

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

const get = async <Reply>(path: string) => (await app.get<Reply>(`/api/v1/${path}`)).body

test('load and duty of the hours of the week are those that other replies tell of the same days', async () => {
  const { data } = await get<StaffingGapReply>(`staffing-gap?${OCTOBER}`)
  const volume = await get<VolumeReply>(`volume?${OCTOBER}&grain=hour`)
  const operators = await get<OperatorsReply>(`operators?${OCTOBER}&grain=hour`)
  const kpis = await get<KpisReply>(`kpis?${OCTOBER}`)
  expect(data.why).toBeNull()
  expect(data.hours).toHaveLength(168)
  expect(data.handleMean.value).toBeCloseTo(kpis.data.kpis.find(({ id }) => id === 'handleMean')!.figure.value!, 9)
  const known = volume.data.buckets.flatMap((bucket, i) => {
    const duty = operators.data.buckets[i]!
    const date = new Date(`${bucket.at}:00Z`)
    return bucket.offered === null || duty.onDuty.value === null
      ? []
      : [
          {
            weekday: date.getUTCDay() || 7,
            hour: date.getUTCHours(),
            offered: bucket.offered,
            onDuty: duty.onDuty.value
          }
        ]
  })
  for (const { weekday, hour, hours, callsPerHour, onDuty } of data.hours) {
    const same = known.filter((each) => each.weekday === weekday && each.hour === hour)
    const mean = (of: 'offered' | 'onDuty') => same.reduce((sum, each) => sum + each[of], 0) / same.length
    expect([weekday, hour, hours]).toEqual([weekday, hour, same.length])
    expect(callsPerHour).toBeCloseTo(mean('offered'), 9)
    expect(onDuty).toBeCloseTo(mean('onDuty'), 9)
  }
})

test('a filter of calls changes nothing: operators take every call', async () => {
  const all = await get<StaffingGapReply>(`staffing-gap?${OCTOBER}`)
  const some = await get<StaffingGapReply>(`staffing-gap?${OCTOBER}&category=fire&operator=OP-01`)
  expect(some.data).toEqual(all.data)
})

test('without a target, without data and without operator states it says why', async () => {
  expect((await get<StaffingGapReply>('staffing-gap?from=2020-01-01&to=2020-02-01')).data).toMatchObject({
    why: 'no-data',
    hours: []
  })
  const site = testSite()
  const bare = await testApp(site.folder)
  const { data } = (await bare.get<StaffingGapReply>('/api/v1/staffing-gap')).body
  expect([data.why, data.target, data.hours]).toEqual(['no-target', null, []])
  await bare.close()
  site.remove()
})

test('an unknown parameter is refused', async () => {
  expect((await app.get('/api/v1/staffing-gap?of=1')).status).toBe(400)
})
