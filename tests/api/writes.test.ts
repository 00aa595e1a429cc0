import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '#server/config.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

let site: TestSite
let app: TestApp
beforeAll(async () => {
  site = testSite()
  app = await testApp(site.folder)
})
afterAll(async () => {
  await app.close()
  site.remove()
})

const NOWHERE = '/api/v1/nowhere'
const refusals: [string, Record<string, string>][] = [
  ['a page of another site', { host: '127.0.0.1:8112', origin: 'https://evil.example' }],
  ['a page without an origin', { host: '127.0.0.1:8112', origin: 'null' }],
  ['another port of this machine', { host: '127.0.0.1:8112', origin: 'http://127.0.0.1:3000' }],
  ['a cross-site request that names no origin', { host: '127.0.0.1:8112', 'sec-fetch-site': 'cross-site' }],
  ['a name that is made to lead here', { host: 'evil.example:8112', origin: 'http://evil.example:8112' }]
]

test.each(refusals)('nothing is changed for %s', async (_who, headers) => {
  const reply = await app.send<{ code: string }>('POST', NOWHERE, {}, headers)
  expect([reply.status, reply.body.code]).toEqual([403, 'FOREIGN_ORIGIN'])
})

test('a page of this server and a program of this machine may', async () => {
  const page = { host: '127.0.0.1:8112', origin: 'http://127.0.0.1:8112', 'sec-fetch-site': 'same-origin' }
  expect((await app.send('POST', NOWHERE, {}, page)).status).toBe(404)
  expect((await app.send('DELETE', NOWHERE, undefined, { host: '[::1]:8112' })).status).toBe(404)
})

test('a server that others reach takes nothing in unless it is said', () => {
  expect(readConfig({}).areWritesAllowed).toBe(true)
  expect(readConfig({ HOST: '0.0.0.0' }).areWritesAllowed).toBe(false)
  expect(readConfig({ HOST: '0.0.0.0', ALLOW_WRITES: 'on' }).areWritesAllowed).toBe(true)
  expect(readConfig({ ALLOWED_HOSTS: 'Pantau.example, b' }).allowedHosts).toEqual(['pantau.example', 'b'])
  expect(() => readConfig({ ALLOW_WRITES: 'yes' })).toThrow('ALLOW_WRITES must be on or off, got "yes"')
})
