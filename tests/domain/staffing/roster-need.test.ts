import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, weekdayOf } from '#domain/dates.ts'
import { type DatedNeed, needOfDates, unusualNeed } from '#domain/staffing/roster-need.ts'

const FROM = '2026-12-07'
const SHIFTS = [
  { id: 'pagi', startMinute: 360, durationMinutes: 480, breakMinutes: 30 },
  { id: 'siang', startMinute: 840, durationMinutes: 480, breakMinutes: 30 },
  { id: 'malam', startMinute: 1320, durationMinutes: 480, breakMinutes: 30 }
]
const ROSTER = { from: FROM, days: 14, shifts: SHIFTS }
const EACH = { pagi: [2, 2, 2, 2, 2, 2, 2], siang: [3, 3, 3, 3, 3, 3, 3], malam: [2, 2, 2, 2, 2, 2, 2] }
const WEEK = Array.from({ length: 168 }, (_, hour) => (hour % 24 >= 14 && hour % 24 < 22 ? 3 : 2))

/** The standing week with some hours of some dates changed. */
function dated(changes: Record<string, Record<number, number>>): DatedNeed {
  const dates = Object.entries(changes).map(([date, hours]): [string, number[]] => [
    date,
    Array.from({ length: 24 }, (_, hour) => hours[hour] ?? WEEK[(weekdayOf(date) - 1) * 24 + hour]!)
  ])
  return { week: WEEK, dates: new Map(dates) }
}

const changed = (required?: DatedNeed) => unusualNeed(needOfDates(ROSTER, EACH, required), EACH)

test('needs by weekday are put on the dates', () => {
  const need = needOfDates({ ...ROSTER, shifts: SHIFTS.slice(0, 1) }, { pagi: [1, 2, 3, 4, 5, 6, 7] })
  expect(need).toHaveLength(14)
  expect(need.every(({ date, people }) => people === weekdayOf(date))).toBe(true)
})

describe('dates that need what their weekday does not', () => {
  test('none where nothing is known of single dates, or they need the same', () => {
    expect(changed()).toEqual([])
    expect(changed(dated({ [FROM]: {}, [addDays(FROM, 9)]: {} }))).toEqual([])
  })

  test('one more at noon is one more in the morning shift of that date alone', () => {
    expect(changed(dated({ '2026-12-16': { 12: 3 } }))).toEqual([
      { date: '2026-12-16', shift: 'pagi', people: 3, usual: 2 }
    ])
  })

  test('two more from 20:00 to midnight stand in both shifts; an hour after midnight is the night before', () => {
    expect(changed(dated({ '2026-12-12': { 20: 5, 21: 5, 22: 4, 23: 4 } }))).toEqual([
      { date: '2026-12-12', shift: 'siang', people: 5, usual: 3 },
      { date: '2026-12-12', shift: 'malam', people: 4, usual: 2 }
    ])
    expect(changed(dated({ '2026-12-13': { 1: 3 } }))).toEqual([
      { date: '2026-12-12', shift: 'malam', people: 3, usual: 2 }
    ])
  })

  test('fewer only where every hour of a shift needs fewer', () => {
    const [quiet, nearly] = [13, 12].map((last) =>
      Object.fromEntries(Array.from({ length: last - 5 }, (_, i) => [6 + i, 1]))
    )
    expect(changed(dated({ '2026-12-10': quiet! }))).toEqual([
      { date: '2026-12-10', shift: 'pagi', people: 1, usual: 2 }
    ])
    expect(changed(dated({ '2026-12-10': nearly! }))).toEqual([])
  })

  test('of overlapping shifts the one that covers most of what is missing is filled', () => {
    const shifts = [...SHIFTS, { id: 'tengah', startMinute: 660, durationMinutes: 480, breakMinutes: 30 }]
    const need = needOfDates({ ...ROSTER, shifts }, EACH, dated({ '2026-12-11': { 12: 3, 13: 3, 14: 4, 15: 4 } }))
    expect(unusualNeed(need, EACH)).toEqual([{ date: '2026-12-11', shift: 'tengah', people: 1, usual: 0 }])
  })

  test('whatever is asked: every hour has as many more as it needs more, and nobody is there without a need', () => {
    const hours = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 24, maxLength: 24 })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 13 }), hours), { maxLength: 5 }), (drawn) => {
        const dates = new Map(drawn.map(([day, own]) => [addDays(FROM, day), own]))
        const need = needOfDates(ROSTER, EACH, { week: WEEK, dates })
        const there = (of: (one: (typeof need)[number]) => number) => {
          const present = new Array<number>(15 * 24).fill(0)
          for (const one of need) {
            const day = (Date.parse(one.date) - Date.parse(FROM)) / 86_400_000
            const start = SHIFTS.find(({ id }) => id === one.shift)!.startMinute / 60
            for (let hour = start; hour < start + 8; hour++) present[day * 24 + hour]! += of(one)
          }
          return present
        }
        const usual = there(({ shift }) => EACH[shift as keyof typeof EACH][0]!)
        const now = there(({ people }) => people)
        for (let hour = 6; hour < 14 * 24; hour++) {
          const [date, at] = [addDays(FROM, Math.floor(hour / 24)), hour % 24]
          const more = (dates.get(date)?.[at] ?? WEEK[at]!) - WEEK[at]!
          // Before the first morning a shift of the evening before the roster is worked.
          expect(now[hour]! - usual[hour]!).toBeGreaterThanOrEqual(more)
        }
        // Each shift that was filled up has an hour that needs all of it, each that was not emptied one that needs it.
        for (const { date, shift, people } of need) {
          const first =
            ((Date.parse(date) - Date.parse(FROM)) / 86_400_000) * 24 +
            SHIFTS.find(({ id }) => id === shift)!.startMinute / 60
          const own = Array.from({ length: 8 }, (_, i) => first + i).filter((hour) => hour < 14 * 24)
          const over = Math.min(
            ...own.map(
              (hour) =>
                now[hour]! -
                usual[hour]! -
                ((dates.get(addDays(FROM, Math.floor(hour / 24)))?.[hour % 24] ?? WEEK[hour % 24]!) - WEEK[hour % 24]!)
            )
          )
          expect(people === 0 || over === 0).toBe(true)
        }
      })
    )
  })
})
