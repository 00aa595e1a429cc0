import { rmSync } from 'node:fs'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tableFromIPC } from 'apache-arrow'
import { Problem } from '#contract/common.ts'
import { readConfig } from '#server/config.ts'
import { openDuckdb } from '#server/engine/duckdb.ts'
import { statement } from '#server/engine/engine.ts'
import { toCsv } from '#server/plugins/csv.ts'
import { startScheduler } from '#server/scheduler.ts'
import { parseSite } from '#server/site/site.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { call, publishedSite, SITE_YAML } from '../fixtures/warehouse.ts'

let folder: string
let app: TestApp
beforeAll(async () => {
  folder = await publishedSite({ calls: [call({ at: '2026-03-02 10:00:00', waited: 4 })] })
  app = await testApp(folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

describe('a query that takes too long', () => {
  test('is stopped, answered with 503 without a detail, and kept by nobody', async () => {
    const hurried = await testApp(folder, { timeoutSeconds: 0.0001 })
    // More at once than there are connections: those behind have no time left when their turn comes.
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        hurried.get<Problem>(`/api/v1/answer-times?from=2026-01-${10 + (i % 9)}&to=2026-03-31`)
      )
    )
    const refused = replies.find(({ status }) => status === 503)!
    expect(refused.headers['content-type']).toContain('application/problem+json')
    expect(Value.Check(Problem, refused.body)).toBe(true)
    expect([refused.body.code, refused.body.detail, refused.headers['etag']]).toEqual(['TIMEOUT', undefined, undefined])
    expect((await hurried.get('/healthz')).status).toBe(200)
    await hurried.close()
  })
})

describe('the engine', () => {
  const ask = async (sql: string, timeoutSeconds = 30) => {
    const db = await openDuckdb(`${folder}/warehouse/v1.duckdb`, { pool: 1, timeoutSeconds })
    try {
      return await db.select(statement<object>()({ name: 'tried', sql, params: {} }), {})
    } finally {
      db.close()
    }
  }

  test('refuses a column that would reach JavaScript as something else, by name', async () => {
    await expect(ask('select count(*) as calls from fct_calls')).rejects.toMatchObject({
      cause: { message: 'column calls is neither integer, double nor varchar' }
    })
  })

  test('writes nothing', async () => {
    await expect(ask('delete from fct_calls')).rejects.toMatchObject({ code: 'ENGINE' })
  })

  test('interrupts what runs longer than its limit', async () => {
    const endless = 'select cast(sum(a.range * b.range) as double) as s from range(10000000) a, range(10000) b'
    const began = performance.now()
    await expect(ask(endless, 0.3)).rejects.toMatchObject({ code: 'TIMEOUT', statement: 'tried' })
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

describe('settings', () => {
  test.each([
    [{ PORT: '80000' }, 'PORT must be a whole number from 0 to 65535, got "80000"'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ DUCKDB_MEMORY: 'much' }, 'DUCKDB_MEMORY must be a size such as 2GB, got "much"'],
    [{ QUERY_TIMEOUT_S: '0' }, 'QUERY_TIMEOUT_S must be'],
    [
      { UV_THREADPOOL_SIZE: '8', POOL: '8' },
      'POOL must be a whole number from 1 to 7, below UV_THREADPOOL_SIZE, got "8"'
    ]
  ])('%j is refused by name', (env, words) => {
    expect(() => readConfig(env)).toThrow(words)
  })

  test('fewer queries run at once than there are threads; an empty variable is not set', () => {
    expect(readConfig({}).pool).toBe(3)
    expect(readConfig({ UV_THREADPOOL_SIZE: '16' }).pool).toBe(6)
    expect(readConfig({ SITE_DIR: '', HOST: '', PORT: '', DUCKDB_MEMORY: '', LOG_LEVEL: '' })).toMatchObject({
      host: '127.0.0.1',
      port: 8112,
      logLevel: 'warn'
    })
  })

  test('a schedule that is none is told by its source', () => {
    const site = parseSite(SITE_YAML.replace('kind: calls', "kind: calls\n    schedule: '61 * * * *'"))
    expect(() => startScheduler(folder, site, () => undefined)).toThrow('sources.calls.schedule: "61 * * * *"')
  })
})

describe('measures and formats', () => {
  test('the age of the data and the statements asked of it', async () => {
    const text = async () => (await app.get('/metrics')).raw.toString()
    const statements = async () => Number(/pantau_statements_total (\d+)/.exec(await text())![1])
    const before = await statements()
    await app.get('/api/v1/funnel')
    expect(await statements()).toBeGreaterThan(before)
    expect(await text()).toContain('pantau_data_age_seconds{version="v1"} 3600\n')
  })

  test('a period without data is a series of gaps in Arrow too', async () => {
    const { raw, status } = await app.get('/api/v1/volume?from=2020-01-01&to=2020-01-03&grain=day', {
      accept: 'application/vnd.apache.arrow.stream'
    })
    expect(status).toBe(200)
    const rows = tableFromIPC(raw).toArray()
    expect(rows.map(({ at, offered }) => [at, offered])).toEqual([
      ['2020-01-01', null],
      ['2020-01-02', null]
    ])
  })

  test('a text that a sheet would run is defused, a negative number is not', () => {
    expect(toCsv([{ a: '=1+1', b: '@x', c: -3, d: 'a,"b"', e: null }])).toBe(
      'a,b,c,d,e\r\n\'=1+1,\'@x,-3,"a,""b""",\r\n'
    )
  })
})
