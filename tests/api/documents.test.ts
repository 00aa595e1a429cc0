import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { builtWeb } from '../fixtures/built-web.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

const PAGES = ['index', 'volume', 'data', 'data/intake', 'shell']

let site: TestSite
let web: ReturnType<typeof builtWeb>
let app: TestApp
beforeAll(async () => {
  site = testSite()
  web = builtWeb(PAGES)
  app = await testApp(site.folder, { webFolder: web.folder })
})
afterAll(async () => {
  await app.close()
  site.remove()
  web.remove()
})

const read = async (address: string) => {
  const { status, raw, headers } = await app.get(address)
  return {
    status,
    name: /<h1>(.*)<\/h1>/.exec(raw.toString())?.[1],
    policy: String(headers['content-security-policy'])
  }
}

test.each([
  ['/', 'index'],
  ['/?lang=en', 'index'],
  ['/volume', 'volume'],
  ['/volume?from=2026-03-01&to=2026-04-01', 'volume'],
  ['/volume/', 'volume'],
  ['/data', 'data'],
  ['/data/intake', 'data/intake']
])('%s is answered with the document of its page', async (address, name) => {
  expect(await read(address)).toMatchObject({ status: 200, name })
})

test.each(['/nothing', '/data/nothing', '/volume/x', '/volume.html/x', '/_app'])(
  '%s is no page: not found, with the shell that says so',
  async (address) => {
    expect(await read(address)).toMatchObject({ status: 404, name: 'shell' })
  }
)

test('an API address that does not exist is a problem, not a page', async () => {
  const { status, headers } = await app.get('/api/v1/nothing')
  expect([status, headers['content-type']]).toEqual([404, expect.stringContaining('application/problem+json')])
})

test('the script of each document is allowed, and no other', async () => {
  const { policy } = await read('/')
  const allowed = [...policy.matchAll(/'sha256-([^']+)'/g)].map(([, hash]) => hash)
  const hashes = PAGES.map((name) => createHash('sha256').update(`open('${name}')`).digest('base64'))
  expect(allowed.toSorted()).toEqual(hashes.toSorted())
})
