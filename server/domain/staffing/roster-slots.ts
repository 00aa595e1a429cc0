import { dayNumber, weekdayOf } from '../dates.ts'
import { type Assignment, type RosterProblem, type RosterShift, takesCalls } from './roster.ts'
import { breakWindow } from './shift-pattern.ts'
import { FIRST_MONDAY, MOST_OPERATORS } from './week-plan.ts'

type Staffed = Pick<RosterProblem, 'from' | 'days' | 'shifts' | 'people' | 'doSupervisorsTakeCalls'>

/** Minutes of a slot of a roster: shifts and breaks begin on quarter hours. */
export const ROSTER_SLOT_MINUTES = 15 as const
const SLOTS_A_DAY = 1440 / ROSTER_SLOT_MINUTES
const SLOTS_A_WEEK = 7 * SLOTS_A_DAY
const SLOTS_AN_HOUR = 60 / ROSTER_SLOT_MINUTES

/** Those who are there in every slot of a roster, and who of them speak the same languages. */
export interface RosterDuty {
  present: number[]
  speakers: { languages: readonly string[]; present: number[] }[]
}

/**
 * Those who are there and take calls in every quarter hour of a roster of whole weeks, in the order that `planSteps` works
 * them. The last night runs into the first morning, as it does when the roster is worked again. A shift fills the slots
 * that it covers wholly; everybody is away for the break, and colleagues stagger theirs: one after the other, each goes in
 * the part of the window of the shift where most are left above the need.
 *
 * @param need operators of every hour of the week, Monday first; absent: as many as possible are left at any time
 * @throws {RangeError} unless the roster is of whole weeks from a Monday
 * @example rosterDuty(fourWeeks(), [{ person: 'OP-01', date: '2026-12-07', shift: 'pagi' }]).present.length // 2688
 */
export function rosterDuty(roster: Staffed, assignments: readonly Assignment[], need?: readonly number[]): RosterDuty {
  const duties = dutiesOf(roster, assignments)
  const present = presentOf(roster, duties)
  const rested = duties.map((duty) => ({ ...duty, away: takeBreak(present, duty, need) }))
  const sets = [...new Set(duties.map(({ languages }) => languages))].sort()
  return {
    present: capped(present),
    speakers: sets.map((set) => ({
      languages: set.split(' ').filter(Boolean),
      present: capped(leftOf(roster, rested.filter(({ languages }) => languages === set))) // prettier-ignore
    }))
  }
}

/** Those present less those at their break. */
function leftOf(roster: Staffed, rested: readonly (Duty & { away: readonly number[] })[]): number[] {
  const present = presentOf(roster, rested)
  for (const slot of rested.flatMap(({ away }) => away)) present[slot]!--
  return present
}

function capped(present: readonly number[]): number[] {
  return present.map((people) => Math.min(MOST_OPERATORS, people))
}

/** Those who are there in mean operators of every hour, breaks counted as work: what is paid. */
export function rosterHours(roster: Staffed, assignments: readonly Assignment[]): number[] {
  const present = presentOf(roster, dutiesOf(roster, assignments))
  return Array.from({ length: present.length / SLOTS_AN_HOUR }, (_, hour) => {
    const slots = present.slice(hour * SLOTS_AN_HOUR, (hour + 1) * SLOTS_AN_HOUR)
    return slots.reduce((sum, people) => sum + people, 0) / SLOTS_AN_HOUR
  })
}

/** Somebody's shift: the minute of the roster's cycle at which it begins. */
interface Duty {
  shift: RosterShift
  start: number
  /** What the person speaks, in one text. */
  languages: string
}

function dutiesOf(roster: Staffed, assignments: readonly Assignment[]): Duty[] {
  if (weekdayOf(roster.from) !== 1 || roster.days % 7 !== 0)
    throw new RangeError(`roster must be whole weeks from a Monday, got ${roster.days} days from ${roster.from}`)
  const shifts = new Map(roster.shifts.map((shift) => [shift.id, shift]))
  const answering = new Map(
    roster.people.filter((person) => takesCalls(roster, person)).map(({ id, languages }) => [id, languages])
  )
  const duties = assignments.flatMap(({ person, date, shift }): Duty[] => {
    const [times, spoken] = [shifts.get(shift), answering.get(person)]
    if (times === undefined || spoken === undefined) return []
    const start = ((dayNumber(date) - FIRST_MONDAY) % roster.days) * 1440 + times.startMinute
    return [{ shift: times, start, languages: [...spoken].sort().join(' ') }]
  })
  return duties.sort((a, b) => a.start - b.start)
}

function presentOf({ days }: Staffed, duties: readonly Duty[]): number[] {
  const present = new Array<number>(days * SLOTS_A_DAY).fill(0)
  for (const { start, shift } of duties) {
    const end = Math.floor((start + shift.durationMinutes) / ROSTER_SLOT_MINUTES)
    for (let slot = Math.ceil(start / ROSTER_SLOT_MINUTES); slot < end; slot++) present[slot % present.length]!++
  }
  return present
}

/** Takes a person out of the slots that the break touches, which are given back. */
function takeBreak(present: number[], { start, shift }: Duty, need: readonly number[] | undefined): readonly number[] {
  if (shift.breakMinutes === 0) return []
  const { breakEarliestMinute, breakLatestMinute } = breakWindow(shift, ROSTER_SLOT_MINUTES)
  const length = Math.ceil(shift.breakMinutes / ROSTER_SLOT_MINUTES)
  const first = Math.ceil((start + breakEarliestMinute) / ROSTER_SLOT_MINUTES)
  const last = Math.max(first, Math.floor((start + breakLatestMinute) / ROSTER_SLOT_MINUTES))
  const places = Array.from({ length: last - first + 1 }, (_, i) => slotsFrom(first + i, length, present.length))
  const chosen = places.reduce((best, place) => (isEasier(place, best, present, need) ? place : best))
  for (const slot of chosen) present[slot]!--
  return chosen
}

function slotsFrom(first: number, length: number, all: number): number[] {
  return Array.from({ length }, (_, i) => (first + i) % all)
}

/** Whether more are left above the need in the worst slot of a place than of another; or in all together. */
function isEasier(
  place: readonly number[],
  other: readonly number[],
  present: readonly number[],
  need?: readonly number[]
): boolean {
  const spare = (slot: number) => present[slot]! - (need?.[Math.floor((slot % SLOTS_A_WEEK) / SLOTS_AN_HOUR)] ?? 0)
  const [worst, worstOther] = [place, other].map((slots) => Math.min(...slots.map(spare))) as [number, number]
  if (worst !== worstOther) return worst > worstOther
  const sum = (slots: readonly number[]) => slots.reduce((all, slot) => all + spare(slot), 0)
  return sum(place) > sum(other)
}
