import type { Language } from './callers.ts'
import { DAY_S, DAYS, dateOf, type Seconds, weekdayOf } from './clock.ts'
import type { Random } from './random.ts'

export interface Pause {
  reason: string
  /** When it is due; it begins when the operator is free, nobody waits and no colleague is away. */
  at: Seconds
  length_s: number
}

/** One person's turn on duty as it came to be: logged in, pauses due, relieved. */
export interface Duty {
  operator: string
  isSupervisor: boolean
  from: Seconds
  to: Seconds
  pauses: Pause[]
}

/** One person's shift as the roster has it, made before anybody fell ill or came late. */
export interface PlannedShift {
  operator: string
  shift: 0 | 1 | 2
  from: Seconds
  to: Seconds
}

/** As in site.yaml; the test compares. */
export const LANGUAGES: Record<string, readonly Language[]> = {
  'OP-01': ['id', 'en'],
  'OP-02': ['id'],
  'OP-03': ['id', 'en', 'zh'],
  'OP-04': ['id'],
  'OP-05': ['id', 'en'],
  'OP-06': ['id', 'ja'],
  'OP-07': ['id'],
  'OP-08': ['id', 'en', 'ar'],
  'OP-09': ['id'],
  'OP-10': ['id', 'en'],
  'OP-11': ['id', 'zh'],
  'OP-12': ['id', 'en'],
  'SPV-1': ['id', 'en'],
  'SPV-2': ['id', 'en'],
  'SPV-3': ['id']
}

/** Four teams of three; each works two mornings, two afternoons, two nights, then has two days off. */
const TEAMS = [
  ['OP-01', 'OP-02', 'OP-03'],
  ['OP-04', 'OP-05', 'OP-06'],
  ['OP-07', 'OP-08', 'OP-09'],
  ['OP-10', 'OP-11', 'OP-12']
]
const SHIFT_STARTS_S = [6 * 3600, 14 * 3600, 22 * 3600]
const SHIFT_S = 8 * 3600
/** When the prayer that falls into a shift is due, seconds after its start: Zuhur, Magrib, Subuh. */
const PRAYER_S = [21_900, 14_700, 24_300]

/** Saturdays whose afternoon shift lacks so many of three: the shortage that the sample's planner is to find. */
export const SHORT_SATURDAYS: Record<string, number> = {
  '2025-10-18': 1,
  '2025-11-08': 1,
  '2025-11-29': 2,
  '2025-12-20': 1,
  '2026-01-17': 1,
  '2026-02-14': 2,
  '2026-03-07': 1,
  '2026-04-11': 1,
  '2026-05-16': 2,
  '2026-06-06': 1,
  '2026-06-27': 1,
  '2026-07-18': 2,
  '2026-08-08': 1,
  '2026-09-05': 1,
  '2026-09-19': 2,
  '2026-10-10': 1,
  '2026-10-17': 1,
  '2026-10-24': 2,
  '2026-10-31': 1
}
/** Falling ill on a day; each illness lasts one to three days. In the week of a wave it is so many times likelier. */
const ILL_A_DAY = 0.012
const WAVE = { from: '2026-02-02', to: '2026-02-08', times: 9 }
/** Leave: blocks of so many days a person within the thirteen months. */
const LEAVE = { blocks: 3, days: 4 }
const ON_CALL_COMES = 0.7

/** Every turn on duty, in order of time, and the roster by which they came. */
export function duties(random: Random): { duties: Duty[]; planned: PlannedShift[] } {
  const { isOnLeave, isAbsent } = absences(random)
  const all: Duty[] = []
  for (let day = -1; day < DAYS; day++) {
    SHIFT_STARTS_S.forEach((start, shift) => {
      const at = day * DAY_S + start
      const present = presentOn(day, shift, isAbsent, random)
      present.forEach((operator, order) => all.push(dutyOf(operator, at, shift, order, random)))
      if (shift < 2) all.push(dutyOf(supervisorOn(day, shift), at, shift, shift, random))
    })
  }
  return { duties: all.filter(({ to }) => to > 0), planned: roster(isOnLeave) }
}

