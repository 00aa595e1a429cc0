import type { CoverReply } from '#contract/staffing-cover.ts'
import type { MetaReply } from '#contract/meta.ts'
import type { RosterReply } from '#contract/staffing-roster.ts'
import type { Assignment, RosterProblem } from '#domain/staffing/roster.ts'
import type { DatedNeed } from '#domain/staffing/roster-need.ts'
import { mondayFrom } from '#domain/staffing/roster-weeks.ts'
import { JobRun } from '../../lib/job-run.svelte.ts'
import { type CoverChoice, coverChoiceOf, shiftsOfCover, shiftsOfNeed } from './cover-draft.ts'
import { fitting, type RosterChoice, rosterChoiceOf, rosterProblem } from './roster-draft.ts'

type Meta = MetaReply['data']

/** A roster that stands: what it was made from, who works when, what was changed by hand. */
export interface StandingRoster {
  problem: RosterProblem
  assignments: Assignment[]
  isChanged: boolean
}

const FORM = 2

/**
 * What the planner has drawn up of shifts and roster for one centre, and the work under way for it. It stays while the
 * tab is open, also over a reload; a scenario keeps it for good.
 */
export class PlannerDraft {
  readonly cover = new JobRun<CoverReply>()
  readonly solve = new JobRun<RosterReply>()
  choice = $state<CoverChoice>(coverChoiceOf([]))
  rules = $state<RosterChoice>(rosterChoiceOf('1970-01-05'))
  /** The last cover that was found, and with what it was asked. */
  covered = $state.raw<{ cover: CoverReply; choice: CoverChoice } | null>(null)
  standing = $state.raw<StandingRoster | null>(null)
  readonly #key: string

  constructor(meta: Meta, centre: string) {
    this.#key = `planner-${FORM}-${centre}`
    this.choice = coverChoiceOf(meta.shifts)
    this.rules = rosterChoiceOf(mondayFrom(meta.range?.to ?? meta.today))
    this.#restore()
  }

  /** People in each shift by weekday: as put by hand, as covered, or as the hours need. */
  byShift(hours: readonly number[]): Record<string, number[]> {
    if (this.rules.byShift !== null) return this.rules.byShift
    return this.covered === null ? shiftsOfNeed(this.choice.patterns, hours) : shiftsOfCover(this.covered.cover)
  }

  problem(colleagues: Meta['operators'], required: DatedNeed): RosterProblem {
    const { patterns, languages, wantsSupervisor } = this.choice
    const asked = { patterns, byShift: this.byShift(required.week), colleagues, languages, wantsSupervisor, required }
    return rosterProblem($state.snapshot(this.rules) as RosterChoice, asked)
  }

  /** The standing roster as one of a problem as it is asked now. */
  stand(problem: RosterProblem, assignments: readonly Assignment[], isChanged: boolean): void {
    this.standing = { problem, assignments: fitting(assignments, problem), isChanged }
  }

  /** All that is kept over a reload. */
  keep(): void {
    const { choice, rules, covered, standing } = this
    const text = JSON.stringify({ choice, rules, covered, standing })
    try {
      sessionStorage.setItem(this.#key, text)
    } catch {
      // A browser that keeps nothing: the draft lasts as long as the page.
    }
  }

  #restore(): void {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? 'null') as Partial<PlannerDraft> | null
      if (kept !== null) Object.assign(this, kept)
    } catch {
      // What cannot be read is not kept.
    }
  }
}
