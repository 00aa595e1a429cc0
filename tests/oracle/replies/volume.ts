import { DAY_S, bucketOf, type Span, text, weekday } from '../calendar.ts'
import type { Oracle } from '../facts.ts'
import { mean, none } from '../figures.ts'
import { figureOf, knownShares } from '../kpi-figures.ts'
import { clockHours, grouped, isAnswered, kindOf, range, sum, weekdayHour } from '../rows.ts'
import { bucketsOf, dates, type Query, type Reply, type Whole, whole } from './asked.ts'

/** Calls over time, by hour of the week, by day, in the busiest hours, by kind. */
export function volume(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const { span, filters } = asked
  const isTold = oracle.isTold('calls', filters)
  const calls = isTold ? oracle.offered(asked) : []
  const days = isTold ? oracle.daysIn('calls', span) : []
  const cells = grouped(calls, ({ at }) => weekdayHour(at))
  const byDay = grouped(calls, ({ at }) => text(Math.floor(at / DAY_S)))
  return {
    grain: asked.grain,
    buckets: volumeBuckets(oracle, asked, span),
    comparisons: asked.others.map((other) => ({
      kind: other.kind,
      ...dates(other.span),
      buckets: volumeBuckets(oracle, asked, other.span)
    })),
    heat: range(1, 8).flatMap((day) =>
      range(0, 24).map((hour) => {
        const offered = (cells.get(`${day} ${hour}`) ?? []).length
        const n = days.filter((each) => weekday(each) === day).length
        const absent = none(isTold ? 'no-data' : 'not-exported')
        return { weekday: day, hour, offered, days: n, mean: n === 0 ? absent : mean(offered, n) }
      })
    ),
    calendar: range(Math.max(span.from, span.to - 400), span.to).map((day) => ({
      date: text(day),
      offered: days.includes(day) ? (byDay.get(text(day)) ?? []).length : null
    })),
    busiest: clockHours(calls, (own) => own.length).map(({ date, hour, own }) => ({
      date,
      hour,
      offered: own.length,
      answered: own.filter(isAnswered).length
    })),
    repeatCallers: figureOf(oracle, asked, 'repeatCallers', asked.readings['repeatCallers']!),
    dispositions: Object.fromEntries(
      [...grouped(calls.filter(isAnswered), (call) => kindOf(call) ?? 'unrecorded')].map(([kind, own]) => {
        const known = own.flatMap(({ handle }) => handle ?? [])
        return [kind, { calls: own.length, handleSeconds: known.length === 0 ? null : sum(known) }]
      })
    )
  }
}

function volumeBuckets(oracle: Oracle, asked: Whole, span: Span) {
  const isTold = oracle.isTold('calls', asked.filters)
  const tells = oracle.tells('calls', span, asked.grain)
  const byBucket = grouped(oracle.offered({ ...asked, span }), ({ at }) => bucketOf(at, asked.grain))
  const points = bucketsOf(oracle, span, asked.grain)
  const shares = knownShares(oracle, span, asked.grain, points, 'calls')
  return points.map((at, i) => {
    const known = shares[i]!
    if (!isTold || !tells.has(at)) return { at, offered: null, answered: null, abandoned: null, cutOff: null, known }
    const own = byBucket.get(at) ?? []
    const has = (outcome: string) => oracle.world.outcomes?.includes(outcome) ?? true
    const ended = (outcome: string) => own.filter((call) => call.outcome === outcome).length
    return {
      at,
      offered: own.length,
      answered: ended('answered'),
      abandoned: has('abandoned') ? ended('abandoned') : null,
      cutOff: has('cut-off') ? ended('cut-off') : null,
      known
    }
  })
}
