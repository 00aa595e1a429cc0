import { addDays, lengthInDays, type Period } from '#domain/dates.ts'
import { type Metered, type MeteredCall, type MeteredCentre, meter } from '#domain/ghost-meter.ts'
import { dutyFromCalls, dutySteps, type Stretch } from '#domain/queueing/duty.ts'
import { reserveAfter, type TakenCall } from '#domain/queueing/routing.ts'
import { callSums } from '../queries/calls.ts'
import { dutyStretches, type QueuedAsk, type QueuedCall, replayCalls } from '../queries/ghost-meter.ts'
import type { Question } from './question.ts'

/** Calls replayed at the most; of a longer period its last days. */
const MOST_CALLS = 120_000
/** Calls passed through the replay in all runs together, about; never fewer or more runs than these. */
const CALLS_IN_ALL = 300_000
const RUNS = { least: 5, most: 20 }
const SEED = 112

export interface ReplayOfCalls {
  basis: 'states' | 'calls'
  period: Period
  calls: number
  runs: number
  reserveAfterSeconds: number | null
  metered: Metered
}

/** Replays the calls of a period with and without the nuisance; null where no call can be replayed. */
export async function replayedCalls(question: Question): Promise<ReplayOfCalls | null> {
  const { engine, asked, within } = question
  const period = await replayedPeriod(question)
  const basis = question.exports('calls', 'operatorStates') ? 'states' : 'calls'
  const stretches = basis === 'states' ? await dutyStretches(engine, { ...asked, ...period }) : []
  if (basis === 'states' && stretches.length === 0) return null
  const about = { baseFrom: addDays(period.from, -1), isIdentified: basis === 'calls' }
  const rows = await queuedCalls(question, period, about)
  const centres = [...new Set(rows.map(({ centre_number }) => centre_number))].map((number) => {
    const calls = rows.filter((row) => row.centre_number === number)
    const own = stretches.filter(({ centre }) => centre === question.site.centres[number - 1]?.id)
    return centreOf(question, calls, basis === 'states' ? own.map(stretchOf) : handledStretches(calls))
  })
  const calls = centres.reduce((sum, centre) => sum + centre.calls.length, 0)
  if (calls === 0) return null
  const runs = Math.min(RUNS.most, Math.max(RUNS.least, Math.round(CALLS_IN_ALL / calls)))
  const metered = await inTurns(meter(centres, { within, seed: SEED, runs }))
  return { basis, period, calls, runs, reserveAfterSeconds: centres[0]!.reserveAfterSeconds, metered }
}

/** The asked days, or as many of the last ones as hold few enough calls. */
export async function replayedPeriod({ engine, asked, period, within }: Question): Promise<Period> {
  const everything = Object.fromEntries(
    Object.keys(asked.filters).map((name) => [name, []])
  ) as unknown as typeof asked.filters
  const days = await callSums(
    engine,
    { ...asked, filters: { ...everything, centre: asked.filters.centre } },
    'day',
    within
  )
  let [from, calls] = [period.to, 0]
  for (const { at, connected } of [...days].reverse()) {
    calls += connected
    if (calls > MOST_CALLS) return { from, to: period.to }
    from = at
  }
  return lengthInDays(period) > 0 ? period : { from, to: period.to }
}

function centreOf({ site }: Question, rows: readonly QueuedCall[], stretches: readonly Stretch[]): MeteredCentre {
  const reserves = reservesOf(site)
  const all = stretches.map((stretch) => ({ ...stretch, isReserve: reserves.has(stretch.operator) }))
  const calls = rows.map(callOf)
  return { calls, duty: dutySteps(all), reserveAfterSeconds: reserveAfter(calls) }
}

/** The calls of a period that reached the queue; see `replayCalls`. */
export function queuedCalls(
  { engine, asked, site }: Question,
  period: Period,
  { languages = [], ...about }: Pick<QueuedAsk, 'baseFrom' | 'isIdentified'> & Partial<Pick<QueuedAsk, 'languages'>>
): Promise<QueuedCall[]> {
  const centres = site.centres.map(({ id }) => id)
  const speakers = (site.operators ?? []).flatMap(({ id, languages: spoken }) =>
    languages.filter((one) => spoken.includes(one)).map((one) => `${id} ${one}`)
  )
  const ask = { ...about, centres, reserves: reservesOf(site), languages, speakers }
  return replayCalls(engine, { ...asked, ...period }, ask)
}

/** Operators who only help. */
export function reservesOf(site: Question['site']): ReadonlySet<string> {
  return new Set((site.operators ?? []).filter(({ role }) => role === 'supervisor').map(({ id }) => id))
}

export function callOf(row: QueuedCall): MeteredCall & TakenCall {
  return {
    arrivedAt: row.arrived,
    isAnswered: row.is_answered,
    waitSeconds: row.wait_s,
    handleSeconds: row.is_answered ? row.handle_s : null,
    isNuisance: row.is_nuisance,
    isReserve: row.is_reserve,
    isSpoken: row.is_spoken,
    language: row.language,
    isMeasured: row.is_chosen && !row.is_nuisance && row.wait_s !== null
  }
}

export function stretchOf({ operator, from_s, to_s }: { operator: string; from_s: number; to_s: number }): Stretch {
  return { operator, from: from_s, to: to_s, isReserve: false }
}

function handledStretches(rows: readonly QueuedCall[]): Stretch[] {
  return dutyFromCalls(
    rows.flatMap(({ operator, arrived, wait_s, handle_s }) => {
      const from = arrived + (wait_s ?? 0)
      return operator === null || handle_s === null ? [] : [{ operator, from, to: from + handle_s, isReserve: false }]
    })
  )
}

/** Lets other requests be answered between the runs. */
async function inTurns(metering: Generator<unknown, Metered>): Promise<Metered> {
  for (;;) {
    const step = metering.next()
    if (step.done) return step.value
    await new Promise((resume) => setImmediate(resume))
  }
}
