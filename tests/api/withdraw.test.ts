import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChangesReply, FileChanged } from '#contract/changes.ts'
import type { Problem } from '#contract/common.ts'
import type { KpisReply } from '#contract/kpis.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { callFile, callLine, testSite, type TestSite } from '../fixtures/load-site.ts'

const GOOD = callFile(callLine({ id: '1' }), callLine({ id: '2' }))
const WRONG = callFile(callLine({ id: '2', op: 'OP-9' }), callLine({ id: '3' }), callLine({ id: '4' }))
const sha256 = createHash('sha256').update(WRONG).digest('hex')

let site: TestSite
let app: TestApp
beforeAll(async () => {
  site = testSite()
  site.put('calls', 'good.csv', GOOD)
  await site.load()
  site.put('calls', 'wrong.csv', WRONG)
  await site.load()
  app = await testApp(site.folder)
})
afterAll(async () => {
  await app.close()
  site.remove()
})

const offered = async () => {
  const { body } = await app.get<KpisReply>('/api/v1/kpis?from=2026-03-01&to=2026-04-01')
  return body.data.kpis.find(({ id }) => id === 'offered')?.figure.value
}
const change = (action: string, file = sha256) =>
  app.send<FileChanged & Problem>('POST', `/api/v1/loads/${file}/${action}`)

test('a file is withdrawn and brought back through the API; readers have it when it is told', async () => {
  expect(await offered()).toBe(4)
  const gone = await change('withdraw')
  expect([gone.status, gone.body]).toMatchObject([200, { isChanged: true, removed: 3, returned: 1 }])
  expect(await offered()).toBe(2)
  expect((await change('withdraw')).body).toMatchObject({ isChanged: false, removed: 0 })
  const { body } = await app.get<ChangesReply>('/api/v1/changes')
  expect(body.data.events.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
    'withdraw wrong.csv',
    'load wrong.csv',
    'load good.csv'
  ])
  expect((await change('restore')).body).toMatchObject({ isChanged: true })
  expect(await offered()).toBe(4)
})

test('a file that nobody loaded, and a name that is no hash', async () => {
  const unknown = await change('withdraw', 'f'.repeat(64))
  expect([unknown.status, unknown.body.code]).toEqual([404, 'FILE_UNKNOWN'])
  expect((await change('withdraw', '..%2f..%2fx')).status).toBe(400)
  expect(await offered()).toBe(4)
})