/** From the first day on: leave is known when the roster is made, illness is not, and who is on call has no shift. */
function roster(isOnLeave: (operator: string, day: number) => boolean): PlannedShift[] {
  const all: PlannedShift[] = []
  for (let day = 0; day < DAYS; day++) {
    SHIFT_STARTS_S.forEach((start, i) => {
      const shift = i as PlannedShift['shift']
      const from = day * DAY_S + start
      const operators = plannedOn(day, shift, (operator) => isOnLeave(operator, day))
      if (shift < 2) operators.push(supervisorOn(day, shift))
      for (const operator of operators) all.push({ operator, shift, from, to: from + SHIFT_S })
    })
  }
  return all
}

function plannedOn(day: number, shift: PlannedShift['shift'], isOnLeave: (operator: string) => boolean): string[] {
  const team = TEAMS[teamOn(day, shift)]!
  const onCall = shift === 2 ? team[(day + 9) % 3] : undefined
  const here = team.filter((operator) => !isOnLeave(operator) && operator !== onCall)
  const short = shift === 1 ? (SHORT_SATURDAYS[dateOf(day * DAY_S)] ?? 0) : 0
  return here.slice(0, team.length - short)
}

function presentOn(
  day: number,
  shift: number,
  isAbsent: (operator: string, day: number) => boolean,
  random: Random
): string[] {
  const team = TEAMS[teamOn(day, shift)]!
  const here = team.filter((operator) => !isAbsent(operator, day))
  if (shift === 2) return nightOf(here, team[(day + 9) % 3]!, random)
  const short = shift === 1 ? (SHORT_SATURDAYS[dateOf(day * DAY_S)] ?? 0) : 0
  const left = here.slice(0, Math.max(1, Math.min(here.length, team.length - short)))
  return left.length === 0 ? team.slice(0, 1) : left
}

/** Two work at night; the third is on call at home and mostly comes when one is missing. */
function nightOf(here: readonly string[], onCall: string, random: Random): string[] {
  const planned = here.filter((operator) => operator !== onCall)
  if (planned.length === 2 || !here.includes(onCall)) return planned.length === 0 ? [onCall] : planned
  return planned.length === 0 || random.chance(ON_CALL_COMES) ? [...planned, onCall] : planned
}

/** Team on a shift (0 morning, 1 afternoon, 2 night): morning today is afternoon in two days and night in four. */
function teamOn(day: number, shift: number): number {
  return (((Math.floor((day + 16) / 2) - shift) % 4) + 4) % 4
}

/** Morning, afternoon, off, and again; nobody supervises at night. */
function supervisorOn(day: number, shift: number): string {
  return `SPV-${(((day + 9) * 2 + shift) % 3) + 1}`
}

function absences(random: Random): Record<'isOnLeave' | 'isAbsent', (operator: string, day: number) => boolean> {
  const ill = new Set<string>()
  const leave = new Set<string>()
  for (const operator of TEAMS.flat()) {
    for (let day = -1; day < DAYS; day++) {
      const date = dateOf(day * DAY_S)
      const times = date >= WAVE.from && date <= WAVE.to ? WAVE.times : 1
      const days = random.chance(ILL_A_DAY * times) ? random.whole(1, 3) : 0
      for (let i = 0; i < days; i++) ill.add(`${operator} ${day + i}`)
    }
    for (let block = 0; block < LEAVE.blocks; block++) {
      const first = random.whole(0, DAYS - 1)
      for (let i = 0; i < LEAVE.days; i++) leave.add(`${operator} ${first + i}`)
    }
  }
  const isOnLeave = (operator: string, day: number) => leave.has(`${operator} ${day}`)
  return { isOnLeave, isAbsent: (operator, day) => ill.has(`${operator} ${day}`) || isOnLeave(operator, day) }
}

function dutyOf(operator: string, start: Seconds, shift: number, order: number, random: Random): Duty {
  const isSupervisor = operator.startsWith('SPV')
  const isMeeting = isSupervisor && shift === 0 && weekdayOf(start) === 1
  const pauses = [
    { reason: 'istirahat', at: start + 8100 + order * 2700 + random.whole(0, 600), length_s: random.whole(1500, 1920) },
    { reason: 'salat', at: start + PRAYER_S[shift]! + order * 960, length_s: random.whole(480, 840) },
    ...(isMeeting ? [{ reason: 'rapat', at: start + 4 * 3600, length_s: random.whole(1500, 2700) }] : [])
  ]
  return {
    operator,
    isSupervisor,
    from: start + (random.chance(0.08) ? random.whole(60, 480) : random.whole(-300, 0)),
    to: start + SHIFT_S + random.whole(0, 240),
    pauses: pauses.sort((a, b) => a.at - b.at)
  }
}
