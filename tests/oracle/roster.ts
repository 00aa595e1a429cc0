import { realOf, shownAt } from './clock.ts'
import { grouped } from './rows.ts'
import type { World } from './world.ts'

/** What became of a quarter hour in which the roster has an operator at work: seconds. */
export interface Quarter {
  at: number
  operator: string
  rostered: number
  /** Of those rostered: signed in, and of that ready. */
  kept: number
  available: number
  /** Of those rostered: handling, of two calls at once twice. */
  worked: number
}

/** From the first second to that after the last, in seconds that have really passed. */
interface Spell {
  from: number
  to: number
}

const LENGTH = 900
const [ROSTER, SIGNED_IN, READY] = [1, 2, 4]

/** Every quarter hour of the roster, in the order of time. Each second is marked on its own, so that what overlaps counts once. */
export function quartersOf({ shifts, stretches, calls, clock }: World): Quarter[] {
  const passed = <Own extends Spell>(spell: Own): Own => ({ ...spell, from: realOf(spell.from, clock), to: realOf(spell.to, clock) }) // prettier-ignore
  const ofStates = grouped((stretches ?? []).map(passed), ({ operator }) => operator)
  const ofCalls = grouped(calls ?? [], ({ words }) => words['operator'] ?? '')
  const all: Quarter[] = []
  for (const [operator, own] of grouped((shifts ?? []).map(passed), (shift) => shift.operator)) {
    const states = ofStates.get(operator) ?? []
    const marks = markedBy(own)
    mark(marks, states, SIGNED_IN!)
    mark(marks, states.filter(({ state }) => state === 'ready'), READY!) // prettier-ignore
    const handled = (ofCalls.get(operator) ?? []).map(({ at, wait, handle }) => {
      const from = realOf(at, clock) + (wait ?? 0)
      return { from, to: from + (handle ?? 0) }
    })
    const worked = workedIn(marks, handled)
    for (const [quarter, seconds] of marks) {
      const at = shownAt(quarter * LENGTH, clock)
      all.push({ at, operator, ...counted(seconds), worked: worked.get(quarter) ?? 0 })
    }
  }
  return all.sort((a, b) => a.at - b.at)
}

/** A mark for every second of the quarters that a roster touches. */
function markedBy(shifts: readonly Spell[]): Map<number, Uint8Array> {
  const marks = new Map<number, Uint8Array>()
  for (const { from, to } of shifts) {
    for (let quarter = Math.floor(from / LENGTH); quarter * LENGTH < to; quarter++)
      if (!marks.has(quarter)) marks.set(quarter, new Uint8Array(LENGTH))
  }
  mark(marks, shifts, ROSTER!)
  return marks
}

function mark(marks: ReadonlyMap<number, Uint8Array>, spells: readonly Spell[], sign: number): void {
  for (const { from, to } of spells) {
    for (let at = from; at < to; at++) {
      const quarter = Math.floor(at / LENGTH)
      const seconds = marks.get(quarter)
      if (seconds !== undefined) seconds[at - quarter * LENGTH]! |= sign
    }
  }
}

/** Seconds of handling that fall on a second of the roster, by quarter. */
function workedIn(marks: ReadonlyMap<number, Uint8Array>, handled: readonly Spell[]): Map<number, number> {
  const worked = new Map<number, number>()
  for (const { from, to } of handled) {
    for (let at = from; at < to; at++) {
      const quarter = Math.floor(at / LENGTH)
      const sign = marks.get(quarter)?.[at - quarter * LENGTH] ?? 0
      if ((sign & ROSTER!) !== 0) worked.set(quarter, (worked.get(quarter) ?? 0) + 1)
    }
  }
  return worked
}

function counted(seconds: Uint8Array): Pick<Quarter, 'rostered' | 'kept' | 'available'> {
  const number = (wanted: number) => seconds.reduce((n, sign) => ((sign & wanted) === wanted ? n + 1 : n), 0)
  return {
    rostered: number(ROSTER!),
    kept: number(ROSTER! + SIGNED_IN!),
    available: number(ROSTER! + READY!)
  }
}
