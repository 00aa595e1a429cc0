import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMPARISONS, FILTER_NAMES, GRAINS, Problem } from '#contract/common.ts'
import { VARIANTS } from '#domain/waits.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { campaign } from '../fixtures/campaign.ts'
import { roughSite } from '../oracle/rough-world.ts'

const { size, seed } = campaign('FUZZ', 100)

let folder: string
let app: TestApp
beforeAll(async () => {
  folder = await roughSite(seed).make()
  app = await testApp(folder)
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

/** One parameter as it is written in the address; `isWrong`: a reply to it must be 400. */
interface Parameter {
  name: string
  value: string
  isWrong: boolean
}

const FIGURES = ['kpis', 'volume', 'mix', 'answer-times', 'response-times', 'operators', 'funnel']
const TEXT = fc.oneof(
  fc.constantFrom(
    'fire',
    "'; drop table fct_calls; --",
    '%',
    '_',
    '\\',
    '"',
    '\u0000',
    '😀',
    'Ω≈ç',
    '../../etc/passwd',
    '{}',
    '[]',
    '=1+1'
  ),
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
)
const right = (name: string, value: fc.Arbitrary<string>) =>
  value.map((each): Parameter => ({ name, value: each, isWrong: false }))
const wrong = (name: string, value: fc.Arbitrary<string>) =>
  value.map((each): Parameter => ({ name, value: each, isWrong: true }))
const day = fc
  .date({ min: new Date('2025-12-01'), max: new Date('2026-06-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))
const NO_DATES = fc.constantFrom(
  '2026-13-01',
  '2026-02-30',
  '01/02/2026',
  'today',
  '',
  '20260101',
  '2026-1-1',
  '-2026-01-01',
  '２０２６-01-01'
)
const NO_NUMBERS = fc.constantFrom('-1', 'ten', '1.5', '1e99', '86401', 'NaN', '0x', '--', '9'.repeat(40))

const PARAMETER = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('from', 'to').chain((name) => right(name, day)) },
  { weight: 6, arbitrary: fc.constantFrom(...FILTER_NAMES).chain((name) => right(name, TEXT)) },
  { weight: 2, arbitrary: right('grain', fc.constantFrom(...GRAINS)) },
  { weight: 2, arbitrary: right('compare', fc.constantFrom(...COMPARISONS)) },
  { weight: 2, arbitrary: right('variant', fc.constantFrom(...VARIANTS)) },
  { weight: 2, arbitrary: right('within', fc.integer({ min: 0, max: 86_400 }).map(String)) },
  { weight: 1, arbitrary: right('centre', fc.constant('rough')) },
  { weight: 1, arbitrary: fc.constantFrom('from', 'to').chain((name) => wrong(name, NO_DATES)) },
  { weight: 1, arbitrary: wrong('within', NO_NUMBERS) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('grain', 'compare', 'variant')
      .chain((name) => wrong(name, fc.constantFrom('', 'best', 'DAY', 'day ', 'toString', '__proto__')))
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...FILTER_NAMES).chain((name) => wrong(name, fc.constantFrom('', 'x'.repeat(101))))
  },
  { weight: 1, arbitrary: wrong('centre', fc.constantFrom('jakarta', 'ROUGH', '')) },
  { weight: 1, arbitrary: wrong('asOf', fc.constantFrom('', 'yesterday', '2026-02-30T25:00Z', '2026-01-01T00:00')) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('categori', 'Category', 'filters', 'limit', 'constructor', '__proto__', 'from[]', 'q')
      .chain((name) => wrong(name, TEXT))
  }
)

const SINGLE = ['from', 'to', 'grain', 'variant', 'within']

/** Whether a reply must be 400 for what is asked together: one value where only one fits, at most two different comparisons. */
function isRefused(parameters: readonly Parameter[]): boolean {
  const of = (name: string) => parameters.filter((each) => each.name === name).map(({ value }) => value)
  const compare = of('compare')
  if (parameters.some(({ isWrong }) => isWrong) || SINGLE.some((name) => of(name).length > 1)) return true
  if (compare.length > 2 || new Set(compare).size < compare.length) return true
  const [[from], [to]] = [of('from'), of('to')]
  return from !== undefined && to !== undefined && from >= to
}

test(
  `${size} random query strings: an answer, or a problem that says what is wrong; never a failure of ours`,
  { timeout: 3_600_000 },
  async () => {
    const statuses = new Map<string, number>()
    const question = fc.tuple(fc.constantFrom(...FIGURES), fc.array(PARAMETER, { maxLength: 6 }))
    await fc.assert(
      fc.asyncProperty(question, async ([route, parameters]) => {
        const query = parameters
          .map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
          .join('&')
        let reply = await app.get<Problem>(`/api/v1/${route}?${query}`)
        while (reply.status === 429) {
          await new Promise((resolve) => setTimeout(resolve, 1000))
          reply = await app.get<Problem>(`/api/v1/${route}?${query}`)
        }
        const { status, headers, body } = reply
        statuses.set(String(status), (statuses.get(String(status)) ?? 0) + 1)
        if (isRefused(parameters)) expect([query, status]).toEqual([query, 400])
        else expect([query, [200, 400]]).toEqual([query, expect.arrayContaining([status])])
        if (status === 200) return
        expect(headers['content-type']).toContain('application/problem+json')
        expect([...Value.Errors(Problem, body)]).toEqual([])
        // What is right by itself is refused for two reasons only, both of which the README names.
        if (!isRefused(parameters)) expect([query, body.code]).toEqual([query, 'GRAIN_TOO_FINE'])
        expect(body.detail).toBeTruthy()
      }),
      { numRuns: size, seed }
    )
    console.log(`answered ${[...statuses].map(([status, n]) => `${n} with ${status}`).join(', ')}`)
  }
)

test('raw bytes that are no query string are refused or read as text, never a failure of ours', async () => {
  for (const query of [
    'category=%',
    'category=%zz',
    'category=%c0%80',
    '&&&',
    '=',
    'from=%00',
    'a=b=c',
    '?',
    '%ff=1',
    'within=1;within=2',
    'category=' + 'x'.repeat(20_000)
  ]) {
    const { status, body } = await app.get<Problem>(`/api/v1/funnel?${query}`)
    expect([query.slice(0, 20), status < 500, status === 200 || typeof body.code === 'string']).toEqual([
      query.slice(0, 20),
      true,
      true
    ])
  }
})
