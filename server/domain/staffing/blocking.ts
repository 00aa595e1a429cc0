import type { Text } from '../text.ts'
import type { Solution, Solve } from './linear-model.ts'
import type { RosterProblem } from './roster.ts'
import { peopleWith, takesCalls } from './roster.ts'
import { type Bending, rosterModel, type RosterModel, type Slack } from './roster-model.ts'
import { ROSTER_RULES, type RuleId, ruleOf, type RuleUnit } from './roster-rules.ts'
import { supplyWords, wayWords } from './roster-words.ts'

/** Some rules which, when bent alone, let a roster exist, and the cheapest way to bend them. */
export interface Way {
  rules: RuleId[]
  /** In the weights of the rules; to order ways by. */
  cost: number
  /** No way to bend these costs less. */
  bound: number | null
  /** Whether no cheaper way to bend these exists. */
  isProven: boolean
  parts: { rule: RuleId; by: number; unit: RuleUnit; places: number }[]
  /** Where they are bent. */
  places: (Omit<Slack, 'column'> & { by: number })[]
  text: Text
}

export interface Blocking {
  /** A smallest set found of rules that cannot hold together: leave any of them away and a roster exists. */
  rules: RuleId[]
  /** False where time ended before all of it was shown. */
  isProven: boolean
  /** Cheapest first. */
  ways: Way[]
  /** What simple counting already says. */
  counts: { text: Text; asked: number; given: number }[]
}

const LONGEST_SOLVE_SECONDS = 20

/** More hours are one step to the planner, though two rules hold them. */
const OVERTIME: readonly RuleId[] = ['weekly-hours', 'most-hours']

/**
 * Why no roster exists: each hard rule bent alone (elastic rows, cheapest sum of slacks); where none is enough, pairs; then
 * all. The set that blocks is found by leaving rules away one by one as long as none is possible (deletion filter,
 * Chinneck and Dravnieks 1991).
 *
 * @param budgetSeconds of solving altogether
 */
export function blockingRules(problem: RosterProblem, solve: Solve, budgetSeconds: number, seed: number): Blocking {
  const search = new Search(problem, solve, budgetSeconds, seed)
  const hard = ROSTER_RULES.filter(({ id, weight }) => weight !== null && problem.soft[id] === undefined).map(
    ({ id }) => id
  )
  const single = hard.map((rule) => search.bend([rule]))
  const alone = hard.filter((_, i) => single[i] !== null)
  const overtime = OVERTIME.every((rule) => hard.includes(rule) && !alone.includes(rule)) ? [search.bend(OVERTIME)] : []
  let ways = [...single, ...overtime].filter((way) => way !== null)
  if (ways.length === 0)
    ways = hard.flatMap((a, i) => hard.slice(i + 1).map((b) => search.bend([a, b]))).filter((way) => way !== null)
  if (ways.length === 0) ways = [search.bend(hard)].filter((way) => way !== null)
  const rules = search.smallest(hard, new Set(alone))
  return {
    rules,
    isProven: search.isSure,
    ways: ways.sort((a, b) => a.cost - b.cost).slice(0, 6),
    counts: supply(problem)
  }
}

class Search {
  isSure = true
  private readonly problem: RosterProblem
  private readonly solver: Solve
  private readonly seed: number
  private left: number

  constructor(problem: RosterProblem, solver: Solve, budgetSeconds: number, seed: number) {
    this.problem = problem
    this.solver = solver
    this.left = budgetSeconds
    this.seed = seed
  }

  /** The cheapest way to bend just these; null where it is not enough, or not found in time. */
  bend(rules: readonly RuleId[]): Way | null {
    const { model, solution } = this.solve({ kind: 'blocked', rules: new Set(rules), isFree: false }, 0.02)
    return solution.values === null ? null : wayOf(model, solution)
  }

  /** Rules that cannot hold together, none of them to spare; `needed` are known to be of it. */
  smallest(hard: readonly RuleId[], needed: ReadonlySet<RuleId>): RuleId[] {
    const away = new Set<RuleId>()
    for (const rule of hard) {
      if (needed.has(rule)) continue
      const { solution } = this.solve({ kind: 'blocked', rules: new Set([...away, rule]), isFree: true }, 1)
      if (solution.status === 'infeasible') away.add(rule)
    }
    return hard.filter((rule) => !away.has(rule))
  }

  private solve(bending: Bending, relativeGap: number): { model: RosterModel; solution: Solution } {
    const model = rosterModel(this.problem, bending)
    if (this.left <= 0.05) {
      this.isSure = false
      return { model, solution: { status: 'limit', values: null, cost: null, bound: null, seconds: 0 } }
    }
    const timeLimitSeconds = Math.min(this.left, LONGEST_SOLVE_SECONDS)
    const solution = this.solver(model.model, { timeLimitSeconds, seed: this.seed, relativeGap })
    this.left -= solution.seconds
    if (solution.status === 'limit' && solution.values === null) this.isSure = false
    return { model, solution }
  }
}

function wayOf(model: RosterModel, { values, cost, bound, status }: Solution): Way {
  const places = model.slacks
    .map(({ column, ...place }) => ({ ...place, by: Math.round(values![column]! * 1e4) / 1e4 }))
    .filter(({ by }) => by > 0)
  const rules = [...new Set(places.map(({ rule }) => rule))]
  const parts = rules.map((rule) => {
    const of = places.filter((one) => one.rule === rule)
    return { rule, by: of.reduce((sum, { by }) => sum + by, 0), unit: ruleOf(rule).unit, places: of.length }
  })
  return { rules, cost: cost ?? 0, bound, isProven: status === 'optimal', parts, places, text: wayWords(parts) }
}

/** Person-shifts asked for against what hours allow at the most: of all seats, and of each skill. */
function supply(problem: RosterProblem): Blocking['counts'] {
  const shortest = Math.min(...problem.shifts.map(({ durationMinutes }) => durationMinutes))
  const given = (people: readonly RosterProblem['people'][number][]) =>
    people.reduce(
      (sum, { maxMinutes, leave }) => sum + Math.min(Math.floor(maxMinutes / shortest), problem.days - leave.length),
      0
    )
  const asked = problem.need.reduce((sum, { people }) => sum + people, 0)
  const seats = {
    what: { id: 'Semua kursi', en: 'All seats' },
    asked,
    given: given(problem.people.filter((one) => takesCalls(problem, one)))
  }
  const skills = problem.skills.map((skill) => ({
    what: { id: skill.id, en: skill.id },
    asked:
      skill.people *
      problem.need.filter(({ people, shift }) => people > 0 && (skill.shifts?.includes(shift) ?? true)).length,
    given: given(peopleWith(problem, skill))
  }))
  return [seats, ...skills]
    .filter((one) => one.asked > one.given)
    .map(({ what, ...numbers }) => ({ ...numbers, text: supplyWords(what, numbers.asked, numbers.given) }))
}
