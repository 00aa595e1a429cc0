import { addDays, type LocalDate } from '#domain/dates.ts'
import { type Assignment, DEFAULT_PRICES, type RosterPerson, type RosterProblem } from '#domain/staffing/roster.ts'
import { type DatedNeed, needOfDates } from '#domain/staffing/roster-need.ts'
import { DEFAULT_SETTINGS, type RuleId, ruleOf, type RuleSettings } from '#domain/staffing/roster-rules.ts'
import type { DraftPattern } from './cover-draft.ts'

export const WISHES = ['leave', 'off', 'on', 'unavailable'] as const
export type WishKind = (typeof WISHES)[number]

/** Leave, what somebody asks for, or cannot do, on some days. */
export interface Wish {
  person: string
  kind: WishKind
  from: LocalDate
  /** The last day, itself one of them. */
  last: LocalDate
  /** null: any shift. */
  shift: string | null
}

/** What a person may work. */
export interface Limit {
  weeklyHours: number
  /** Agreed to; at most 18 hours a week (PP 35/2021, article 26). */
  overtimeHours: number
  isNightAllowed: boolean
}

export const USUAL_LIMIT: Limit = { weeklyHours: 40, overtimeHours: 0, isNightAllowed: true }

/** What a roster is asked with. */
export interface RosterChoice {
  from: LocalDate
  weeks: number
  /** People in each shift by weekday; null: as the cover, or the requirement, says. */
  byShift: Record<string, number[]> | null
  /** Whether each date is staffed by its own forecast, or every week the same. */
  followsDates: boolean
  settings: RuleSettings
  limits: Record<string, Limit>
  wishes: Wish[]
  /** Rules that may be broken at a price, besides supervisor and language. */
  bent: RuleId[]
  seconds: number
}

export function rosterChoiceOf(from: LocalDate): RosterChoice {
  return { from, weeks: 4, byShift: null, followsDates: true, settings: { ...DEFAULT_SETTINGS }, limits: {}, wishes: [], bent: [], seconds: 30 } // prettier-ignore
}

/** A supervisor and a language are wanted where they can be had: what a shift without costs. */
const SOFT_SKILL = 30
const WISH_WEIGHT = 5
/** Of a minute less than a fair share of the hours: a shift of eight hours less than one that nobody needs. */
const UNFAIR_MINUTE = 0.001
/** Bending a rule is dearer than any fairness. */
const BENT_FACTOR = 20

interface Colleague {
  id: string
  role: string
  languages: readonly string[]
}

interface Asked {
  patterns: readonly DraftPattern[]
  byShift: Readonly<Record<string, readonly number[]>>
  colleagues: readonly Colleague[]
  languages: readonly string[]
  wantsSupervisor: boolean
  /** What single dates require; absent: not known. */
  required?: DatedNeed | undefined
}

/** The roster as the solver is asked for it and as the page checks it. */
export function rosterProblem(choice: RosterChoice, asked: Asked): RosterProblem {
  const days = choice.weeks * 7
  const worked = asked.patterns.filter(({ id }) => asked.byShift[id]?.some((people) => people > 0))
  const shifts = worked.map(({ id, startMinute, durationMinutes, breakMinutes }) => ({ id, startMinute, durationMinutes, breakMinutes })) // prettier-ignore
  const byShift = Object.fromEntries(shifts.map(({ id }) => [id, asked.byShift[id]!]))
  const ids = new Set(shifts.map(({ id }) => id))
  const need = needOfDates(
    { from: choice.from, days, shifts },
    byShift,
    choice.followsDates ? asked.required : undefined
  )
  const hasSupervisors = asked.wantsSupervisor && asked.colleagues.some(({ role }) => role === 'supervisor')
  return {
    from: choice.from,
    days,
    shifts,
    people: withFairShares(
      asked.colleagues.map((one) => personOf(one, choice, ids)),
      { days, shifts, need }
    ),
    need,
    skills: [
      ...(hasSupervisors ? [{ id: 'supervisor', kind: 'supervisor' as const, language: null, people: 1, shifts: null }] : []), // prettier-ignore
      ...asked.languages.map((language) => ({ id: language, kind: 'language' as const, language, people: 1, shifts: null })) // prettier-ignore
    ],
    doSupervisorsTakeCalls: false,
    settings: choice.settings,
    soft: {
      supervisor: SOFT_SKILL,
      language: SOFT_SKILL,
      'least-hours': UNFAIR_MINUTE,
      ...Object.fromEntries(choice.bent.map((rule) => [rule, BENT_FACTOR * (ruleOf(rule).weight ?? 1)]))
    },
    prices: DEFAULT_PRICES,
    fixed: [],
    before: []
  }
}

