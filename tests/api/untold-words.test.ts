import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { load } from '#etl/load.ts'
import { readSite } from '#server/site/site.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

/** A centre whose operators type emergencies and ghost calls alone, and whose switch tells nothing of before the queue. */
const YAML = `
site: { id: kecil, name: { id: Kecil, en: Small } }
centres: [{ id: kecil, name: Kecil, time_zone: Asia/Jakarta }]
sources:
  - { id: calls, kind: calls, centre: kecil, files: '*.csv', time_zone: Asia/Jakarta, format: { type: csv, delimiter: ',' }, key: [ID],
      columns: { arrived: { column: IN, format: '%Y-%m-%d %H:%M:%S' }, wait_s: WAIT,
        outcome: { column: STATUS, map: { J: answered, T: abandoned } },
        disposition: { column: KIND, map: { DARURAT: emergency, GHOST: ghost } } } }
`
const ROWS = `ID,IN,WAIT,STATUS,KIND
1,2026-03-02 08:00:00,4,J,DARURAT
2,2026-03-02 08:10:00,6,J,GHOST
3,2026-03-02 08:20:00,9,T,
4,2026-03-02 08:30:00,3,J,
`

let folder: string
let app: TestApp
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pantau-words-'))
  mkdirSync(join(folder, 'inbox', 'calls'), { recursive: true })
  writeFileSync(join(folder, 'site.yaml'), YAML)
  writeFileSync(join(folder, 'inbox', 'calls', 'a.csv'), ROWS)
  await load({ siteFolder: folder, site: await readSite(folder), trigger: 'hand', now: () => new Date() })
  app = await testApp(folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const DAY = 'from=2026-03-02&to=2026-03-03'

test('what the export has no word for is not 0: it is not exported', async () => {
  const { body } = await app.get<KpisReply>(`/api/v1/kpis?${DAY}`)
  const told = Object.fromEntries(
    body.data.kpis.map(({ id, figure }) => [id, figure.value === null ? figure.why : figure.value])
  )
  expect(told).toMatchObject({
    emergency: 1,
    ghostShare: 1 / 3,
    invalidShare: 1 / 3,
    valid: 1,
    abandoned: 1,
    connected: 4,
    prankShare: 'not-exported',
    cutOff: 'not-exported',
    cutOffRate: 'not-exported'
  })
})

test('nor is it 0 in a series', async () => {
  const { body } = await app.get<VolumeReply>(`/api/v1/volume?${DAY}&grain=day`)
  expect(body.data.buckets).toMatchObject([{ offered: 4, abandoned: 1, cutOff: null }])
})
