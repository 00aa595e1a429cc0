import type { CoverBody, CoverReply } from '#contract/staffing-cover.ts'
import { DEFAULT_YEAR, netHours } from '#domain/staffing/relief.ts'
import { breakWindow, DEFAULT_RATES, patternOf } from '#domain/staffing/shift-pattern.ts'

/** A shift that may be worked, as the planner edits it. */
export interface DraftPattern {
  id: string
  startMinute: number
  durationMinutes: number
  breakMinutes: number
  /** Paid once for each shift besides its hours. */
  extraCost: number
}

/** What a cover is asked with, besides the need. */
export interface CoverChoice {
  patterns: DraftPattern[]
  /** Of an hour; 1: the cost is told in paid hours. */
  operatorCost: number
  supervisorCost: number
  nightFactor: number
  weekendFactor: number
  /** The requirement is covered, or the operators of every hour that the planner has put. */
  target: 'required' | 'plan'
  /** Only with the operators that the site names. */
  isLimited: boolean
  /** That a person is there on the average of a year: leave, holidays and illness are taken off. */
  weeklyHours: number
  wantsSupervisor: boolean
  /** Languages of which a speaker is wanted in every slot. */
  languages: string[]
}

interface Colleague {
  id: string
  role: string
  languages: readonly string[]
}

export const SLOT_MINUTES = 30
/** @example 33.9 of 40 hours a week */
const NET_WEEKLY_HOURS = Math.round((netHours(DEFAULT_YEAR) / (8760 / 168)) * 10) / 10
/** So dear that as little as possible is short. */
const SHORT_FACTOR = 100
/** A supervisor and a language are wanted where they can be had. */
const SOFT_FACTOR = 3

export function coverChoiceOf(shifts: readonly { id: string; start: string; end: string }[]): CoverChoice {
  const given = shifts.length > 0 ? shifts : [{ id: 'A', start: '06:00', end: '14:00' }, { id: 'B', start: '14:00', end: '22:00' }, { id: 'C', start: '22:00', end: '06:00' }] // prettier-ignore
  const patterns = given.map((shift) => {
    const { id, startMinute, durationMinutes, breakMinutes } = patternOf(shift)
    return { id, startMinute, durationMinutes, breakMinutes, extraCost: 0 }
  })
  return { patterns, operatorCost: 1, supervisorCost: 1.5, nightFactor: 1, weekendFactor: 1, target: 'required', isLimited: true, weeklyHours: NET_WEEKLY_HOURS, wantsSupervisor: true, languages: [] } // prettier-ignore
}

/** The cover that is asked of the server: half hours of a standing week, breaks placed within the shifts. */
export function coverBody(choice: CoverChoice, hours: readonly number[], colleagues: readonly Colleague[]): CoverBody {
  const { operatorCost, supervisorCost } = choice
  return {
    slotMinutes: SLOT_MINUTES,
    firstWeekday: 1,
    isCyclic: true,
    need: hours.flatMap((people) => [people, people]),
    patterns: choice.patterns.map((pattern) => ({
      ...pattern,
      ...breakWindow(pattern, SLOT_MINUTES),
      weekdays: [1, 2, 3, 4, 5, 6, 7]
    })),
    groups: groupsOf(choice, colleagues),
    skills: [
      ...(supervisorsOf(choice, colleagues).length > 0 ? [{ skill: 'supervisor', people: 1, underPricePerHour: SOFT_FACTOR * supervisorCost }] : []), // prettier-ignore
      ...choice.languages.map((language) => ({ skill: language, people: 1, underPricePerHour: SOFT_FACTOR * operatorCost })) // prettier-ignore
    ],
    rates: {
      ...DEFAULT_RATES,
      weekendDays: [...DEFAULT_RATES.weekendDays],
      nightFactor: choice.nightFactor,
      weekendFactor: choice.weekendFactor
    },
    underPricePerHour: shortPrice(choice)
  }
}

export function shortPrice({ operatorCost, supervisorCost }: CoverChoice): number {
  return SHORT_FACTOR * Math.max(operatorCost, supervisorCost, 0.01)
}

