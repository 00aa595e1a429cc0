import { languagesIn, speaks } from './language-set.ts'

/** From `at` on so many operators are on duty. */
export interface DutyStep {
  at: number
  operators: number
  /** Further people who help only with calls that have waited long; see Routing. */
  reserve?: number
  /** Those of both who speak further languages, by what they speak; absent: everybody speaks all. */
  speakers?: readonly Speakers[]
}

/** So many speak the same languages. */
export interface Speakers {
  /** Bit i: the language of number i + 1. */
  languages: number
  operators: number
  reserve?: number
}

/** Somebody's time on duty, seconds. Half-open. */
export interface Stretch {
  operator: string
  from: number
  to: number
  /** Helps only when calls have waited long (a supervisor). */
  isReserve: boolean
  /** Bit i: speaks the language of number i + 1; absent: languages play no part. */
  languages?: number
}

/** Calls of an operator with no more than this between them are one stretch where nothing tells who was on duty. */
const SAME_STRETCH_S = 1800

/** How many were on duty when, and who of them speaks what: stretches of one operator that touch or overlap count once. */
export function dutySteps(stretches: readonly Stretch[]): DutyStep[] {
  const changes = joined(stretches, 0).flatMap((stretch) => [
    { ...stretch, at: stretch.from, by: 1 },
    { ...stretch, at: stretch.to, by: -1 }
  ])
  changes.sort((a, b) => a.at - b.at)
  const steps: DutyStep[] = []
  const speakers = new Map<number, Required<Speakers>>()
  let [operators, reserve] = [0, 0]
  for (const { at, by, isReserve, languages } of changes) {
    if (isReserve) reserve += by
    else operators += by
    if (languages !== undefined) addSpeaker(speakers, { languages, isReserve, by })
    if (steps.at(-1)?.at === at) steps.pop()
    steps.push({ at, operators, reserve, ...(speakers.size > 0 ? { speakers: present(speakers) } : {}) })
  }
  return steps
}

type Counted = Map<number, Required<Speakers>>

function addSpeaker(counted: Counted, who: { languages: number; isReserve: boolean; by: number }): void {
  const known = counted.get(who.languages) ?? { languages: who.languages, operators: 0, reserve: 0 }
  if (who.isReserve) known.reserve += who.by
  else known.operators += who.by
  counted.set(who.languages, known)
}

function present(counted: Counted): Speakers[] {
  return [...counted.values()].filter(({ operators, reserve }) => operators + reserve > 0).map((each) => ({ ...each }))
}

/** The step that holds at a moment, asked of one moment after another; undefined before the first. */
export function following(duty: readonly DutyStep[]): (moment: number) => DutyStep | undefined {
  let step = -1
  return (moment) => {
    while (step + 1 < duty.length && duty[step + 1]!.at <= moment) step++
    return duty[step]
  }
}

/** Operators on duty who speak a language; 0: one that everybody speaks. */
export function speakersOf({ operators, speakers }: DutyStep, language: number): number {
  if (language === 0 || speakers === undefined) return operators
  const speaking = speakers.filter(({ languages }) => speaks(languages, language))
  return speaking.reduce((sum, each) => sum + each.operators, 0)
}

/**
 * Some more (or fewer, 0 at the least) on duty at every step; the reserve stays. Who comes speaks no further language, who
 * goes speaks the fewest.
 */
export function withOperators(steps: readonly DutyStep[], by: number): DutyStep[] {
  return steps.map((step) => {
    const operators = Math.max(0, step.operators + by)
    return { ...step, operators, ...(step.speakers ? { speakers: keptOf(step.speakers, operators) } : {}) }
  })
}

/** The steps with a change from one moment to another; after it they are as before. */
export function changedWithin(
  duty: readonly DutyStep[],
  from: number,
  to: number,
  change: (step: DutyStep) => DutyStep
): DutyStep[] {
  // prettier-ignore
  const at = (moment: number) => duty.findLast((step) => step.at <= moment) ?? { at: moment, operators: 0, reserve: 0 }
  return [
    ...duty.filter((step) => step.at < from),
    change({ ...at(from), at: from }),
    ...duty.filter((step) => step.at > from && step.at < to).map(change),
    { ...at(to), at: to },
    ...duty.filter((step) => step.at > to)
  ]
}

/** As many speakers as there are operators, those of most languages first. */
function keptOf(speakers: readonly Speakers[], operators: number): Speakers[] {
  let left = operators
  return [...speakers]
    .sort((a, b) => languagesIn(b.languages) - languagesIn(a.languages))
    .map((each) => {
      const kept = Math.min(left, each.operators)
      left -= kept
      return { ...each, operators: kept }
    })
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
