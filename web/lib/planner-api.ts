import type { Problem } from '#contract/common.ts'
import type { JobReply } from '#contract/staffing-jobs.ts'
import type { CoverBody } from '#contract/staffing-cover.ts'
import type { SurgeBody } from '#contract/staffing-replay.ts'
import type { ReplayBody } from '#contract/staffing-query.ts'
import type { Assignment, RosterProblem } from '#domain/staffing/roster.ts'
import type { Scenario, ScenarioChange, ScenarioDraft, ScenariosReply } from '#contract/staffing-scenarios.ts'

const BASE = '/api/v1/staffing'

/** A roster to be taken along. */
type RosterFile = { problem: RosterProblem; assignments: readonly Assignment[] }

/** A refusal of the server, in its words. */
export class PlannerError extends Error {
  readonly code: string

  constructor(status: number, { code, title, detail }: Partial<Problem>) {
    super([title, detail].filter(Boolean).join(': ') || `HTTP ${status}`)
    this.code = code ?? ''
  }
}

/** Covers, rosters, replays, surges and scenarios. @throws {PlannerError} */
export const planner = {
  replay: (body: ReplayBody) => ask<JobReply>('POST', 'replay', body),
  surge: (body: SurgeBody) => ask<JobReply>('POST', 'surge', body),
  cover: (body: CoverBody) => ask<JobReply>('POST', 'cover', body),
  roster: (problem: RosterProblem, effort: { seconds: number }) =>
    ask<JobReply>('POST', 'roster', { ...problem, effort }),
  workbook: (body: RosterFile) => file('roster/xlsx', body),
  calendar: (body: RosterFile & { person: string; centre: string }) => file('roster/ical', body),
  job: (id: string) => ask<JobReply>('GET', `jobs/${id}`),
  stop: (id: string) => ask<JobReply>('POST', `jobs/${id}/stop`),
  cancel: (id: string) => ask<JobReply>('DELETE', `jobs/${id}`),
  scenarios: () => ask<ScenariosReply>('GET', 'scenarios'),
  add: (draft: ScenarioDraft) => ask<Scenario>('POST', 'scenarios', draft),
  change: (id: string, change: ScenarioChange) => ask<Scenario>('PUT', `scenarios/${id}`, change),
  remove: (id: string) => ask<null>('DELETE', `scenarios/${id}`)
}

async function ask<Reply>(method: string, path: string, body?: object): Promise<Reply> {
  return parsed(await (await answered(method, path, body)).text()) as Reply
}

async function file(path: string, body: object): Promise<Blob> {
  return (await answered('POST', path, body)).blob()
}

async function answered(method: string, path: string, body?: object): Promise<Response> {
  const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(`${BASE}/${path}`, { method, ...json })
  if (!response.ok) throw new PlannerError(response.status, parsed(await response.text()) as Partial<Problem>)
  return response
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