function personOf({ id, role, languages }: Colleague, choice: RosterChoice, shifts: ReadonlySet<string>): RosterPerson {
  const { weeklyHours, overtimeHours, isNightAllowed } = choice.limits[id] ?? USUAL_LIMIT
  const own = choice.wishes.filter(({ person, shift }) => person === id && (shift === null || shifts.has(shift)))
  const dates = { from: choice.from, to: addDays(choice.from, choice.weeks * 7) }
  const on = (kind: WishKind) => own.filter((wish) => wish.kind === kind).flatMap((wish) => datesOfWish(wish, dates))
  return {
    id,
    role: role === 'supervisor' ? 'supervisor' : 'operator',
    languages: [...languages],
    contract: '',
    minMinutes: 0,
    maxMinutes: (weeklyHours + overtimeHours) * 60 * choice.weeks,
    overtimeMinutes: overtimeHours * 60,
    isNightAllowed,
    leave: on('leave').map(({ date }) => date),
    unavailable: on('unavailable'),
    requests: [
      ...on('on').map((one) => ({ ...one, wants: 'on' as const, weight: WISH_WEIGHT })),
      ...on('off').map((one) => ({ ...one, wants: 'off' as const, weight: WISH_WEIGHT }))
    ]
  }
}

/** Operators with the hours that fall to each of them at the least: by what they may work and are there for, in whole shifts. */
function withFairShares(
  people: RosterPerson[],
  { days, shifts, need }: Pick<RosterProblem, 'days' | 'shifts' | 'need'>
) {
  const minutesOf = new Map(shifts.map(({ id, durationMinutes }) => [id, durationMinutes]))
  const asked = need.reduce((sum, { shift, people: wanted }) => sum + wanted * minutesOf.get(shift)!, 0)
  const weightOf = ({ role, maxMinutes, leave }: RosterPerson) =>
    role === 'operator' ? maxMinutes * (1 - leave.length / days) : 0
  const all = people.reduce((sum, person) => sum + weightOf(person), 0)
  const shift = Math.max(0, ...minutesOf.values())
  if (all === 0 || shift === 0) return people
  return people.map((person) => {
    const share = Math.min(person.maxMinutes, (asked * weightOf(person)) / all)
    return { ...person, minMinutes: Math.floor(share / shift) * shift }
  })
}

function datesOfWish({ from, last, shift }: Wish, within: { from: LocalDate; to: LocalDate }) {
  const dates: { date: LocalDate; shift: string | null }[] = []
  for (let date = from < within.from ? within.from : from; date <= last && date < within.to; date = addDays(date, 1))
    dates.push({ date, shift })
  return dates
}

/** Assignments with one cell changed; null: free. */
export function withCell(
  assignments: readonly Assignment[],
  cell: Omit<Assignment, 'shift'>,
  shift: string | null
): Assignment[] {
  const others = assignments.filter(({ person, date }) => person !== cell.person || date !== cell.date)
  return shift === null ? others : [...others, { ...cell, shift }]
}

/** Short signs of shifts, each its own. @example shiftSigns(['pagi', 'petang']) // { pagi: 'P', petang: 'PE' } */
export function shiftSigns(ids: readonly string[]): Record<string, string> {
  const signs: Record<string, string> = {}
  for (const id of ids) {
    const taken = new Set(Object.values(signs))
    const tries = [1, 2, 3, 4].map((length) => id.slice(0, length).toUpperCase())
    signs[id] = tries.find((sign) => !taken.has(sign)) ?? id
  }
  return signs
}

/** Assignments that can stand in a roster: of its people, shifts and dates. */
export function fitting(
  assignments: readonly Assignment[],
  { people, shifts, from, days }: RosterProblem
): Assignment[] {
  const [known, worked] = [new Set(people.map(({ id }) => id)), new Set(shifts.map(({ id }) => id))]
  return assignments.filter(({ person, date, shift }) => known.has(person) && worked.has(shift) && date >= from && date < addDays(from, days)) // prettier-ignore
}

/** People in each shift of each date. @example peopleThere(assignments).get('2026-11-02 pagi') // 3 */
export function peopleThere(assignments: readonly Assignment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { date, shift } of assignments) counts.set(`${date} ${shift}`, (counts.get(`${date} ${shift}`) ?? 0) + 1)
  return counts
}
