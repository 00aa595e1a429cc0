import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { GoalBench, StandardsReply } from '#contract/standards.ts'
import { testApp, type TestApp } from '../fixtures/app.ts'
import { INDONESIAN, readExports, secondsOf } from './read-exports.ts'

/** The sample's raw exports, read and counted by loops of this file alone, against the standards of the API. */
const { rows } = readExports('acd', {
  delimiter: ';',
  empty: '',
  key: ['ID_PANGGILAN'],
  required: ['WAKTU_MASUK', 'STATUS'],
  times: { WAKTU_MASUK: INDONESIAN, WAKTU_JAWAB: INDONESIAN, WAKTU_SELESAI: INDONESIAN },
  numbers: ['DETIK_PASCA'],
  words: {
    STATUS: ['DIJAWAB', 'DITINGGALKAN', 'TERPUTUS'],
    JENIS_PANGGILAN: ['DARURAT', 'NON DARURAT', 'INFORMASI', 'PRANK', 'GHOST', 'SILENT', 'UJI COBA'],
    KATEGORI: ['MEDIS', 'KEBAKARAN', 'KEAMANAN', 'KECELAKAAN', 'BENCANA', 'LAINNYA'],
    BAHASA: ['INDONESIA', 'INGGRIS', 'MANDARIN', 'JEPANG', 'ARAB'],
    DIALIHKAN: ['YA', 'TIDAK']
  }
})

interface Call {
  date: string
  hour: number
  isAnswered: boolean
  /** Whole seconds until the answer or the end; null where the stamps are out of order. */
  waited: number | null
}

const CALLS: Call[] = [...rows.values()].map((row) => {
  const stamp = row['WAKTU_MASUK']!
  const arrived = secondsOf(stamp, INDONESIAN)!
  const isAnswered = row['STATUS'] === 'DIJAWAB'
  const ended = secondsOf(isAnswered ? row['WAKTU_JAWAB']! : row['WAKTU_SELESAI']!, INDONESIAN)
  const waited = ended === null ? null : ended - arrived
  return {
    date: `${stamp.slice(6, 10)}-${stamp.slice(3, 5)}-${stamp.slice(0, 2)}`,
    hour: Number(stamp.slice(11, 13)),
    isAnswered,
    waited: waited !== null && waited < 0 ? null : waited
  }
})

/** Share within `seconds` of all offered, and how many more it would have taken, by adding one until it is enough. */
function judge(calls: readonly Call[], seconds: number, percent: number) {
  let inTime = 0
  for (const { isAnswered, waited } of calls) if (isAnswered && waited !== null && waited <= seconds) inTime++
  let short = 0
  while ((inTime + short) * 100 < percent * calls.length) short++
  const verdict = calls.length < 30 ? 'too-few' : short === 0 ? 'met' : 'missed'
  return { value: inTime / calls.length, n: calls.length, numerator: inTime, short, verdict }
}

let app: TestApp
beforeAll(async () => {
  app = await testApp(inject('sampleSite'))
})
afterAll(() => app.close())

async function goal(id: string, query: string): Promise<GoalBench> {
  const { body } = await app.get<StandardsReply>(`/api/v1/standards?${query}&standard=${id}`)
  return body.data.standards[0]!.goals[0]!
}

describe('NENA, month by month', () => {
  test.each([
    ['nena-020-15', 15, 90],
    ['nena-020-20', 20, 95]
  ])('%s: share, n, calls short and verdict of every whole month', async (id, seconds, percent) => {
    const { periods, variant, unit } = await goal(id, 'from=2025-10-01&to=2026-11-01')
    expect([variant, unit, periods.length]).toEqual(['negative', 'month', 13])
    for (const period of periods) {
      const own = judge(
        CALLS.filter(({ date }) => date.slice(0, 7) === period.at.slice(0, 7)),
        seconds,
        percent
      )
      expect(period).toMatchObject({
        figure: { value: own.value, n: own.n, numerator: own.numerator },
        callsShort: own.short,
        verdict: own.verdict,
        standing: 'official',
        reasons: []
      })
      const z = 1.96
      const p = own.value
      const wald = z * Math.sqrt((p * (1 - p)) / own.n)
      const [low, high] = (period.figure as { interval: [number, number] }).interval
      // With thousands of calls Wilson's interval all but meets Wald's.
      expect(Math.abs(low - (p - wald))).toBeLessThan(0.001)
      expect(Math.abs(high - (p + wald))).toBeLessThan(0.001)
    }
  })
})

test('NENA 56-005: the busy hour of every day of March, its verdict', async () => {
  const { periods } = await goal('nena-56-005-10', 'from=2026-03-01&to=2026-04-01')
  expect(periods).toHaveLength(31)
  for (const period of periods) {
    const own = CALLS.filter(({ date }) => date === period.at)
    let busy = { hour: -1, n: 0 }
    for (let hour = 0; hour < 24; hour++) {
      const n = own.filter((call) => call.hour === hour).length
      if (n > busy.n) busy = { hour, n }
    }
    const judged = judge(
      own.filter(({ hour }) => hour === busy.hour),
      10,
      90
    )
    expect(period).toMatchObject({
      at: period.at,
      hour: busy.hour,
      figure: { n: busy.n, numerator: judged.numerator },
      callsShort: judged.short,
      verdict: judged.verdict
    })
  }
})

test('Kominfo: the formula over a quarter, A within 30 s of those not gone within 5 s', async () => {
  const { periods } = await goal('kominfo-16-2013', 'from=2026-01-01&to=2026-04-01')
  let [answered, offered, gone] = [0, 0, 0]
  for (const { date, isAnswered, waited } of CALLS) {
    if (date < '2026-01-01' || date >= '2026-04-01') continue
    offered++
    if (isAnswered && waited !== null && waited <= 30) answered++
    if (!isAnswered && waited !== null && waited <= 5) gone++
  }
  expect(gone).toBeGreaterThan(100)
  expect(periods).toMatchObject([
    {
      at: '2026-01-01',
      figure: { value: answered / (offered - gone), numerator: answered, denominator: offered - gone },
      verdict: answered * 10 >= (offered - gone) * 9 ? 'met' : 'missed',
      standing: 'official'
    }
  ])
})

test('by week, day and hour: the parts of March, and no verdict below 30 calls', async () => {
  const march = CALLS.filter(({ date }) => date.startsWith('2026-03'))
  for (const [unit, keyOf] of [
    ['day', (call: Call) => call.date],
    ['hour', (call: Call) => `${call.date}T${String(call.hour).padStart(2, '0')}:00`]
  ] as const) {
    const { periods } = await goal('nena-020-15', `from=2026-03-01&to=2026-04-01&unit=${unit}`)
    const parts = new Map<string, Call[]>()
    for (const call of march) parts.set(keyOf(call), [...(parts.get(keyOf(call)) ?? []), call])
    for (const period of periods) {
      const own = judge(parts.get(period.at) ?? [], 15, 90)
      expect([period.at, period.figure.value === null ? 0 : period.figure.n]).toEqual([period.at, own.n])
      expect([period.at, period.verdict, period.standing]).toEqual([period.at, own.verdict, 'indicative'])
      if (own.n > 0) expect(period.callsShort).toBe(own.short)
    }
    const n = periods.reduce((sum, { figure }) => sum + (figure.value === null ? 0 : figure.n), 0)
    expect(n).toBe(march.length)
  }
})
