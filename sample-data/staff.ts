import { DAY_S, DAYS, type Seconds, weekdayOf } from './clock.ts'
import type { Random } from './random.ts'

/** A stretch on duty without a pause: the operator takes calls that begin in it. */
export interface Stretch {
  operator: string
  isSupervisor: boolean
  from: Seconds
  to: Seconds
  /** What follows it, if the shift goes on. */
  pause: { reason: string; to: Seconds } | null
}

/** As in site.yaml; the test compares. */
export const LANGUAGES: Record<string, readonly string[]> = {
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
/** Leave, illness, training: so many of the planned are not there. Twelve heads hold 2.4 seats day and night. */
const ABSENT = 0.24
/** Of the Saturday afternoon shifts this share lacks one more: the shortage that the sample's planner is to find. */
const SHORT_SATURDAYS = 0.6

/** Every stretch on duty of the sample, in order of time. The night has two operators, the third stays on call. */
export function stretches(random: Random): Stretch[] {
  const all: Stretch[] = []
  for (let day = -1; day < DAYS; day++) {
    SHIFT_STARTS_S.forEach((start, shift) => {
      const at = day * DAY_S + start
      const team = TEAMS[teamOn(day, shift)]!
      const planned = shift === 2 ? team.filter((_, i) => i !== (day + 9) % 3) : team
      const isShort = shift === 1 && weekdayOf(at) === 6 && random.chance(SHORT_SATURDAYS)
      const present = planned.filter((_, i) => !random.chance(ABSENT) && !(isShort && i === 0))
      const working = present.length === 0 ? planned.slice(0, 1) : present
      working.forEach((operator, i) => all.push(...shiftOf(operator, at, i, random)))
      if (shift < 2) all.push(...shiftOf(supervisorOn(day, shift), at, 2 - shift, random))
    })
  }
  return all.filter(({ to }) => to > 0).sort((a, b) => a.from - b.from)
}

/** Team on a shift (0 morning, 1 afternoon, 2 night): morning today is afternoon in two days and night in four. */
function teamOn(day: number, shift: number): number {
  return (((Math.floor((day + 16) / 2) - shift) % 4) + 4) % 4
}

function supervisorOn(day: number, shift: number): string {
  return `SPV-${(((day + 9) * 2 + shift) % 3) + 1}`
}

function shiftOf(operator: string, start: Seconds, order: number, random: Random): Stretch[] {
  const from = start + random.whole(-240, 180)
  const end = start + SHIFT_S + random.whole(-60, 240)
  const meal = start + 5400 + order * 4200 + random.whole(0, 600)
  const rest = start + 18_000 + order * 3000 + random.whole(0, 600)
  const mealTo = meal + random.whole(1500, 1980)
  const restTo = rest + random.whole(600, 960)
  const isSupervisor = operator.startsWith('SPV')
  return [
    { operator, isSupervisor, from, to: meal, pause: { reason: 'istirahat', to: mealTo } },
    { operator, isSupervisor, from: mealTo, to: rest, pause: { reason: 'salat', to: restTo } },
    { operator, isSupervisor, from: restTo, to: end, pause: null }
  ]
}
