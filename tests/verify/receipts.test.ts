import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import type { Receipt } from '#contract/receipt.ts'
import { buildAsOf } from '#etl/as-of.ts'
import { retain } from '#etl/retention.ts'
import { withdraw } from '#etl/withdraw.ts'
import { KPI_IDS } from '#domain/kpis.ts'
import { readSite } from '#server/site/site.ts'
import { readReceipt } from '#server/verify/arithmetic.ts'
import type { Verdict } from '#server/verify/verdict.ts'
import { verifyAgainst, verifyAlone } from '#server/verify/verify.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { callFile, callLine, SITE_YAML, testSite, type TestSite } from '../fixtures/load-site.ts'

const MARCH = 'from=2026-03-01&to=2026-03-15'
const build = async (folder: string, event: number) => buildAsOf(folder, await readSite(folder), event)
const codes = ({ findings }: Verdict) => findings.map(({ code }) => code)

async function receipt(app: TestApp, query: string): Promise<Receipt> {
  const { status, body } = await app.get<Receipt>(`/api/v1/receipt?${query}`)
  expect(status).toBe(200)
  return body
}

/** SHA-256 over sorted keys, written apart from the product. */
function hashOf(value: object): string {
  const sort = (v: unknown): unknown =>
    Array.isArray(v)
      ? v.map(sort)
      : v !== null && typeof v === 'object'
        ? Object.fromEntries(
            Object.keys(v)
              .sort()
              .map((key) => [key, sort((v as Record<string, unknown>)[key])])
          )
        : v
  return createHash('sha256')
    .update(JSON.stringify(sort(value)))
    .digest('hex')
}

