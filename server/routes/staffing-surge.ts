import { RequestError } from '#contract/request-error.ts'
import type { SurgeBody, SurgeResult } from '#contract/staffing-replay.ts'
import { addDays, isLocalDate } from '#domain/dates.ts'
import { overSurge, type Surge, type SurgeRun } from '#domain/staffing/surge.ts'
import type { Order } from '../staffing/jobs.ts'
import type { Question } from './question.ts'
import { hourStart, workedOf } from './worked-duty.ts'

export const DEFAULT_RUNS = 12
export const DEFAULT_SEED = 112

export type Ordered = Pick<Order, 'kind' | 'work' | 'tell'>

/** A surge put into a day that is over, as work to be done. */
export async function surgeOrder(question: Question, body: SurgeBody): Promise<Ordered> {
  if (!isLocalDate(body.date)) throw new RequestError('BAD_QUERY', `date is not a date: ${body.date}`)
  const { date, at, minutes, kind, runs = DEFAULT_RUNS, seed = DEFAULT_SEED } = body
  const worked = await workedOf(question, { from: date, to: addDays(date, 2) })
  const from = hourStart(question)(date, Number(at.slice(0, 2))) + Number(at.slice(3)) * 60
  const surge = { kind, from, to: from + minutes * 60, ...sizesOf(body) }
  const { calls, duty, routing } = worked
  const given = { calls, duty, routing, surge }
  return {
    kind: 'surge',
    work: { kind: 'surge', given, options: { seed, runs } },
    tell: (result) => surgeTold(result as SurgeRun[], { kind, from: `${date}T${at}`, minutes, calls: calls.length, runs, seed, basis: worked.basis }) // prettier-ignore
  }
}

function sizesOf({ extraCalls = 60, extraHandleSeconds = 60, times = 2, operators = 2 }: SurgeBody): Partial<Surge> {
  return { extraCalls, extraHandleSeconds, times, operators }
}

type SurgeAbout = Pick<SurgeResult, 'kind' | 'from' | 'minutes' | 'calls' | 'runs' | 'seed' | 'basis'>

function surgeTold(runs: readonly SurgeRun[], about: SurgeAbout): SurgeResult {
  return {
    ...about,
    recovery: overSurge(runs, ({ recovery_s }) => recovery_s),
    lost: overSurge(runs, ({ lost }) => lost),
    waitMean: overSurge(runs, ({ wait_s }) => wait_s),
    usualWaitMean: overSurge(runs, ({ usualWait_s }) => usualWait_s),
    extraAnswered: runs.some(({ extraAnswered }) => extraAnswered === null)
      ? null
      : overSurge(runs, ({ extraAnswered }) => extraAnswered!)
  }
}
