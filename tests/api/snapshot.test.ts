import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import type { LoadsReply } from '#contract/loads.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { callFile, callLine, testSite, type TestSite } from '../fixtures/load-site.ts'

let site: TestSite
let app: TestApp
beforeEach(async () => {
  site = testSite()
  site.put('calls', 'a.csv', callFile(callLine({ id: '1' }), callLine({ id: '2' })))
  await site.load()
  app = await testApp(site.folder)
})
afterEach(async () => {
  await app.close()
  site.remove()
})

const MARCH = '/api/v1/kpis?from=2026-03-01&to=2026-04-01'
const offered = async () => (await app.get<KpisReply>(MARCH)).body.data.kpis[0]!.figure.value

test('a publication is seen by the next request after the pointer moved', async () => {
  expect(await offered()).toBe(2)
  site.put('calls', 'b.csv', callFile(callLine({ id: '3' })))
  await site.load()
  expect(await offered()).toBe(2)
  await app.warehouse.refresh()
  expect(await offered()).toBe(3)
})

test('a refresh gives what was published before it, also while an earlier look is still opening', async () => {
  const path = join(site.folder, 'warehouse', 'current.json')
  const pointer = JSON.parse(readFileSync(path, 'utf8')) as { file: string; version: string }
  const move = (version: string) => {
    const file = `pantau-${version}.duckdb`
    copyFileSync(join(site.folder, 'warehouse', pointer.file), join(site.folder, 'warehouse', file))
    writeFileSync(`${path}.next`, JSON.stringify({ ...pointer, file, version }))
    renameSync(`${path}.next`, path)
  }
  for (let pause = 0; pause < 30; pause++) {
    move(`${pause}-earlier`)
    const earlier = app.warehouse.refresh()
    for (let turn = 0; turn < pause; turn++) await new Promise(setImmediate)
    move(`${pause}-later`)
    await app.warehouse.refresh()
    expect(app.warehouse.version).toBe(`${pause}-later`)
    await earlier
  }
})

test('readers during publications get one version or the other, never a mixture and never a failure', async () => {
  let isDone = false
  const seen: string[] = []
  const read = async () => {
    while (!isDone) {
      const { status, body } = await app.get<KpisReply>(MARCH)
      const [kpi] = body.data.kpis
      seen.push(
        `${status} ${body.meta.dataVersion} ${kpi!.figure.value} ${kpi!.spark.reduce<number>((sum, n) => sum + (n ?? 0), 0)}`
      )
      // A pause leaves the loader its turn, or the readers are all that runs.
      await sleep(150)
    }
  }
  const readers = [read(), read(), read()]
  const expected = new Map([[site.version(), 2]])
  for (let i = 1; i <= 8; i++) {
    site.put('calls', `b${i}.csv`, callFile(callLine({ id: `b${i}` })))
    await site.load()
    expected.set(site.version(), 2 + i)
    await app.warehouse.refresh()
  }
  isDone = true
  await Promise.all(readers)
  const wrong = seen.filter((line) => {
    const [status, version, value, sum] = line.split(' ')
    return status !== '200' || Number(value) !== expected.get(version!) || value !== sum
  })
  expect(wrong).toEqual([])
  expect(new Set(seen.map((line) => line.split(' ')[1])).size).toBeGreaterThan(2)
})

test('a refused file leaves the figures and is told by /loads with file, line and column', async () => {
  site.put('calls', 'bad.csv', callFile(callLine({})).replace('STATUS', 'STATE'))
  await site.load()
  await app.warehouse.refresh()
  expect(await offered()).toBe(2)
  const { body } = await app.get<LoadsReply>('/api/v1/loads')
  expect(body.data.runs[0]!.status).toBe('refused')
  const file = body.data.runs[0]!.sources.flatMap(({ files }) => files).find(({ status }) => status === 'refused')
  expect(file).toMatchObject({ file: 'bad.csv', code: 'COLUMN_MISSING', line: 1, column: 'STATUS' })
})

test('/healthz answers at once while heavy queries run', async () => {
  const many = Array.from({ length: 40 }, () =>
    app.get('/api/v1/kpis?from=1990-01-01&to=2030-01-01&grain=day').catch(() => null)
  )
  const delays: number[] = []
  for (let i = 0; i < 10; i++) {
    const began = performance.now()
    expect((await app.get('/healthz')).status).toBe(200)
    delays.push(performance.now() - began)
  }
  const everything = performance.now()
  await Promise.all(many)
  const whole = performance.now() - everything + delays.reduce((sum, ms) => sum + ms, 0)
  expect(Math.max(...delays)).toBeLessThan(whole)
})
