import { describe, expect, test } from 'vitest'
import { band } from '#domain/bursts/band.ts'
import { FALSE_EVENTS_A_YEAR, type Judged, judge, maskedSlots } from '#domain/bursts/detect.ts'
import { eventsOf } from '#domain/bursts/events.ts'
import { slotSeries } from '#domain/bursts/slots.ts'
import { madeUpCounts, seriesOf } from '../fixtures/synthetic-calls.ts'

const YEAR = 364
/** 8 April 2017 in Dallas (govdelivery TXDALLAS-193b803): a siren went off; 70 to 90 calls are usual in 15 minutes. */
const SIREN = [578, 797, 702, 677, 493]
const EVENING = 4 * 20 + 2

const judged = (counts: Float64Array, isKnown?: (hour: number) => boolean): Judged =>
  judge(seriesOf(counts, isKnown), [])!
const events = (all: Judged) => eventsOf(all, [0, all.series.counts.length])
const near = (all: Judged, at: number) => events(all).filter(({ slots }) => slots[1] > at - 96 && slots[0] < at + 96)

function planted(counts: Float64Array, at: number, values: readonly number[]): Float64Array {
  const copy = counts.slice()
  copy.set(values, at)
  return copy
}

describe('the siren of Dallas', () => {
  const usual = madeUpCounts({ mean: 66, spread: 0.01, days: YEAR, seed: 5 })
  const at = 200 * 96 + EVENING
  const without = judged(usual)
  const withSiren = judged(planted(usual, at, SIREN))

  test('is found, with its begin, its end and its peak', () => {
    const [event, ...others] = near(withSiren, at)
    expect(others).toEqual([])
    expect(event).toMatchObject({ kind: 'high', from: '2025-07-25T20:30', to: '2025-07-25T21:45', onceIn: 1e12 })
    expect(event!.offered).toBe(578 + 797 + 702 + 677 + 493)
    expect(event!.peak).toMatchObject({ at: '2025-07-25T20:45', offered: 797 })
    expect(event!.peak.expected).toBeGreaterThan(70)
    expect(event!.peak.expected).toBeLessThan(110)
  })

  test('is not learned: what is expected afterwards is the same to a thousandth', () => {
    for (let slot = at + SIREN.length; slot < usual.length; slot++) {
      expect(Math.abs(withSiren.expected[slot]! / without.expected[slot]! - 1)).toBeLessThan(0.001)
    }
  })

  test('in four weeks of history: found as exactly, learned by less than one in a hundred', () => {
    const short = usual.slice(0, 28 * 96)
    const [inThirdWeek] = [15 * 96 + EVENING]
    const [a, b] = [judged(short), judged(planted(short, inThirdWeek, SIREN))]
    expect(near(b, inThirdWeek).map(({ from, to }) => [from, to])).toEqual([['2025-01-21T20:30', '2025-01-21T21:45']])
    for (let slot = inThirdWeek + 5; slot < short.length; slot++)
      expect(Math.abs(b.expected[slot]! / a.expected[slot]! - 1)).toBeLessThan(0.01)
  })

  test('is among the slots that a forecast must not learn from, and little else is', () => {
    const masked = maskedSlots(withSiren)
    expect([...masked.subarray(at, at + 5)]).toEqual([1, 1, 1, 1, 1])
    expect(masked.reduce((sum, each) => sum + each, 0)).toBeLessThan(5 + 12)
  })

  test('stands out of the band of its hour; the day is summed from its known slots', () => {
    const [hour] = band(withSiren, [at + 2, at + 6], 4)
    expect(hour).toMatchObject({ offered: 702 + 677 + 493 + usual[at + 5]!, flag: 'high' })
    expect(hour!.offered).toBeGreaterThan(5 * hour!.high!)
    const days = band(without, [0, 96 * 28], 96)
    expect(days[3]!.offered).toBe(usual.slice(3 * 96, 4 * 96).reduce((sum, n) => sum + n, 0))
    const outside = days.filter(({ offered, low, high }) => offered! < low! || offered! > high!)
    expect(outside.length).toBeLessThan(6)
  })
})

describe('years without a burst: no more false events than the documented level', () => {
  const RUNS = Number(process.env['BURST_YEARS'] ?? 2)
  test.each([
    ['small, Poisson', { mean: 2, spread: 0 }],
    ['small, uneven', { mean: 2, spread: 0.3 }],
    ['very small, uneven', { mean: 0.4, spread: 0.2 }],
    ['large, Poisson', { mean: 80, spread: 0 }],
    ['large, uneven', { mean: 80, spread: 0.02 }],
    ['large, very uneven', { mean: 80, spread: 0.1 }],
    ['small, days and hours uneven', { mean: 2, spread: 0.05, dayShape: 70, hourShape: 22 }]
  ])('%s', (_name, centre) => {
    let found = 0
    for (let seed = 1; seed <= RUNS; seed++)
      found += events(judged(madeUpCounts({ ...centre, days: YEAR, seed }))).length
    expect(found / RUNS).toBeLessThanOrEqual(FALSE_EVENTS_A_YEAR)
  })

  test('the measured spread is that of the world', () => {
    for (const spread of [0, 0.1, 0.5]) {
      const all = judged(madeUpCounts({ mean: 8, spread, days: YEAR, seed: 3 }))
      expect(Math.abs(all.spreads.get(1)! - spread)).toBeLessThan(0.02)
    }
  })
})

