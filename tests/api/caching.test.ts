import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MetaReply } from '#contract/meta.ts'
import { Problem } from '#contract/common.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { call, publish, publishedSite } from '../fixtures/warehouse.ts'

const WORLD = { calls: [call({ at: '2026-03-02 10:00:00', waited: 4, operator: 'OP-1' })] }
const KPIS = '/api/v1/kpis?from=2026-03-02&to=2026-03-03'

let folder: string
let app: TestApp
let now = new Date('2026-11-23T05:00:00Z')
beforeAll(async () => {
  folder = await publishedSite(WORLD)
  app = await testApp(folder, { now: () => now })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const tagOf = async (path: string) => String((await app.get(path)).headers['etag'])
const again = async (path: string, tag: string) => (await app.get(path, { 'if-none-match': tag })).status

describe('a reply that the reader has', () => {
  test('is not sent again, however the tag comes back', async () => {
    const tag = await tagOf(KPIS)
    expect(await again(KPIS, tag)).toBe(304)
    expect(await again(KPIS, `W/${tag}`)).toBe(304)
    expect(await again(KPIS, `"other", ${tag}`)).toBe(304)
    expect(await again(KPIS, '"other"')).toBe(200)
  })

  test('a refusal carries no tag, so that it can never be taken for a reply', async () => {
    const refused = await app.get<Problem>(`${KPIS}&centre=nowhere`)
    expect(refused.status).toBe(400)
    expect(refused.headers['etag']).toBeUndefined()
    expect(refused.headers['cache-control']).toBe('no-store')
  })

  test('what a day changes is sent anew on the next day', async () => {
    const tag = await tagOf('/api/v1/meta')
    expect(await again('/api/v1/meta', tag)).toBe(304)
    now = new Date('2026-11-23T17:30:00Z')
    expect(await again('/api/v1/meta', tag)).toBe(200)
    expect((await app.get<MetaReply>('/api/v1/meta')).body.data.today).toBe('2026-11-24')
  })

  test('a publication makes it old', async () => {
    const tag = await tagOf(KPIS)
    await publish(folder, WORLD, 'v2')
    await app.warehouse.refresh()
    expect(await again(KPIS, tag)).toBe(200)
  })

  test.each(['/api/v1/loads', '/api/v1/sources'])('%s is asked for every time', async (path) => {
    expect((await app.get(path)).headers['cache-control']).toBe('private, no-cache')
  })
})
