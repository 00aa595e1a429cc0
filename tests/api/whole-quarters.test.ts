import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addDays } from '#domain/dates.ts'
import { openDuckdb, type OpenDuckdb } from '#server/engine/duckdb.ts'
import { type Engine, FILTER_KEYS, type Filters, type ParamTypes, type Statement } from '#server/engine/engine.ts'
import { remembering } from '#server/engine/remembered.ts'
import { wholeQuarters } from '#server/engine/whole-quarters.ts'
import { campaign, oneOf, randomOf } from '../fixtures/campaign.ts'

const MODULES = import.meta.glob<Record<string, unknown>>('../../server/queries/*.ts', { eager: true })
const { size, seed } = campaign('QUARTERS', 6)

type Any = Statement<Record<string, unknown>, ParamTypes>
const statements = Object.values(MODULES)
  .flatMap((module) => Object.values(module))
  .filter((each): each is Any => typeof each === 'object' && each !== null && 'sql' in each && 'days' in each)

let db: OpenDuckdb
let put: Engine
let asked = 0

beforeAll(async () => {
  const warehouse = join(inject('sampleSite'), 'warehouse')
  const { file } = JSON.parse(readFileSync(join(warehouse, 'current.json'), 'utf8')) as { file: string }
  db = await openDuckdb(join(warehouse, file), { pool: 2, timeoutSeconds: 60 })
  const counted = { select: (of: Any, values: object) => (asked++, db.select(of, values as never)) }
  put = wholeQuarters(remembering(counted as unknown as Engine))
})
afterAll(() => db.close())

describe('a period put together from whole quarters is what the statement gives for it', () => {
  test('there are many such statements, each with a column of its days', () => {
    expect(statements.length).toBeGreaterThan(20)
    for (const { sql, days } of statements) expect(sql).toMatch(new RegExp(`as ${days!.at}\\b`))
  })

  for (const statement of statements) {
    test(`${statement.name}: ${size} random questions`, async () => {
      const random = randomOf(seed)
      let rows = 0
      for (let i = 0; i < size; i++) {
        const values = anyValues(statement, random)
        const direct = await db.select(statement, values as never)
        expect(sorted(await put.select(statement, values as never)), JSON.stringify(values)).toEqual(sorted(direct))
        rows += direct.length
      }
      if (statement.name !== 'roster-untold') expect(rows).toBeGreaterThan(0)
    })
  }

  test('a period moved by a day costs no statement, a coarser grain neither', async () => {
    const statement = statements.find(({ name }) => name === 'call-sums')!
    const values = { from: '2026-04-10', to: '2026-05-10', grain: 'day', within: 10, filters: anyFilters(() => 1) }
    await put.select(statement, values as never)
    const before = asked
    for (const [from, grain] of [
      ['2026-04-09', 'day'],
      ['2026-04-02', 'all'],
      ['2026-04-30', 'week']
    ] as const)
      await put.select(statement, { ...values, from, grain } as never)
    expect(asked).toBe(before)
  })
})

function anyValues({ name, sql, params }: Any, random: () => number): Record<string, unknown> {
  const from = addDays('2025-09-20', Math.floor(random() * 400))
  const to = addDays(from, 1 + Math.floor(random() ** 2 * 230))
  const coarse = ['all', 'day', 'week', 'month', 'quarter', 'year']
  const grains = [...coarse, ...(sql.includes('slot_bucket') ? ['hour'] : [])]
  const values: Record<string, unknown> = {
    from,
    to,
    filters: anyFilters(random),
    grain: oneOf(random, grains),
    centre: [],
    operators: random() < 0.3 ? ['OP-03', 'OP-07'] : [],
    kinds: oneOf(random, [['calls'], ['incidents'], ['operator-states', 'queue-log']]),
    thresholds: ['10', '15', '40', '60', '320'],
    by: oneOf(random, ['offered', 'missed']),
    most: 0,
    hour: -1,
    within: name.endsWith('repeats') ? 1800 : oneOf(random, [10, 15, 20]),
    beyond: 300,
    by_hour: Math.round(random()),
    by_operator: Math.round(random()),
    interval: oneOf(random, ['', 'response', 'ticket']),
    ...amountsOf(name, random)
  }
  if (name === 'operator-time' && random() < 0.3) values['grain'] = 'profile'
  if (name === 'standards-hours') values['grain'] = oneOf(random, ['day', 'hour'])
  return Object.fromEntries(Object.keys(params).map((key) => [key, values[key]]))
}

function amountsOf(name: string, random: () => number) {
  if (name === 'explain-operators') return { numerator: 'handling_s', denominator: 'ready_s' }
  if (name === 'explain-incidents') return { numerator: oneOf(random, ['incidents', 'beyond', 'open']) }
  return { numerator: oneOf(random, ['answered_within', 'wait_s']), denominator: oneOf(random, ['', 'offered']) }
}

function anyFilters(random: () => number): Filters {
  const none = Object.fromEntries(FILTER_KEYS.map((key) => [key, [] as string[]])) as Record<string, string[]>
  if (random() < 0.4) none['category'] = ['medical', 'fire']
  if (random() < 0.2) none['operator'] = ['OP-03', 'OP-07']
  return none as unknown as Filters
}

/** Rows in one order, whatever the order of their columns. */
function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort()
}
