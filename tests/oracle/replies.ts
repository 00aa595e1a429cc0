import { after, bucketOf, buckets, compared, DAY_S, parse, type Span, text, type Unit, weekday } from './calendar.ts'
import {
  type Asked,
  CALL_KPIS,
  dateHour,
  type Feed,
  FILTERS,
  type Filters,
  grouped,
  handlingIsTold,
  INCIDENT_KPIS,
  isAnswered,
  kindOf,
  kpisOf,
  meanOf,
  occupancy,
  type Oracle,
  range,
  secondsOf,
  serviceLevel,
  sum,
  waitsOf,
  weekdayHour
} from './facts.ts'
import { type Expected, mean, nearestRank, none, part, plain } from './figures.ts'
import type { Call, Incident } from './world.ts'

/** A query string taken apart, as a reader wrote it. */
export interface Query {
  from?: string
  to?: string
  grain?: Unit
  within?: number
  variant?: string
  compare?: string[]
  basis?: 'incidents' | 'calls'
  centre?: string
  filters: Filters
}

interface Whole extends Asked {
  grain: Unit
  others: { kind: string; span: Span }[]
}

/** Every default filled as the README and product.md say. */
export function whole(oracle: Oracle, query: Query): Whole {
  const last = oracle.world.range.to
  const to = query.to === undefined ? (query.from === undefined ? last : parse(query.from) + 28) : parse(query.to)
  const from = query.from === undefined ? to - 28 : parse(query.from)
  const days = to - from
  const usual = days <= 2 ? 'hour' : days <= 92 ? 'day' : days <= 731 ? 'week' : 'month'
  const others = (query.compare ?? []).flatMap((kind) => {
    const span = compared(kind, { from, to })
    return span === null ? [] : [{ kind, span }]
  })
  return {
    span: { from, to },
    filters: query.filters,
    within: query.within ?? oracle.world.within,
    variant: query.variant ?? 'negative',
    grain: query.grain ?? usual,
    others
  }
}

type Reply = Record<string, unknown>
const dates = ({ from, to }: Span) => ({ from: text(from), to: text(to) })

export const REPLIES = {
  kpis,
  volume,
  mix,
  'answer-times': answerTimes,
  'response-times': responseTimes,
  operators,
  funnel
} satisfies Record<string, (oracle: Oracle, query: Query) => Reply>

/** Seven feeds tell different things; a figure needs the feed to carry the filters, and to tell of the period. */
function told(oracle: Oracle, feed: Feed, asked: Asked, fields: string[], figure: () => Expected): Expected {
  if (!oracle.isTold(feed, asked.filters, ...fields)) return none('not-exported')
  return oracle.daysIn(feed, asked.span).length === 0 ? none('no-data') : figure()
}

const MOST_POINTS = 62
const UNITS: Unit[] = ['slot', 'hour', 'day', 'week', 'month', 'quarter', 'year']

function kpis(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const now = kpisOf(oracle, asked)
  const covered = oracle.coverage(asked.span)
  const others = asked.others.map(({ kind, span }) => ({
    kind,
    span,
    figures: kpisOf(oracle, { ...asked, span }),
    covered: oracle.coverage(span)
  }))
  const units = UNITS.slice(UNITS.indexOf(asked.grain))
  const grain = units.find((unit) => buckets(asked.span, unit).length <= MOST_POINTS) ?? 'year'
  const points = buckets(asked.span, grain)
  const sparks = sparksOf(oracle, asked, grain, points)
  return {
    kpis: Object.fromEntries(
      Object.keys(now).map((id) => [
        id,
        {
          figure: now[id]!,
          ...verdict(oracle, id, now[id]!, asked.within),
          comparisons: others.map((other) => ({
            kind: other.kind,
            ...dates(other.span),
            figure: other.figures[id]!,
            change: change(id, now[id]!, other.figures[id]!, covered, other.covered),
            coverage: other.covered
          })),
          spark: sparks[id]!
        }
      ])
    ),
    spark: { grain, buckets: points },
    within: asked.within,
    variant: asked.variant
  }
}

const COUNTS = ['offered', 'connected', 'answered', 'abandoned', 'valid', 'emergency', 'dispatched', 'arrived']
type Covered = ReturnType<Oracle['coverage']>

