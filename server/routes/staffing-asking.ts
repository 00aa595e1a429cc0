import { RequestError } from '#contract/request-error.ts'
import type { CoverBody } from '#contract/staffing-cover.ts'
import type { RosterProblemBody } from '#contract/staffing-roster.ts'
import { checkCover, type CoverProblem } from '#domain/staffing/cover-model.ts'
import { checkProblem, DEFAULT_PRICES, type RosterProblem } from '#domain/staffing/roster.ts'
import { DEFAULT_SETTINGS } from '#domain/staffing/roster-rules.ts'
import { DEFAULT_RATES, patternOf, type ShiftPattern } from '#domain/staffing/shift-pattern.ts'
import type { Effort } from '../staffing/plan.ts'
import type { Site } from '../site/schema.ts'

/** A supervisor and a language are wanted where they can be had: being without costs this much a shift. */
const SOFT_SKILL = 30
const DEFAULT_EFFORT: Effort = { seconds: 30, seed: 1, gap: 0 }
/** One kind of people, as many as it takes, an hour of each at 1. */
const ANYBODY: CoverProblem['groups'] = [
  { id: 'operator', costPerHour: 1, skills: [], takesCalls: true, people: null, weeklyMinutes: 2400 }
]

export function effortOf(asked: Partial<Effort> | undefined): Effort {
  return { ...DEFAULT_EFFORT, ...asked }
}

/** The cover as asked, the site's shifts and the defaults for what is not said. @throws {RequestError} BAD_PLAN */
export function coverProblemOf({ effort: _effort, ...body }: CoverBody, site: Site): CoverProblem {
  const problem = {
    patterns: site.shifts?.map(patternOf) ?? [],
    groups: ANYBODY,
    skills: [],
    rates: DEFAULT_RATES,
    underPricePerHour: null,
    ...body
  }
  return checked(() => {
    if (problem.patterns.length === 0) throw new RangeError('patterns are missing, and site.yaml has no shifts')
    checkCover(problem)
    return problem
  })
}

/** The roster as asked, likewise. @throws {RequestError} BAD_PLAN */
export function rosterProblemOf(body: RosterProblemBody, site: Site): RosterProblem {
  const problem: RosterProblem = {
    doSupervisorsTakeCalls: false,
    settings: DEFAULT_SETTINGS,
    soft: { supervisor: SOFT_SKILL, language: SOFT_SKILL },
    prices: DEFAULT_PRICES,
    fixed: [],
    before: [],
    ...body,
    shifts: body.shifts ?? site.shifts?.map((shift) => shiftOf(patternOf(shift))) ?? []
  }
  return checked(() => {
    checkProblem(problem)
    return problem
  })
}

function shiftOf({ id, startMinute, durationMinutes, breakMinutes }: ShiftPattern): RosterProblem['shifts'][number] {
  return { id, startMinute, durationMinutes, breakMinutes }
}

/** What does not fit together is told to who asked. */
export function checked<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw new RequestError('BAD_PLAN', error.message)
    throw error
  }
}
