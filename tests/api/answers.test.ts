import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { isAskable } from '#contract/askable.ts'
import type { AnswerLine } from '#contract/answers.ts'
import type { Problem } from '#contract/common.ts'
import type { KpisReply } from '#contract/kpis.ts'
import { OVERVIEW_KPIS } from '../../web/routes/tiles.ts'
import { WALL_KPIS } from '../../web/routes/wall/wall-kpis.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'

const MARCH = 'from=2026-03-01&to=2026-04-01&compare=previous'
const ALONE = [
  ...['answer-times', 'bursts', 'bursts/events', 'explain', 'funnel', 'ghost-meter', 'kpis', 'mix', 'operators'],
  ...['operators/profile', 'volume/series'],
  ...['response-times', 'staffing-gap', 'standards', 'standards/verdicts', 'volume']
].map((path) => `${path}?${MARCH}`)

let app: TestApp
let shut: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
  shut = await testApp(inject('sampleSite'), { areWritesAllowed: false })
})
afterAll(async () => {
  await app.close()
  await shut.close()
})

async function together(ask: readonly string[], of = app): Promise<AnswerLine[]> {
  const { status, headers, raw } = await of.sendRaw('POST', '/api/v1/answers', { ask })
  expect([status, headers['content-type']]).toEqual([200, 'application/x-ndjson; charset=utf-8'])
  expect(raw.every((byte) => byte < 0x80)).toBe(true)
  const lines = raw.toString().split('\n')
  expect(lines.pop()).toBe('')
  return lines.map((line) => JSON.parse(line) as AnswerLine)
}

describe('several questions in one request', () => {
  test('each is answered once, as it is answered alone', async () => {
    const lines = await together(ALONE)
    expect(JSON.stringify(lines)).toMatch(/[^\x20-\x7e]/)
    expect(lines.map(({ ask }) => ask).sort((a, b) => a - b)).toEqual(ALONE.map((_, i) => i))
    for (const { ask, status, body } of lines) {
      const alone = await app.get(`/api/v1/${ALONE[ask]!}`)
      expect([status, body], ALONE[ask]).toEqual([alone.status, alone.body])
    }
  })

  test('one that is wrong is told what is wrong with it, the others are answered', async () => {
    const lines = await together(['kpis?from=2026-13-01', 'loads?limit=3', 'kpis?categori=fire'])
    const of = (i: number) => lines.find(({ ask }) => ask === i)!
    expect([0, 1, 2].map((i) => of(i).status)).toEqual([400, 200, 400])
    expect((of(2).body as Problem).detail).toContain('categori')
  })

  test('records, streams and what else is not a sum of calls are not asked so, nor is anything with them', async () => {
    for (const path of [
      'calls',
      'calls?limit=1',
      'incidents/1',
      'events',
      'settings',
      'answers',
      '../../metrics',
      'kpisx',
      ''
    ])
      expect((await app.send('POST', '/api/v1/answers', { ask: ['kpis', path] })).status, path).toBe(400)
  })

  test('a question too long for it is asked alone, and answered', async () => {
    const words = Array.from({ length: 50 }, (_, i) => `district=${String(i).padStart(80, 'x')}`).join('&')
    expect([isAskable('volume?'), isAskable(`volume?${words}`)]).toEqual([true, false])
    expect((await app.get(`/api/v1/volume?${words}`)).status).toBe(200)
  })

  test('none, more than sixteen and anything else in the body are refused', async () => {
    for (const body of [
      {},
      { ask: [] },
      { ask: Array(17).fill('kpis') },
      { ask: ['kpis'], other: 1 },
      { ask: 'kpis'.repeat(1001) }
    ])
      expect((await app.send('POST', '/api/v1/answers', body)).status).toBe(400)
  })

  test('it asks and changes nothing: allowed where nothing may be changed, but to no other site', async () => {
    expect(await together(['loads?limit=1', 'sources'], shut)).toHaveLength(2)
    const foreign = { host: '127.0.0.1:8112', origin: 'https://evil.example' }
    expect((await shut.send('POST', '/api/v1/answers', { ask: ['kpis'] }, foreign)).status).toBe(403)
  })
})

test.each([
  [7, 429],
  [8, 200]
])(
  'a request and each of its six questions are counted: after it, of %i a minute, one more is %i',
  async (limit, status) => {
    const few = await testApp(inject('sampleSite'), { questionsAMinute: limit })
    const lines = await together(
      [1, 2, 3, 4, 5, 6].map((i) => `loads?limit=${i}`),
      few
    )
    expect(lines.map((line) => line.status)).toEqual(Array(6).fill(200))
    expect((await few.get('/api/v1/meta')).status).toBe(status)
    await few.close()
  }
)

describe('some of the KPIs', () => {
  test('are what they are among all', async () => {
    const all = (await app.get<KpisReply>(`/api/v1/kpis?${MARCH}`)).body
    for (const ids of [OVERVIEW_KPIS, WALL_KPIS, ['repeatCallers'], ['busyHour', 'shrinkage', 'openIncidents']]) {
      const { body } = await app.get<KpisReply>(`/api/v1/kpis?${MARCH}&${ids.map((id) => `kpi=${id}`).join('&')}`)
      const own = <Each extends { id: string }>(list: readonly Each[]) =>
        list.filter(({ id }) => ids.includes(id as never))
      expect(body.data).toEqual({ ...all.data, kpis: own(all.data.kpis) })
      expect(body.data.kpis).toHaveLength(ids.length)
      expect(new Set(body.meta.definitions)).toEqual(new Set(own(all.meta.definitions)))
    }
  })

  test('one that there is not, or the same twice, is refused', async () => {
    expect((await app.get('/api/v1/kpis?kpi=offerd')).status).toBe(400)
    expect((await app.get('/api/v1/kpis?kpi=offered&kpi=offered')).status).toBe(400)
  })

  test('the overview asks for all that have a target', async () => {
    const { body } = await app.get<KpisReply>(`/api/v1/kpis?${MARCH}`)
    const judged = body.data.kpis.filter(({ target }) => target !== undefined).map(({ id }) => id)
    expect(judged.length).toBeGreaterThan(2)
    expect(OVERVIEW_KPIS).toEqual(expect.arrayContaining(judged))
  })
})