/** Counts are compared where the feed tells of the same share of the hours, within a hundredth. */
function change(id: string, now: Expected, before: Expected, a: Covered, b: Covered) {
  const share = ({ hours, hoursWithRows, hoursZero }: Covered) => (hoursWithRows + hoursZero) / hours
  const isFair = !COUNTS.includes(id) || Math.abs(share(a) - share(b)) <= 0.01
  if (now.value === null || before.value === null || !isFair) return { absolute: null, relative: null }
  const absolute = now.value - before.value
  return { absolute, relative: before.value === 0 ? null : absolute / before.value }
}

function verdict({ world }: Oracle, id: string, figure: Expected, within: number) {
  const target = world.targets[id]
  if (target === undefined || (target.within !== undefined && target.within !== within)) return {}
  if (figure.value === null) return { target: target.value, status: 'no-data' }
  if (figure.n < 30) return { target: target.value, status: 'too-few' }
  const isMet = target.isHigherBetter ? figure.value >= target.value : figure.value <= target.value
  return { target: target.value, status: isMet ? 'met' : 'missed' }
}

function sparksOf(
  oracle: Oracle,
  asked: Asked,
  grain: Unit,
  points: readonly string[]
): Record<string, (number | null)[]> {
  const calls = grouped(oracle.offered(asked), ({ at }) => bucketOf(at, grain))
  const incidents = grouped(oracle.incidents(asked), ({ at }) => bucketOf(at, grain))
  const tells = {
    calls: oracle.tells('calls', asked.span, grain),
    incidents: oracle.tells('incidents', asked.span, grain)
  }
  const seconds = oracle.operatorSeconds(asked, grain)
  const series = (feed: Feed, fields: string[], of: (at: string) => Expected) =>
    points.map((at) => (oracle.isTold(feed, asked.filters, ...fields) && tells[feed].has(at) ? of(at).value : null))
  const found: Record<string, (number | null)[]> = {}
  for (const [id, { needs, of }] of Object.entries(CALL_KPIS))
    found[id] = series('calls', needs, (at) => of(calls.get(at) ?? [], asked))
  for (const [id, { needs, of }] of Object.entries(INCIDENT_KPIS))
    found[id] = series('incidents', [needs], (at) => of(incidents.get(at) ?? []))
  found['repeatCallers'] = []
  found['occupancy'] = series('calls', [], (at) => occupancy(oracle, asked, seconds, at))
  return found
}

function volume(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const { span, filters } = asked
  const isTold = oracle.isTold('calls', filters)
  const calls = isTold ? oracle.offered(asked) : []
  const days = isTold ? oracle.daysIn('calls', span) : []
  const cells = grouped(calls, ({ at }) => weekdayHour(at))
  const byDay = grouped(calls, ({ at }) => text(Math.floor(at / DAY_S)))
  const { known, again } = oracle.repeats(asked)
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
    repeatCallers: told(oracle, 'calls', asked, ['caller'], () => part(again, known)),
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
  return buckets(span, asked.grain).map((at) => {
    if (!isTold || !tells.has(at)) return { at, offered: null, answered: null, abandoned: null, cutOff: null }
    const own = byBucket.get(at) ?? []
    const ended = (outcome: string) => own.filter((call) => call.outcome === outcome).length
    return {
      at,
      offered: own.length,
      answered: ended('answered'),
      abandoned: ended('abandoned'),
      cutOff: ended('cut-off')
    }
  })
}

/** The twenty clock hours with the highest score above none, the earliest first among equals. */
function clockHours<Thing extends { at: number }>(things: readonly Thing[], score: (own: readonly Thing[]) => number) {
  return [...grouped(things, ({ at }) => dateHour(at))]
    .map(([name, own]) => ({ name, own, score: score(own) }))
    .filter((hour) => hour.score > 0)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, 20)
    .map(({ name, own }) => ({ date: name.slice(0, 10), hour: Number(name.slice(11)), own }))
}

const DIMENSIONS = { categories: 'category', districts: 'district', agencies: 'agency', languages: 'language' } as const

