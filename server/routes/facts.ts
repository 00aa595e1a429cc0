import type { DayClock } from '#domain/clock.ts'
import { coveredBuckets, type Grain } from '#domain/buckets.ts'
import type { IntervalId } from '#domain/intervals.ts'
import type { Edition } from '#domain/editions.ts'
import { type FactName, factsOf, type PeriodFacts } from '#domain/kpi-figure.ts'
import {
  addSums,
  CALL_SUM_NAMES,
  INCIDENT_SUM_NAMES,
  ROSTER_SUM_NAMES,
  type RosterSumName,
  type TimeSums
} from '#domain/sums.ts'
import { type Histogram, histogram, percentile, type WaitEdges } from '#domain/waits.ts'
import { isPutTogether } from '../engine/whole-quarters.ts'
import type { Asked } from '../queries/asked.ts'
import { callDays, callHours, callRepeats, callSums, callWaits } from '../queries/calls.ts'
import { incidentDays, incidentIntervals, incidentStages, incidentSums } from '../queries/incidents.ts'
import { type OperatorState, operatorTime } from '../queries/operators.ts'
import { type RosterRow, rosterTime } from '../queries/roster.ts'
import { callsTold, coverageOf, registerTold } from './coverage.ts'
import type { Question } from './question.ts'
import { NOTHING_UNKNOWN, rosterUnknown, unknownOf } from './unknown.ts'

/**
 * What the figures of one period are formed from under some editions: those of the question unless told otherwise.
 *
 * @param editions only what these need is asked of the data; without them whatever any KPI of the question needs
 */
export async function gatherFacts(
  question: Question,
  asked: Asked,
  editions: readonly Edition[] = [...question.editions.values()]
): Promise<PeriodFacts> {
  const { engine, within, variant, exports, edges } = question
  const needed = new Set(editions.flatMap(({ measure }) => factsOf(measure)))
  if (editions.some((edition) => isOtherThreshold(edition, within))) needed.add('waits')
  const ask = <Row>(name: FactName, rows: () => Promise<Row[]>): Promise<Row[]> =>
    needed.has(name) ? rows() : Promise.resolve([])
  const windows = repeatWindows(editions)
  const [
    unknownCalls,
    unknownIncidents,
    coverage,
    days,
    registerDays,
    sums,
    incidents,
    waits,
    intervals,
    repeats,
    busiest,
    time,
    roster,
    unknownRoster
  ] = await Promise.all([
    unknownOf(question, asked, 'calls'),
    unknownOf(question, asked, 'incidents'),
    coverageOf(engine, question.site, asked),
    ask('calls', () => callDays(engine, asked)),
    ask('incidents', () => incidentDays(engine, asked)),
    ask('calls', () => callSums(engine, asked, 'all', within)),
    ask('incidents', () => incidentSums(engine, asked, 'all')),
    ask('waits', () => callWaits(engine, asked, 'all')),
    ask('intervals', () => incidentIntervals(engine, asked, 'all')),
    Promise.all(windows.map((seconds) => callRepeats(engine, asked, seconds))),
    ask('busiest', () => callHours(engine, asked, within, 'offered')),
    ask('operators', () => operatorTime(engine, asked, 'all')),
    ask('roster', () => rosterOf(question, asked, 'all')),
    needed.has('roster') && tellsRoster(question) ? rosterUnknown(question, asked) : NOTHING_UNKNOWN
  ])
  return {
    calls: days.length === 0 ? null : addSums(CALL_SUM_NAMES, sums),
    incidents: registerDays.length === 0 ? null : addSums(INCIDENT_SUM_NAMES, incidents),
    ...waitsOf(waits, edges),
    intervals: byInterval(intervals),
    repeats: new Map(windows.map((seconds, i) => [seconds, repeats[i]!])),
    busiest: Math.max(0, ...busiest.map(({ offered }) => offered)),
    coverage,
    unknown: { calls: unknownCalls, incidents: unknownIncidents, ...unknownRoster },
    time: timeSums(time, roster),
    variant,
    within,
    edges,
    editions: question.editions,
    exports
  }
}

/** Histograms of the waits of answered and of unanswered calls. */
function waitsOf(rows: readonly { is_answered: boolean; seconds: number; n: number }[], edges: WaitEdges) {
  const of = (isAnswered: boolean) => rows.filter(({ is_answered }) => is_answered === isAnswered)
  return { waits: histogram(of(true), edges.answered), gone: histogram(of(false), edges.unanswered) }
}

function repeatWindows(editions: readonly Edition[]): number[] {
  return [...new Set(editions.flatMap(({ measure }) => (measure.kind === 'repeat' ? [measure.within] : [])))]
}

/** Whether an edition states a threshold that the sums were not counted for. */
function isOtherThreshold({ measure }: Edition, within: number): boolean {
  return measure.kind === 'serviceLevel' && measure.within !== undefined && measure.within !== within
}

