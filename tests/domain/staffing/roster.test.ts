import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LinearModel } from '#domain/staffing/linear-model.ts'
import { addDays } from '#domain/dates.ts'
import { checkRoster } from '#domain/staffing/roster-check.ts'
import { rosterModel } from '#domain/staffing/roster-model.ts'
import type { Assignment, RosterPerson, RosterProblem } from '#domain/staffing/roster.ts'
import { DEFAULT_SETTINGS, ROSTER_RULES, RULE_IDS, type RuleId } from '#domain/staffing/roster-rules.ts'
import { rosterCalendar } from '#domain/staffing/roster-ical.ts'
import { fourWeeks, person, THREE_SHIFTS } from '../../fixtures/roster.ts'

const MONDAY = '2026-12-07'

/** A roster of one person with nothing asked for, so that only what is planted is found. */
function alone(more: Partial<RosterPerson> = {}, problem: Partial<RosterProblem> = {}): RosterProblem {
  return fourWeeks({ people: [person('OP-01', more)], need: [], skills: [], soft: {}, days: 14, ...problem })
}

const on = (days: readonly number[], shift = 'pagi'): Assignment[] =>
  days.map((day) => ({ person: 'OP-01', date: addDays(MONDAY, day), shift }))

function found(problem: RosterProblem, assignments: readonly Assignment[]) {
  return checkRoster(problem, assignments).map(({ rule, by }) => [rule, by])
}

test('a roster that keeps every rule has nothing to tell', () => {
  expect(found(alone(), on([0, 1, 2, 3, 4, 7, 8, 9]))).toEqual([])
})

test('each planted break is found: which rule, by how much', () => {
  const relaxed = { ...DEFAULT_SETTINGS, weeklyMinutes: null }
  expect(found(alone(), [...on([0]), ...on([0], 'siang')])).toEqual([['one-shift', 1]])
  expect(found(alone(), [...on([0], 'malam'), ...on([1], 'pagi')])).toEqual([['rest', 1]])
  expect(found(alone(), [...on([0], 'malam'), ...on([1], 'siang')])).toEqual([['rest', 1]])
  expect(found(alone(), [...on([0], 'siang'), ...on([1], 'pagi')])).toEqual([['rest', 1]])
  expect(found(alone(), [...on([0], 'pagi'), ...on([1], 'malam')])).toEqual([])
  expect(found(alone({}, { settings: relaxed }), on([0, 1, 2, 3, 4, 5, 6]))).toEqual([
    ['days-in-a-row', 1],
    ['days-off', 1]
  ])
  expect(found(alone({}, { settings: relaxed }), on([2, 3, 4, 5, 6, 7, 8, 9]))).toEqual([['days-in-a-row', 2]])
  expect(found(alone(), on([0, 1, 2, 3, 4, 5]))).toEqual([['weekly-hours', 480]])
  expect(found(alone({ overtimeMinutes: 480 }), on([0, 1, 2, 3, 4, 5]))).toEqual([])
  expect(found(alone({ maxMinutes: 960 }), on([0, 1, 2]))).toEqual([['most-hours', 480]])
  expect(found(alone({ minMinutes: 960 }), on([0]))).toEqual([['least-hours', 480]])
  expect(found(alone(), on([0, 1, 2, 3], 'malam'))).toEqual([['nights-in-a-row', 1]])
  expect(found(alone({}, { settings: { ...DEFAULT_SETTINGS, maxNights: 2 } }), on([0, 1, 2], 'malam'))).toEqual([
    ['most-nights', 1]
  ])
  expect(found(alone(), on([5, 13]))).toEqual([['weekends-off', 1]])
  expect(found(alone({ leave: [addDays(MONDAY, 3)] }), on([3]))).toEqual([['leave', 1]])
  expect(found(alone({ unavailable: [{ date: addDays(MONDAY, 3), shift: 'pagi' }] }), on([3]))).toEqual([
    ['unavailable', 1]
  ])
  expect(found(alone({ unavailable: [{ date: addDays(MONDAY, 3), shift: 'pagi' }] }), on([3], 'siang'))).toEqual([])
})