function mix(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const bases = (['incidents', 'calls'] as const).filter((basis) => oracle.isTold(basis, asked.filters, 'category'))
  const basis = query.basis ?? bases[0] ?? 'incidents'
  const isTold = bases.includes(basis)
  const rowsIn = (span: Span): readonly (Call | Incident)[] => {
    if (!isTold) return []
    if (basis === 'incidents') return oracle.incidents({ ...asked, span })
    return oracle.offered({ ...asked, span }).filter(({ words }) => words['category'] !== null)
  }
  const now = rowsIn(asked.span)
  const others = asked.others.map(({ span }) => rowsIn(span))
  const total = (span: Span, n: number) => told(oracle, basis, { ...asked, span }, ['category'], () => plain(n))
  const whole_ = total(asked.span, now.length)
  const share = (n: number) => (whole_.value === null ? whole_ : part(n, now.length))
  const values = (rows: readonly (Call | Incident)[], name: string) => {
    const counts = new Map(
      [...grouped(rows, ({ words }) => String(words[name] ?? null))].map(([id, own]) => [id, own.length])
    )
    return name !== 'category' && counts.size === 1 && counts.has('null') ? new Map<string, number>() : counts
  }
  const pairs = (name: string) =>
    Object.fromEntries([...grouped(now, ({ words }) => `${words['category'] ?? null}/${words[name] ?? null}`)].map(([id, own]) => [id, own.length])) // prettier-ignore
  const points = buckets(asked.span, asked.grain)
  const tells = oracle.tells(basis, asked.span, asked.grain)
  return {
    basis,
    bases,
    total: whole_,
    grain: asked.grain,
    comparisons: asked.others.map(({ kind, span }, i) => ({
      kind,
      ...dates(span),
      total: total(span, others[i]!.length)
    })),
    ...Object.fromEntries(
      Object.entries(DIMENSIONS).map(([list, name]) => {
        const sides = [now, ...others].map((rows) => values(rows, name))
        const ids = [...new Set(sides.flatMap((side) => [...side.keys()]))]
        return [
          list,
          Object.fromEntries(
            ids.map((id) => {
              const n = sides[0]!.get(id) ?? 0
              const before = sides.slice(1).map((side) => {
                const then = side.get(id) ?? 0
                return { n: then, mark: n === 0 ? 'gone' : then === 0 ? 'new' : 'both' }
              })
              return [id, { n, share: share(n), before }]
            })
          )
        ]
      })
    ),
    subcategories: pairs('subcategory'),
    table: pairs('district'),
    series: {
      buckets: points,
      categories: Object.fromEntries(
        [...grouped(now, ({ words }) => String(words['category'] ?? null))].map(([id, own]) => {
          const byBucket = grouped(own, ({ at }) => bucketOf(at, asked.grain))
          return [id, points.map((at) => (tells.has(at) ? (byBucket.get(at) ?? []).length : null))]
        })
      )
    }
  }
}

function waitFigures(oracle: Oracle, asked: Asked) {
  const calls = oracle.offered(asked)
  const waits = waitsOf(calls)
  const tell = (figure: () => Expected) => told(oracle, 'calls', asked, ['wait'], figure)
  return {
    mean: tell(() => meanOf(waits)),
    p50: tell(() => nearestRank(waits, 50)),
    p90: tell(() => nearestRank(waits, 90)),
    p95: tell(() => nearestRank(waits, 95)),
    p99: tell(() => nearestRank(waits, 99)),
    serviceLevel: tell(() => serviceLevel(calls, asked.within, asked.variant))
  }
}

function waitBuckets(oracle: Oracle, asked: Whole, span: Span) {
  const tells = oracle.tells('calls', span, asked.grain)
  const byBucket = grouped(oracle.offered({ ...asked, span }), ({ at }) => bucketOf(at, asked.grain))
  const isTold = oracle.isTold('calls', asked.filters, 'wait')
  return buckets(span, asked.grain).map((at) => {
    const own = byBucket.get(at) ?? []
    const tell = (figure: () => Expected) =>
      !isTold ? none('not-exported') : tells.has(at) ? figure() : none('no-data')
    return {
      at,
      p50: tell(() => nearestRank(waitsOf(own), 50)),
      p90: tell(() => nearestRank(waitsOf(own), 90)),
      serviceLevel: tell(() => serviceLevel(own, asked.within, asked.variant))
    }
  })
}

const BIN_ENDS = [5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300]

