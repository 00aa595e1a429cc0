import { HOURS_A_WEEK } from '#domain/dates.ts'
import { readPlan } from '#domain/staffing/week-plan.ts'
import { askFor, type Filters } from '../../lib/filters.ts'

export const STEPS = ['demand', 'need', 'shifts', 'roster', 'proof', 'scenarios'] as const
export type Step = (typeof STEPS)[number]

/** Parameters of the requirement that the page's address holds beside the filters; each as the API knows it. */
export const RULE_NAMES = ['basis', 'weeks', 'share', 'level', 'patience', 'maxOccupancy', 'minimumAgents', 'shrinkage', 'quantile'] as const // prettier-ignore
const LISTS = ['mask', 'keep', 'factors'] as const

/** What the planner has chosen beside the filters. */
export interface PlannerParams {
  step: Step
  /** Weekday whose hours are shown, Monday 1. */
  day: number
  /** null: as the page fills it in. */
  plan: number[] | null
  scenario: string | null
}

export function readPlanner(params: URLSearchParams): PlannerParams {
  const day = Number(params.get('day'))
  const plan = readPlan(params.get('plan'))
  return {
    step: STEPS.find((step) => step === params.get('step')) ?? 'demand',
    day: Number.isInteger(day) && day >= 1 && day <= 7 ? day : 6,
    plan: plan?.length === HOURS_A_WEEK ? plan : null,
    scenario: params.get('scenario')
  }
}

/** The query of forecast and requirement: one centre, no grain, what the address says of rules and marks. */
export function plannerQuery(
  filters: Filters,
  params: URLSearchParams,
  centre: string
): { forecast: URLSearchParams; requirement: URLSearchParams } {
  // prettier-ignore
  const forecast = askFor({ ...filters, centre, compare: [], grain: null })
  const weeks = params.get('weeks')
  if (weeks !== null) forecast.set('weeks', weeks)
  for (const name of LISTS) for (const value of params.getAll(name)) forecast.append(name, value)
  const requirement = new URLSearchParams(forecast)
  for (const name of RULE_NAMES) {
    const value = params.get(name)
    if (value !== null && value !== '') requirement.set(name, value)
  }
  return { forecast, requirement }
}

/** The same with a list changed; `key` is the beginning by which an entry is known (a date). */
export function withEntry(
  params: URLSearchParams,
  name: (typeof LISTS)[number],
  key: string,
  value: string | null
): URLSearchParams {
  // prettier-ignore
  const next = new URLSearchParams(params)
  const others = next.getAll(name).filter((entry) => !entry.startsWith(key))
  next.delete(name)
  for (const entry of others) next.append(name, entry)
  if (value !== null) next.append(name, value)
  return next
}

/** A query with some of it changed; null or an empty text takes a parameter away. */
export function withParams(params: URLSearchParams, change: Readonly<Record<string, string | null>>): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}

/** What a scenario keeps of the address: all but where the reader is and what is drawn. */
export function inputsOf(params: URLSearchParams): string {
  return withParams(params, { step: null, plan: null, scenario: null, lang: null, day: null }).toString()
}

/** The query under which a scenario opens again. */
export function scenarioQuery(inputs: string, change: Readonly<Record<string, string | null>>): URLSearchParams {
  return withParams(new URLSearchParams(inputs), change)
}
