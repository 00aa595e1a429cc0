import { after, bucketOf, DAY_S, parse, type Span, type Unit } from '../calendar.ts'
import { secondsOfDays, secondsOfHour } from '../clock.ts'
import type { Oracle } from '../facts.ts'
import { type Expected, mean, none, plain } from '../figures.ts'
import { ofLeast, withLimits } from '../hidden.ts'
import { figureOf, handlingIsTold, knownShares, occupancy, paidTime, told } from '../kpi-figures.ts'
import { PAID, type PaidKpi } from '../paid-ways.ts'
import { grouped, isAnswered, meanOf, range, serviceLevel } from '../rows.ts'
import { rosteredIn } from '../seconds.ts'
import { bucketsOf, dates, type Query, type Reply, type Whole, whole } from './asked.ts'

/** Who was on duty, who was busy, and how callers fared. */
export function operators(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const calls = oracle.isTold('calls', asked.filters) ? oracle.offered(asked) : []
  const answered = calls.filter(isAnswered)
  const speaking = (id: string) => oracle.world.operators.filter(({ languages }) => languages.includes(id)).length
  return {
    ...staffed(oracle, asked, asked.span),
    comparisons: asked.others.map(({ kind, span }) => ({
      kind,
      ...dates(span),
      ...staffed(oracle, asked, span),
      buckets: bucketRows(oracle, asked, span)
    })),
    grain: asked.grain,
    buckets: bucketRows(oracle, asked, asked.span),
    profile: profile(oracle, asked),
    operators: operatorRows(oracle, asked),
    languages: Object.fromEntries(
      [...grouped(answered, ({ words }) => String(words['language'] ?? null))].map(([id, own]) => [
        id,
        { answered: own.length, speakers: speaking(id) }
      ])
    )
  }
}

/** Seconds of a state, or their mean over so many seconds. */
function stateSeconds(oracle: Oracle, seconds: Map<string, number>, key: string, isAlive: boolean, over?: number) {
  if (oracle.world.stretches === null) return none('not-exported')
  return summed(seconds, key, isAlive, over)
}

function handled(
  oracle: Oracle,
  asked: Whole,
  seconds: Map<string, number>,
  key: string,
  isAlive: boolean,
  over?: number
) {
  // prettier-ignore
  return handlingIsTold(oracle, asked.filters) ? summed(seconds, key, isAlive, over) : none('not-exported')
}

function summed(seconds: Map<string, number>, key: string, isAlive: boolean, over?: number): Expected {
  if (!isAlive) return none('no-data')
  const n = seconds.get(key) ?? 0
  return over === undefined ? plain(n) : mean(n, over)
}

function paid(figure: (kpi: PaidKpi) => Expected): Record<string, Expected> {
  return Object.fromEntries((Object.keys(PAID) as PaidKpi[]).map((kpi) => [kpi, figure(kpi)]))
}

function staffed(oracle: Oracle, whole: Whole, span: Span) {
  const asked = { ...whole, span }
  const all = oracle.operatorSeconds(asked, 'all')
  const statesTold = oracle.tells('states', span, 'day').size > 0
  const hidden = oracle.hidden(asked, 'calls')
  const isAlive = oracle.daysIn('calls', span).length > 0
  return {
    ...paid((kpi) => figureOf(oracle, asked, kpi, asked.readings[kpi]!)),
    occupancy: withLimits(occupancy(oracle, asked, all, ''), hidden, ofLeast),
    readySeconds: stateSeconds(oracle, all, ' ready', statesTold),
    pauseSeconds: stateSeconds(oracle, all, ' pause', statesTold),
    handledSeconds: withLimits(handled(oracle, asked, all, ' handling', isAlive), hidden, ofLeast)
  }
}

