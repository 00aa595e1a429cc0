import { expect, test } from 'vitest'
import { addDays } from '#domain/dates.ts'
import { checkProblem } from '#domain/staffing/roster.ts'
import { readClock } from '../../web/lib/date-text.ts'
import {
  costOf,
  coverBody,
  coverChoiceOf,
  planOfCover,
  shiftsOfCover,
  shiftsOfNeed
} from '../../web/routes/planner/cover-draft.ts'
import { fitting, rosterChoiceOf, rosterProblem, shiftSigns, withCell } from '../../web/routes/planner/roster-draft.ts'

const SHIFTS = [
  { id: 'pagi', start: '06:00', end: '14:00' },
  { id: 'siang', start: '14:00', end: '22:00' },
  { id: 'malam', start: '22:00', end: '06:00' }
]
const PEOPLE = [
  { id: 'OP-01', role: 'operator', languages: ['id', 'en'] },
  { id: 'OP-02', role: 'operator', languages: ['id'] },
  { id: 'OP-03', role: 'operator', languages: ['id', 'en'] },
  { id: 'SPV-1', role: 'supervisor', languages: ['id', 'en'] }
]
const FROM = '2026-11-02'

test('a cover is asked with those who are there, by the languages that are wanted', () => {
  const choice = { ...coverChoiceOf(SHIFTS), languages: ['en'] }
  const body = coverBody(choice, new Array<number>(168).fill(2), PEOPLE)
  expect(body.need).toHaveLength(336)
  expect(body.groups!.map(({ id, people, skills, takesCalls }) => [id, people, skills, takesCalls])).toEqual([
    ['operator en', 2, ['en'], true],
    ['operator', 1, [], true],
    ['supervisor en', 1, ['supervisor', 'en'], false]
  ])
  // 1,768 of 8,760 hours a year are 33.9 of 168 a week.
  expect(body.groups![0]!.weeklyMinutes).toBe(Math.round(33.9 * 60))
  expect(body.skills!.map(({ skill }) => skill)).toEqual(['supervisor', 'en'])
  for (const { durationMinutes, breakMinutes, breakEarliestMinute, breakLatestMinute } of body.patterns!)
    expect(breakEarliestMinute + breakMinutes <= durationMinutes && breakLatestMinute >= breakEarliestMinute).toBe(true)
  const anybody = coverBody({ ...choice, isLimited: false }, [1], PEOPLE).groups!
  expect(anybody.map(({ people }) => people)).toEqual([null, null, 1])
  expect(coverBody(choice, [1], []).groups!.map(({ id, people }) => [id, people])).toEqual([['operator', null]])
})

const SOLVED = { status: 'optimal' as const, isProven: true, gap: 0, seconds: 1, slotMinutes: 30, firstWeekday: 1, leastShort: null } // prettier-ignore

test('a cover gives the fewest of every hour, its shifts by weekday, and its cost without the prices of what is short', () => {
  const choice = coverChoiceOf(SHIFTS)
  const slots = Array.from({ length: 336 }, (_, slot) => ({ slot, need: 2, present: slot === 0 ? 1 : 2 + (slot % 2), short: slot === 0 ? 1 : 0, over: 0 })) // prettier-ignore
  const shifts = [
    { pattern: 'pagi', day: 0, group: 'operator', breakMinute: 480, people: 2 },
    { pattern: 'pagi', day: 0, group: 'operator en', breakMinute: 510, people: 1 },
    { pattern: 'pagi', day: 0, group: 'supervisor', breakMinute: null, people: 1 },
    { pattern: 'malam', day: 6, group: 'operator', breakMinute: null, people: 1 }
  ]
  const skillsShort = [{ skill: 'supervisor', slot: 3, short: 1 }]
  // Half an hour short at 100 times the dearest hour (1.5), half an hour without a supervisor at 3 times 1.5.
  const cover = { ...SOLVED, cost: 40 + 0.5 * 150 + 0.5 * 4.5, bound: 38 + 0.5 * 150 + 0.5 * 4.5, shifts, slots, skillsShort, personHours: 40 } // prettier-ignore
  expect(costOf(cover, choice)).toEqual({ cost: 40, bound: 38, gap: 2 / 40 })
  expect(planOfCover(cover).slice(0, 3)).toEqual([1, 2, 2])
  expect(shiftsOfCover(cover)).toEqual({ pagi: [3, 0, 0, 0, 0, 0, 0], malam: [0, 0, 0, 0, 0, 0, 1] })
})

