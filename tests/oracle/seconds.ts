import { bucketOf, DAY_S, type Unit } from './calendar.ts'
import { realOf, shownAt } from './clock.ts'
import { type Asked, between, FILTERS, type Filters, type Oracle } from './facts.ts'
import { groupOf } from './world.ts'

type Unknown = Pick<Asked, 'span' | 'filters'>

/** What a second of an operator went into; those of the roster are told of the hours alone of which the feeds tell. */
export type Use =
  | 'ready'
  | 'pause'
  | 'handling'
  /** Hours of which the states tell: on the roster, of that signed in, of that not ready. */
  | 'rostered'
  | 'kept'
  | 'lost'
  /** Hours of which the calls tell: on the roster, and of that handling. */
  | 'staffed'
  | 'worked'

/** Days after its arrival in which a call is still waited for or handled: a longer one is no call (TOO_LONG). */
const LONGEST = 15

/** Seconds of every use by bucket ("bucket use") and by operator ("bucket use operator"), quarter hour by quarter hour. */
export function secondsIn(oracle: Oracle, asked: Unknown, unit: Unit | 'all' | 'profile'): Map<string, number> {
  const total = new Map<string, number>()
  const add = (operator: string, use: Use, at: number, seconds: number) => {
    if (seconds === 0) return
    const bucket = bucketName(at, unit)
    for (const key of [`${bucket} ${use}`, `${bucket} ${use} ${operator}`])
      total.set(key, (total.get(key) ?? 0) + seconds)
  }
  addSpells(oracle, asked, add)
  addRoster(oracle, asked, add)
  return total
}

type Add = (operator: string, use: Use, at: number, seconds: number) => void

/** Ready, paused and handling, wherever it lies; each call by itself. */
function addSpells({ world, presence }: Oracle, { span, filters }: Unknown, add: Add): void {
  const { clock } = world
  const [begins, ends] = [realOf(span.from * DAY_S, clock), realOf(span.to * DAY_S, clock)]
  const spell = (operator: string, use: Use, from: number, to: number) => {
    if (to <= begins || from >= ends || !isWanted(world, filters, operator)) return
    for (let at = Math.max(from, begins); at < Math.min(to, ends);) {
      const until = Math.min(Math.floor(at / 900) * 900 + 900, to)
      add(operator, use, shownAt(at, clock), until - at)
      at = until
    }
  }
  for (const { operator, state, from, to } of presence) spell(operator, state, from, to)
  const near = { from: span.from - LONGEST, to: span.to }
  for (const { at, wait, handle, words } of between(world.calls ?? [], near)) {
    const from = realOf(at, clock) + (wait ?? 0)
    if (words['operator'] && handle !== null) spell(words['operator'], 'handling', from, from + handle)
  }
}

function addRoster(oracle: Oracle, asked: Unknown, add: Add): void {
  const { states, calls } = oracle.hours
  for (const { at, operator, rostered, kept, available, worked } of quartersIn(oracle, asked)) {
    const hour = Math.floor(at / 3600)
    if (states.has(hour)) {
      add(operator, 'rostered', at, rostered)
      add(operator, 'kept', at, kept)
      add(operator, 'lost', at, rostered - available)
    }
    if (calls.has(hour)) {
      add(operator, 'staffed', at, rostered)
      add(operator, 'worked', at, worked)
    }
  }
}

/** Seconds of the roster, and their hours, that are over and of which a feed tells nothing. */
export function untold(oracle: Oracle, asked: Unknown, feed: 'states' | 'calls'): { hours: number; most: number } {
  const hours = new Set<number>()
  let most = 0
  for (const { at, rostered } of quartersIn(oracle, asked)) {
    const hour = Math.floor(at / 3600)
    if (rostered === 0 || hour >= oracle.world.nowHour || oracle.hours[feed].has(hour)) continue
    hours.add(hour)
    most += rostered
  }
  return { hours: hours.size, most }
}

/** Everybody whom the roster names in a period, whatever is known of it. */
export function rosteredIn(oracle: Oracle, asked: Unknown): string[] {
  return [...new Set(quartersIn(oracle, asked).map(({ operator }) => operator))]
}

function quartersIn(oracle: Oracle, { span, filters }: Unknown) {
  const { quarters, world } = oracle
  if (!isByOperator(oracle, filters)) return []
  return between(quarters, span).filter(({ operator }) => isWanted(world, filters, operator))
}

/** Whether the roster can be told: by nothing but the operator and the team, where there are any. */
export function isByOperator({ world }: Oracle, filters: Filters): boolean {
  const hasTeams = world.operators.some(({ group }) => group !== null)
  return FILTERS.every((name) => name === 'operator' || (name === 'group' && hasTeams) || !filters[name]?.length)
}

function isWanted(world: Oracle['world'], filters: Filters, operator: string): boolean {
  const isOne = (words: readonly string[] | undefined, own: string | null) =>
    words === undefined || words.length === 0 || (own !== null && words.includes(own))
  return isOne(filters.operator, operator) && isOne(filters.group, groupOf(world, operator))
}

function bucketName(at: number, unit: Unit | 'all' | 'profile'): string {
  if (unit === 'all') return ''
  return unit === 'profile' ? String(Math.floor((at % DAY_S) / 3600)) : bucketOf(at, unit)
}
