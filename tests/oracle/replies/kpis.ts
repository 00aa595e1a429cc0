import { behind } from '../behind.ts'
import { bucketOf, buckets, parse, type Unit } from '../calendar.ts'
import { earlier, editionsOf } from '../editions.ts'
import type { Oracle } from '../facts.ts'
import { type Expected, none } from '../figures.ts'
import { type Facts, WAYS } from '../kpis.ts'
import { factsOf, figureOf, knownShares, kpisOf, silence } from '../kpi-figures.ts'
import { grouped } from '../rows.ts'
import { dates, bucketsOf, type Query, type Reply, type Whole, whole } from './asked.ts'

const MOST_POINTS = 62
const UNITS: Unit[] = ['slot', 'hour', 'day', 'week', 'month', 'quarter', 'year']

/** Every KPI: figure, edition, parts between changes of definition, target, comparisons, small series. */
export function kpis(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const now = kpisOf(oracle, asked, asked.readings)
  const others = asked.others.map(({ kind, span }) => ({
    kind,
    span,
    figures: kpisOf(oracle, { ...asked, span }, asked.readings)
  }))
  const units = UNITS.slice(UNITS.indexOf(asked.grain))
  // How many points are few enough is told by the calendar, whatever the clock skips.
  const grain = units.find((unit) => buckets(asked.span, unit).length <= MOST_POINTS) ?? 'year'
  const points = bucketsOf(oracle, asked.span, grain)
  const series = seriesOf(oracle, asked, grain, points)
  return {
    kpis: Object.fromEntries(
      Object.keys(WAYS).map((id) => [
        id,
        {
          figure: now[id]!,
          records: behind(id, asked.readings[id]!.reading),
          edition: asked.readings[id]!.edition,
          parts: partsOf(oracle, asked, id),
          ...(query.editions === 'all' ? { editions: underEach(oracle, asked, id) } : {}),
          ...verdict(oracle, id, now[id]!, asked.within),
          comparisons: others.map(({ kind, span, figures }) => ({
            kind,
            ...dates(span),
            figure: figures[id]!,
            change: change(oracle, id, asked, now[id]!, { span, figure: figures[id]! }),
            coverage: oracle.coverage(span)
          })),
          spark: series(id)
        }
      ])
    ),
    spark: { grain, buckets: points, known: knownShares(oracle, asked.span, grain, points, oracle.ledger) },
    within: asked.within,
    variant: asked.variant
  }
}

function underEach(oracle: Oracle, asked: Whole, id: string) {
  return editionsOf(oracle.world, id).map((chosen) => ({
    edition: chosen.edition,
    figure: figureOf(oracle, asked, id, chosen)
  }))
}

/** Each stretch between two changes of the definition by the one that was in force; none where it does not change. */
function partsOf(oracle: Oracle, asked: Whole, id: string) {
  const own = asked.changes.filter(({ kpi }) => kpi === id)
  const days = [asked.span.from, ...own.map(({ at }) => at), asked.span.to]
  return own.length === 0
    ? []
    : days.slice(0, -1).map((from, i) => {
        const span = { from, to: days[i + 1]! }
        const chosen = i === 0 ? own[0]!.before : own[i - 1]!.after
        const within = chosen.within ?? oracle.world.within
        return {
          edition: chosen.edition,
          ...dates(span),
          figure: figureOf(oracle, { ...asked, span, within }, id, chosen)
        }
      })
}

/** Counts that a longer period has more of; the busiest hour is a count too, but no sum of days. */
const SUMS = ['offered', 'connected', 'answered', 'abandoned', 'valid', 'emergency', 'cutOff', 'dispatched', 'arrived', 'incidents', 'openIncidents'] // prettier-ignore
type Covered = ReturnType<Oracle['coverage']>

/**
 * Counts are compared where the feed tells of the same share of the hours, within a hundredth; those of periods of
 * different lengths by the day.
 */
function change(
  oracle: Oracle,
  id: string,
  { span }: Whole,
  now: Expected,
  other: { span: Whole['span']; figure: Expected }
) {
  // prettier-ignore
  const share = ({ hours, hoursWithRows, hoursZero }: Covered) => (hoursWithRows + hoursZero) / hours
  const isCount = SUMS.includes(id) || id === 'busyHour'
  const [days, daysThen] = [span.to - span.from, other.span.to - other.span.from]
  const isFair = !isCount || Math.abs(share(oracle.coverage(span)) - share(oracle.coverage(other.span))) <= 0.01
  const isPerDay = isFair && SUMS.includes(id) && days !== daysThen
  const mark = isPerDay ? { perDay: true } : {}
  if (now.value === null || other.figure.value === null || !isFair) return { absolute: null, relative: null, ...mark }
  const [a, b] = isPerDay ? [now.value / days, other.figure.value / daysThen] : [now.value, other.figure.value]
  return { absolute: a - b, relative: b === 0 ? null : (a - b) / b, ...mark }
}

/** Met where even the worst meets the target, missed where even the best does not, else not to be judged. */
function verdict({ world }: Oracle, id: string, figure: Expected, within: number) {
  const target = world.targets[id]
  if (target === undefined || (target.within !== undefined && target.within !== within)) return {}
  if (figure.value === null) return { target: target.value, status: 'no-data' }
  if (figure.n < 30) return { target: target.value, status: 'too-few' }
  const reaches = (value: number) => (target.isHigherBetter ? value >= target.value : value <= target.value)
  const ends = figure.bounds === undefined ? [figure.value, figure.value] : figure.bounds
  const verdicts = ends?.map((end) => reaches(end ?? Infinity))
  const isAll = (wanted: boolean) => verdicts?.every((reached) => reached === wanted) === true
  return { target: target.value, status: isAll(true) ? 'met' : isAll(false) ? 'missed' : 'no-data' }
}

function seriesOf(oracle: Oracle, asked: Whole, grain: Unit, points: readonly string[]) {
  const calls = grouped(oracle.offered(asked), ({ at }) => bucketOf(at, grain))
  const incidents = grouped(oracle.incidents(asked), ({ at }) => bucketOf(at, grain))
  const tells = {
    calls: oracle.tells('calls', asked.span, grain),
    incidents: oracle.tells('incidents', asked.span, grain)
  }
  const seconds = oracle.operatorSeconds(asked, grain)
  const whole = factsOf(oracle, asked)
  const factsAt = (at: string, within: number): Facts => ({
    ...whole,
    asked: { ...asked, within },
    calls: calls.get(at) ?? [],
    incidents: incidents.get(at) ?? [],
    seconds: (use) => seconds.get(`${at} ${use}`) ?? 0,
    registerIsSilent: silence(oracle, 'incidents', asked) === 'not-exported' ? 'not-exported' : tells.incidents.has(at) ? null : 'no-data' // prettier-ignore
  })
  return (id: string): (number | null)[] => {
    if (!WAYS[id]![asked.readings[id]!.reading]!.isSeries) return []
    return points.map((at) => {
      const day = parse(at.slice(0, 10))
      const before = earlier(asked, id, day)
      const { reading, within = before === undefined ? asked.within : oracle.world.within } =
        before ?? asked.readings[id]!
      const { feed, needs, of } = WAYS[id]![reading]!
      const isTold = feed === null || tells[feed].has(at)
      const why = silence(oracle, feed, asked, needs) === 'not-exported' ? 'not-exported' : isTold ? null : 'no-data'
      return (why === null ? of(factsAt(at, within)) : none(why)).value
    })
  }
}