function answerTimes(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const calls = oracle.isTold('calls', asked.filters) ? oracle.offered(asked) : []
  const waits = waitsOf(calls)
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
          told(oracle, 'calls', asked, ['wait'], () => serviceLevel(calls, limit, variant))
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

function responseTimes(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const incidents = oracle.isTold('incidents', asked.filters) ? oracle.incidents(asked) : []
  const stages = ['processing', 'dispatch', 'alarm', 'turnout', 'travel', 'response', 'scene', 'ticket']
  return {
    incidents: told(oracle, 'incidents', asked, [], () => plain(incidents.length)),
    intervals: stages.map((id) => {
      const seconds = secondsOf(incidents, id)
      const tell = (figure: () => Expected) => told(oracle, 'incidents', asked, [id], figure)
      return {
        id,
        n: seconds.length,
        mean: tell(() => meanOf(seconds)),
        p50: tell(() => nearestRank(seconds, 50)),
        p90: tell(() => nearestRank(seconds, 90)),
        p95: tell(() => nearestRank(seconds, 95))
      }
    }),
    busiest: clockHours(incidents, (own) => own.length).map(({ date, hour, own }) => ({
      date,
      hour,
      incidents: own.length
    }))
  }
}

function bucketLength(at: string, grain: Unit, { from, to }: Span): number {
  if (grain === 'slot') return 900
  if (grain === 'hour') return 3600
  const begins = parse(at)
  return (Math.min(after(begins, grain), to) - Math.max(begins, from)) * DAY_S
}

function operators(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const { span, filters, grain } = asked
  const { world } = oracle
  const callsTold = oracle.isTold('calls', filters)
  const handlingTold = handlingIsTold(oracle, filters)
  const calls = callsTold ? oracle.offered(asked) : []
  const answered = calls.filter(isAnswered)
  const days = oracle.daysIn('calls', span).length
  const all = oracle.operatorSeconds(asked, 'all')
  const presence = (seconds: Map<string, number>, key: string, isAlive: boolean, over = 1): Expected => {
    if (world.stretches === null) return none('not-exported')
    if (!isAlive) return none('no-data')
    const n = seconds.get(key) ?? 0
    return over === 1 ? plain(n) : mean(n, over)
  }
  const handling = (seconds: Map<string, number>, key: string, isAlive: boolean, over = 1): Expected => {
    if (!handlingTold) return none('not-exported')
    if (!isAlive) return none('no-data')
    const n = seconds.get(key) ?? 0
    return over === 1 ? plain(n) : mean(n, over)
  }
  const statesTold = oracle.tells('states', span, 'day').size > 0
  const inBuckets = oracle.operatorSeconds(asked, grain)
  const tells = { calls: oracle.tells('calls', span, grain), states: oracle.tells('states', span, grain) }
  const byBucket = grouped(calls, ({ at }) => bucketOf(at, grain))
  const profile = oracle.operatorSeconds(asked, 'profile')
  const byHour = grouped(calls, ({ at }) => String(Math.floor((at % DAY_S) / 3600)))
  const length = (days || span.to - span.from) * 3600
  const byOperator = grouped(
    answered.filter(({ words }) => words['operator']),
    ({ words }) => words['operator']!
  )
  const ids = new Set([
    ...byOperator.keys(),
    ...[...all.keys()].flatMap((key) => key.split(' ').slice(2).join(' ') || [])
  ])
  return {
    occupancy: occupancy(oracle, asked, all, ''),
    readySeconds: presence(all, ' ready', statesTold),
    pauseSeconds: presence(all, ' pause', statesTold),
    handledSeconds: handling(all, ' handling', days > 0),
    grain,
    buckets: buckets(span, grain).map((at) => ({
      at,
      onDuty: presence(inBuckets, `${at} ready`, tells.states.has(at), bucketLength(at, grain, span)),
      busy: handling(inBuckets, `${at} handling`, tells.calls.has(at), bucketLength(at, grain, span)),
      offered: callsTold && tells.calls.has(at) ? (byBucket.get(at) ?? []).length : null
    })),
    profile: range(0, 24).map((hour) => ({
      hour,
      onDuty: presence(profile, `${hour} ready`, statesTold, length),
      busy: handling(profile, `${hour} handling`, days > 0, length),
      occupancy: occupancy(oracle, asked, profile, String(hour)),
      offered: told(oracle, 'calls', asked, [], () => mean((byHour.get(String(hour)) ?? []).length, days)),
      serviceLevel: told(oracle, 'calls', asked, ['wait'], () => serviceLevel(byHour.get(String(hour)) ?? [], asked.within, asked.variant)) // prettier-ignore
    })),
    operators: [...ids].sort().map((id) => {
      const own = byOperator.get(id) ?? []
      const known = world.operators.find((each) => each.id === id)
      const tell = (figure: () => Expected) => (callsTold ? figure() : none('not-exported'))
      const isPresent = all.has(` ready ${id}`) || all.has(` pause ${id}`)
      const ready = presence(all, ` ready ${id}`, isPresent)
      return {
        id,
        role: known?.role ?? null,
        languages: known?.languages ?? [],
        answered: callsTold ? own.length : null,
        handleMean: tell(() => meanOf(own.map(({ handle }) => handle))),
        talkMean: tell(() => meanOf(own.map(({ talk }) => talk))),
        readySeconds: ready,
        pauseSeconds: presence(all, ` pause ${id}`, isPresent),
        occupancy: occupancy(oracle, asked, all, '', id),
        callsPerHour: tell(() => (ready.value === null ? ready : mean(own.length, ready.value / 3600)))
      }
    }),
    languages: Object.fromEntries(
      [...grouped(answered, ({ words }) => String(words['language'] ?? null))].map(([id, own]) => [
        id,
        { answered: own.length, speakers: world.operators.filter(({ languages }) => languages.includes(id)).length }
      ])
    )
  }
}

function funnel(oracle: Oracle, query: Query): Reply {
  const asked = whole(oracle, query)
  const figures = kpisOf(oracle, asked)
  const chosen = oracle.incidents(asked)
  const incidents = told(oracle, 'incidents', asked, [], () => plain(chosen.length))
  const of = (figure: Expected, whole: Expected) =>
    figure.value === null ? figure : whole.value === null ? whole : part(figure.value, whole.value)
  const reached = figures['arrived']!.value === null ? figures['arrived']! : plain(chosen.filter(({ isDispatched, isArrived }) => isDispatched && isArrived).length) // prettier-ignore
  const steps = ['offered', 'connected', 'answered', 'valid', 'emergency', 'dispatched', 'arrived']
  const before: Record<string, Expected> = { offered: figures['offered']!, dispatched: incidents }
  return {
    steps: steps.map((id, i) => {
      const isCalls = i < 5
      return {
        id,
        unit: isCalls ? 'calls' : 'incidents',
        figure: figures[id]!,
        ofPrevious: of(id === 'arrived' ? reached : figures[id]!, before[id] ?? figures[steps[i - 1]!]!),
        ofOffered: isCalls ? of(figures[id]!, figures['offered']!) : none('not-exported')
      }
    }),
    incidents
  }
}

/** The reply's lists that stand for sets or tables, by the names that the oracle gives them. */
export function shaped(route: string, data: Record<string, unknown>): Reply {
  type Rows = Record<string, unknown>[]
  const by = (
    rows: unknown,
    name: (row: Record<string, unknown>) => string,
    value: (row: Record<string, unknown>) => unknown
  ) => {
    const found: Record<string, unknown> = {}
    for (const row of rows as Rows) {
      if (name(row) in found) throw new Error(`${name(row)} occurs twice in ${route}`)
      found[name(row)] = value(row)
    }
    return found
  }
  const without = (row: Record<string, unknown>, ...names: string[]) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)))
  const id = (row: Record<string, unknown>) => String(row['id'])
  if (route === 'kpis') return { ...data, kpis: by(data['kpis'], id, (row) => without(row, 'id')) }
  if (route === 'volume') {
    return { ...data, dispositions: by(data['dispositions'], (row) => String(row['disposition']), (row) => without(row, 'disposition')) } // prettier-ignore
  }
  if (route === 'operators') return { ...data, languages: by(data['languages'], id, (row) => without(row, 'id')) }
  if (route === 'answer-times') {
    const curve = data['curve'] as Rows
    return {
      ...data,
      curve: { answered: curve.map(({ answered }) => answered), unanswered: curve.map(({ unanswered }) => unanswered) }
    }
  }
  if (route !== 'mix') return data
  const series = data['series'] as { buckets: unknown; categories: Rows }
  const pair = (row: Record<string, unknown>) => `${row['category']}/${'district' in row ? row['district'] : row['id']}`
  return {
    ...data,
    ...Object.fromEntries(
      Object.keys(DIMENSIONS).map((list) => [list, by(data[list], id, (row) => without(row, 'id'))])
    ),
    subcategories: by(data['subcategories'], pair, ({ n }) => n),
    table: by(data['table'], pair, ({ n }) => n),
    series: { buckets: series.buckets, categories: by(series.categories, id, ({ counts }) => counts) }
  }
}

/** The filters that a value can be asked of, with the values that occur. */
export function vocabulary({ world }: Oracle): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const name of FILTERS) {
    const values = new Set<string>()
    for (const { words } of [...(world.calls ?? []), ...(world.incidents ?? [])])
      if (words[name]) values.add(words[name])
    found.set(name, [...values].sort())
  }
  return found
}
