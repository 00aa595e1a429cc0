import { expect, test } from 'vitest'
import { addDays, weekdayOf } from '#domain/dates.ts'
import { coverModel } from '#domain/staffing/cover-model.ts'
import { meanWeek, mondayFrom, needOfDates, rosterHours } from '#domain/staffing/roster-hours.ts'
import { DEFAULT_RATES, patternOf } from '#domain/staffing/shift-pattern.ts'
import { planSteps, readPlan, writePlan } from '#domain/staffing/week-plan.ts'
import { fourWeeks } from '../../fixtures/roster.ts'

const FROM = '2026-12-07'
const secondsOf = (date: string, hour: number) => Date.parse(`${date}T00:00:00Z`) / 1000 + hour * 3600

/** On duty at an hour of a date, by the steps. */
function at(steps: ReturnType<typeof planSteps>, date: string, hour: number): number {
  return steps.findLast((step) => step.at <= secondsOf(date, hour))?.operators ?? 0
}

test('hours of a roster: worked on its own dates they are those of its shifts; supervisors are not counted', () => {
  const problem = fourWeeks()
  const assignments = [
    { person: 'OP-01', date: FROM, shift: 'pagi' },
    { person: 'OP-02', date: FROM, shift: 'pagi' },
    { person: 'SPV-1', date: FROM, shift: 'pagi' },
    { person: 'OP-03', date: addDays(FROM, 15), shift: 'malam' },
    { person: 'OP-04', date: addDays(FROM, 27), shift: 'malam' }
  ]
  const hours = rosterHours(problem, assignments)
  expect(hours).toHaveLength(672)
  expect(hours.reduce((sum, n) => sum + n, 0)).toBe(4 * 8)
  const steps = planSteps(hours, { from: FROM, to: addDays(FROM, 28) }, secondsOf)
  expect([6, 13, 14].map((hour) => at(steps, FROM, hour))).toEqual([2, 2, 0])
  expect([21, 22, 23].map((hour) => at(steps, addDays(FROM, 15), hour))).toEqual([0, 1, 1])
  expect([0, 5, 6].map((hour) => at(steps, addDays(FROM, 16), hour))).toEqual([1, 1, 0])
  // The last night ends on the morning of the first day.
  expect([0, 5].map((hour) => at(steps, FROM, hour))).toEqual([1, 1])
  // Four weeks later, and four weeks before, the same is worked.
  for (const days of [28, -28]) {
    const other = addDays(FROM, days)
    expect(at(planSteps(hours, { from: other, to: addDays(other, 1) }, secondsOf), other, 7)).toBe(2)
  }
  expect(meanWeek(hours)[7]).toBe(2 / 4)
  expect(() => rosterHours({ ...problem, days: 10 }, [])).toThrow(RangeError)
  expect(() => rosterHours({ ...problem, from: addDays(FROM, 1) }, [])).toThrow(RangeError)
})

test('a plan of four weeks is written and read; one of a week and a half is none', () => {
  const plan = Array.from({ length: 672 }, (_, hour) => hour % 5)
  expect(readPlan(writePlan(plan))).toEqual(plan)
  expect(readPlan('1'.repeat(250))).toBeNull()
  expect(() => writePlan(new Array<number>(252).fill(1))).toThrow(RangeError)
})

test('needs by weekday are put on the dates; a roster begins on a Monday', () => {
  const need = needOfDates({ from: FROM, days: 14 }, { pagi: [1, 2, 3, 4, 5, 6, 7] })
  expect(need).toHaveLength(14)
  expect(need.every(({ date, people }) => people === weekdayOf(date))).toBe(true)
  expect([mondayFrom(FROM), mondayFrom(addDays(FROM, 1)), mondayFrom(addDays(FROM, -1))]).toEqual([FROM, addDays(FROM, 7), FROM]) // prettier-ignore
})

test('what a shift costs besides its hours is paid once for each shift', () => {
  const night = { ...patternOf({ id: 'malam', start: '22:00', end: '06:00' }), extraCost: 3 }
  const group = { id: 'operator', costPerHour: 2, skills: [], takesCalls: true, people: null, weeklyMinutes: 2400 }
  const problem = { slotMinutes: 60 as const, firstWeekday: 1, isCyclic: true, need: new Array<number>(168).fill(0), patterns: [night], groups: [group], skills: [], rates: DEFAULT_RATES, underPricePerHour: null } // prettier-ignore
  expect(new Set(coverModel(problem).columns.map(({ cost }) => cost))).toEqual(new Set([2 * 8 + 3]))
})
