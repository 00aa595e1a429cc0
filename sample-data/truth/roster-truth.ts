import { DAY_S, DAYS, monthOf, type Seconds } from '../world/clock.ts'
import type { PlannedShift } from '../world/roster.ts'
import type { World } from '../world/world.ts'
import { talkSeconds } from './calls-truth.ts'
import { sum } from './counting.ts'

interface Spell {
  operator: string
  from: Seconds
  to: Seconds
}

const NAMES = ['rostered', 'kept', 'available', 'worked'] as const
type Counted = Record<(typeof NAMES)[number], number>

/** The seconds of the roster, and what was made of them, in all and by month and operator. */
export function countRoster(world: World) {
  const counted = countShifts(world)
  return {
    totals: rated(counted),
    months: by(counted, ({ from }) => monthOf(from)),
    operators: by(counted, ({ operator }) => operator)
  }
}

function countShifts({ planned, stretches, calls }: World): (Spell & Counted)[] {
  const on = byOperator(stretches)
  const ready = byOperator(stretches.filter(({ state }) => state === 'ready'))
  const busy = byOperator(
    calls
      .filter(({ operator }) => operator !== null)
      .map((call) => ({
        operator: call.operator!,
        from: Math.max(call.answeredStamp!, call.arrived),
        to: Math.max(call.answeredStamp!, call.arrived) + talkSeconds(call) + call.caller.wrap_s
      }))
  )
  return planned.flatMap(byDay).map((own) => {
    const within = (spells: Record<string, Spell[]>) =>
      sum(
        (spells[own.operator] ?? []).map(({ from, to }) => Math.max(0, Math.min(own.to, to) - Math.max(own.from, from)))
      )
    return { ...own, rostered: own.to - own.from, kept: within(on), available: within(ready), worked: within(busy) }
  })
}

/** A shift over midnight is of two days; the exports of states and calls break off at the last midnight. */
function byDay({ operator, from, to }: PlannedShift): Spell[] {
  const midnight = Math.ceil((from + 1) / DAY_S) * DAY_S
  const parts =
    to > midnight
      ? [
          { operator, from, to: midnight },
          { operator, from: midnight, to }
        ]
      : [{ operator, from, to }]
  return parts.filter((part) => part.from < DAYS * DAY_S)
}

function grouped<Each>(list: readonly Each[], key: (each: Each) => string): Record<string, Each[]> {
  const groups: Record<string, Each[]> = {}
  for (const each of list) (groups[key(each)] ??= []).push(each)
  return groups
}

const byOperator = <Each extends Spell>(spells: readonly Each[]) => grouped(spells, ({ operator }) => operator)

function by(counted: readonly (Spell & Counted)[], key: (spell: Spell) => string) {
  const groups = Object.entries(grouped(counted, key)).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(groups.map(([name, own]) => [name, rated(own)]))
}

function rated(counted: readonly Counted[]) {
  const [rostered, kept, available, worked] = NAMES.map((name) => sum(counted.map((each) => each[name])))
  return {
    ...{ rostered, kept, available, worked },
    adherence: kept! / rostered!,
    shrinkage: 1 - available! / rostered!,
    utilisation: worked! / rostered!
  }
}
