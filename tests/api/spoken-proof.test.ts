import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import type { Problem } from '#contract/common.ts'
import type { JobReply } from '#contract/staffing-jobs.ts'
import type { ReplayResult } from '#contract/staffing-replay.ts'
import type { RequirementReply } from '#contract/staffing-requirement.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { exported, SAMPLE } from '../sample/exports.ts'

const YEAR = { from: '2025-10-01', to: '2026-11-01' }
const CODES: Record<string, string> = { INGGRIS: 'en', MANDARIN: 'zh', JEPANG: 'ja', ARAB: 'ar' }

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

async function replayed(body: object): Promise<ReplayResult> {
  const { body: job } = await app.send<JobReply>('POST', '/api/v1/staffing/replay', { ...YEAR, runs: 3, ...body })
  for (;;) {
    const { body: now } = await app.get<JobReply>(`/api/v1/staffing/jobs/${job.id}`)
    if (now.state !== 'waiting' && now.state !== 'running') return now.result as ReplayResult
    await new Promise((resume) => setTimeout(resume, 50))
  }
}

/** Answered calls of another language of the raw exports with their operator, the last row of a call alone. */
function foreignCalls(): { language: string; operator: string }[] {
  const calls = new Map<string, { language: string; operator: string }>()
  for (const { text } of exported('acd')) {
    const [header, ...lines] = text.trim().split('\r\n')
    const names = header!.split(';')
    const [key, spoken, agent] = ['ID_PANGGILAN', 'BAHASA', 'OPERATOR'].map((name) => names.indexOf(name))
    for (const line of lines) {
      const cells = line.split(';')
      const language = CODES[cells[spoken!] ?? '']
      if (language !== undefined) calls.set(cells[key!]!, { language, operator: cells[agent!]! })
    }
  }
  return [...calls.values()]
}

test('the share that a speaker answered is that of the raw exports, and the replay gives it', async () => {
  const { operators } = parse(readFileSync(join(SAMPLE, 'site.yaml'), 'utf8')) as { operators: { id: string; languages: string[] }[] } // prettier-ignore
  const raw = foreignCalls()
  const spoken = raw.filter(({ language, operator }) =>
    operators.find(({ id }) => id === operator)?.languages.includes(language)
  )
  const truth = JSON.parse(readFileSync(join(SAMPLE, 'truth.json'), 'utf8')) as { overall: { languages: Record<string, number> } } // prettier-ignore
  const { id: _common, ...foreign } = truth.overall.languages
  const calls = Object.values(foreign).reduce((sum, n) => sum + n, 0)

  const { languages: told } = await replayed({})
  expect([told!.names, told!.calls]).toEqual([['ar', 'en', 'ja', 'zh'], calls])
  expect(Math.abs(told!.observed - spoken.length / raw.length)).toBeLessThan(0.002)
  expect([told!.isReproduced, Math.abs(told!.worked.value - told!.observed) < 0.03]).toEqual([true, true])
  // The sample's callers wait 25 s for a speaker.
  expect(Math.abs(told!.othersAfterSeconds! - 25)).toBeLessThan(4)
}, 120_000)

test('a roster of speakers answers all of them in their language, one of none nobody, half of it some', async () => {
  const plan = '4'.repeat(168)
  const all = ['ar', 'en', 'ja', 'zh']
  const { languages } = await replayed({
    from: '2026-09-01',
    runs: 2,
    proposals: [
      { name: 'all', plan, speakers: [{ languages: all, plan }] },
      { name: 'none', plan, speakers: [{ languages: ['id'], plan }] },
      { name: 'english', plan, speakers: [{ languages: ['en'], plan: '1'.repeat(168) }] },
      { name: 'unknown', plan },
      { name: 'more', operators: 1 }
    ]
  })
  const [every, none, english, unknown, more] = languages!.proposals
  expect([every!.value, none!.value, unknown]).toEqual([1, 0, null])
  expect(english!.value).toBeGreaterThan(0.3)
  expect(english!.value).toBeLessThan(0.95)
  expect(Math.abs(more!.value - languages!.worked.value)).toBeLessThan(0.05)
}, 60_000)

test('one speaker of each language is enough for its callers in the busiest hour, where nobody else answers', async () => {
  const path = '/api/v1/staffing/requirement?from=2026-10-01&to=2026-11-01&basis=past'
  const { languages } = (await app.get<RequirementReply>(path)).body.data
  const foreign = languages.filter(({ id }) => id !== null && id !== 'id')
  expect(foreign.map(({ id }) => id).sort()).toEqual(['ar', 'en', 'ja', 'zh'])
  // 12 calls an hour at the most, 1 % of them of two minutes: a hundredth of an erlang.
  expect(foreign.map(({ speakersNeeded }) => speakersNeeded)).toEqual([1, 1, 1, 1])
})

test('a plan of speakers of another length is refused', async () => {
  const proposals = [{ name: 'x', plan: '4'.repeat(336), speakers: [{ languages: ['en'], plan: '1'.repeat(168) }] }]
  const { status, body } = await app.send<Problem>('POST', '/api/v1/staffing/replay', { ...YEAR, proposals })
  expect([status, body.code]).toEqual([400, 'BAD_PLAN'])
})
