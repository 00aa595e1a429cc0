import type { DayClock } from '#domain/clock.ts'
import { coveredBuckets, type Grain } from '#domain/buckets.ts'
import type { IntervalId } from '#domain/intervals.ts'
import type { PeriodFacts } from '#domain/kpi-figure.ts'
import { REPEAT_WITHIN_S } from '#domain/kpis.ts'
import { addSums, CALL_SUM_NAMES, INCIDENT_SUM_NAMES } from '#domain/sums.ts'
import { type Histogram, histogram } from '#domain/waits.ts'
import type { Asked } from '../queries/asked.ts'
import { callDays, callRepeats, callSums, callWaits } from '../queries/calls.ts'
import { incidentDays, incidentIntervals, incidentStages, incidentSums } from '../queries/incidents.ts'
import { operatorTime } from '../queries/operators.ts'
import { callsTold, coverageOf, registerTold } from './coverage.ts'
import type { Question } from './question.ts'
import { unknownOf } from './unknown.ts'

/** Everything that the KPIs of one period are formed from. */
export async function gatherFacts(question: Question, asked: Asked): Promise<PeriodFacts> {
  const { engine, within, variant, exports, edges } = question
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
    time
  ] = await Promise.all([
    unknownOf(question, asked, 'calls'),
    unknownOf(question, asked, 'incidents'),
    coverageOf(engine, question.site, asked),
    callDays(engine, asked),
    incidentDays(engine, asked),
    callSums(engine, asked, 'all', within),
    incidentSums(engine, asked, 'all'),
    callWaits(engine, asked, 'all'),
    incidentIntervals(engine, asked, 'all'),
    callRepeats(engine, asked, REPEAT_WITHIN_S),
    operatorTime(engine, asked, 'all')
  ])
  return {
    calls: days.length === 0 ? null : addSums(CALL_SUM_NAMES, sums),
    incidents: registerDays.length === 0 ? null : addSums(INCIDENT_SUM_NAMES, incidents),
    waits: histogram(
      waits.filter(({ is_answered }) => is_answered),
      edges.answered
    ),
    intervals: byInterval(intervals),
    repeats,
    coverage,
    unknown: { calls: unknownCalls, incidents: unknownIncidents },
    handlingSeconds: secondsIn(time, 'handling'),
    readySeconds: secondsIn(time, 'ready'),
    variant,
    within,
    edges,
    exports
  }
}

/** The facts of every bucket of a small series; stages of incidents come as finished percentiles. */
export interface Series {
  at(bucket: string): PeriodFacts
  /** 90th percentile of a stage in seconds; null where no incident of the bucket carries both stamps. */
  stageP90(bucket: string, id: IntervalId): number | null
}

/** A bucket's figures stand for themselves; what is known of it is told by the series. */
const NO_COVERAGE = { days: 0, daysWithData: 0, hours: 0, hoursWithRows: 0, hoursZero: 0 }

/** The same by bucket, without repeat callers and without histograms of stages. */
export async function gatherSeries(question: Question, grain: Grain, buckets: readonly string[]): Promise<Series> {
  const { engine, asked, within, variant, exports, edges } = question
  const [days, registerDays, sums, incidents, waits, stages, time] = await Promise.all([
    callsTold(engine, asked, grain),
    registerTold(engine, asked, grain),
    callSums(engine, asked, grain, within),
    incidentSums(engine, asked, grain),
    callWaits(engine, asked, grain),
    incidentStages(engine, asked, grain),
    operatorTime(engine, asked, grain)
  ])
  const calls = covered(buckets, days, grain, sums, CALL_SUM_NAMES, question.clock)
  const register = covered(buckets, registerDays, grain, incidents, INCIDENT_SUM_NAMES, question.clock)
  const byBucket = { waits: groupBy(waits.filter(({ is_answered }) => is_answered)), time: groupBy(time) }
  const p90s = new Map(stages.map(({ at, id, p90_s }) => [`${at} ${id}`, p90_s]))
  return {
    stageP90: (at, id) => p90s.get(`${at} ${id}`) ?? null,
    at: (at) => ({
      calls: calls.get(at) ?? null,
      incidents: register.get(at) ?? null,
      waits: histogram(byBucket.waits.get(at) ?? [], edges.answered),
      intervals: new Map(),
      repeats: { known: 0, again: 0 },
      coverage: NO_COVERAGE,
      handlingSeconds: secondsIn(byBucket.time.get(at), 'handling'),
      readySeconds: secondsIn(byBucket.time.get(at), 'ready'),
      variant,
      within,
      edges,
      exports
    })
  }
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

function secondsIn(rows: readonly { state: string; seconds: number }[] | undefined, state: string): number {
  return rows?.find((row) => row.state === state)?.seconds ?? 0
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
