import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fixedOffset } from '#etl/zone.ts'
import { callFile, callLine, testSite } from '../fixtures/load-site.ts'

test('only a zone whose clock never changed has a fixed offset', () => {
  expect(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'].map(fixedOffset)).toEqual([25_200, 28_800, 32_400])
  expect(['America/New_York', 'Asia/Jerusalem', 'Asia/Kathmandu', 'Europe/London'].map(fixedOffset)).toEqual([
    null,
    null,
    null,
    null
  ])
})

test.each([
  ['Asia/Jayapura', '2026-03-02 01:00:00', 10],
  ['America/New_York', '2026-03-08 14:00:00', 10],
  ['Asia/Kathmandu', '2026-03-08 04:15:00', 10]
])('a local 10:00 of %s is that instant, and 10 h there', async (zone, utc, hour) => {
  const site = testSite()
  const yaml = readFileSync(`${site.folder}/site.yaml`, 'utf8').replaceAll('Asia/Jakarta', zone)
  const there = testSite(yaml)
  const day = utc.slice(0, 10).split('-').reverse().join('/')
  there.put(
    'calls',
    'a.csv',
    callFile(callLine({ in: `${day} 10:00:00`, answer: `${day} 10:00:05`, end: `${day} 10:01:00` }))
  )
  await there.load({ source: 'calls' })
  expect(await there.query('select arrived_at, hour, wait_s from fct_calls')).toEqual([
    { arrived_at: utc, hour, wait_s: 5 }
  ])
  there.remove()
  site.remove()
})
