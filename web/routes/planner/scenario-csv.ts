import type { RequirementReply } from '#contract/staffing-requirement.ts'
import type { Scenario } from '#contract/staffing-scenarios.ts'
import { readPlan } from '#domain/staffing/week-plan.ts'
import { toCsvText } from '../../lib/csv.ts'
import type { Drawing } from '../../lib/reader.svelte.ts'

type Week = RequirementReply['data']['week']

/** A scenario's plan by hour of the week beside the requirement, with what it rests on below. */
export function scenarioCsv(scenario: Scenario, week: Week, drawing: Drawing, zone: string, level: string): string {
  const { format, words } = drawing
  const own = words.planner.scenarios
  const rows = (readPlan(scenario.plan) ?? []).map((n, place) => ({ place, n, hour: week[place] }))
  type Row = (typeof rows)[number]
  const columns = [
    { head: words.planner.need.day, cell: ({ place }: Row) => format.weekday(Math.floor(place / 24) + 1, 'long') },
    { head: words.columns.hour, cell: ({ place }: Row) => format.hour(place % 24) },
    { head: words.planner.proof.proposed, cell: ({ n }: Row) => String(n) },
    { head: words.planner.need.required, cell: ({ hour }: Row) => String(hour?.required ?? '') },
    {
      head: words.planner.need.deployed,
      cell: ({ hour }: Row) => (hour?.deployed == null ? '' : format.number(hour.deployed, 2))
    },
    { head: words.planner.need.load, cell: ({ hour }: Row) => (hour === undefined ? '' : format.number(hour.load, 3)) }
  ]
  const notes = [
    [own.name, scenario.name],
    [own.text, scenario.note],
    [own.inputs, scenario.inputs],
    [own.changed, format.instant(scenario.changedAt, zone)],
    [own.level, level]
  ]
  return toCsvText(columns, rows, drawing, notes)
}
