import { execFile } from 'node:child_process'
import { appendFileSync, chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { KpisReply } from '#contract/kpis.ts'
import type { MetaReply } from '#contract/meta.ts'
import type { SettingsProblem, SettingsReply } from '#contract/settings.ts'
import type { StandardsReply } from '#contract/standards.ts'
import { STANDARDS } from '#domain/standards.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { CENTRES_YAML, centresSite } from '../fixtures/centres-site.ts'
import type { TestSite } from '../fixtures/load-site.ts'

let site: TestSite
let app: TestApp
let path: string
beforeAll(async () => {
  site = await centresSite()
  path = join(site.folder, 'site.yaml')
  app = await testApp(site.folder)
})
afterAll(async () => {
  await app.close()
  site.remove()
})
beforeEach(() => writeFileSync(path, CENTRES_YAML))

const FEBRUARY = 'from=2026-02-01&to=2026-03-01'
const read = async () => (await app.get<SettingsReply>('/api/v1/settings')).body.data
const yaml = () => readFileSync(path, 'utf8')
const log = () => readFileSync(join(site.folder, 'state', 'settings.jsonl'), 'utf8')

async function put<Body = SettingsReply>(section: string, value: unknown, version?: string, by = 'Rina') {
  const known = version ?? (await read()).version
  return app.send<Body>('PUT', `/api/v1/settings/${section}`, { by, value }, { 'if-match': `"${known}"` })
}

/** The lines of two texts that differ. */
function changedLines(before: string, after: string): [string, string][] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  expect(b.length).toBe(a.length)
  return a.flatMap((line, i) => (line === b[i] ? [] : [[line, b[i]!] as [string, string]]))
}

