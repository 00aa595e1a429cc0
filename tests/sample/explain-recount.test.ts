import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ExplainReply } from '#contract/explain.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { INDONESIAN, readExports, secondsOf } from './read-exports.ts'
import { CALLS, CATEGORIES, KINDS, type Row } from './readers.ts'

/** May 2026 against the 31 days before it, counted again from the rows of the exports with loops of their own. */
const MAY = { from: '2026-05-01', to: '2026-06-01' }
const BEFORE = { from: '2026-03-31', to: '2026-05-01' }
const WITHIN_S = 10

const rows = [...readExports('acd', CALLS).rows.values()]
const nowRows = rows.filter((row) => isIn(row, MAY))
const beforeRows = rows.filter((row) => isIn(row, BEFORE))

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

async function explained(query: string) {
  const { body } = await app.get<ExplainReply>(`/api/v1/explain?from=${MAY.from}&to=${MAY.to}&${query}`)
  const [dimension] = body.data.dimensions
  expect(body.data.compared).toMatchObject(BEFORE)
  expect(body.data.dimensions).toHaveLength(1)
  return { data: body.data, parts: dimension!.parts }
}

describe('ratios', () => {
  const p90Before = rank(beforeRows, 0.9)
  const answered = (row: Row) => Number(row['STATUS'] === 'DIJAWAB')
  const ratios: [string, string, Recount][] = [
    ['answer rate by hour', 'kpi=answerRate&by=hour', { of: answered, per: () => 1, by: hourOf }],
    [
      'service level by operator',
      'kpi=serviceLevel&by=operator',
      {
        of: (row) => Number(answered(row) === 1 && waitOf(row) <= WITHIN_S),
        per: () => 1,
        by: (row) => row['OPERATOR']!
      }
    ],
    [
      'service level of those served or gone in time (positive) by weekday',
      'kpi=serviceLevel&variant=positive&by=weekday',
      { of: (row) => Number(waitOf(row) <= WITHIN_S), per: () => 1, by: weekdayOf }
    ],
    [
      'service level less those gone in time (ignore) by hour',
      'kpi=serviceLevel&variant=ignore&by=hour',
      {
        of: (row) => Number(answered(row) === 1 && waitOf(row) <= WITHIN_S),
        per: (row) => Number(answered(row) === 1 || waitOf(row) > WITHIN_S),
        by: hourOf
      }
    ],
    [
      'mean handle time by kind of call',
      'kpi=handleMean&by=disposition',
      { of: handledOf, per: answered, by: (row) => KINDS[row['JENIS_PANGGILAN']!] ?? '' }
    ],
    [
      'share of waits beyond the P90 before, by line',
      'kpi=waitP90&by=line',
      {
        of: (row) => Number(answered(row) === 1 && waitOf(row) > p90Before),
        per: (row) => Number(answered(row) === 1 && !Number.isNaN(waitOf(row))),
        by: (row) => row['LINE']!
      }
    ]
  ]

  test.each(ratios)('%s: every part as counted, and all of them the whole', async (_name, query, recount) => {
    const { data, parts } = await explained(query)
    const [before, now] = [tally(beforeRows, recount), tally(nowRows, recount)]
    const whole = { before: totalOf(before), now: totalOf(now) }
    expect(data.decomposed.before.value).toBeCloseTo(whole.before[0] / whole.before[1], 12)
    expect(data.decomposed.now.value).toBeCloseTo(whole.now[0] / whole.now[1], 12)
    const ids = [...new Set([...before.keys(), ...now.keys()])].filter((id) => sized(before, id) || sized(now, id))
    expect(parts.map(({ id }) => id ?? '').sort()).toEqual(ids.sort())
    for (const part of parts) {
      const id = part.id ?? ''
      const [a, b]: [Pair, Pair] = [before.get(id) ?? [0, 0], now.get(id) ?? [0, 0]]
      expect([id, part.before.numerator, part.before.n, part.now.numerator, part.now.n]).toEqual([id, ...a, ...b])
      const { mix, rate } = effectsOf([a, b], [whole.before, whole.now])
      expect(part.mix!).toBeCloseTo(mix, 12)
      expect(part.rate!).toBeCloseTo(rate, 12)
    }
    const sum = parts.reduce((total, { effect }) => total + effect, 0)
    expect(sum).toBeCloseTo(whole.now[0] / whole.now[1] - whole.before[0] / whole.before[1], 12)
  })
})

