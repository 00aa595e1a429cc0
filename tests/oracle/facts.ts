import { bucketOf, DAY_S, type Span, type Unit } from './calendar.ts'
import { hoursShown } from './clock.ts'
import type { Editions } from './editions.ts'
import { type Hidden, hiddenIn } from './hidden.ts'
import { type KnownHours, knownHours } from './known-hours.ts'
import { momentsOf, presenceOf } from './presence.ts'
import { type Quarter, quartersOf } from './roster.ts'
import { range } from './rows.ts'
import { secondsIn } from './seconds.ts'
import { type Call, type Incident, type Stretch, type World } from './world.ts'

export const FILTERS = ['category', 'subcategory', 'disposition', 'outcome', 'district', 'agency', 'language', 'operator', 'group', 'line', 'priority'] as const // prettier-ignore
export type Filters = Partial<Record<(typeof FILTERS)[number], readonly string[]>>

/** A question as the oracle understands it. */
export interface Asked extends Pick<Editions, 'within' | 'variant'> {
  span: Span
  filters: Filters
}

export type Feed = 'calls' | 'incidents'

/** Everything that can be told of a world without forming a figure: its rows, the hours known, the seconds worked. */
export class Oracle {
  readonly world: World
  readonly hours: Readonly<Record<Feed | 'states', KnownHours>>
  /** Days of which a feed tells in any of their hours. */
  readonly days: Readonly<Record<Feed, ReadonlySet<number>>>
  /** Ready and paused, in seconds that have really passed. */
  readonly presence: readonly Stretch[]
  readonly #hidden = new Map<string, Hidden>()
  #quarters: readonly Quarter[] | undefined

  constructor(world: World) {
    this.world = world
    const calls = (world.calls ?? []).map(({ at }) => at)
    this.presence = presenceOf(world)
    const known = (rows: readonly number[], kind: string) => {
      const files = world.files.filter((file) => file.kind === kind)
      return rows.length === 0 ? new Map() : knownHours(rows, files, world.clock.skipped)
    }
    this.hours = {
      calls: known(calls, 'calls'),
      incidents: known(world.registerRows, 'incidents'),
      states: known(momentsOf(this.presence, world.clock), 'states')
    }
    this.days = { calls: daysOf(this.hours.calls), incidents: daysOf(this.hours.incidents) }
  }

  /** Why no figure of a feed can be told under some filters, whatever the period. */
  isTold(feed: Feed, filters: Filters, ...fields: string[]): boolean {
    const { callFields, incidentFields, stages, calls, incidents } = this.world
    if ((feed === 'calls' ? calls : incidents) === null) return false
    const carried = feed === 'calls' ? callFields : [...incidentFields, ...stages, 'dispatched', 'arrived']
    const asked = FILTERS.filter((name) => (filters[name] ?? []).length > 0)
    return [...asked, ...fields].every((name) => carried.includes(name))
  }

  daysIn(feed: Feed, { from, to }: Span): number[] {
    return range(from, to).filter((day) => this.days[feed].has(day))
  }

  /** Whether a feed tells of any part of a bucket: of days by days, of hours and slots by hours. */
  tells(feed: Feed | 'states', span: Span, unit: Unit): Set<string> {
    if (unit === 'slot' || unit === 'hour' || feed === 'states') {
      const steps = unit === 'slot' ? [0, 900, 1800, 2700] : [0]
      const hours = [...this.hours[feed].keys()].filter((hour) => hour >= span.from * 24 && hour < span.to * 24)
      return new Set(hours.flatMap((hour) => steps.map((step) => bucketOf(hour * 3600 + step, unit))))
    }
    return new Set(this.daysIn(feed, span).map((day) => bucketOf(day * DAY_S, unit)))
  }

  offered({ span, filters }: Pick<Asked, 'span' | 'filters'>): Call[] {
    const found: Call[] = []
    for (const call of between(this.world.calls ?? [], span)) {
      if (call.outcome !== 'menu' && call.outcome !== 'excluded' && fits(call.words, filters)) found.push(call)
    }
    return found
  }

  incidents({ span, filters }: Pick<Asked, 'span' | 'filters'>): Incident[] {
    const found: Incident[] = []
    for (const incident of between(this.world.incidents ?? [], span)) {
      if (fits(incident.words, filters)) found.push(incident)
    }
    return found
  }

  /** The feed that tells what is known of a centre: its calls, or its register where it has none. */
  get ledger(): Feed {
    return this.world.calls === null ? 'incidents' : 'calls'
  }

  coverage({ from, to }: Span) {
    const shown = hoursShown({ from, to }, this.world.clock)
    const states = shown.map((hour) => this.hours[this.ledger].get(hour))
    return {
      days: to - from,
      daysWithData: this.daysIn(this.ledger, { from, to }).length,
      hours: shown.length,
      hoursWithRows: states.filter((state) => state === 'rows').length,
      hoursZero: states.filter((state) => state === 'zero').length
    }
  }

  /** What the unknown hours of a feed may hide; kept, because many figures of a reply rest on it. */
  hidden({ span, filters }: Pick<Asked, 'span' | 'filters'>, feed: Feed): Hidden {
    const name = JSON.stringify([span, filters, feed])
    if (this.#hidden.size > 50) this.#hidden.clear()
    const found = this.#hidden.get(name) ?? hiddenIn(this, { span, filters }, feed)
    this.#hidden.set(name, found)
    return found
  }

  /** Offered calls with a number, and those whose number had another offered call at most so many seconds before. */
  repeats(asked: Pick<Asked, 'span' | 'filters'>, within: number, isIn: (call: Call) => boolean = () => true) {
    const chosen = new Set(this.offered(asked).filter(isIn))
    const last = new Map<string, number>()
    let [known, again] = [0, 0]
    for (const call of between(this.world.calls ?? [], { from: asked.span.from - 1, to: asked.span.to })) {
      if (call.caller === null || call.outcome === 'menu' || call.outcome === 'excluded') continue
      const before = last.get(call.caller)
      last.set(call.caller, call.at)
      if (!chosen.has(call)) continue
      known++
      if (before !== undefined && call.at - before <= within) again++
    }
    return { known, again }
  }

  /** What operators' seconds went into, by the bucket in which they lie. */
  operatorSeconds({ span, filters }: Pick<Asked, 'span' | 'filters'>, unit: Unit | 'all' | 'profile') {
    return secondsIn(this, { span, filters }, unit)
  }

  /** The roster by quarter hours: counted when it is first asked for. */
  get quarters(): readonly Quarter[] {
    this.#quarters ??= quartersOf(this.world)
    return this.#quarters
  }
}

/** The rows of some days; rows are in the order of their moments. */
export function between<Row extends { at: number }>(rows: readonly Row[], { from, to }: Span): readonly Row[] {
  const place = (moment: number) => {
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (rows[middle]!.at < moment) low = middle + 1
      else high = middle
    }
    return low
  }
  return rows.slice(place(from * DAY_S), place(to * DAY_S))
}

function fits(words: Readonly<Record<string, string | null>>, filters: Filters): boolean {
  for (const name of FILTERS) {
    const wanted = filters[name]
    if (wanted === undefined || wanted.length === 0) continue
    const own = words[name] ?? null
    if (own === null || !wanted.includes(own)) return false
  }
  return true
}

function daysOf(hours: KnownHours): Set<number> {
  return new Set([...hours.keys()].map((hour) => Math.floor(hour / 24)))
}