test('who may not work at night may not touch 23:00-07:00, so not the morning shift from six either (UU 13/2003, 76)', () => {
  expect(found(alone({ isNightAllowed: false }), on([0], 'malam'))).toEqual([['night-ban', 1]])
  expect(found(alone({ isNightAllowed: false }), on([0], 'pagi'))).toEqual([['night-ban', 1]])
  expect(found(alone({ isNightAllowed: false }), on([0], 'siang'))).toEqual([])
})

test('what was worked before the roster counts: rest, days in a row, nights, hours of the week', () => {
  const yesterday = (shift: string, days: number[]) =>
    days.map((day) => ({ person: 'OP-01', date: addDays(MONDAY, -day), shift }))
  expect(found(alone({}, { before: yesterday('malam', [1]) }), on([0]))).toEqual([['rest', 1]])
  expect(found(alone({}, { before: yesterday('pagi', [1, 2, 3, 4, 5]) }), on([0, 1]))).toEqual([['days-in-a-row', 1]])
  expect(found(alone({}, { before: yesterday('malam', [1, 2, 3]) }), on([0], 'malam'))).toEqual([
    ['nights-in-a-row', 1]
  ])
  const midweek = alone(
    {},
    {
      from: '2026-12-10',
      before: ['07', '08', '09'].map((day) => ({ person: 'OP-01', date: `2026-12-${day}`, shift: 'pagi' }))
    }
  )
  expect(found(midweek, on([3, 4, 5]))).toEqual([['weekly-hours', 480]])
})

test('cover, supervisor, language and the break of a shift', () => {
  const problem = fourWeeks({
    days: 1,
    people: [person('OP-01', { languages: ['id', 'en'] }), person('SPV-1', { role: 'supervisor' })],
    need: [{ date: MONDAY, shift: 'pagi', people: 2 }],
    settings: { ...DEFAULT_SETTINGS, minWeekendsOff: 0 }
  })
  const one = (id: string) => [{ person: id, date: MONDAY, shift: 'pagi' }]
  expect(found(problem, one('OP-01'))).toEqual([
    ['cover', 1],
    ['supervisor', 1]
  ])
  expect(found(problem, one('SPV-1'))).toEqual([
    ['cover', 2],
    ['language', 1]
  ])
  expect(checkRoster(problem, one('OP-01')).map(({ rule, isHard }) => [rule, isHard])).toEqual([
    ['cover', true],
    ['supervisor', false]
  ])
  expect(
    found({ ...problem, shifts: THREE_SHIFTS.map((shift) => ({ ...shift, breakMinutes: 0 })) }, [
      ...one('OP-01')
    ]).filter(([rule]) => rule === 'break')
  ).toHaveLength(3)
  expect(() => checkRoster(problem, one('OP-99'))).toThrow(/OP-99/)
})

test('every rule is a datum with label, source and unit, and can be found by the check', () => {
  expect(ROSTER_RULES.map(({ id }) => id)).toEqual([...RULE_IDS])
  for (const { label, source } of ROSTER_RULES)
    expect(Math.min(label.id.length, label.en.length, source.id.length, source.en.length)).toBeGreaterThan(3)
})

/**
 * The solver's rows and the check by counting share no code; on random rosters they must agree on which hard rules are kept.
 */
test('the model allows a roster exactly where the check finds nothing', () => {
  const days = 9
  const grid = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: days, maxLength: days }), {
    minLength: 2,
    maxLength: 2
  })
  const rules = [
    'rest',
    'days-in-a-row',
    'days-off',
    'weekly-hours',
    'nights-in-a-row',
    'weekends-off',
    'leave',
    'night-ban',
    'most-hours',
    'cover',
    'language'
  ]
  const seen = new Set<RuleId>()
  fc.assert(
    fc.property(
      grid,
      fc.integer({ min: 0, max: days - 1 }),
      fc.boolean(),
      fc.integer({ min: 3, max: 9 }),
      (cells, away, isNightAllowed, most) => {
        const people = [
          person('OP-01', { leave: [addDays(MONDAY, away)], isNightAllowed, maxMinutes: most * 480 }),
          person('OP-02', { languages: ['id', 'en'], overtimeMinutes: 480 })
        ]
        const need = [{ date: addDays(MONDAY, 1), shift: 'siang', people: 1 }]
        const problem = fourWeeks({
          days,
          people,
          need,
          soft: {},
          skills: [{ id: 'en', kind: 'language', language: 'en', people: 1, shifts: null }]
        })
        const assignments = cells.flatMap((row, i) =>
          row.flatMap((cell, day) =>
            cell === 0 ? [] : [{ person: people[i]!.id, date: addDays(MONDAY, day), shift: THREE_SHIFTS[cell - 1]!.id }]
          )
        )
        const violations = checkRoster(problem, assignments)
        for (const { rule } of violations) seen.add(rule)
        expect(isAllowed(problem, assignments)).toBe(violations.length === 0)
      }
    ),
    { numRuns: 400, seed: 112 }
  )
  for (const rule of rules) expect([...seen]).toContain(rule)
})