describe('a target', () => {
  test('changes one value of one line, and tiles and standards are judged by it', async () => {
    const judged = async () => {
      const { kpis } = (await app.get<KpisReply>(`/api/v1/kpis?${FEBRUARY}&centre=satu`)).body.data
      const { standards } = (await app.get<StandardsReply>(`/api/v1/standards?${FEBRUARY}&centre=satu`)).body.data
      const tile = kpis.find(({ id }) => id === 'serviceLevel')!
      const goal = standards.find(({ id }) => id === 'own-answer')!.goals[0]!
      return { target: tile.target, status: tile.status, goal: goal.share, verdict: goal.overall.verdict }
    }
    expect(await judged()).toEqual({ target: 0.9, status: 'missed', goal: 0.9, verdict: 'missed' })
    const targets = { serviceLevel: { share: 0.5, within_s: 10 }, abandonRate: { share: 0.05 } }
    const reply = await put('targets', targets)
    expect(reply.status).toBe(200)
    expect(changedLines(CENTRES_YAML, yaml())).toEqual([
      [
        '  serviceLevel: { share: 0.9,  within_s: 10 }   # SK 7/2026',
        '  serviceLevel: { share: 0.5,  within_s: 10 }   # SK 7/2026'
      ]
    ])
    expect(reply.body.data.targets).toEqual(targets)
    expect(await judged()).toEqual({ target: 0.5, status: 'met', goal: 0.5, verdict: 'met' })
  })

  test('that comes or goes leaves every other line of the file', async () => {
    await put('targets', { serviceLevel: { share: 0.9, within_s: 10 }, responseP90: { seconds: 900 } })
    const [head, tail] = CENTRES_YAML.split(/targets: # of[\s\S]*(?=\nsources)/) as [string, string]
    expect(yaml().startsWith(head)).toBe(true)
    expect(yaml().endsWith(tail)).toBe(true)
    expect(yaml()).toContain('# of the province\n')
    expect(yaml()).toContain('serviceLevel: { share: 0.9, within_s: 10 } # SK 7/2026\n')
    expect((await read()).targets).toEqual({
      serviceLevel: { share: 0.9, within_s: 10 },
      responseP90: { seconds: 900 }
    })
    await put('targets', null)
    expect((await read()).targets).toBeNull()
    expect(yaml().startsWith(head)).toBe(true)
    expect(yaml().endsWith(tail)).toBe(true)
  })
})

test('an entry more, an entry less: the others keep their lines and comments', async () => {
  const { shifts } = await read()
  const noon = { id: 'siang', label: { id: 'Siang', en: 'Afternoon' }, start: '10:00', end: '18:00' }
  await put('shifts', [shifts![0], noon, shifts![1]])
  const pagi = "  - { id: pagi, label: { id: Pagi, en: Morning }, start: '06:00', end: '14:00' } # from 2019\n"
  const malam = "  - { id: malam, label: { id: Malam, en: Night }, start: '14:00', end: '06:00' }\n"
  expect(yaml()).toMatch(/^shifts:\n {2}- \{ id: pagi.*\n {2}- \{ id: siang.*\}\n {2}- \{ id: malam/m)
  expect(yaml()).toContain(pagi)
  expect(yaml().endsWith(malam)).toBe(true)
  expect((await app.get<MetaReply>('/api/v1/meta')).body.data.shifts).toEqual([shifts![0], noon, shifts![1]])
  await put('shifts', shifts)
  expect(yaml()).toBe(CENTRES_YAML)
})

test('the standards that apply are told of each standard, with every edition of their families', async () => {
  const nena = STANDARDS.find(({ id }) => id === 'nena-020')!
  await put('standards', [nena.id])
  expect(yaml()).toBe(`${CENTRES_YAML}\nstandards: [ ${nena.id} ]\n`)
  const { standards } = (await app.get<StandardsReply>(`/api/v1/standards?${FEBRUARY}`)).body.data
  const own = standards.filter(({ id }) => id.startsWith('own-')).map(({ id }) => id)
  const family = STANDARDS.filter((each) => each.family === nena.family).map(({ id }) => id)
  expect(standards.filter(({ applies }) => applies).map(({ id }) => id)).toEqual([...own, ...family])
  await put('standards', null)
  const all = (await app.get<StandardsReply>(`/api/v1/standards?${FEBRUARY}`)).body.data.standards
  expect(all.every(({ applies }) => applies)).toBe(true)
})

test('a special day stands instead of the shipped one; categories are ordered as listed', async () => {
  const day = {
    from: '2026-03-21',
    to: '2026-03-23',
    kind: 'lebaran',
    label: { id: 'Lebaran (daerah)', en: 'Lebaran (local)' },
    source: 'SK 1/2026'
  }
  await put('special_days', [day, { remove: 'haze', year: 2019 }])
  const { specialDays } = (await app.get<MetaReply>('/api/v1/meta')).body.data
  expect(specialDays.filter(({ from, kind }) => kind === 'lebaran' && from.startsWith('2026'))).toEqual([
    { ...day, verified: true, isEstimate: false }
  ])
  expect(specialDays.some(({ from, kind }) => kind === 'haze' && from.startsWith('2019'))).toBe(false)
  const words = [
    { id: 'fire', label: { id: 'Damkar', en: 'Fire brigade' } },
    { id: 'medical', label: { id: 'Medis', en: 'Medical' } }
  ]
  await put('categories', words)
  expect((await app.get<MetaReply>('/api/v1/meta')).body.data.categories).toEqual(words)
})

test('an edition is added, and the open one before it ends where it begins', async () => {
  const edition = (id: string, from: string) => ({
    id,
    from,
    reading: 'answered',
    change: { id: 'Hanya yang dijawab.', en: 'Answered calls only.' },
    source: 'SK 2/2026'
  })
  await put('definitions', { kpi: 'serviceLevel', edition: edition('a', '2026-01-01') })
  await put('definitions', { kpi: 'serviceLevel', edition: edition('b', '2026-02-15') })
  expect(yaml()).toContain('until: 2026-02-15')
  const { meta } = (await app.get<KpisReply>(`/api/v1/kpis?${FEBRUARY}`)).body
  expect(meta.breaks.map(({ at, before, after }) => [at, before, after])).toEqual([
    ['2026-02-15', 'serviceLevel.a', 'serviceLevel.b']
  ])
  const again = await put<SettingsProblem>('definitions', { kpi: 'serviceLevel', edition: edition('b', '2026-03-01') })
  expect([again.status, again.body.fault?.code, again.body.fault?.keys.at(-1)]).toEqual([422, 'twice', 'id'])
})

describe('what is refused leaves the file, says line and key, and the field', () => {
  const shift = { id: 'x', label: { id: 'X', en: 'X' }, start: '06:00', end: '14:00' }
  const day = { from: '2026-03-01', to: '2026-03-02', kind: 'haze', label: { id: 'A', en: 'A' }, source: 's' }
  const cases: [string, unknown, number, string, string, RegExp][] = [
    [
      'targets',
      { serviceLevel: { share: 1.5, within_s: 10 } },
      400,
      'serviceLevel.share',
      'share',
      /^site.yaml:15: targets/
    ],
    ['targets', { serviceLevel: { share: 0.9, within_s: 1.5 } }, 400, 'serviceLevel.within_s', 'seconds', /within_s/],
    ['targets', { serviceLevel: { share: 0.9 } }, 400, 'serviceLevel', 'needed', /within_s/],
    ['targets', { answered: 1 }, 400, 'answered', 'unknown-key', /^site.yaml:15: targets.answered: no such key/],
    ['shifts', [{ ...shift, colour: 'red' }], 400, '0.colour', 'unknown-key', /no such key/],
    ['shifts', [shift, shift], 422, '1.id', 'twice', /^site.yaml:\d\d: shifts.1.id: "x" occurs twice/],
    [
      'shifts',
      [{ ...shift, end: '24:30' }],
      422,
      '0.end',
      'time',
      /^site.yaml:\d\d: shifts.0.end: "24:30" is not a time/
    ],
    ['shifts', [{ ...shift, end: '06:00' }], 422, '0.end', 'same-time', /must differ/],
    ['special_days', [{ ...day, from: '2026-02-30' }], 422, '0.from', 'date', /not a date/],
    ['special_days', [{ ...day, to: '2026-03-01' }], 422, '0.to', 'order', /later than from/],
    ['standards', ['nena-1950'], 422, '0', 'unknown-standard', /no standard "nena-1950"/],
    ['categories', [{ id: 'a', label: { id: '', en: 'A' } }], 400, '0.label.id', 'needed', /label/]
  ]
  test.each(cases)('%s %j', async (section, value, status, field, code, detail) => {
    const reply = await put<SettingsProblem>(section, value)
    expect([reply.status, reply.body.code]).toEqual([status, 'INVALID_SETTING'])
    expect([reply.body.fault?.keys.join('.'), reply.body.fault?.code]).toEqual([field, code])
    expect(reply.body.detail).toMatch(detail)
    expect(yaml()).toBe(CENTRES_YAML)
  })

  test('a body with more than a name and a value, no name, an unknown section', async () => {
    const { version } = await read()
    const send = (section: string, body: object) =>
      app.send<SettingsProblem>('PUT', `/api/v1/settings/${section}`, body, { 'if-match': version })
    expect((await send('targets', { by: 'Rina', value: null, force: true })).status).toBe(400)
    expect((await send('targets', { by: '  ', value: null })).status).toBe(400)
    expect((await send('sources', { by: 'Rina', value: null })).status).toBe(404)
    expect((await app.get('/api/v1/settings?all=1')).status).toBe(400)
    const foreign = { 'if-match': version, host: '127.0.0.1:8112', origin: 'https://evil.example' }
    expect((await app.send('PUT', '/api/v1/settings/targets', { by: 'X', value: null }, foreign)).status).toBe(403)
    expect(yaml()).toBe(CENTRES_YAML)
  })
})

test('two editors: the second is told what the first changed, and nothing of either is lost', async () => {
  const { version, targets } = await read()
  await put('shifts', null, version, 'Budi')
  const late = await put<SettingsProblem>('targets', { ...targets, abandonRate: { share: 0.1 } }, version)
  expect([late.status, late.body.code]).toEqual([412, 'STALE'])
  expect(late.body.changes?.map(({ by, section, after }) => [by, section, after])).toEqual([['Budi', 'shifts', null]])
  const again = await put('targets', { ...targets, abandonRate: { share: 0.1 } }, late.body.version)
  expect(again.status).toBe(200)
  expect(again.body.data.shifts).toBeNull()
  expect(again.body.data.targets?.abandonRate).toEqual({ share: 0.1 })
  const without = await app.send<SettingsProblem>('PUT', '/api/v1/settings/targets', { by: 'A', value: null })
  expect([without.status, without.body.code]).toEqual([428, 'NO_VERSION'])
})

test('of changes sent at once from one version exactly one is made', async () => {
  const { version } = await read()
  const sent = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((n) => put('targets', { abandonRate: { share: n / 10 } }, version, `P${n}`))
  )
  expect(sent.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412])
  const winner = sent.findIndex(({ status }) => status === 200) + 1
  expect((await read()).targets).toEqual({ abandonRate: { share: winner / 10 } })
})

test('the log tells who, when, what before and after; only ever longer; a torn line and a change by hand are borne', async () => {
  const before = log()
  await put('targets', { abandonRate: { share: 0.2 } }, undefined, 'Siti')
  expect(log().startsWith(before)).toBe(true)
  const [line] = (await read()).history
  expect(line).toMatchObject({
    by: 'Siti',
    section: 'targets',
    before: { serviceLevel: { share: 0.9, within_s: 10 }, abandonRate: { share: 0.05 } },
    after: { abandonRate: { share: 0.2 } },
    at: '2026-11-23T05:00:00.000Z',
    isCarriedOut: true
  })
  appendFileSync(join(site.folder, 'state', 'settings.jsonl'), '{"at":"2026')
  appendFileSync(path, '# by hand\n')
  await put('targets', { abandonRate: { share: 0.3 } })
  const { history } = await read()
  expect(history[0]).toMatchObject({ after: { abandonRate: { share: 0.3 } }, isAfterOther: true })
  expect(history[1]).toMatchObject({ by: 'Siti', isCarriedOut: true })
  expect(yaml()).toContain('# by hand\n')
})

test('nothing that is the same is written or logged', async () => {
  const [{ mtimeMs }, before, { shifts }] = [statSync(path), log(), await read()]
  expect((await put('shifts', shifts)).status).toBe(200)
  expect([statSync(path).mtimeMs, log()]).toEqual([mtimeMs, before])
})

test('a log that cannot be written, or is a link elsewhere, keeps the change out', async () => {
  const state = join(site.folder, 'state')
  const { renameSync, rmSync, mkdirSync } = await import('node:fs')
  renameSync(state, `${state}-aside`)
  mkdirSync(state)
  symlinkSync('/dev/null', join(state, 'settings.jsonl'))
  const reply = await put<SettingsProblem>('shifts', null)
  rmSync(state, { recursive: true })
  renameSync(`${state}-aside`, state)
  expect([reply.status, reply.body.code]).toEqual([503, 'NO_LOG'])
  expect(yaml()).toBe(CENTRES_YAML)
})

test('the rights of site.yaml stay as they were', async () => {
  chmodSync(path, 0o600)
  await put('shifts', null)
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('killed while it writes, site.yaml is the old or the new one, whole', async () => {
  const child = join(import.meta.dirname, '..', 'fixtures', 'settings-writer.ts')
  const texts = new Set([CENTRES_YAML, CENTRES_YAML.replace('share: 0.05', 'share: 0.25')])
  const seen = new Set<string>()
  for (const run of [1, 3, 5, 7]) {
    writeFileSync(path, CENTRES_YAML)
    const ended = await promisify(execFile)(process.execPath, ['--import', 'tsx', child, site.folder, `${run}`]).catch(
      (error: { signal: string }) => error
    )
    expect(ended).toMatchObject({ signal: 'SIGKILL' })
    expect(texts).toContain(yaml())
    seen.add(yaml())
  }
  expect(seen.size).toBe(2)
  expect((await put('shifts', null)).status).toBe(200)
  expect(readdirSync(site.folder)).toContain('site.yaml')
}, 120_000)
