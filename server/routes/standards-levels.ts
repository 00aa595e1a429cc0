import { clockHours } from '#domain/clock.ts'
import { addDays } from '#domain/dates.ts'
import { absent, type Figure, quotient, share } from '#domain/figure.ts'
import { atMostSeconds, type Goal, type IncidentMeasure, type Standard } from '#domain/standards/standard.ts'
import { isCut, type Known, knownOf, periodsOf, type Unit } from '#domain/standards/units.ts'
import { countWithin, histogram, KOMINFO_WITHIN_S, OPEN_ABOVE_S, SHORT_ABANDON_S, type Variant } from '#domain/waits.ts'
import {
  type CallBin,
  type IncidentBin,
  standardsBusyHours,
  standardsCalls,
  standardsHours,
  standardsIncidents
} from '../queries/standards.ts'
import { CALL_KINDS } from './unknown.ts'
import { groupBy } from './facts.ts'
import type { Question } from './question.ts'
import { type Asking, type Kind, unitOf } from './standards-asking.ts'
import { callFigure, waitsBy } from './standards-waits.ts'

/** One period of a unit: whether the range cuts it and what is known of it. */
export interface PeriodFacts extends Known {
  at: string
  isCut: boolean
}

/** What is judged: counts by unit and period, and what is known of each. */
export interface Levels {
  periods(kind: Kind, unit: Unit): readonly PeriodFacts[]
  /** The range as one. */
  range(kind: Kind): Known
  /** @param at a period of the unit; 'all': every one of them together */
  figure(standard: Standard, goal: Goal, variant: Variant, unit: Unit, at: string): Figure
  busyHour(at: string): number | null
  withoutStamps(standard: Standard): number
}

const NO_CALLS: readonly CallBin[] = []
const COVERING = { calls: CALL_KINDS, incidents: ['incidents'] }

/** Reads what the chosen standards are judged by: per kind and unit one query, everything binned at their thresholds. */
export async function gatherLevels(asking: Asking): Promise<Levels> {
  const families = new Set(asking.chosen.map(({ family }) => family))
  const related = asking.all.filter(({ family }) => families.has(family))
  const [calls, incidents, callTime, incidentTime] = await Promise.all([
    gatherCalls(asking, related),
    gatherIncidents(asking, related),
    gatherTime(asking, 'calls'),
    gatherTime(asking, 'incidents')
  ])
  const time = { calls: callTime, incidents: incidentTime }
  const waits = waitsBy(asking.question.edges)
  return {
    periods: (kind, unit) => time[kind].periods(unit),
    range: (kind) => time[kind].range,
    figure(standard, goal, variant, unit, at) {
      if (standard.measure.of === 'nothing') return absent('not-exported')
      return standard.measure.of === 'calls'
        ? callFigure(asking.question, waits(calls.get(unit)?.get(at) ?? NO_CALLS), goal, variant)
        : incidentFigure(asking.question, incidents.get(unit)?.get(at) ?? [], standard, goal)
    },
    busyHour: (at) => (calls.get('busy-hour')?.get(at)?.[0] as { hour?: number } | undefined)?.hour ?? null,
    withoutStamps: (standard) =>
      count(
        ofMeasure([...(incidents.values().next().value?.get('all') ?? [])], standard).filter((row) => !row.is_known)
      )
  }
}

type ByPeriod<Row> = Map<Unit, Map<string, Row[]>>

async function gatherCalls(asking: Asking, related: readonly Standard[]): Promise<ByPeriod<CallBin>> {
  const { engine, asked } = asking.question
  const thresholds = thresholdsOf(related, 'calls', [SHORT_ABANDON_S, KOMINFO_WITHIN_S])
  return byUnit(unitsOf(asking, 'calls'), (unit) =>
    unit === 'busy-hour'
      ? standardsBusyHours(engine, asked, thresholds)
      : standardsCalls(engine, asked, unit, thresholds)
  )
}

async function gatherIncidents(asking: Asking, related: readonly Standard[]): Promise<ByPeriod<IncidentBin>> {
  const { engine, asked } = asking.question
  const thresholds = thresholdsOf(related, 'incidents', [])
  return byUnit(unitsOf(asking, 'incidents'), (unit) => standardsIncidents(engine, asked, unit, thresholds))
}

