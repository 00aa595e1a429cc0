import { afterEach, describe, expect, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import type { CoverageReply } from '#contract/loads.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp } from '../fixtures/app.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

const YAML = `
site: { id: c, name: { id: C, en: C } }
centres: [{ id: c1, name: Satu, time_zone: Asia/Jakarta }]
sources:
  - id: calls
    kind: calls
    centre: c1
    files: '*.csv'
    time_zone: Asia/Jakarta
    format: { type: csv }
    key: [id]
    columns: { arrived: { column: in, format: '%Y-%m-%d %H:%M' }, outcome: { value: answered } }
  - id: beats
    kind: heartbeats
    of: calls
    centre: c1
    files: '*.csv'
    time_zone: Asia/Jakarta
    format: { type: csv }
    key: [at]
    columns: { happened: { column: at, format: '%Y-%m-%d %H:%M' } }
`

let site: TestSite
afterEach(() => site.remove())

const two = (n: number) => String(n).padStart(2, '0')

/** Calls at fixed minutes of every hour of days in March 2026, but for the hours that are left out. */
function calls(days: number[], perHour: number, isLeftOut: (day: number, hour: number) => boolean): string {
  const lines = days.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour) =>
      isLeftOut(day, hour)
        ? []
        : Array.from(
            { length: perHour },
            (_, i) => `${day}-${hour}-${i},2026-03-${two(day)} ${two(hour)}:${two(i * 3)}`
          )
    )
  )
  return ['id,in', ...lines, ''].join('\n')
}

async function statesOf(day: number): Promise<string> {
  const app = await testApp(site.folder)
  const { body } = await app.get<CoverageReply>(`/api/v1/coverage?from=2026-03-${two(day)}&to=2026-03-${two(day + 1)}`)
  await app.close()
  return body.data.sources.find(({ id }) => id === 'calls')!.hours[0]!
}

const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe('what is known of an hour', () => {
  test('a short silence of a busy feed within a file is no data, one of a quiet feed is a confirmed zero', async () => {
    site = testSite(YAML)
    site.put(
      'calls',
      'busy.csv',
      calls(days(1, 14), 18, (day, hour) => day === 8 && hour >= 10 && hour < 13)
    )
    await site.load()
    expect(await statesOf(8)).toBe('rrrrrrrrrrnnnrrrrrrrrrrr')
    site.remove()
    site = testSite(YAML)
    site.put(
      'calls',
      'quiet.csv',
      calls(days(1, 14), 1, (_, hour) => hour % 3 !== 0)
    )
    await site.load()
    expect(await statesOf(8)).toBe('rzzrzzrzzrzzrzzrzzrzzrzz')
  })

  test('between two files nothing is known, unless heartbeats show that the feed was alive', async () => {
    site = testSite(YAML)
    const night = (day: number, hour: number) => day === 3 && hour < 4
    site.put(
      'calls',
      'a.csv',
      calls(days(1, 2), 1, () => false)
    )
    site.put('calls', 'b.csv', calls(days(3, 5), 1, night))
    await site.load()
    expect(await statesOf(3)).toBe('nnnnrrrrrrrrrrrrrrrrrrrr')
    site.put('beats', 'b.csv', 'at\n2026-03-03 01:10\n2026-03-03 01:40\n2026-03-03 02:10\n')
    await site.load()
    expect(await statesOf(3)).toBe('nzznrrrrrrrrrrrrrrrrrrrr')
  })

  test('hours without data are gaps in a series of hours, confirmed zeros are zeros; every reply says how many', async () => {
    site = testSite(YAML)
    site.put(
      'calls',
      'a.csv',
      calls(days(1, 2), 1, (_, hour) => hour === 5)
    )
    site.put(
      'calls',
      'b.csv',
      calls(days(3, 5), 1, (day, hour) => day === 3 && hour < 4)
    )
    await site.load()
    const app = await testApp(site.folder)
    const { body } = await app.get<VolumeReply>('/api/v1/volume?from=2026-03-02&to=2026-03-04&grain=hour')
    const at = (time: string) => body.data.buckets.find((bucket) => bucket.at === time)!.offered
    expect([at('2026-03-02T04:00'), at('2026-03-02T05:00'), at('2026-03-03T03:00'), at('2026-03-03T04:00')]).toEqual([
      1,
      0,
      null,
      1
    ])
    const { body: kpis } = await app.get<KpisReply>('/api/v1/kpis?from=2026-03-02&to=2026-03-04')
    expect(kpis.meta.coverage).toEqual({ days: 2, daysWithData: 2, hours: 48, hoursWithRows: 43, hoursZero: 1 })
    await app.close()
  })
})
