import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { builtWeb } from '../fixtures/built-web.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

const LIMIT = 5

let site: TestSite
let web: ReturnType<typeof builtWeb>
let app: TestApp
beforeAll(async () => {
  site = testSite()
  web = builtWeb(['index', 'volume'])
  app = await testApp(site.folder, { webFolder: web.folder, questionsAMinute: LIMIT })
})
afterAll(async () => {
  await app.close()
  site.remove()
  web.remove()
})

test('questions beyond the limit are refused with a problem; files of the pages never are', async () => {
  const asked = []
  for (let i = 0; i < LIMIT + 2; i++) asked.push((await app.get('/api/v1/meta')).status)
  expect(asked).toEqual([...Array<number>(LIMIT).fill(200), 429, 429])
  const refused = await app.get<{ status: number; code: string }>('/api/v1/meta')
  expect(refused.headers['content-type']).toContain('application/problem+json')
  expect(refused.body).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
  for (let i = 0; i < LIMIT * 3; i++) expect((await app.get('/index.html')).status).toBe(200)
  expect((await app.get('/volume')).status).toBe(200)
})
