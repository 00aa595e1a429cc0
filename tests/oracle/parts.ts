import { DAY_S, parse, weekday } from './calendar.ts'
import type { Oracle } from './facts.ts'
import type { Expected } from './figures.ts'
import { factsOf } from './kpi-figures.ts'
import { busiestOf, type Facts, WAYS } from './kpis.ts'
import { isPaid, PAID, type PaidKpi } from './paid-ways.ts'
import type { Whole } from './replies/asked.ts'
import { grouped, isAnswered, secondsOf, sum, waitsOf } from './rows.ts'
import type { Use } from './seconds.ts'
import { type Call, groupOf } from './world.ts'

/** By what a difference is parted. */
export const PARTED = ['category', 'subcategory', 'district', 'agency', 'hour', 'weekday', 'operator', 'group', 'language', 'line', 'disposition'] as const // prettier-ignore
export type Parted = (typeof PARTED)[number]

/** Numerator and denominator of every part of a period; '' where no value is recorded. A count has no denominator. */
export type Sums = ReadonlyMap<string, { numerator: number; denominator: number }>

const isOfDuty = (kpi: string) => kpi === 'occupancy' || kpi === 'callsPerOperatorHour' || isPaid(kpi)

/** Whether the rows of a KPI carry a value to part them by. */
export function isParted(oracle: Oracle, kpi: string, by: Parted): boolean {
  if (by === 'hour' || by === 'weekday') return true
  if (isOfDuty(kpi)) return by === 'operator' || by === 'group'
  const feeds = kpi === 'ticketRate' ? (['calls', 'incidents'] as const) : [feedOf(kpi) ?? 'calls']
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
  if (kpi === 'busyHour') return scaled(by, busiestOf(facts.calls), () => 1)
  if (kpi === 'trunks') return scaled(by, busiestOf(facts.calls), () => 1, figureIn(facts, asked, kpi))
  if (kpi === 'offeredLoad') return scaled(by, facts.calls, ({ handle }) => handle ?? 0, figureIn(facts, asked, kpi)) // prettier-ignore
  const calls = grouped(facts.calls, (call) => partOf(call, by))
  const incidents = grouped(facts.incidents, (incident) => partOf(incident, by))
  const duty = isOfDuty(kpi) ? secondsBy(oracle, asked, by) : new Map<string, Duty>()
  return new Map(
    [...new Set([...calls.keys(), ...incidents.keys(), ...duty.keys()])].map((name) => {
      const seconds = (use: Use) => duty.get(name)?.get(use) ?? 0
      const own: Facts = { ...facts, asked, calls: calls.get(name) ?? [], incidents: incidents.get(name) ?? [], seconds } // prettier-ignore
      if (isPaid(kpi)) return [name, paidAmount(asked, kpi, own)]
      if (kpi === 'occupancy') return [name, { numerator: seconds('handling'), denominator: seconds('ready') }]
      if (kpi === 'callsPerOperatorHour')
        return [name, { numerator: own.calls.filter(isAnswered).length, denominator: seconds('ready') / 3600 }]
      if (kpi === 'repeatCallers') return [name, repeatsIn(oracle, asked, (call) => partOf(call, by) === name)]
      if (beyond !== null) return [name, longer(kpi, own, beyond)]
      if (kpi === 'ticketRate') return [name, { numerator: own.incidents.length, denominator: handled(asked, own) }]
      return [name, amountOf(WAYS[kpi]![asked.readings[kpi]!.reading]!.of(own))]
    })
  )
}

function figureIn(facts: Facts, asked: Whole, kpi: string): number {
  return WAYS[kpi]![asked.readings[kpi]!.reading]!.of({ ...facts, asked }).value ?? 0
}

/** Parts that make of a figure what they make of the amounts of some calls; the amounts themselves without a figure. */
function scaled(by: Parted, calls: readonly Call[], amount: (call: Call) => number, figure?: number): Sums {
  const whole = sum(calls.map(amount))
  const times = figure === undefined ? 1 : whole === 0 ? 0 : figure / whole
  return new Map(
    [...grouped(calls, (call) => partOf(call, by))].map(([name, own]) => [
      name,
      { numerator: sum(own.map(amount)) * times, denominator: 0 }
    ])
  )
}

function paidAmount(asked: Whole, kpi: PaidKpi, facts: Facts) {
  const { numerator, denominator } = PAID[kpi][asked.readings[kpi]!.reading]!
  return { numerator: numerator(facts), denominator: denominator(facts) }
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

/** Seconds by what they went into. */
type Duty = Map<Use, number>

function secondsBy(oracle: Oracle, asked: Whole, by: Parted): Map<string, Duty> {
  const sums = new Map<string, Duty>()
  const unit = by === 'hour' ? 'profile' : by === 'weekday' ? 'day' : 'all'
  for (const [key, seconds] of oracle.operatorSeconds(asked, unit)) {
    const [bucket, use, ...rest] = key.split(' ') as [string, Use, ...string[]]
    const operator = rest.join(' ')
    const isOfOne = operator !== ''
    if (isOfOne !== (by === 'operator' || by === 'group')) continue
    const name = by === 'hour' ? bucket : by === 'weekday' ? String(weekday(parse(bucket))) : by === 'operator' ? operator : (groupOf(oracle.world, operator) ?? '') // prettier-ignore
    const own = sums.get(name) ?? new Map()
    sums.set(name, own.set(use, (own.get(use) ?? 0) + seconds))
  }
  return sums
}