test('without a cover each shift has the most that any of its hours needs, over midnight and over Sunday too', () => {
  const hours = new Array<number>(168).fill(2)
  hours[6] = 4
  hours[24 * 6 + 23] = 5
  hours[3] = 3
  const byShift = shiftsOfNeed(coverChoiceOf(SHIFTS).patterns, hours)
  expect(byShift['pagi']).toEqual([4, 2, 2, 2, 2, 2, 2])
  expect(byShift['siang']).toEqual([2, 2, 2, 2, 2, 2, 2])
  expect(byShift['malam']).toEqual([2, 2, 2, 2, 2, 2, 5])
})

test('a roster is asked with leave, wishes and limits on its own dates; shifts that nobody works are left out', () => {
  const choice = {
    ...rosterChoiceOf(FROM),
    limits: { 'OP-02': { weeklyHours: 20, overtimeHours: 4, isNightAllowed: false } },
    wishes: [
      { person: 'OP-01', kind: 'leave' as const, from: addDays(FROM, -3), last: addDays(FROM, 1), shift: null },
      { person: 'OP-02', kind: 'off' as const, from: FROM, last: FROM, shift: 'pagi' },
      { person: 'OP-02', kind: 'on' as const, from: FROM, last: FROM, shift: 'siang' }
    ],
    bent: ['cover' as const]
  }
  const byShift = { pagi: [2, 2, 2, 2, 2, 1, 1], siang: [0, 0, 0, 0, 0, 0, 0] }
  const problem = rosterProblem(choice, { patterns: coverChoiceOf(SHIFTS).patterns, byShift, colleagues: PEOPLE, languages: [], wantsSupervisor: true }) // prettier-ignore
  checkProblem(problem)
  expect(problem.shifts.map(({ id }) => id)).toEqual(['pagi'])
  expect(problem.need.reduce((sum, { people }) => sum + people, 0)).toBe(4 * 12)
  const [first, second] = problem.people
  expect(first!.leave).toEqual([FROM, addDays(FROM, 1)])
  expect([second!.maxMinutes, second!.overtimeMinutes, second!.isNightAllowed]).toEqual([24 * 60 * 4, 240, false])
  // The wish for a shift that is not worked is left out.
  expect(second!.requests.map(({ wants, shift }) => [wants, shift])).toEqual([['off', 'pagi']])
  expect(problem.skills.map(({ id }) => id)).toEqual(['supervisor'])
  expect(problem.soft.cover).toBeGreaterThan(0)
  const put = withCell([], { person: 'OP-01', date: FROM }, 'pagi')
  expect(withCell(put, { person: 'OP-01', date: FROM }, null)).toEqual([])
  const strange = [...put, { person: 'OP-09', date: FROM, shift: 'pagi' }, { person: 'OP-01', date: addDays(FROM, 28), shift: 'pagi' }] // prettier-ignore
  expect(fitting(strange, problem)).toEqual(put)
})

test('hours are shared by what each may work and is there for, in whole shifts; supervisors have no share', () => {
  const choice = {
    ...rosterChoiceOf(FROM),
    limits: { 'OP-02': { weeklyHours: 20, overtimeHours: 0, isNightAllowed: true } },
    wishes: [{ person: 'OP-03', kind: 'leave' as const, from: FROM, last: addDays(FROM, 13), shift: null }]
  }
  const byShift = { pagi: [1, 1, 1, 1, 1, 0, 0] }
  const problem = rosterProblem(choice, { patterns: coverChoiceOf(SHIFTS).patterns, byShift, colleagues: PEOPLE, languages: [], wantsSupervisor: true }) // prettier-ignore
  // Twenty shifts of eight hours; one whole share, and two halves: half the hours, and half the days.
  expect(problem.people.map(({ minMinutes }) => minMinutes / 480)).toEqual([10, 5, 5, 0])
  expect(problem.soft['least-hours']).toBeGreaterThan(0)
})

test('signs of shifts differ; times of day are read as they are written', () => {
  expect(shiftSigns(['pagi', 'petang', 'malam'])).toEqual({ pagi: 'P', petang: 'PE', malam: 'M' })
  expect(['6', '6.30', '06:30', '0630', '24.00', '6.75', 'x'].map(readClock)).toEqual(['06:00', '06:30', '06:30', '06:30', null, null, null]) // prettier-ignore
})