/** Whether the rows hold for these assignments; the few helping variables (worked weekends, most and least) are set by hand. */
function isAllowed(problem: RosterProblem, assignments: readonly Assignment[]): boolean {
  const { model, cells } = rosterModel({
    ...problem,
    prices: { shift: 0, mostNights: 0, nightSpread: 0, mostWeekends: 0, weekendSpread: 0 }
  })
  const values = new Float64Array(model.costs.length)
  const chosen = new Set(assignments.map(({ person: who, date, shift }) => `${who} ${date} ${shift}`))
  for (const { column, person: who, date, shift } of cells)
    if (chosen.has(`${who} ${date} ${shift}`)) values[column] = 1
  const helpers = [...values.keys()].slice(cells.length)
  raise(model, values, helpers)
  return rows(model, values).every(({ sum, lower, upper }) => sum >= lower - 1e-9 && sum <= upper + 1e-9)
}

/** A helper is 1 only where a row `x - helper <= 0` asks it to be. */
function raise(model: LinearModel, values: Float64Array, helpers: readonly number[]): void {
  for (const { sum, upper, columns, factors } of rows(model, values)) {
    const helper = columns.find((column, i) => helpers.includes(column) && factors[i] === -1)
    if (helper !== undefined && sum > upper) values[helper] = 1
  }
}

function rows(model: LinearModel, values: Float64Array) {
  return [...model.rowLower].map((lower, row) => {
    const at = Array.from({ length: model.starts[row + 1]! - model.starts[row]! }, (_, i) => model.starts[row]! + i)
    const columns = at.map((i) => model.columns[i]!)
    const factors = at.map((i) => model.values[i]!)
    const sum = columns.reduce((total, column, i) => total + values[column]! * factors[i]!, 0)
    return { sum, lower, upper: model.rowUpper[row]!, columns, factors }
  })
}

test('a calendar is RFC 5545: CRLF, short lines, a zone, UIDs that stay when the shift of the day changes', () => {
  const options = {
    person: 'OP-01',
    timeZone: 'Asia/Jakarta',
    centre: 'palembang',
    stamp: new Date('2026-11-24T05:06:07Z')
  }
  const text = rosterCalendar({ shifts: THREE_SHIFTS }, on([0], 'malam'), options)
  const lines = text.split('\r\n')
  expect(text.replaceAll('\r\n', '')).not.toContain('\n')
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(lines).toContain('DTSTART;TZID=Asia/Jakarta:20261207T220000')
  expect(lines).toContain('DTEND;TZID=Asia/Jakarta:20261208T060000')
  expect(lines).toContain('DTSTAMP:20261124T050607Z')
  expect(lines).toContain('TZOFFSETTO:+0700')
  const uid = (shift: string) =>
    /UID:(.*)\r/.exec(rosterCalendar({ shifts: THREE_SHIFTS }, on([0], shift), options))![1]
  expect(uid('pagi')).toBe(uid('malam'))
  const long = { ...options, centre: 'Pusat Panggilan Darurat 112; Kota Palembang, é'.repeat(3) }
  const folded = rosterCalendar({ shifts: THREE_SHIFTS }, on([0]), long)
  for (const line of folded.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(folded.replaceAll('\r\n ', '')).toContain(
    `LOCATION:${long.centre.replaceAll(';', '\\;').replaceAll(',', '\\,')}`
  )
  expect(() => rosterCalendar({ shifts: THREE_SHIFTS }, [], { ...options, timeZone: 'Europe/Berlin' })).toThrow(
    RangeError
  )
})