test('calls offered by category: each difference, and together the whole', async () => {
  const { data, parts } = await explained('kpi=offered&by=category')
  const count = (some: Row[]) => {
    const counts: Record<string, number> = {}
    for (const row of some) {
      const id = CATEGORIES[row['KATEGORI']!] ?? ''
      counts[id] = (counts[id] ?? 0) + 1
    }
    return counts
  }
  const [before, now] = [count(beforeRows), count(nowRows)]
  expect(Object.fromEntries(parts.map(({ id, before: b, now: n }) => [id ?? '', [b.n, n.n]]))).toEqual(
    Object.fromEntries(Object.keys(now).map((id) => [id, [before[id], now[id]]]))
  )
  for (const { id, effect } of parts) expect(effect).toBe(now[id ?? '']! - before[id ?? '']!)
  expect(parts.reduce((total, { effect }) => total + effect, 0)).toBe(nowRows.length - beforeRows.length)
  expect(data.decomposed.difference).toBe(nowRows.length - beforeRows.length)
})

interface Recount {
  of(row: Row): number
  per(row: Row): number
  by(row: Row): string
}

type Pair = [numerator: number, denominator: number]

function tally(some: readonly Row[], { of, per, by }: Recount): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  for (const row of some) {
    const pair = pairs.get(by(row)) ?? [0, 0]
    pairs.set(by(row), [pair[0] + of(row), pair[1] + per(row)])
  }
  return pairs
}

function totalOf(pairs: ReadonlyMap<string, Pair>): Pair {
  let [numerator, denominator] = [0, 0]
  for (const [n, d] of pairs.values()) {
    numerator += n
    denominator += d
  }
  return [numerator, denominator]
}

function sized(pairs: ReadonlyMap<string, Pair>, id: string): boolean {
  return (pairs.get(id)?.[1] ?? 0) > 0
}

/** Written out apart from the product: what a period's weights alone and its ratios alone would have changed. */
function effectsOf([[n0, d0], [n1, d1]]: [Pair, Pair], [[N0, D0], [N1, D1]]: [Pair, Pair]) {
  const overall = (N0 / D0 + N1 / D1) / 2
  if (d0 === 0) return { mix: (d1 / D1) * (n1 / d1 - overall), rate: 0 }
  if (d1 === 0) return { mix: -(d0 / D0) * (n0 / d0 - overall), rate: 0 }
  const [before, onlyWeight, onlyRate, now] = [
    (d0 / D0) * (n0 / d0 - overall),
    (d1 / D1) * (n0 / d0 - overall),
    (d0 / D0) * (n1 / d1 - overall),
    (d1 / D1) * (n1 / d1 - overall)
  ]
  return { mix: (onlyWeight - before + now - onlyRate) / 2, rate: (onlyRate - before + now - onlyWeight) / 2 }
}

function isIn(row: Row, { from, to }: { from: string; to: string }): boolean {
  const day = dayOf(row)
  return day >= from && day < to
}

function dayOf(row: Row): string {
  const stamp = row['WAKTU_MASUK']!
  return `${stamp.slice(6, 10)}-${stamp.slice(3, 5)}-${stamp.slice(0, 2)}`
}

function hourOf(row: Row): string {
  return String(Number(row['WAKTU_MASUK']!.slice(11, 13)))
}

function weekdayOf(row: Row): string {
  return String(new Date(`${dayOf(row)}T00:00:00Z`).getUTCDay() || 7)
}

/** Seconds until the answer, or until the caller was gone; NaN where the stamps are out of order. */
function waitOf(row: Row): number {
  const end = row['STATUS'] === 'DIJAWAB' ? row['WAKTU_JAWAB']! : row['WAKTU_SELESAI']!
  const seconds = secondsOf(end, INDONESIAN)! - secondsOf(row['WAKTU_MASUK']!, INDONESIAN)!
  return seconds < 0 ? Number.NaN : seconds
}

function handledOf(row: Row): number {
  if (row['STATUS'] !== 'DIJAWAB') return 0
  const talked = secondsOf(row['WAKTU_SELESAI']!, INDONESIAN)! - secondsOf(row['WAKTU_JAWAB']!, INDONESIAN)!
  return talked + Number(row['DETIK_PASCA'])
}

/** The least wait that a share p of the answered calls do not exceed. */
function rank(some: readonly Row[], p: number): number {
  const waits = some.filter((row) => row['STATUS'] === 'DIJAWAB').map(waitOf)
  const known = waits.filter((wait) => !Number.isNaN(wait)).sort((a, b) => a - b)
  let i = 0
  while ((i + 1) / known.length < p) i++
  return known[i]!
}
