import { DAY_S, parse, weekday } from './calendar.ts'
import type { Oracle } from './facts.ts'
import type { Expected } from './figures.ts'
import { factsOf } from './kpi-figures.ts'
import { type Facts, WAYS } from './kpis.ts'
import type { Whole } from './replies/asked.ts'
import { grouped, isAnswered, secondsOf, waitsOf } from './rows.ts'
import { groupOf } from './world.ts'

/** By what a difference is parted. */
export const PARTED = ['category', 'subcategory', 'district', 'agency', 'hour', 'weekday', 'operator', 'group', 'language', 'line', 'disposition'] as const // prettier-ignore
export type Parted = (typeof PARTED)[number]

/** Numerator and denominator of every part of a period; '' where no value is recorded. A count has no denominator. */
export type Sums = ReadonlyMap<string, { numerator: number; denominator: number }>

const OF_DUTY = ['occupancy', 'callsPerOperatorHour']

/** Whether the rows of a KPI carry a value to part them by. */
export function isParted(oracle: Oracle, kpi: string, by: Parted): boolean {
  if (by === 'hour' || by === 'weekday') return true
  if (OF_DUTY.includes(kpi)) return by === 'operator' || by === 'group'
  const feeds = kpi === 'ticketRate' ? (['calls', 'incidents'] as const) : [feedOf(kpi)]
  return feeds.every((feed) => oracle.isTold(feed, {}, by))
}

function feedOf(kpi: string) {
  return Object.values(WAYS[kpi]!)[0]!.feed
}

interface Row {
  at: number
  words: Readonly<Record<string, string | null>>
}

function partOf({ at, words }: Row, by: Parted): string {
  const day = Math.floor(at / DAY_S)
  if (by === 'hour') return String(Math.floor((at - day * DAY_S) / 3600))
  return by === 'weekday' ? String(weekday(day)) : (words[by] ?? '')
}

/** @param beyond of a percentile: the seconds of which the share that took longer is parted */
export function amountsBy(oracle: Oracle, asked: Whole, kpi: string, by: Parted, beyond: number | null): Sums {
  const facts = factsOf(oracle, asked)
  const calls = grouped(facts.calls, (call) => partOf(call, by))
  const incidents = grouped(facts.incidents, (incident) => partOf(incident, by))
  const duty = OF_DUTY.includes(kpi) ? secondsBy(oracle, asked, by) : new Map<string, Duty>()
  return new Map(
    [...new Set([...calls.keys(), ...incidents.keys(), ...duty.keys()])].map((name) => {
      const own: Facts = { ...facts, asked, calls: calls.get(name) ?? [], incidents: incidents.get(name) ?? [] }
      const { handling, ready } = duty.get(name) ?? { handling: 0, ready: 0 }
      if (kpi === 'occupancy') return [name, { numerator: handling, denominator: ready }]
      if (kpi === 'callsPerOperatorHour')
        return [name, { numerator: own.calls.filter(isAnswered).length, denominator: ready / 3600 }]
      if (kpi === 'repeatCallers') return [name, repeatsIn(oracle, asked, (call) => partOf(call, by) === name)]
      if (beyond !== null) return [name, longer(kpi, own, beyond)]
      if (kpi === 'ticketRate') return [name, { numerator: own.incidents.length, denominator: handled(asked, own) }]
      return [name, amountOf(WAYS[kpi]![asked.readings[kpi]!.reading]!.of(own))]
    })
  )
}

function amountOf(figure: Expected) {
  if (figure.value === null) return { numerator: 0, denominator: 0 }
  return { numerator: figure.numerator ?? figure.value, denominator: figure.denominator ?? 0 }
}

function repeatsIn(oracle: Oracle, asked: Whole, isIn: (call: Row) => boolean) {
  const within = asked.readings['repeatCallers']!.reading === 'within-2-min' ? 120 : 1800
  const { again, known } = oracle.repeats(asked, within, isIn)
  return { numerator: again, denominator: known }
}

function longer(kpi: string, { calls, incidents }: Facts, beyond: number) {
  const seconds = kpi.startsWith('wait') ? waitsOf(calls) : secondsOf(incidents, kpi.replace(/P\d\d$/, ''))
  return { numerator: seconds.filter((each) => each > beyond).length, denominator: seconds.length }
}

/** The calls that incidents are set against. */
function handled(asked: Whole, { calls }: Facts): number {
  const { reading } = asked.readings['ticketRate']!
  const isCounted = (kind: string | null | undefined) => reading === 'of-answered' || ['emergency', 'non-emergency', 'false'].includes(kind ?? '') // prettier-ignore
  return calls.filter((call) => isAnswered(call) && isCounted(call.words['disposition'])).length
}

interface Duty {
  handling: number
  ready: number
}

function secondsBy(oracle: Oracle, asked: Whole, by: Parted): Map<string, Duty> {
  const sums = new Map<string, Duty>()
  const unit = by === 'hour' ? 'profile' : by === 'weekday' ? 'day' : 'all'
  for (const [key, seconds] of oracle.operatorSeconds(asked, unit)) {
    const [bucket, state, ...rest] = key.split(' ')
    const operator = rest.join(' ')
    const isOfOne = operator !== ''
    if ((state !== 'handling' && state !== 'ready') || isOfOne !== (by === 'operator' || by === 'group')) continue
    const name = by === 'hour' ? bucket! : by === 'weekday' ? String(weekday(parse(bucket!))) : by === 'operator' ? operator : (groupOf(oracle.world, operator) ?? '') // prettier-ignore
    const own = sums.get(name) ?? { handling: 0, ready: 0 }
    own[state] += seconds
    sums.set(name, own)
  }
  return sums
}
