import { bucketOf, parse, type Span, weekday } from '../calendar.ts'
import { earlier } from '../editions.ts'
import type { Oracle } from '../facts.ts'
import { type Expected, nearestRank, none } from '../figures.ts'
import { ofMean, ofRank, ofShare, withLimits } from '../hidden.ts'
import { knownShares, told } from '../kpi-figures.ts'
import { clockHours, grouped, isAnswered, meanOf, range, serviceLevel, waitsOf, weekdayHour } from '../rows.ts'
import type { Call } from '../world.ts'
import { bucketsOf, dates, type Query, type Reply, type Whole, whole } from './asked.ts'

function waitFigures(oracle: Oracle, asked: Whole) {
  const calls = oracle.offered(asked)
  const waits = waitsOf(calls)
  const hidden = oracle.hidden(asked, 'calls')
  const tell = (figure: () => Expected) => told(oracle, 'calls', asked, ['wait'], figure)
  const rank = (percent: number) => withLimits(tell(() => nearestRank(waits, percent)), hidden, ofRank(waits, percent)) // prettier-ignore
  return {
    mean: withLimits(tell(() => meanOf(waits)), hidden, ofMean), // prettier-ignore
    p50: rank(50),
    p90: rank(90),
    p95: rank(95),
    p99: rank(99),
    serviceLevel: withLimits(tell(() => serviceLevel(calls, asked.within, asked.variant)), hidden, ofShare) // prettier-ignore
  }
}

function waitBuckets(oracle: Oracle, asked: Whole, span: Span) {
  const tells = oracle.tells('calls', span, asked.grain)
  const byBucket = grouped(oracle.offered({ ...asked, span }), ({ at }) => bucketOf(at, asked.grain))
  const isTold = oracle.isTold('calls', asked.filters, 'wait')
  const points = bucketsOf(oracle, span, asked.grain)
  const shares = knownShares(oracle, span, asked.grain, points, 'calls')
  return points.map((at, i) => {
    const own = byBucket.get(at) ?? []
    // Only the asked period's own series is told under the definitions of its time.
    const before = span === asked.span ? earlier(asked, 'serviceLevel', parse(at.slice(0, 10))) : undefined
    const { reading, within } = before ?? { reading: asked.variant, within: asked.within }
    const threshold = within ?? oracle.world.within
    const tell = (figure: () => Expected) =>
      !isTold ? none('not-exported') : tells.has(at) ? figure() : none('no-data')
    return {
      at,
      p50: tell(() => nearestRank(waitsOf(own), 50)),
      p90: tell(() => nearestRank(waitsOf(own), 90)),
      serviceLevel: tell(() => serviceLevel(own, threshold, reading)),
      known: shares[i]!
    }
  })
}

const BIN_ENDS = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300]

/** How long callers waited. */
export function answerTimes(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const calls = oracle.isTold('calls', asked.filters) ? oracle.offered(asked) : []
  const waits = waitsOf(calls)
  const hidden = oracle.hidden(asked, 'calls')
  const gone = calls.flatMap((call) => (!isAnswered(call) && call.wait !== null ? [call.wait] : []))
  const within = (values: readonly number[], limit: number) => values.filter((value) => value <= limit).length
  const curve = (values: readonly number[]) => range(0, 301).map((limit) => (values.length === 0 ? null : within(values, limit) / values.length)) // prettier-ignore
  const level = (own: readonly Call[]) =>
    told(oracle, 'calls', asked, ['wait'], () => serviceLevel(own, asked.within, asked.variant))
  const cells = grouped(calls, ({ at }) => weekdayHour(at))
  const weekdays = oracle.daysIn('calls', asked.span).map(weekday)
  const cellLevel = (day: number, own: readonly Call[]) => {
    if (!oracle.isTold('calls', asked.filters, 'wait')) return none('not-exported')
    return weekdays.includes(day) ? level(own) : none('no-data')
  }
  const missed = (own: readonly Call[]) => own.length - own.filter((call) => isAnswered(call) && call.wait !== null && call.wait <= asked.within).length // prettier-ignore
  return {
    grain: asked.grain,
    within: asked.within,
    variant: asked.variant,
    overall: waitFigures(oracle, asked),
    comparisons: asked.others.map(({ kind, span }) => ({
      kind,
      ...dates(span),
      overall: waitFigures(oracle, { ...asked, span }),
      buckets: waitBuckets(oracle, asked, span)
    })),
    thresholds: [5, 10, 15, 20, 30, 40, 60].map((limit) => ({
      withinSeconds: limit,
      ...Object.fromEntries(
        ['negative', 'answered', 'ignore', 'positive', 'short'].map((variant) => [
          variant,
          withLimits(told(oracle, 'calls', asked, ['wait'], () => serviceLevel(calls, limit, variant)), hidden, ofShare) // prettier-ignore
        ])
      )
    })),
    buckets: waitBuckets(oracle, asked, asked.span),
    curve: { answered: curve(waits), unanswered: curve(gone) },
    heat: range(1, 8).flatMap((day) =>
      range(0, 24).map((hour) => ({
        weekday: day,
        hour,
        serviceLevel: cellLevel(day, cells.get(`${day} ${hour}`) ?? [])
      }))
    ),
    worst: clockHours(calls, missed).map(({ date, hour, own }) => ({
      date,
      hour,
      offered: own.length,
      missed: missed(own),
      serviceLevel: level(own)
    })),
    abandonment: [...BIN_ENDS, null].map((upTo, i) => ({
      upTo,
      n: (upTo === null ? gone.length : within(gone, upTo)) - (i === 0 ? 0 : within(gone, BIN_ENDS[i - 1]!))
    })),
    waitUnknown: calls.filter(isAnswered).length - waits.length
  }
}
