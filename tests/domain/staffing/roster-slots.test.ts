import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber } from '#domain/dates.ts'
import { coverModel } from '#domain/staffing/cover-model.ts'
import { rosterDuty, rosterHours } from '#domain/staffing/roster-slots.ts'
import { meanWeek, mondayFrom } from '#domain/staffing/roster-weeks.ts'
import { breakWindow, DEFAULT_RATES, patternOf } from '#domain/staffing/shift-pattern.ts'
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

describe('quarter hours of a roster', () => {
  const shifts = [
    { id: 'pagi', startMinute: 360, durationMinutes: 480, breakMinutes: 30 },
    { id: 'malam', startMinute: 1320, durationMinutes: 480, breakMinutes: 40 },
    { id: 'setengah', startMinute: 405, durationMinutes: 255, breakMinutes: 0 }
  ]
  const problem = { ...fourWeeks(), shifts }
  const operators = problem.people.filter(({ role }) => role === 'operator').map(({ id }) => id)
  const slotOf = (day: number, minute: number) => day * 96 + minute / 15
  /** From the first day of the roster on; the cycle of four weeks is counted from a Monday of its own. */
  const ownSlots = (...[given, assignments, need]: Parameters<typeof rosterDuty>) => {
    const slots = rosterDuty(given, assignments, need).present
    const first = ((dayNumber(FROM) - dayNumber('1970-01-05')) % 28) * 96
    return [...slots.slice(first), ...slots.slice(0, first)]
  }
  const morning = (people: number, shift = 'pagi', day = 0) =>
    operators.slice(0, people).map((person) => ({ person, date: addDays(FROM, day), shift }))

  test('colleagues take their breaks one after the other: of three, two are always there', () => {
    const slots = ownSlots(problem, morning(3))
    const own = slots.slice(slotOf(0, 360), slotOf(0, 840))
    expect([Math.min(...own), Math.max(...own)]).toEqual([2, 3])
    expect(own.filter((people) => people === 2)).toHaveLength(6)
    // From the second hour on, and begun after four hours at the latest.
    expect(own.slice(0, 8).every((people) => people === 3) && own.slice(18).every((people) => people === 3)).toBe(true)
    expect(slots.reduce((sum, people) => sum + people, 0)).toBe(3 * (32 - 2))
  })

  test('a break goes where the need leaves room', () => {
    const need = Array.from({ length: 168 }, (_, hour) => (hour === 9 ? 1 : 2))
    const own = ownSlots(problem, morning(2), need).slice(0, 96)
    const away = own.flatMap((people, slot) => (people === 1 ? [slot] : []))
    // Both within 09:00-10:00, one after the other.
    expect(away).toEqual([36, 37, 38, 39])
  })

  test('a break of 40 minutes takes three quarter hours; a night runs over midnight, the last one into the first morning', () => {
    const slots = ownSlots(problem, morning(1, 'malam', 27))
    expect(slots.reduce((sum, people) => sum + people, 0)).toBe(32 - 3)
    expect(slots.slice(-8)).toEqual(new Array(8).fill(1))
    expect(slots.slice(0, 24).filter((people) => people === 0)).toHaveLength(3)
    expect(slots[24]).toBe(0)
  })

  test('a shift from 06:45 to 11:00 fills its own quarter hours, and parts of hours in the paid ones', () => {
    const slots = ownSlots(problem, morning(1, 'setengah'))
    expect(slots.flatMap((people, slot) => (people === 1 ? [slot] : []))).toEqual(
      Array.from({ length: 17 }, (_, i) => 27 + i)
    )
    expect(rosterHours(problem, morning(1, 'setengah')).filter((people) => people > 0)).toEqual([0.25, 1, 1, 1, 1])
  })

  test('whatever is worked: nobody is there twice or missing, breaks are away and lie within their window', () => {
    const day = fc.integer({ min: 0, max: 27 })
    const one = fc.record({
      person: fc.constantFrom(...operators),
      day,
      shift: fc.constantFrom('pagi', 'malam', 'setengah')
    })
    const needs = fc.option(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 168, maxLength: 168 }), {
      nil: undefined
    })
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), needs, (drawn, need) => {
        const assignments = drawn.map(({ person, day: at, shift }) => ({ person, date: addDays(FROM, at), shift }))
        const slots = ownSlots(problem, assignments, need)
        const [whole, sure] = [new Array<number>(2688).fill(0), new Array<number>(2688).fill(0)]
        let asked = 0
        for (const { day: at, shift } of drawn) {
          const { startMinute, durationMinutes, breakMinutes } = shifts.find(({ id }) => id === shift)!
          const { breakEarliestMinute, breakLatestMinute } = breakWindow({ durationMinutes, breakMinutes }, 15)
          asked += durationMinutes / 15 - Math.ceil(breakMinutes / 15)
          for (let minute = 0; minute < durationMinutes; minute += 15) {
            const slot = ((at * 1440 + startMinute + minute) / 15) % 2688
            whole[slot]!++
            const mayBeAway =
              breakMinutes > 0 &&
              minute >= breakEarliestMinute &&
              minute < breakLatestMinute + 15 * Math.ceil(breakMinutes / 15)
            if (!mayBeAway) sure[slot]!++
          }
        }
        expect(slots.reduce((sum, people) => sum + people, 0)).toBe(asked)
        expect(slots.every((people, slot) => people >= sure[slot]! && people <= whole[slot]!)).toBe(true)
      })
    )
  })

  test('who is there speaks what the names say: by languages they are all who are there, breaks taken by the person', () => {
    const languages = [['id'], ['en', 'id'], ['id', 'zh']]
    const people = problem.people.map((person, i) => ({ ...person, languages: languages[i % 3]! }))
    const spoken = new Map(people.map(({ id, languages }) => [id, languages.join(' ')]))
    const given = { ...problem, people }
    const assignments = operators.slice(0, 5).map((person) => ({ person, date: FROM, shift: 'malam' }))
    const { present, speakers } = rosterDuty(given, assignments)
    expect(present).toEqual(present.map((_, slot) => speakers.reduce((sum, each) => sum + each.present[slot]!, 0)))
    for (const { languages, present } of speakers) {
      const own = assignments.filter(({ person }) => spoken.get(person) === languages.join(' '))
      // 480 minutes less a break of 40, which takes three quarter hours.
      expect(present.reduce((sum, n) => sum + n, 0)).toBe(own.length * (32 - 3))
    }
    expect(speakers.map(({ languages }) => languages)).toEqual([['en', 'id'], ['id'], ['id', 'zh']])
  })

  test('its steps change on quarter hours, and read back from their text', () => {
    const slots = rosterDuty(problem, morning(2)).present
    expect(readPlan(writePlan(slots, 15), 15)).toEqual(slots)
    expect(readPlan(writePlan(slots, 15))).toBeNull()
    const steps = planSteps(slots, { from: FROM, to: addDays(FROM, 28) }, secondsOf, { slotMinutes: 15 })
    const minutes = (a: number, b: number) =>
      steps.reduce((sum, { at: from, operators: n }, i) => {
        const to = steps[i + 1]?.at ?? b
        return sum + (n * Math.max(0, Math.min(to, b) - Math.max(from, a))) / 60
      }, 0)
    expect(minutes(secondsOf(FROM, 0), secondsOf(addDays(FROM, 28), 0))).toBe(2 * 450)
    expect(() => planSteps(slots.slice(1), { from: FROM, to: FROM }, secondsOf, { slotMinutes: 15 })).toThrow(
      RangeError
    )
  })
})