function supervisorsOf({ wantsSupervisor }: CoverChoice, colleagues: readonly Colleague[]): readonly Colleague[] {
  return wantsSupervisor ? colleagues.filter(({ role }) => role === 'supervisor') : []
}

/** People who are alike to the cover: by the wanted languages that they speak. */
function groupsOf(choice: CoverChoice, colleagues: readonly Colleague[]): NonNullable<CoverBody['groups']> {
  const supervisors = supervisorsOf(choice, colleagues)
  const groups = new Map<string, { takesCalls: boolean; skills: string[]; people: number }>()
  const put = (takesCalls: boolean, skills: string[]) => {
    const key = [takesCalls ? 'operator' : 'supervisor', ...skills.filter((skill) => skill !== 'supervisor')].join(' ')
    const known = groups.get(key)
    groups.set(key, { takesCalls, skills, people: (known?.people ?? 0) + 1 })
  }
  const spoken = (one: Colleague) => choice.languages.filter((language) => one.languages.includes(language))
  for (const one of colleagues) if (one.role !== 'supervisor') put(true, spoken(one))
  for (const one of supervisors) put(false, ['supervisor', ...spoken(one)])
  if (groups.size === 0) put(true, [])
  return [...groups].map(([id, { takesCalls, skills, people }]) => ({
    id,
    takesCalls,
    skills,
    costPerHour: takesCalls ? choice.operatorCost : choice.supervisorCost,
    people: takesCalls && (!choice.isLimited || colleagues.length === 0) ? null : people,
    weeklyMinutes: Math.round(choice.weeklyHours * 60)
  }))
}

/** What a cover costs without the prices of what is short, and below which none with as little short can be. */
export function costOf(
  cover: CoverReply,
  choice: CoverChoice
): { cost: number; bound: number | null; gap: number | null } {
  const hours = cover.slotMinutes / 60
  const seats = cover.slots.reduce((sum, { short }) => sum + short, 0) * shortPrice(choice)
  const skills = cover.skillsShort.reduce((sum, { skill, short }) => sum + short * SOFT_FACTOR * (skill === 'supervisor' ? choice.supervisorCost : choice.operatorCost), 0) // prettier-ignore
  const cost = Math.max(0, (cover.cost ?? 0) - (seats + skills) * hours)
  const bound = cover.bound === null ? null : Math.max(0, cover.bound - (seats + skills) * hours)
  return { cost, bound, gap: bound === null || cost === 0 ? null : Math.max(0, (cost - bound) / cost) }
}

/** Operators of every hour of the week: the fewest that are there within it. */
export function planOfCover({ slots, slotMinutes }: Pick<CoverReply, 'slots' | 'slotMinutes'>): number[] {
  const each = 60 / slotMinutes
  return Array.from({ length: slots.length / each }, (_, hour) =>
    Math.min(...slots.slice(hour * each, (hour + 1) * each).map(({ present }) => present))
  )
}

/** People who take calls in each shift by weekday, Monday first. Shifts that nobody works are left out. */
export function shiftsOfCover(cover: CoverReply): Record<string, number[]> {
  const byShift: Record<string, number[]> = {}
  for (const { pattern, day, group, people } of cover.shifts) {
    if (group.startsWith('supervisor')) continue
    const week = (byShift[pattern] ??= new Array<number>(7).fill(0))
    week[day] = week[day]! + people
  }
  return byShift
}

/** The same where no cover is solved: in each shift the most that any of its hours needs. */
export function shiftsOfNeed(patterns: readonly DraftPattern[], hours: readonly number[]): Record<string, number[]> {
  return Object.fromEntries(
    patterns.map(({ id, startMinute, durationMinutes }) => [
      id,
      Array.from({ length: 7 }, (_, day) => {
        const first = day * 24 + Math.floor(startMinute / 60)
        const length = Math.ceil((startMinute + durationMinutes) / 60) - Math.floor(startMinute / 60)
        return Math.max(0, ...Array.from({ length }, (_hour, i) => hours[(first + i) % hours.length] ?? 0))
      })
    ])
  )
}