function bucketRows(oracle: Oracle, whole: Whole, span: Span) {
  const asked = { ...whole, span }
  const { grain } = asked
  const isTold = oracle.isTold('calls', asked.filters)
  const seconds = oracle.operatorSeconds(asked, grain)
  const tells = { calls: oracle.tells('calls', span, grain), states: oracle.tells('states', span, grain) }
  const byBucket = grouped(isTold ? oracle.offered(asked) : [], ({ at }) => bucketOf(at, grain))
  const points = bucketsOf(oracle, span, grain)
  const shares = knownShares(oracle, span, grain, points, 'calls')
  return points.map((at, i) => {
    const length = lengthOf(oracle, at, grain, span)
    return {
      at,
      onDuty: stateSeconds(oracle, seconds, `${at} ready`, tells.states.has(at), length),
      busy: handled(oracle, asked, seconds, `${at} handling`, tells.calls.has(at), length),
      offered: isTold && tells.calls.has(at) ? (byBucket.get(at) ?? []).length : null,
      known: shares[i]!
    }
  })
}

/** Real seconds of the part of a bucket that lies in the span. */
function lengthOf({ world: { clock } }: Oracle, at: string, grain: Unit, { from, to }: Span): number {
  const begins = parse(at.slice(0, 10))
  const hour = secondsOfHour(begins * 24 + Number(at.slice(11, 13)), clock)
  if (grain === 'slot') return hour / 4
  if (grain === 'hour') return hour
  return secondsOfDays({ from: Math.max(begins, from), to: Math.min(after(begins, grain), to) }, clock)
}

/** The average day by hour, over the days of which the calls tell. */
function profile(oracle: Oracle, asked: Whole) {
  const days = oracle.daysIn('calls', asked.span)
  const calls = oracle.isTold('calls', asked.filters) ? oracle.offered(asked) : []
  const byHour = grouped(calls, ({ at }) => String(Math.floor((at % DAY_S) / 3600)))
  const seconds = oracle.operatorSeconds(asked, 'profile')
  const statesTold = oracle.tells('states', asked.span, 'day').size > 0
  return range(0, 24).map((hour) => {
    const own = byHour.get(String(hour)) ?? []
    const length =
      days.length === 0
        ? (asked.span.to - asked.span.from) * 3600
        : days.reduce((sum, day) => sum + secondsOfHour(day * 24 + hour, oracle.world.clock), 0)
    return {
      hour,
      onDuty: stateSeconds(oracle, seconds, `${hour} ready`, statesTold, length),
      busy: handled(oracle, asked, seconds, `${hour} handling`, days.length > 0, length),
      occupancy: occupancy(oracle, asked, seconds, String(hour)),
      offered: told(oracle, 'calls', asked, [], () => mean(own.length, days.length)),
      serviceLevel: told(oracle, 'calls', asked, ['wait'], () => serviceLevel(own, asked.within, asked.variant))
    }
  })
}

function operatorRows(oracle: Oracle, asked: Whole) {
  const { world } = oracle
  const isTold = oracle.isTold('calls', asked.filters)
  const answered = isTold ? oracle.offered(asked).filter(isAnswered) : []
  const all = oracle.operatorSeconds(asked, 'all')
  const byOperator = grouped(
    answered.filter(({ words }) => words['operator']),
    ({ words }) => words['operator']!
  )
  const named = [...all.keys()].flatMap((key) => key.split(' ').slice(2).join(' ') || [])
  return [...new Set([...byOperator.keys(), ...named, ...rosteredIn(oracle, asked)])].sort().map((id) => {
    const own = byOperator.get(id) ?? []
    const known = world.operators.find((each) => each.id === id)
    const tell = (figure: () => Expected) => (isTold ? figure() : none('not-exported'))
    const isPresent = all.has(` ready ${id}`) || all.has(` pause ${id}`)
    const ready = stateSeconds(oracle, all, ` ready ${id}`, isPresent)
    return {
      id,
      role: known?.role ?? null,
      group: known?.group ?? null,
      languages: known?.languages ?? [],
      answered: isTold ? own.length : null,
      handleMean: tell(() => meanOf(own.map(({ handle }) => handle))),
      talkMean: tell(() => meanOf(own.map(({ talk }) => talk))),
      readySeconds: ready,
      pauseSeconds: stateSeconds(oracle, all, ` pause ${id}`, isPresent),
      occupancy: occupancy(oracle, asked, all, '', id),
      ...paid((kpi) => paidTime(oracle, asked, all, kpi, id)),
      callsPerHour: tell(() => (ready.value === null ? ready : mean(own.length, ready.value / 3600)))
    }
  })
}
