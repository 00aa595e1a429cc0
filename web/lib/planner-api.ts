import type { Problem } from '#contract/common.ts'
import type { JobReply, SurgeBody } from '#contract/staffing-replay.ts'
import type { ReplayBody } from '#contract/staffing-query.ts'
import type { Scenario, ScenarioChange, ScenarioDraft, ScenariosReply } from '#contract/staffing-scenarios.ts'

const BASE = '/api/v1/staffing'

/** A refusal of the server, in its words. */
export class PlannerError extends Error {
  readonly code: string

  constructor(status: number, { code, title, detail }: Partial<Problem>) {
    super([title, detail].filter(Boolean).join(': ') || `HTTP ${status}`)
    this.code = code ?? ''
  }
}

/** Replays, surges and scenarios. @throws {PlannerError} */
export const planner = {
  replay: (body: ReplayBody) => ask<JobReply>('POST', 'replay', body),
  surge: (body: SurgeBody) => ask<JobReply>('POST', 'surge', body),
  job: (id: string) => ask<JobReply>('GET', `jobs/${id}`),
  cancel: (id: string) => ask<JobReply>('DELETE', `jobs/${id}`),
  scenarios: () => ask<ScenariosReply>('GET', 'scenarios'),
  add: (draft: ScenarioDraft) => ask<Scenario>('POST', 'scenarios', draft),
  change: (id: string, change: ScenarioChange) => ask<Scenario>('PUT', `scenarios/${id}`, change),
  remove: (id: string) => ask<null>('DELETE', `scenarios/${id}`)
}

async function ask<Reply>(method: string, path: string, body?: object): Promise<Reply> {
  const json = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const response = await fetch(`${BASE}/${path}`, { method, ...json })
  const text = await response.text()
  if (!response.ok) throw new PlannerError(response.status, parsed(text) as Partial<Problem>)
  return parsed(text) as Reply
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
