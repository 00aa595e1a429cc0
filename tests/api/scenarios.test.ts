import { spawn } from 'node:child_process'
import { appendFileSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Problem } from '#contract/common.ts'
import type { Scenario, ScenariosReply } from '#contract/staffing-scenarios.ts'
import { fold, ScenarioStore } from '#server/staffing/scenario-store.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

const DRAFT = {
  name: 'Sabtu malam',
  note: '',
  centre: 'palembang',
  inputs: 'share=0.9',
  plan: '3'.repeat(168),
  proof: null
}
const KILLS = 4

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'pantau-scenarios-'))

describe('over the API', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await testApp(inject('sampleSite'))
  })
  afterAll(() => app.close())
  const PATH = '/api/v1/staffing/scenarios'
  const all = async () => (await app.get<ScenariosReply>(PATH)).body.scenarios

  test('one is saved, changed, published and removed; of a centre one at a time is published', async () => {
    const first = (await app.send<Scenario>('POST', PATH, DRAFT)).body
    const second = (await app.send<Scenario>('POST', PATH, { ...DRAFT, name: 'Lain' })).body
    expect(
      (await app.send<Scenario>('PUT', `${PATH}/${first.id}`, { version: 1, isPublished: true })).body.publishedAt
    ).not.toBeNull()
    await app.send('PUT', `${PATH}/${second.id}`, { version: 1, isPublished: true })
    const known = new Map((await all()).map((each) => [each.id, each]))
    expect([known.get(first.id)!.publishedAt, known.get(second.id)!.publishedAt === null]).toEqual([null, false])
    const stale = await app.send<Problem>('PUT', `${PATH}/${second.id}`, { version: 1, draft: DRAFT })
    expect([stale.status, stale.body.code]).toEqual([409, 'CHANGED_MEANWHILE'])
    for (const { id } of [first, second]) expect((await app.send('DELETE', `${PATH}/${id}`)).status).toBe(204)
    expect((await app.send<Problem>('DELETE', `${PATH}/${first.id}`)).body.code).toBe('NO_SUCH_SCENARIO')
    expect((await all()).filter(({ id }) => [first.id, second.id].includes(id))).toEqual([])
  })

  test.each([
    ['an unknown centre', { ...DRAFT, centre: 'x' }, 'UNKNOWN_CENTRE'],
    ['no plan', { ...DRAFT, plan: '3' }, 'BAD_QUERY'],
    ['an unknown key', { ...DRAFT, colour: 'red' }, 'BAD_QUERY'],
    ['a blank name', { ...DRAFT, name: '  ' }, 'BAD_QUERY']
  ])('%s is refused', async (_name, draft, code) => {
    const { status, body } = await app.send<Problem>('POST', PATH, draft)
    expect([status, body.code]).toEqual([400, code])
  })

  test('a foreign page may save nothing', async () => {
    expect((await app.send('POST', PATH, DRAFT, { origin: 'https://elsewhere.example' })).status).toBe(403)
  })
})

describe('the file', () => {
  test('cut at any byte it holds all that had been answered before, and takes the next change', async () => {
    const folder = emptyFolder()
    const store = new ScenarioStore(folder, () => new Date('2026-11-24T00:00:00Z'))
    const kept = await store.add(DRAFT)
    const path = join(folder, 'state', 'scenarios.jsonl')
    const before = readFileSync(path, 'utf8')
    await store.add({ ...DRAFT, name: 'cut off' })
    const whole = readFileSync(path, 'utf8')
    for (let end = before.length; end < whole.length; end += 7) {
      const found = [...fold(whole.slice(0, end)).values()]
      expect(found[0]).toEqual(kept)
      // A line that lacks nothing but its end was written whole.
      expect(found.length).toBeLessThanOrEqual(end === whole.length - 1 ? 2 : 1)
    }
    writeFileSync(path, whole.slice(0, before.length + 40))
    const next = await store.add({ ...DRAFT, name: 'after' })
    expect((await store.all()).map(({ id }) => id).sort()).toEqual([kept.id, next.id].sort())
    rmSync(folder, { recursive: true })
  })

  test('changes made at once all stand', async () => {
    const folder = emptyFolder()
    const store = new ScenarioStore(folder, () => new Date())
    const added = await Promise.all(Array.from({ length: 20 }, (_, i) => store.add({ ...DRAFT, name: `plan ${i}` })))
    expect((await store.all()).length).toBe(20)
    const twice = await Promise.allSettled([1, 2].map(() => store.put(added[0]!.id, { version: 1, isPublished: true })))
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    rmSync(folder, { recursive: true })
  })

  test(`a writer killed ${KILLS} times loses nothing that it had answered`, async () => {
    const folder = emptyFolder()
    mkdirSync(join(folder, 'state'))
    const answered: string[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      answered.push(...(await killedAfter(folder, 12 + kill * 5)))
      const known = new Map((await new ScenarioStore(folder, () => new Date()).all()).map((each) => [each.id, each]))
      for (const id of answered) expect(known.get(id)).toMatchObject({ centre: 'c', plan: '2'.repeat(168) })
      expect([...known.values()].filter(({ publishedAt }) => publishedAt !== null).length).toBe(1)
      // What a cut-off write leaves.
      appendFileSync(join(folder, 'state', 'scenarios.jsonl'), '{"at":"2026')
    }
    expect(answered.length).toBeGreaterThan(KILLS * 10)
    rmSync(folder, { recursive: true })
  }, 120_000)
})

/** Runs the writer until it has answered so often, then kills it in the midst of the next. @returns ids answered */
function killedAfter(folder: string, times: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/fixtures/scenario-writer.ts', folder], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let output = ''
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString()
    if (output.split('\n').length > times) child.kill('SIGKILL')
  })
  return new Promise((done) => child.on('close', () => done(output.split('\n').slice(0, -1))))
}
