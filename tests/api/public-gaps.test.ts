import { afterEach, describe, expect, test } from 'vitest'
import type { VolumeReply } from '#contract/volume.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

/*
 * Rows in, rows out of Rill's suite (Apache-2.0, runtime/resolvers/testdata/metrics_null_filling.yaml), put into our own
 * words: a row of value n at an instant is n calls there. Where Rill lets a measure choose what stands for nothing, here
 * the feed decides: 0 where it was alive, no value where nothing is known.
 */

let site: TestSite | undefined
let app: TestApp | undefined
afterEach(async () => {
  await app?.close()
  site?.remove()
})

/** A site with calls, and a heartbeat at every noon (UTC) of the days on which its feed was alive. */
async function siteWith(zone: string, calls: Readonly<Record<string, number>>, alive: readonly string[]) {
  site = testSite(`
site: { id: g, name: { id: G, en: G } }
centres: [{ id: c1, name: Satu, time_zone: ${zone} }]
sources:
  - { id: calls, layout: pantau-calls, centre: c1, files: '*', time_zone: UTC }
  - { id: beats, kind: heartbeats, of: calls, centre: c1, files: '*', time_zone: UTC, format: { type: csv },
      columns: { happened: { column: at, format: '%Y-%m-%d %H:%M' } }, key: [at] }
`)
  const rows = Object.entries(calls).flatMap(([day, n]) =>
    Array.from({ length: n }, (_, i) => `${day}-${i},${day} 00:00:00,,${day} 00:00:05,abandoned,,,`)
  )
  site.put(
    'calls',
    'a.csv',
    ['call_id,arrived,answered,ended,outcome,operator,category,caller', ...rows, ''].join('\n')
  )
  const beats = alive.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}:30`)
  )
  site.put('beats', 'b.csv', ['at', ...beats, ''].join('\n'))
  expect((await site.load()).error).toBeUndefined()
  app = await testApp(site.folder)
}

async function byDay(from: string, to: string, compare = '') {
  const { body } = await app!.get<VolumeReply>(`/api/v1/volume?from=${from}&to=${to}&grain=day${compare}`)
  const told = (buckets: readonly { at: string; offered: number | null }[]) =>
    buckets.map(({ at, offered }) => [at, offered])
  return { now: told(body.data.buckets), before: body.data.comparisons.map(({ buckets }) => told(buckets)) }
}

const JANUARY = { '2024-01-02': 1, '2024-01-03': 10, '2024-01-05': 100 }
const FIRST_DAYS = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05']

describe('a day without rows', () => {
  test('stands in the series, and the compared period is aligned with it', async () => {
    await siteWith('UTC', JANUARY, FIRST_DAYS)
    expect(await byDay('2024-01-03', '2024-01-05', '&compare=previous')).toEqual({
      now: [
        ['2024-01-03', 10],
        ['2024-01-04', 0]
      ],
      before: [
        [
          ['2024-01-01', 0],
          ['2024-01-02', 1]
        ]
      ]
    })
  })

  test('of which nobody knows is no zero, wherever it lies', async () => {
    await siteWith('UTC', JANUARY, FIRST_DAYS)
    expect((await byDay('2024-01-10', '2024-01-15')).now).toEqual(
      ['10', '11', '12', '13', '14'].map((day) => [`2024-01-${day}`, null])
    )
  })
})

/** The clock of New York goes forward on 10 March 2024; midnight UTC is the evening before there, and morning in Asia. */
describe('rows at midnight UTC of 10, 11 and 12 March 2024', () => {
  const rows = { '2024-03-10': 1, '2024-03-11': 10, '2024-03-12': 100 }
  test.each([
    ['UTC', [1, 10, 100]],
    ['America/New_York', [10, 100, null]],
    ['Asia/Kathmandu', [1, 10, 100]],
    ['Asia/Jakarta', [1, 10, 100]],
    ['Asia/Makassar', [1, 10, 100]],
    ['Asia/Jayapura', [1, 10, 100]]
  ])('are of the local days of %s', async (zone, expected) => {
    await siteWith(zone, rows, [])
    expect((await byDay('2024-03-10', '2024-03-13')).now.map(([, offered]) => offered)).toEqual(expected)
  })
})
