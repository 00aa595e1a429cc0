import { expect, test } from 'vitest'
import { DEFAULT_YEAR, headsFor, headsForWeek, netHours, relief, spellsOf } from '#domain/staffing/relief.ts'
import { DEFAULT_RATES, minutesInWindow, paidHours, patternOf } from '#domain/staffing/shift-pattern.ts'

/** Figures of ../shared/staffing.md, section 4: 2,080 h less 39 days of 8 h; 4.95 heads a seat; 12 hold 2.4 seats. */
test('relief: three seats day and night need 14.9 heads', () => {
  expect(netHours(DEFAULT_YEAR)).toBe(1768)
  expect(headsFor(1, DEFAULT_YEAR)).toBeCloseTo(4.95, 2)
  expect(12 / headsFor(1, DEFAULT_YEAR)).toBeCloseTo(2.4, 1)
  expect(headsForWeek(Array.from({ length: 168 }, (_, hour) => (hour % 2 === 0 ? 2 : 4)))).toBeCloseTo(14.9, 1)
  const weight = Array.from({ length: 168 }, (_, hour) => hour % 24)
  const { headsNeeded, seatsAlways, shortHours, short } = relief({
    need: Array(168).fill(3),
    weight,
    heads: 12,
    year: DEFAULT_YEAR
  })
  expect(headsNeeded).toBeCloseTo(14.9, 1)
  expect(seatsAlways).toBe(2)
  // 504 person-hours a week less 12 heads at 1,768 / 8,760 of 168 hours, whole ones held
  expect(shortHours).toBe(504 - Math.floor((12 * 1768 * 168) / 8760))
  expect(short.reduce((sum, { by }) => sum + by, 0)).toBe(shortHours)
  const shortest = Math.max(...short.map(({ hour }) => weight[hour]!))
  const held = weight.filter((_, hour) => !short.some((one) => one.hour === hour))
  expect(Math.min(...held)).toBeGreaterThanOrEqual(shortest)
})

test('short hours one after the other are one spell of their day, by the most that is missing', () => {
  const short = [22, 23, 24, 25, 27].map((hour) => ({ hour, by: hour === 25 ? 2 : 1 }))
  expect(spellsOf(short)).toEqual([
    { weekday: 1, from: 22, to: 24, by: 1 },
    { weekday: 2, from: 0, to: 2, by: 2 },
    { weekday: 2, from: 3, to: 4, by: 1 }
  ])
})

test('enough heads leave nothing short; none leave all', () => {
  const need = Array(168).fill(2)
  expect(relief({ need, weight: need, heads: 10, year: DEFAULT_YEAR }).short).toEqual([])
  expect(relief({ need, weight: need, heads: 0, year: DEFAULT_YEAR }).shortHours).toBe(336)
  expect(() => relief({ need: [1], weight: [1], heads: 1, year: DEFAULT_YEAR })).toThrow(RangeError)
  expect(() => netHours({ ...DEFAULT_YEAR, leaveDays: 400 })).toThrow(RangeError)
})

test('what a shift costs: night over midnight, weekend from Friday night, overtime 1.5 and 2 (PP 35/2021, 31)', () => {
  expect(minutesInWindow(1320, 480, 1380, 420)).toBe(420)
  expect(minutesInWindow(360, 480, 1380, 420)).toBe(60)
  const night = patternOf({ id: 'malam', start: '22:00', end: '06:00' })
  expect(night.durationMinutes).toBe(480)
  expect(paidHours(night, 1, { ...DEFAULT_RATES, nightFactor: 1.25 })).toBeCloseTo(8 + 7 * 0.25)
  expect(paidHours(night, 5, { ...DEFAULT_RATES, weekendFactor: 1.5 })).toBeCloseTo(8 + 6 * 0.5)
  expect(paidHours(night, 7, { ...DEFAULT_RATES, weekendFactor: 1.5 })).toBeCloseTo(8 + 2 * 0.5)
  const long = patternOf({ id: 'panjang', start: '07:00', end: '19:00' })
  expect(paidHours(long, 1, DEFAULT_RATES)).toBeCloseTo(8 + 1.5 + 3 * 2)
  expect(paidHours(long, 1, { ...DEFAULT_RATES, isBreakPaid: false })).toBeCloseTo(8 + 1.5 + 2.5 * 2)
  expect(patternOf({ id: 'sehari', start: '07:00', end: '07:00' }).durationMinutes).toBe(1440)
  expect(() => patternOf({ id: 'x', start: '24:00', end: '07:00' })).toThrow(RangeError)
})
