import type { DutyStep } from './replay.ts'

/** Somebody's time on duty, seconds. Half-open. */
export interface Stretch {
  operator: string
  from: number
  to: number
  /** Helps only when calls have waited long (a supervisor). */
  isReserve: boolean
}

/** Calls of an operator with no more than this between them are one stretch where nothing tells who was on duty. */
const SAME_STRETCH_S = 1800

/** How many were on duty when: stretches of one operator that touch or overlap count once. */
export function dutySteps(stretches: readonly Stretch[]): DutyStep[] {
  const changes = joined(stretches, 0).flatMap(({ from, to, isReserve }) => [
    { at: from, by: 1, isReserve },
    { at: to, by: -1, isReserve }
  ])
  changes.sort((a, b) => a.at - b.at)
  const steps: DutyStep[] = []
  let [operators, reserve] = [0, 0]
  for (const { at, by, isReserve } of changes) {
    if (isReserve) reserve += by
    else operators += by
    if (steps.at(-1)?.at === at) steps.pop()
    steps.push({ at, operators, reserve })
  }
  return steps
}

/** On duty as far as the calls show it: from an operator's first call to the last of those in close order. */
export function dutyFromCalls(calls: readonly Stretch[]): Stretch[] {
  return joined(calls, SAME_STRETCH_S)
}

/**
 * On duty from the first call of a day (a number of any calendar) to the end of the last, pauses included: all that calls
 * alone show of a shift.
 */
export function dutyFromDays(calls: readonly (Stretch & { day: number })[]): Stretch[] {
  const days = new Map<string, Stretch>()
  for (const { day, ...call } of calls) {
    const key = `${day} ${call.operator}`
    const known = days.get(key)
    if (known === undefined) days.set(key, call)
    else days.set(key, { ...known, from: Math.min(known.from, call.from), to: Math.max(known.to, call.to) })
  }
  return [...days.values()]
}

function joined(stretches: readonly Stretch[], gap: number): Stretch[] {
  const all: Stretch[] = []
  const sorted = [...stretches].sort((a, b) =>
    a.operator < b.operator ? -1 : a.operator > b.operator ? 1 : a.from - b.from
  )
  for (const stretch of sorted) {
    const last = all.at(-1)
    if (last?.operator === stretch.operator && stretch.from <= last.to + gap) last.to = Math.max(last.to, stretch.to)
    else all.push({ ...stretch })
  }
  return all
}
