import type { KeptRoster } from '#contract/staffing-roster.ts'
import type { ReplayResult } from '#contract/staffing-replay.ts'
import type { Scenario, ScenarioProof } from '#contract/staffing-scenarios.ts'
import { headsForWeek } from '#domain/staffing/relief.ts'
import { checkRoster } from '#domain/staffing/roster-check.ts'
import { rosterHours } from '#domain/staffing/roster-slots.ts'
import { meanWeek } from '#domain/staffing/roster-weeks.ts'
import { readPlan } from '#domain/staffing/week-plan.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'
import type { StandingRoster } from './planner-draft.svelte.ts'

/** What is told of scenarios, in the reader's language and the centre's time. */
export function scenarioFigures({ format, words }: Drawing, zone: string) {
  const own = words.planner.scenarios
  const points = (n: number) => `${format.signed(n * 100, 1)} ${words.points}`
  const levelOf = ({ proof }: Scenario) =>
    proof === null ? own.noProof : `${format.share(proof.worked)} → ${format.share(proof.proposed)}`
  const statusOf = ({ publishedAt }: Scenario) =>
    publishedAt === null ? own.draft : own.published(format.instant(publishedAt, zone))
  const hoursOf = (each: Scenario) => format.number(weekOf(each).reduce((sum, n) => sum + n, 0))
  const rosterOf = ({ problem, assignments }: KeptRoster | StandingRoster) =>
    own.rosterKept(format.number(assignments.length), format.number(hardFaults({ problem, assignments })))
  const changeOf = ({ proof }: Scenario) =>
    proof === null ? '–' : `${points(proof.change)} (${proof.changeInterval.map(points).join(' … ')})`
  const rows = [
    { name: own.status, of: statusOf },
    { name: own.hours, of: hoursOf },
    { name: own.heads, of: (each: Scenario) => format.number(headsForWeek(weekOf(each)), 1) },
    { name: own.roster, of: ({ roster }: Scenario) => (roster == null ? own.noRoster : rosterOf(roster)) },
    { name: own.level, of: levelOf },
    { name: own.change, of: changeOf },
    { name: own.inputs, of: ({ inputs }: Scenario) => inputs || '–' },
    { name: own.text, of: ({ note }: Scenario) => note || '–' },
    { name: own.changed, of: ({ changedAt }: Scenario) => format.instant(changedAt, zone) }
  ]
  return { levelOf, statusOf, hoursOf, rosterOf, rows }
}

/** Operators of every hour of the week: of the roster where there is one, else of the plan. */
function weekOf({ plan, roster }: Scenario): number[] {
  return roster == null ? (readPlan(plan) ?? [0]) : meanWeek(rosterHours(roster.problem, roster.assignments))
}

function hardFaults({ problem, assignments }: Pick<StandingRoster, 'problem' | 'assignments'>): number {
  return checkRoster(problem, assignments).filter(({ isHard }) => isHard).length
}

/** What a scenario keeps of a replay: of its first proposal. */
export function keptProof(result: ReplayResult, dataVersion: string): ScenarioProof | null {
  const proposal = result.proposals[0]
  if (proposal === undefined) return null
  return {
    from: result.from,
    to: result.to,
    withinSeconds: result.withinSeconds,
    observed: result.observed.answeredWithin,
    worked: result.worked.answeredWithin.value,
    proposed: proposal.figures.answeredWithin.value,
    change: proposal.change.answeredWithin.value,
    changeInterval: proposal.change.answeredWithin.interval,
    waitChange: proposal.change.waitMean.value,
    abandonedChange: proposal.change.abandoned.value,
    isReproduced: result.isReproduced,
    runs: result.runs,
    seed: result.seed,
    dataVersion
  }
}