async function byUnit<Row extends { at: string }>(
  units: readonly Unit[],
  read: (unit: Unit) => Promise<Row[]>
): Promise<ByPeriod<Row>> {
  const tables = await Promise.all(
    units.map(async (unit) => {
      const rows = await read(unit)
      return [unit, groupBy(rows).set('all', rows)] as const
    })
  )
  return new Map(tables)
}

function unitsOf({ chosen, unit, question }: Asking, kind: Kind): Unit[] {
  const own = chosen.filter(({ measure }) => measure.of === kind)
  return [
    ...new Set(own.map((standard) => unitOf(kind, unit === 'own' ? (standard.period ?? 'month') : unit, question)))
  ]
}

function thresholdsOf(standards: readonly Standard[], kind: Kind, more: readonly number[]): number[] {
  const own = standards.filter(({ measure }) => measure.of === kind).flatMap(({ goals }) => goals.map(atMostSeconds))
  return [...new Set([...own, ...more])].sort((a, b) => a - b)
}

/** What is known of the periods of every unit that is asked, by the feeds of a kind. */
async function gatherTime(asking: Asking, kind: Kind) {
  const { question } = asking
  const { engine, asked, site, clock, period: range } = question
  const feeds = site.sources.filter((source) => (COVERING[kind] as string[]).includes(source.kind))
  const { centre } = asked.filters
  const centres = site.centres.filter(
    ({ id }) => (centre.length === 0 || centre.includes(id)) && feeds.some((feed) => feed.centre === id)
  )
  const units = unitsOf(asking, kind)
  const isFine = (unit: Unit) => unit === 'hour' || unit === 'slot'
  const [days, hours] = await Promise.all([
    standardsHours(engine, asked, 'day', COVERING[kind]),
    units.some(isFine) ? standardsHours(engine, asked, 'hour', COVERING[kind]) : new Map<string, number>()
  ])
  const lengths = new Map<string, number>()
  const hoursOf = (day: string) => {
    const known =
      lengths.get(day) ??
      centres.reduce(
        (sum, each) => sum + clockHours({ from: day, to: addDays(day, 1) }, { ...clock, timeZone: each.time_zone }),
        0
      )
    lengths.set(day, known)
    return known
  }
  const about = (unit: Unit) => ({ range, known: isFine(unit) ? hours : days, hoursOf, centres: centres.length })
  const periods = new Map(
    units.map((unit) => [
      unit,
      periodsOf(range, unit, clock).map((at) => ({
        at,
        isCut: isCut(at, unit, range, clock),
        ...knownOf(at, unit, about(unit))
      }))
    ])
  )
  const all = periodsOf(range, 'day').map((day) => knownOf(day, 'day', about('day')))
  return {
    periods: (unit: Unit): readonly PeriodFacts[] => periods.get(unit) ?? [],
    range: {
      hours: all.reduce((sum, day) => sum + day.hours, 0),
      hoursKnown: all.reduce((sum, day) => sum + day.hoursKnown, 0)
    }
  }
}

/** The fields of a register that an interval is formed from. */
function neededFor(interval: IncidentMeasure): string[] {
  return interval === 'scene-reached' ? ['processing', 'response'] : [interval]
}

function incidentFigure(question: Question, rows: readonly IncidentBin[], standard: Standard, goal: Goal): Figure {
  const { measure } = standard
  if (measure.of !== 'incidents') return absent('not-exported')
  const isTold = ['incidents', ...neededFor(measure.interval)].every((field) => question.exports('incidents', field))
  if (!isTold) return absent('not-exported')
  const known = ofMeasure(rows, standard).filter((row) => row.is_known)
  if (goal.stat === 'mean')
    return quotient(
      known.reduce((sum, { seconds }) => sum + seconds, 0),
      count(known)
    )
  const waits = histogram(known.map(({ up_to_s, n }) => ({ seconds: up_to_s ?? OPEN_ABOVE_S, n })))
  return share(countWithin(waits, atMostSeconds(goal)) ?? 0, count(known))
}

function ofMeasure(rows: readonly IncidentBin[], { measure }: Standard): IncidentBin[] {
  if (measure.of !== 'incidents') return []
  return rows.filter(
    (row) => row.interval === measure.interval && (measure.category === undefined || row.kind === measure.category)
  )
}

function count(rows: readonly { n: number }[]): number {
  return rows.reduce((sum, { n }) => sum + n, 0)
}