const literal = (value: unknown): string => {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]::varchar[]`
  return `{${Object.entries(value as object)
    .map(([key, list]) => `'${key}': ${literal(list)}`)
    .join(', ')}}`
}

/** Runs the SQL of a receipt on a published file with nothing of ours between. */
async function rowsOf(folder: string, { prelude, statements }: Receipt): Promise<[string, string[], string[]][]> {
  const pointer = JSON.parse(readFileSync(join(folder, 'warehouse', 'current.json'), 'utf8')) as { file: string }
  const instance = await DuckDBInstance.create(join(folder, 'warehouse', pointer.file), { access_mode: 'READ_ONLY' })
  const db = await instance.connect()
  await db.run(prelude)
  const found: [string, string[], string[]][] = []
  for (const { name, sql, values, rows } of statements) {
    const text = sql.replace(/\$([a-z_]+)/g, (_, key: string) => literal(values[key]))
    const anew = (await db.runAndReadAll(text)).getRowObjectsJS()
    const sorted = (list: readonly object[]) => list.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
    found.push([name, sorted(rows), sorted(anew)])
  }
  db.closeSync()
  instance.closeSync()
  return found
}

describe('the sample', () => {
  let app: TestApp
  let told: KpisReply
  const folder = inject('sampleSite')
  beforeAll(async () => {
    app = await testApp(folder)
    told = (await app.get<KpisReply>(`/api/v1/kpis?${MARCH}`)).body
  })
  afterAll(() => app.close())

  test.each(KPI_IDS)('%s: the receipt states the figure, its SQL gives its rows, and it verifies', async (kpi) => {
    const made = await receipt(app, `kpi=${kpi}&${MARCH}`)
    expect(made.figure).toEqual(told.data.kpis.find(({ id }) => id === kpi)!.figure)
    const { sha256, ...content } = made
    expect(hashOf(content)).toBe(sha256)
    expect(made.statements.length).toBeGreaterThan(0)
    for (const [name, stated, found] of await rowsOf(folder, made)) expect([name, found]).toEqual([name, stated])
    if (made.figure.value !== null) expect(made.data.loads.length).toBeGreaterThan(0)
    expect(await verifyAgainst(made, folder, build)).toMatchObject({
      isVerified: true,
      findings: [],
      notes: [],
      checked: ['hash', 'arithmetic', 'data'],
      since: []
    })
  })

  test.each([
    'kpi=serviceLevel&variant=kominfo',
    'kpi=serviceLevel&variant=ignore&within=20',
    'kpi=abandonRate&edition=abandonRate.without-short&language=en',
    'kpi=repeatCallers&edition=repeatCallers.within-2-min',
    'kpi=occupancy&operator=OP-01',
    'kpi=responseP90&category=fire&district=Nowhere',
    'kpi=responseP90&language=id',
    'kpi=offered&asOf=2020-01-01'
  ])('%s verifies as well', async (query) => {
    const made = await receipt(app, `${query}&${MARCH}`)
    expect(await verifyAgainst(made, folder, build)).toMatchObject({ isVerified: true, findings: [], notes: [] })
  })

  test('the loads are those of the exports, counted apart', async () => {
    const { data } = await receipt(app, `kpi=offered&${MARCH}`)
    const files = data.loads.map(({ file }) => file)
    for (const { file, sha256, source, read, loaded, unchanged, replaced, rejected } of data.loads) {
      const bytes = readFileSync(join(import.meta.dirname, '..', '..', 'sample-data', 'exports', source, file))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      expect(read).toBe(loaded + unchanged + replaced + rejected)
    }
    expect(files.some((file) => file.includes('2026-03'))).toBe(true)
  })

  test('nothing of a caller is in a receipt', async () => {
    const text = JSON.stringify((await receipt(app, `kpi=repeatCallers&${MARCH}`)).statements.map(({ rows }) => rows))
    expect(text).not.toContain('caller')
  })

  test('whatever field is changed, the receipt is refused', async () => {
    const made = await receipt(app, `kpi=serviceLevel&${MARCH}`)
    const paths = leaves(made)
    expect(paths.length).toBeGreaterThan(100)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.anything(), async (path, other) => {
        const changed = structuredClone(made)
        const value = typeof other === 'string' || typeof other === 'number' ? other : null
        const before = set(changed, path, value)
        fc.pre(JSON.stringify(before) !== JSON.stringify(value ?? null))
        const read = readReceipt(JSON.parse(JSON.stringify(changed)))
        const found = 'findings' in read ? read.findings : (await verifyAlone(read.receipt)).findings
        expect(found[0]?.code).toMatch(/^(NOT_A_RECEIPT|HASH_BROKEN)$/)
      }),
      { numRuns: 300 }
    )
  })

  test('a receipt that was changed and sealed anew is refused for what was changed', async () => {
    const made = await receipt(app, `kpi=serviceLevel&${MARCH}`)
    const forged = async (change: (copy: Receipt) => void) => {
      const copy = structuredClone(made)
      change(copy)
      const { sha256: _old, ...content } = copy
      return codes(await verifyAgainst({ ...content, sha256: hashOf(content) }, folder, build))
    }
    expect(await forged((copy) => Object.assign(copy.figure, { value: 0.99 }))).toEqual([
      'ARITHMETIC_DIFFERS',
      'FIGURE_DIFFERS'
    ])
    expect(
      await forged((copy) => {
        const sums = copy.statements.find(({ name }) => name === 'call-sums')!.rows[0] as Record<string, number>
        const denominator = sums['offered']!
        sums['answered_within'] = denominator
        Object.assign(copy.figure, { value: 1, numerator: denominator })
      })
    ).toEqual(expect.arrayContaining(['ROWS_DIFFER', 'FIGURE_DIFFERS']))
    expect(await forged((copy) => void (copy.definition.formula.en = 'answered / answered'))).toEqual([
      'DEFINITION_CHANGED'
    ])
    expect(
      await forged((copy) => void (copy.definition.measure = { kind: 'serviceLevel', variant: 'answered' }))
    ).toEqual(['ARITHMETIC_DIFFERS', 'DEFINITION_CHANGED'])
    expect(await forged((copy) => void copy.data.loads.pop())).toEqual(['LOADS_DIFFER'])
    expect(await forged((copy) => void (copy.data.loads[0]!.sha256 = 'f'.repeat(64)))).toEqual(['LOADS_DIFFER'])
    expect(await forged((copy) => void (copy.coverage.hoursZero += 1))).toEqual(['COVERAGE_DIFFERS'])
    expect(await forged((copy) => void (copy.data.event += 1000))).toEqual(['DATA_MISSING'])
    expect(await forged((copy) => void (copy.definition.edition = 'serviceLevel.ours'))).toEqual(['DEFINITION_CHANGED'])
  })
})

/** Paths of everything in a value that is neither object nor array. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (value === null || typeof value !== 'object') return [path]
  const keys = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value)
  return keys.flatMap((key) => leaves((value as Record<string, unknown>)[key], [...path, key]))
}

function set(target: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const holder = path.slice(0, -1).reduce((at, key) => (at as Record<string, unknown>)[key], target) as Record<
    string,
    unknown
  >
  const last = path.at(-1)!
  const before = holder[last]
  holder[last] = value
  return before
}

describe('later loads', () => {
  let site: TestSite
  let app: TestApp
  let first: Receipt
  let moment: string
  const query = 'kpi=answerRate&from=2026-03-01&to=2026-04-01'
  beforeAll(async () => {
    site = testSite()
    site.put(
      'calls',
      'a.csv',
      callFile(callLine({ id: '1' }), callLine({ id: '2', in: '02/03/2026 11:00:00', answer: '', status: 'B' }))
    )
    site.put(
      'calls',
      'b.csv',
      callFile(
        callLine({ id: '3', in: '03/03/2026 10:00:00', answer: '03/03/2026 10:00:09', end: '03/03/2026 10:01:00' })
      )
    )
    await site.load()
    moment = new Date().toISOString()
    app = await testApp(site.folder)
    first = await receipt(app, query)
    expect(first.figure).toMatchObject({ numerator: 2, denominator: 3 })
  })
  afterAll(async () => {
    await app.close()
    site.remove()
  })

  test('a correction: verified as of its version, with what changed since and the figure of today', async () => {
    site.put(
      'calls',
      'c.csv',
      callFile(
        callLine({ id: '2', in: '02/03/2026 11:00:00', answer: '02/03/2026 11:00:05', end: '02/03/2026 11:01:00' })
      )
    )
    await site.load()
    const judged = await verifyAgainst(first, site.folder, build)
    expect(judged).toMatchObject({ isVerified: true, findings: [], today: { value: 1, n: 3 } })
    expect(judged.since).toMatchObject([{ kind: 'load', source: 'calls', file: 'c.csv', changed: 1 }])
  })

  test('a withdrawn file: the same', async () => {
    const b = first.data.loads.find(({ file }) => file === 'b.csv')!
    const now = () => new Date()
    const at = { siteFolder: site.folder, site: await readSite(site.folder), trigger: 'hand' as const, now }
    await withdraw({ ...at, sha256: b.sha256, kind: 'withdraw' })
    const judged = await verifyAgainst(first, site.folder, build)
    expect(judged).toMatchObject({ isVerified: true, findings: [], today: { value: 1, n: 2 } })
    expect(judged.since.map(({ kind, file }) => [kind, file])).toEqual([
      ['load', 'c.csv'],
      ['withdraw', 'b.csv']
    ])
    await app.warehouse.refresh()
    const second = await receipt(app, query)
    expect(second.data.loads.map(({ file }) => file)).toEqual(['a.csv', 'c.csv'])
    expect(await verifyAgainst(second, site.folder, build)).toMatchObject({ isVerified: true, since: [] })
  })

  test('as of before, asked today, is the receipt of then', async () => {
    const made = await receipt(app, `${query}&asOf=${moment}`)
    expect([made.figure, made.data.event]).toEqual([first.figure, first.data.event])
    expect(await verifyAgainst(made, site.folder, build)).toMatchObject({ isVerified: true, findings: [] })
  })

  test('a definition that the site has changed since is named', async () => {
    const yaml = readFileSync(join(site.folder, 'site.yaml'), 'utf8')
    const own = (reading: string) =>
      `${yaml}\ndefinitions:\n  answerRate:\n    - { id: sk-1, reading: ${reading}, change: { id: x, en: x }, source: SK 1 }\n`
    writeFileSync(join(site.folder, 'site.yaml'), own('of-connected'))
    const made = await receipt(app, query)
    expect(made.definition).toMatchObject({ edition: 'answerRate.sk-1', source: 'SK 1' })
    expect((await verifyAgainst(made, site.folder, build)).isVerified).toBe(true)
    writeFileSync(join(site.folder, 'site.yaml'), own('of-offered'))
    expect(codes(await verifyAgainst(made, site.folder, build))).toContain('DEFINITION_CHANGED')
    writeFileSync(join(site.folder, 'site.yaml'), yaml)
    expect(codes(await verifyAgainst(made, site.folder, build))).toEqual(['DEFINITION_CHANGED'])
    expect((await verifyAlone(made)).isVerified).toBe(true)
  })

  test('npm run verify: exit 0 verified, 1 not, 2 wrong use', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pantau-receipt-'))
    const path = join(folder, 'receipt.json')
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['--import', 'tsx/esm', 'server/verify/main.ts', ...args], { encoding: 'utf8' })
    writeFileSync(path, JSON.stringify(first))
    const good = run(path, '--site', site.folder, '--json')
    expect([good.status, (JSON.parse(good.stdout) as Verdict).since.length]).toEqual([0, 2])
    expect(run(path, '--arithmetic').stdout).toBe('verified: hash, arithmetic\n')
    writeFileSync(path, JSON.stringify({ ...first, figure: { value: 1, n: 3 } }))
    const bad = run(path, '--arithmetic')
    expect([bad.status, bad.stdout]).toEqual([
      1,
      expect.stringMatching(
        /NOT verified\n {2}HASH_BROKEN: .*\n {2}ARITHMETIC_DIFFERS: the sums of the receipt give 0\.66/
      )
    ])
    writeFileSync(path, '{}')
    expect(run(path, '--arithmetic')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('NOT_A_RECEIPT') as string
    })
    writeFileSync(path, 'x')
    expect(run(path, '--arithmetic').status).toBe(2)
    expect(run().status).toBe(2)
    expect(run(path, '--site', join(folder, 'none')).status).toBe(2)
    expect(run(path, '--force').status).toBe(2)
    rmSync(folder, { recursive: true })
  }, 180_000)
})

test('rows that retention removed: the arithmetic stays, the data are gone, and the note says why', async () => {
  const site = testSite(SITE_YAML.replace('kind: calls\n', 'kind: calls\n    retention: { rows: 1 years }\n'))
  site.put(
    'calls',
    'a.csv',
    callFile(callLine({ id: '1' }), callLine({ id: '2', in: '02/11/2026 10:00:00', answer: '' }))
  )
  await site.load({ now: () => new Date('2026-12-01T00:00:00Z') })
  const app = await testApp(site.folder)
  const made = await receipt(app, 'kpi=answered&from=2026-03-01&to=2026-04-01')
  expect(made.figure).toMatchObject({ value: 1, n: 1 })
  expect((await verifyAgainst(made, site.folder, build)).isVerified).toBe(true)
  const now = () => new Date('2027-06-01T00:00:00Z')
  await retain({ siteFolder: site.folder, site: await readSite(site.folder), trigger: 'hand', now, isDryRun: false })
  const judged = await verifyAgainst(made, site.folder, build)
  expect(codes(judged)).toEqual(expect.arrayContaining(['LOADS_DIFFER', 'ROWS_DIFFER', 'FIGURE_DIFFERS']))
  expect(codes(judged)).not.toContain('ARITHMETIC_DIFFERS')
  expect(judged.notes).toEqual([expect.stringContaining('retention removed 1 rows of calls')])
  await app.close()
  site.remove()
})

test('a receipt is asked for by a KPI that there is, and by parameters that there are', async () => {
  const app = await testApp(inject('sampleSite'))
  for (const query of ['', 'kpi=best', 'kpi=offered&x=1', 'kpi=offered&edition=offered.none']) {
    expect([query, (await app.get(`/api/v1/receipt?${query}`)).status]).toEqual([query, 400])
  }
  await app.close()
})