describe('too few calls', () => {
  const small = madeUpCounts({ mean: 2, spread: 0.2, days: YEAR, seed: 9 })
  const at = 150 * 96 + 4 * 10
  const hours = 8

  test('none for hours, though the feed is alive: low, with begin and end', () => {
    const [event, ...others] = near(judged(planted(small, at, Array(hours * 4).fill(0))), at)
    expect(others).toEqual([])
    expect(event).toMatchObject({ kind: 'low', from: '2025-06-05T10:00', to: '2025-06-05T18:00', offered: 0 })
    expect(event!.excess).toBeLessThan(-40)
  })

  test('no data for the same hours: nothing is flagged and nothing learned', () => {
    const isKnown = (hour: number) => hour < at / 4 || hour >= at / 4 + hours
    const all = judged(planted(small, at, Array(hours * 4).fill(0)), isKnown)
    expect(near(all, at)).toEqual([])
    expect(maskedSlots(all).slice(at, at + hours * 4)).toEqual(new Uint8Array(hours * 4).fill(1))
    const complete = judged(small)
    for (let slot = at; slot < at + hours * 4; slot++)
      expect(Math.abs(all.expected[slot]! / complete.expected[slot]! - 1)).toBeLessThan(0.05)
  })

  test('a large centre that loses two thirds of its calls: low', () => {
    const large = madeUpCounts({ mean: 66, spread: 0.01, days: YEAR, seed: 5 })
    const third = large.map((n, slot) => (slot >= at && slot < at + 16 ? Math.round(n * 0.35) : n))
    expect(near(judged(third), at).map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['low', '2025-06-05T10:00', '2025-06-05T14:00']
    ])
  })

  test('a feed that dies and comes back within an hour is no drop', () => {
    const large = madeUpCounts({ mean: 66, spread: 0.01, days: YEAR, seed: 5 })
    const cut = large.map((n, slot) => {
      if (slot === at + 1 || slot === at + 22) return Math.round(n / 5)
      return slot > at + 1 && slot < at + 22 ? 0 : n
    })
    const isKnown = (hour: number) => hour <= at / 4 || hour >= (at + 20) / 4
    expect(near(judged(cut, isKnown), at)).toEqual([])
  })

  test('a centre that is closed on Saturdays is not low on Saturdays, but on a Tuesday', () => {
    const open = madeUpCounts({ mean: 20, spread: 0.02, days: 28, seed: 4 })
    const closed = open.map((n, slot) => (Math.floor(slot / 96) % 7 === 5 || Math.floor(slot / 96) === 15 ? 0 : n))
    expect(events(judged(closed)).map(({ kind, from }) => [kind, from.slice(0, 10)])).toEqual([['low', '2025-01-21']])
  })
})

test('special days: what is usual on them is learned from their kind', () => {
  const [counts, more, yetMore] = [8, 18, 28].map((seed) => madeUpCounts({ mean: 20, spread: 0.01, days: YEAR, seed }))
  const label = { id: 'Ramadan', en: 'Ramadan' }
  const fasting = {
    from: '2025-03-01',
    to: '2025-03-31',
    kind: 'ramadan' as const,
    label,
    source: 'test',
    verified: true,
    isEstimate: false
  }
  const first = 54 * 96
  const sahur = counts!.map((n, slot) => {
    const isSahur = slot % 96 >= 8 && slot % 96 < 20
    return slot >= first && slot < first + 30 * 96 && isSahur ? n + more![slot]! + yetMore![slot]! : n
  })
  const unknowing = judge(seriesOf(sahur), [])!
  const knowing = judge(seriesOf(sahur), [fasting])!
  expect(events(unknowing).length).toBeGreaterThan(10)
  expect(events(knowing).length).toBeLessThanOrEqual(2)
  expect(knowing.expected[first + 5 * 96 + 12]! / knowing.expected[first - 9 * 96 + 12]!).toBeGreaterThan(2)
})

test('too few days are not judged', () => {
  expect(judge(seriesOf(madeUpCounts({ mean: 20, spread: 0, days: 13, seed: 1 })), [])).toBeNull()
})

test('counts are laid out by day; what is not told of is unknown, the rest zero', () => {
  const rows = [
    { date: '2026-03-01', slot: 5, offered: 2 },
    { date: '2026-03-02', slot: 95, offered: 7 }
  ]
  const hours = ['2026-03-01T01', '2026-03-02T22', '2026-03-02T23']
  const { counts } = slotSeries({ from: '2026-03-01', to: '2026-03-03', perDay: 24 }, rows, hours)
  expect([counts[0], counts[1], counts[46], counts[47]]).toEqual([NaN, 2, 0, 7])
})
