import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accuracyOf } from '#domain/forecast/accuracy.ts'
import { backtest } from '#domain/forecast/backtest.ts'
import type { DayCounts } from '#domain/forecast/history.ts'
import { sameWeekdayMean, seasonalNaive } from '#domain/forecast/naive.ts'
import { quantile, spreadOf } from '#domain/negative-binomial.ts'
import { profileForecast } from '#domain/forecast/profile-forecast.ts'

const BANK = new URL('../../../../shared/data/anonymous-bank-1999-02/data_anonymous_bank_february.txt', import.meta.url)

/** A small generator of its own, seeded: 32 bits of a linear congruence, the high ones used. */
function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
}

function poisson(mean: number, roll: () => number): number {
  let n = 0
  for (let p = roll(); p > Math.exp(-mean); p *= roll()) n++
  return n
}

const dateOf = (day: number) => new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10)
/** Usual calls of an hour: few at night, more in the evening, half as many again on Saturdays. Day 0 is a Monday. */
const usualOf = (day: number, hour: number) => (2 + 6 * Math.exp(-((hour - 19) ** 2) / 20)) * (day % 7 === 5 ? 1.5 : 1)

function world(days: number, seed: number, level: (day: number) => number = () => 1): DayCounts[] {
  const roll = dice(seed)
  return Array.from({ length: days }, (_, day) => ({
    date: dateOf(day),
    counts: Array.from({ length: 24 }, (_, hour) => poisson(usualOf(day, hour) * level(day), roll))
  }))
}

describe('a forecast', () => {
  test('comes close to the usual calls that the days were drawn from, and its intervals hold what they say', () => {
    let [off, all, inside, slots] = [0, 0, 0, 0]
    for (let seed = 1; seed <= 12; seed++) {
      const days = world(63, seed)
      const week = profileForecast(days.slice(0, 56), days.slice(56))
      days.slice(56).forEach(({ counts }, i) =>
        counts.forEach((count, hour) => {
          const { mean, low, high } = week[i]!.slots[hour]!
          off += Math.abs(mean - usualOf(56 + i, hour))
          all += usualOf(56 + i, hour)
          inside += count! >= low && count! <= high ? 1 : 0
          slots++
        })
      )
    }
    expect(off / all).toBeLessThan(0.12)
    // Whole counts reach beyond 80 %: the exact share of these Poisson laws within their own quantiles is 0.86.
    expect(inside / slots).toBeGreaterThan(0.8)
    expect(inside / slots).toBeLessThan(0.93)
  })

  test('follows a level that has doubled', () => {
    const days = world(70, 5, (day) => (day < 49 ? 1 : 2))
    const [monday] = profileForecast(days, [{ date: dateOf(70) }])
    const expected = monday!.slots.reduce((sum, { mean }) => sum + mean, 0)
    const usual = Array.from({ length: 24 }, (_, hour) => 2 * usualOf(70, hour)).reduce((a, b) => a + b)
    expect(Math.abs(expected / usual - 1)).toBeLessThan(0.12)
  })

  test('learns nothing from what is masked, and takes special days back to usual ones', () => {
    const days = world(42, 9)
    const burst = days.map((day, i) =>
      i === 30 ? { ...day, counts: day.counts.map((n, h) => (h === 20 ? 900 : n)) } : day
    )
    const masked = days.map((day, i) =>
      i === 30 ? { ...day, counts: day.counts.map((n, h) => (h === 20 ? null : n)) } : day
    )
    const without = profileForecast(masked, [{ date: dateOf(42) }])
    expect(profileForecast(burst, [{ date: dateOf(42) }])).not.toEqual(without)
    const special = days.map((day, i) => (i === 35 ? { ...day, counts: day.counts.map((n) => n! * 3) } : day))
    const told = profileForecast(special, [{ date: dateOf(42) }], new Map([[dateOf(35), 3]]))
    expect(told).toEqual(profileForecast(days, [{ date: dateOf(42) }]))
    const [thrice] = profileForecast(days, [{ date: dateOf(42), factor: 3 }])
    const [once] = profileForecast(days, [{ date: dateOf(42) }])
    thrice!.slots.forEach(({ mean }, hour) => expect(mean).toBeCloseTo(3 * once!.slots[hour]!.mean, 9))
  })

  test('is refused with fewer than three of each weekday', () => {
    expect(() => profileForecast(world(20, 1), [{ date: dateOf(20) }])).toThrow(
      'history must hold 21 known days, got 20'
    )
    expect(backtest(world(27, 1))).toBeNull()
  })
})

describe('its rivals', () => {
  const days = world(42, 3)
  const dates = [dateOf(42), dateOf(43)]
  test('are the slot of a week before, and the mean of four', () => {
    expect(seasonalNaive(days, dates)).toEqual([days[35]!.counts, days[36]!.counts])
    const mean = days[35]!.counts.map((_, h) => [14, 21, 28, 35].reduce((sum, d) => sum + days[d]!.counts[h]!, 0) / 4)
    sameWeekdayMean(days, dates, 4)[0]!.forEach((value, h) => expect(value).toBeCloseTo(mean[h]!, 12))
  })
  test('look further back where a slot is not known', () => {
    const holed = days.map((day, i) => (i === 35 ? { ...day, counts: day.counts.map(() => null) } : day))
    expect(seasonalNaive(holed, dates)[0]).toEqual(days[28]!.counts)
  })
})