/** The facts of every bucket of a small series; stages of incidents come as finished percentiles. */
export interface Series {
  at(bucket: string): PeriodFacts
  /** 90th percentile of a stage in seconds; null where no incident of the bucket carries both stamps. */
  stageP90(bucket: string, id: IntervalId): number | null
}

/** A bucket's figures stand for themselves; what is known of it is told by the series. */
const NO_COVERAGE = { days: 0, daysWithData: 0, hours: 0, hoursWithRows: 0, hoursZero: 0 }

/** The same by bucket, without repeat callers, busiest hour and histograms of stages. */
export async function gatherSeries(question: Question, grain: Grain, buckets: readonly string[]): Promise<Series> {
  const { engine, asked, within, variant, exports, edges } = question
  const [days, registerDays, sums, incidents, waits, stageP90, time, roster] = await Promise.all([
    callsTold(engine, asked, grain),
    registerTold(engine, asked, grain),
    callSums(engine, asked, grain, within),
    incidentSums(engine, asked, grain),
    callWaits(engine, asked, grain),
    stageP90s(question, grain),
    operatorTime(engine, asked, grain),
    rosterOf(question, asked, grain)
  ])
  const calls = covered(buckets, days, grain, sums, CALL_SUM_NAMES, question.clock)
  const register = covered(buckets, registerDays, grain, incidents, INCIDENT_SUM_NAMES, question.clock)
  const byBucket = { waits: groupBy(waits), time: groupBy(time), roster: groupBy(roster) }
  const factsAt = (at: string): PeriodFacts => ({
    calls: calls.get(at) ?? null,
    incidents: register.get(at) ?? null,
    ...waitsOf(byBucket.waits.get(at) ?? [], edges),
    intervals: new Map(),
    repeats: new Map(),
    busiest: 0,
    coverage: NO_COVERAGE,
    time: timeSums(byBucket.time.get(at) ?? [], byBucket.roster.get(at) ?? []),
    variant,
    within,
    edges,
    editions: question.editions,
    exports
  })
  const facts = new Map(buckets.map((at) => [at, factsAt(at)]))
  return { stageP90, at: (at) => facts.get(at)! }
}

/** Of a short period from the intervals, which are kept anyway; of a long one they would be too many rows. */
async function stageP90s({ engine, asked }: Question, grain: Grain): Promise<Series['stageP90']> {
  if (isPutTogether(asked)) {
    const rows = groupBy(await incidentIntervals(engine, asked, grain))
    const stages = new Map([...rows].map(([at, own]) => [at, byInterval(own)]))
    return (at, id) => percentile(stages.get(at)?.get(id) ?? histogram([]), 0.9).value
  }
  const stages = await incidentStages(engine, asked, grain)
  const p90s = new Map(stages.map(({ at, id, p90_s }) => [`${at} ${id}`, p90_s]))
  return (at, id) => p90s.get(`${at} ${id}`) ?? null
}

/** Sums by bucket: zeros where the feed has data but nothing matched, no entry where it has none. */
export function covered<Name extends string>(
  buckets: readonly string[],
  days: readonly { date: string }[],
  grain: Grain,
  rows: readonly (Record<Name, number> & { at: string })[],
  names: readonly Name[],
  clock?: DayClock
): Map<string, Record<Name, number>> {
  const byBucket = new Map(rows.map((row) => [row.at, row]))
  const alive = coveredBuckets(
    buckets,
    days.map(({ date }) => date),
    grain,
    clock
  )
  return new Map([...alive].map((at) => [at, byBucket.get(at) ?? addSums(names, [])]))
}

/** Rows of the roster; none are asked for where no export has one, or none by what is filtered. */
export async function rosterOf(
  question: Question,
  asked: Asked,
  grain: string,
  byOperator = false
): Promise<RosterRow[]> {
  return tellsRoster(question) ? rosterTime(question.engine, asked, grain, byOperator) : []
}

function tellsRoster({ exports }: Question): boolean {
  return exports('calls', 'roster')
}

/** Seconds of operators from those by state and those of the roster. */
export function timeSums(
  time: readonly { state: OperatorState; seconds: number }[],
  roster: readonly Record<RosterSumName, number>[]
): TimeSums {
  const of = (state: OperatorState) => time.reduce((sum, row) => (row.state === state ? sum + row.seconds : sum), 0)
  const [ready_s, pause_s, handling_s] = [of('ready'), of('pause'), of('handling')]
  return { ready_s, pause_s, handling_s, signed_in_s: ready_s + pause_s, ...addSums(ROSTER_SUM_NAMES, roster) }
}

export function byInterval(
  rows: readonly { id: IntervalId; seconds: number; n: number }[]
): Map<IntervalId, Histogram> {
  const groups = new Map<IntervalId, { seconds: number; n: number }[]>()
  for (const row of rows) {
    const group = groups.get(row.id)
    if (group) group.push(row)
    else groups.set(row.id, [row])
  }
  return new Map([...groups].map(([id, group]) => [id, histogram(group)]))
}

/** Rows by their bucket. */
export function groupBy<Row extends { at: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.at)
    if (group) group.push(row)
    else groups.set(row.at, [row])
  }
  return groups
}
