import { afterAll, beforeAll, expect, test } from 'vitest'
import * as XLSX from '@e965/xlsx'
import type { CoverReply } from '#contract/staffing-cover.ts'
import type { JobReply } from '#contract/staffing-jobs.ts'
import type { ReplayResult } from '#contract/staffing-replay.ts'
import type { Scenario } from '#contract/staffing-scenarios.ts'
import type { RosterCheckReply, RosterReply } from '#contract/staffing-roster.ts'
import { DEFAULT_SETTINGS } from '#domain/staffing/roster-rules.ts'
import { rosterWorkbook } from '#server/staffing/roster-workbook.ts'
import { type TestApp, testApp } from '../fixtures/app.ts'
import { fourWeeks } from '../fixtures/roster.ts'
import { sampleSite } from '../fixtures/sites.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp(await sampleSite())
})
afterAll(() => app.close())

const need = Array.from({ length: 168 }, (_, hour) => (hour % 24 >= 7 && hour % 24 < 23 ? 3 : 2))
const COVER = { slotMinutes: 60, firstWeekday: 1, isCyclic: true, need }

async function finished(id: string): Promise<JobReply> {
  for (;;) {
    const { body } = await app.get<JobReply>(`/api/v1/staffing/jobs/${id}`)
    if (body.state !== 'waiting' && body.state !== 'running') return body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

test(
  'a cover by the shifts of the site: accepted, solved, its slots as CSV; the same question is the same job',
  { timeout: 90_000 },
  async () => {
    const { status, body } = await app.send<JobReply>('POST', '/api/v1/staffing/cover', COVER)
    expect(status).toBe(202)
    expect(body).toMatchObject({ kind: 'cover', ahead: 0, result: null, failure: null, dataVersion: null })
    const job = await finished(body.id)
    expect(job).toMatchObject({ state: 'done', failure: null, progress: 1 })
    const cover = job.result as CoverReply
    // 06-14, 14-22 and 22-06: three people each, for the night's need of 3 until 23:00; a break is half an hour of the hour.
    expect(cover.slots.every(({ need: asked, present }) => present >= asked)).toBe(true)
    expect(cover).toMatchObject({ isProven: true, gap: 0, slotMinutes: 60, firstWeekday: 1 })
    const csv = await app.get(`/api/v1/staffing/jobs/${body.id}/slots`, { accept: 'text/csv' })
    const lines = csv.raw.toString().trim().split('\r\n')
    expect(lines[0]).toBe('weekday,start,slot,need,present,short,over')
    expect(lines).toHaveLength(169)
    expect(lines[168]).toMatch(/^7,23:00,167,2,/)
    expect((await app.send<JobReply>('POST', '/api/v1/staffing/cover', COVER)).body).toEqual(job)
  }
)

test('what is not understood is refused; a problem that does not fit together is told by name', async () => {
  const refused = async (path: string, body: unknown) =>
    (await app.send<{ code: string; detail: string }>('POST', `/api/v1/staffing/${path}`, body)).body
  expect(await refused('cover', { ...COVER, wish: 1 })).toMatchObject({
    code: 'BAD_QUERY',
    detail: expect.stringContaining('wish')
  })
  expect(await refused('cover', { ...COVER, need: need.slice(1) })).toMatchObject({
    code: 'BAD_PLAN',
    detail: expect.stringContaining('need')
  })
  expect(await refused('cover', { ...COVER, slotMinutes: 45 })).toMatchObject({ code: 'BAD_QUERY' })
  const fixed = [{ person: 'nobody', date: '2026-12-07', shift: 'pagi' }]
  expect(await refused('roster', { ...fourWeeks(), fixed })).toMatchObject({
    code: 'BAD_PLAN',
    detail: expect.stringContaining('nobody')
  })
  expect(await refused('roster', { ...fourWeeks(), days: 400 })).toMatchObject({ code: 'BAD_QUERY' })
})

test('some work waits, more is turned away; cancelling makes room', { timeout: 60_000 }, async () => {
  const ask = (seed: number) =>
    app.send<JobReply & { code: string }>('POST', '/api/v1/staffing/roster', { ...fourWeeks(), effort: { seed } })
  const taken = []
  for (let seed = 0; seed < 9; seed++) taken.push(await ask(seed))
  expect(taken.map(({ status }) => status)).toEqual(taken.map(() => 202))
  expect(taken[8]!.body).toMatchObject({ state: 'waiting', ahead: 8 })
  expect(await ask(9)).toMatchObject({ status: 429, body: { code: 'TOO_MANY_JOBS' } })
  expect((await app.send<JobReply>('DELETE', `/api/v1/staffing/jobs/${taken[8]!.body.id}`)).body.state).toBe(
    'cancelled'
  )
  expect(await ask(9)).toMatchObject({ status: 202 })
  taken[8] = await ask(9)
  for (const { body } of taken.toReversed())
    expect((await app.send<JobReply>('DELETE', `/api/v1/staffing/jobs/${body.id}`)).body.state).toBe('cancelled')
})

test('a solver is told to stop and gives the best so far', { timeout: 60_000 }, async () => {
  const asked = { ...fourWeeks(), effort: { seed: 3, seconds: 60 } }
  const { body } = await app.send<JobReply>('POST', '/api/v1/staffing/roster', asked)
  for (let now = body; now.solving?.cost == null && now.state !== 'done';) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    now = (await app.get<JobReply>(`/api/v1/staffing/jobs/${body.id}`)).body
  }
  await app.send('POST', `/api/v1/staffing/jobs/${body.id}/stop`)
  const { state, result } = await finished(body.id)
  expect(state).toBe('done')
  expect((result as RosterReply).violations.filter(({ isHard }) => isHard)).toEqual([])
  expect((result as RosterReply).seconds).toBeLessThan(50)
})

const assignments = [
  { person: 'OP-01', date: '2026-12-07', shift: 'malam' },
  { person: 'OP-01', date: '2026-12-08', shift: 'pagi' }
]

test('a roster made by hand is checked at once: which rule, who, when', async () => {
  const { status, body } = await app.send<RosterCheckReply>('POST', '/api/v1/staffing/roster/check', {
    problem: { from: '2026-12-07', days: 7, people: fourWeeks().people, need: [], skills: [] },
    assignments
  })
  expect(status).toBe(200)
  expect(body.violations).toMatchObject([
    { rule: 'rest', person: 'OP-01', date: '2026-12-08', shift: 'pagi', by: 1, isHard: true }
  ])
  expect(body.totals[0]).toMatchObject({ person: 'OP-01', shifts: 2, minutes: 960, nights: 1 })
})

test('a limit that is null is no limit, and nought is nought', async () => {
  const checked = async (maxNights: number | null, minRestMinutes: number) => {
    const settings = { ...DEFAULT_SETTINGS, maxNights, minRestMinutes }
    const problem = { from: '2026-12-07', days: 7, people: fourWeeks().people, need: [], skills: [], settings }
    const { body } = await app.send<RosterCheckReply>('POST', '/api/v1/staffing/roster/check', { problem, assignments })
    return body.violations.map(({ rule }) => rule)
  }
  expect(await checked(null, 0)).toEqual([])
  expect(await checked(0, 0)).toEqual(['most-nights'])
  const group = { id: 'operator', costPerHour: 1, skills: [], takesCalls: true, people: null, weeklyMinutes: 2400 }
  const asked = { ...COVER, groups: [group], underPricePerHour: null }
  const { body } = await app.send<JobReply>('POST', '/api/v1/staffing/cover', asked)
  const cover = (await finished(body.id)).result as CoverReply
  expect([cover.status, cover.slots.reduce((sum, { short }) => sum + short, 0)]).toEqual(['optimal', 0])
}, 60_000)

test(
  'a plan of quarter hours is replayed as the same plan of hours is; one of no whole weeks is refused',
  { timeout: 90_000 },
  async () => {
    const hours = Array.from({ length: 168 }, (_, hour) => (hour % 24 >= 7 && hour % 24 < 21 ? 3 : 1))
    const [plan, quarters] = [hours.join(''), hours.map((n) => String(n).repeat(4)).join('')]
    // Everybody is away for a quarter of an hour at 12:00.
    const away = quarters.replaceAll(/.{96}/g, (day) => `${day.slice(0, 48)}0${day.slice(49)}`)
    const ask = (proposals: object[]) =>
      app.send<JobReply & { code: string; detail: string }>('POST', '/api/v1/staffing/replay', {
        from: '2026-03-02',
        to: '2026-03-09',
        centre: ['palembang'],
        runs: 3,
        proposals
      })
    const { status, body } = await ask([
      { name: 'hours', plan },
      { name: 'quarters', plan: quarters, slotMinutes: 15 },
      { name: 'away', plan: away, slotMinutes: 15 }
    ])
    expect(status).toBe(202)
    const [whole, same, less] = ((await finished(body.id)).result as ReplayResult).proposals
    expect({ ...same!, name: 'hours' }).toEqual(whole)
    expect(whole!.operatorHours).toBe(7 * (14 * 3 + 10))
    expect(less!.operatorHours).toBe(7 * (14 * 3 + 10 - 0.75))
    expect(less!.figures.answeredWithin.value).toBeLessThan(whole!.figures.answeredWithin.value)
    for (const proposal of [{ plan: quarters.slice(168), slotMinutes: 15 }, { plan: plan.repeat(7) }])
    expect((await ask([{ name: 'part', ...proposal }])).body).toMatchObject({ code: 'BAD_PLAN', detail: expect.stringContaining('weeks') }) // prettier-ignore
    expect((await ask([{ name: 'thirds', plan, slotMinutes: 20 }])).body).toMatchObject({ code: 'BAD_QUERY' })
  }
)

test('a scenario keeps its roster whole; one that does not fit together is refused', async () => {
  const draft = (problem: object) => ({ name: 'November', note: '', centre: 'palembang', inputs: '', plan: '2'.repeat(168), proof: null, roster: { problem, assignments } }) // prettier-ignore
  const { body: meta } = await app.get<{ data: { centres: { id: string }[] } }>('/api/v1/meta')
  const put = (problem: object) =>
    app.send<Scenario & { code: string }>('POST', '/api/v1/staffing/scenarios', {
      ...draft(problem),
      centre: meta.data.centres[0]!.id
    })
  const kept = await put(fourWeeks())
  expect([kept.status, kept.body.roster!.assignments]).toEqual([201, assignments])
  expect(kept.body.roster!.problem).toEqual(JSON.parse(JSON.stringify(fourWeeks())))
  expect((await put({ ...fourWeeks(), need: [], from: '2026-12-08' })).body.code).toBe('BAD_PLAN')
  const { settings: _, ...unsaid } = fourWeeks()
  expect((await put(unsaid)).status).toBe(400)
})

test('a roster as a workbook: typed cells, frozen header, legend, rules; read by another program', () => {
  const file = rosterWorkbook(fourWeeks({ days: 7 }), assignments)
  const book = XLSX.read(file, { cellDates: false, cellStyles: true })
  expect(book.SheetNames).toEqual(['Roster', 'Daftar sif', 'Legenda', 'Aturan', 'Pemeriksaan'])
  const grid = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['Roster']!, { header: 1, raw: true })
  expect(grid[1]!.slice(0, 4)).toEqual(['OP-01', 'operator', 'malam', 'pagi'])
  expect(grid[1]!.slice(-4)).toEqual([2, 16, 1, 0])
  // 2026-12-07 counted as sheets do: days since 1899-12-30.
  expect(book.Sheets['Roster']!['C1']).toMatchObject({ t: 'n', v: 46363 })
  const list = XLSX.utils.sheet_to_json<unknown[]>(book.Sheets['Daftar sif']!, { header: 1, raw: false })
  expect(list[1]).toEqual(['2026-12-07', 'malam', '22:00', '06:00', 'OP-01', '8'])
  expect(JSON.stringify(XLSX.utils.sheet_to_json(book.Sheets['Pemeriksaan']!))).toContain('Istirahat antarsif')
})

test('workbook and calendar leave the API as files', async () => {
  const problem = fourWeeks({ days: 7 })
  const xlsx = await app.sendRaw('POST', '/api/v1/staffing/roster/xlsx', { problem, assignments })
  expect(xlsx.headers['content-type']).toContain('spreadsheetml')
  expect(XLSX.read(xlsx.raw).SheetNames).toHaveLength(5)
  const ical = await app.sendRaw('POST', '/api/v1/staffing/roster/ical', { problem, assignments, person: 'OP-01' })
  expect(ical.headers['content-type']).toContain('text/calendar')
  expect(ical.raw.toString().match(/BEGIN:VEVENT/g)).toHaveLength(2)
})