test('errors of parts add up to those of the whole', () => {
  const pair = fc.record({ count: fc.integer({ min: 0, max: 90 }), mean: fc.double({ min: 0, max: 90, noNaN: true }) })
  fc.assert(
    fc.property(fc.array(pair, { minLength: 2 }), fc.nat(), (pairs, cut) => {
      const at = cut % pairs.length
      const parts = [accuracyOf(pairs.slice(0, at)), accuracyOf(pairs.slice(at))]
      const whole = accuracyOf(pairs)
      if (whole.wape === null) return
      const off = parts.reduce((sum, { wape, calls }) => sum + (wape ?? 0) * calls, 0)
      if (parts.every(({ calls }) => calls > 0)) expect(off / whole.calls).toBeCloseTo(whole.wape, 9)
    })
  )
})

describe('counts that vary more than Poisson', () => {
  test.each([
    [4, 0, 0.9],
    [4, 0.5, 0.9],
    [0.3, 1, 0.95],
    [80, 0.05, 0.1]
  ])('mean %d, dispersion %d: the quantile at %d is where simulated counts reach it', (mean, dispersion, p) => {
    const roll = dice(77)
    const drawn = Array.from({ length: 20_000 }, () => poisson(mean * gamma(dispersion, roll), roll)).sort(
      (a, b) => a - b
    )
    const k = quantile(p, { mean, spread: dispersion })
    const share = (n: number) => drawn.filter((count) => count <= n).length / drawn.length
    expect(share(k)).toBeGreaterThan(p - 0.01)
    expect(share(k - 1)).toBeLessThan(p + 0.01)
  })

  test('have their dispersion measured', () => {
    const roll = dice(4)
    const pairs = (dispersion: number) =>
      Array.from({ length: 20_000 }, () => ({ mean: 12, count: poisson(12 * gamma(dispersion, roll), roll) }))
    expect(spreadOf(pairs(0))).toBeLessThan(0.01)
    expect(spreadOf(pairs(0.25))).toBeCloseTo(0.25, 1)
  })
})

/** A gamma variable of mean 1 and variance `dispersion`, as a sum of exponentials where that is a whole number of them. */
function gamma(dispersion: number, roll: () => number): number {
  if (dispersion === 0) return 1
  const shape = Math.round(1 / dispersion)
  return Array.from({ length: shape }, () => -Math.log(1 - roll())).reduce((a, b) => a + b, 0) / shape
}

describe('the bank’s February', () => {
  if (!existsSync(BANK)) console.warn('skipped: the bank’s calls are not beside the project')

  test.skipIf(!existsSync(BANK))('days 1-21 tell days 22-28 better than the week before does', () => {
    const days = bankDays()
    expect(days.flatMap(({ counts }) => counts).reduce<number>((a, b) => a + b!, 0)).toBe(31_125)
    const trial = backtest(days)!
    console.log(`bank: WAPE ${trial.all.model.wape} against ${trial.all.naive.wape} and ${trial.all.mean.wape}; bias ${trial.all.model.bias}; covered ${trial.all.model.covered}`) // prettier-ignore
    expect(trial.origins).toEqual(['1999-02-22'])
    expect(trial.all.naive.wape).toBeCloseTo(naiveWape(days), 12)
    expect(trial.all.model.wape!).toBeLessThan(trial.all.naive.wape!)
    expect(trial.isBetter).toBe(true)
    expect(Math.abs(trial.all.model.covered! - 0.8)).toBeLessThan(0.1)
  })
})

/** Calls that reached the queue or an operator, by the hour of their arrival; read here, by no code of the product. */
function bankDays(): DayCounts[] {
  const days = Array.from({ length: 28 }, (_, i) => ({
    date: `1999-02-${String(i + 1).padStart(2, '0')}`,
    counts: Array<number>(24).fill(0)
  }))
  for (const line of readFileSync(BANK, 'latin1').split('\r\n').slice(1)) {
    const cells = line.split('\t')
    const [date, vruExit, queueStart, outcome] = [cells[5], cells[7], cells[9], cells[12]]
    if (date === undefined || outcome === 'PHANTOM' || (outcome === 'HANG' && queueStart === '0:00:00')) continue
    const hour = Number((queueStart === '0:00:00' ? vruExit : queueStart)!.split(':')[0]) % 24
    days[Number(date.slice(4)) - 1]!.counts[hour]!++
  }
  return days
}

function naiveWape(days: readonly DayCounts[]): number {
  let [off, calls] = [0, 0]
  for (let day = 21; day < 28; day++)
    for (let hour = 0; hour < 24; hour++) {
      off += Math.abs(days[day]!.counts[hour]! - days[day - 7]!.counts[hour]!)
      calls += days[day]!.counts[hour]!
    }
  return off / calls
}