test('a plan of four weeks is written and read; one of a week and a half is none', () => {
  const plan = Array.from({ length: 672 }, (_, hour) => hour % 5)
  expect(readPlan(writePlan(plan))).toEqual(plan)
  expect(readPlan('1'.repeat(250))).toBeNull()
  expect(() => writePlan(new Array<number>(252).fill(1))).toThrow(RangeError)
})

test('a roster begins on a Monday', () => {
  expect([mondayFrom(FROM), mondayFrom(addDays(FROM, 1)), mondayFrom(addDays(FROM, -1))]).toEqual([FROM, addDays(FROM, 7), FROM]) // prettier-ignore
})

test('what a shift costs besides its hours is paid once for each shift', () => {
  const night = { ...patternOf({ id: 'malam', start: '22:00', end: '06:00' }), extraCost: 3 }
  const group = { id: 'operator', costPerHour: 2, skills: [], takesCalls: true, people: null, weeklyMinutes: 2400 }
  const problem = { slotMinutes: 60 as const, firstWeekday: 1, isCyclic: true, need: new Array<number>(168).fill(0), patterns: [night], groups: [group], skills: [], rates: DEFAULT_RATES, underPricePerHour: null } // prettier-ignore
  expect(new Set(coverModel(problem).columns.map(({ cost }) => cost))).toEqual(new Set([2 * 8 + 3]))
})
