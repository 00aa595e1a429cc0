import { bucketOf, DAY_S, type Span, text, type Unit } from './calendar.ts'
import { type Expected, mean, nearestRank, none, part, plain } from './figures.ts'
import { type KnownHours, knownHours } from './known-hours.ts'
import type { Call, Incident, Stretch, World } from './world.ts'

export const FILTERS = ['category', 'subcategory', 'disposition', 'outcome', 'district', 'agency', 'language', 'operator', 'line', 'priority'] as const // prettier-ignore
export type Filters = Partial<Record<(typeof FILTERS)[number], readonly string[]>>

/** A question as the oracle understands it. */
export interface Asked {
  span: Span
  filters: Filters
  within: number
  variant: string
}

export type Feed = 'calls' | 'incidents'

/** Everything the oracle knows of a world besides its rows. */
export class Oracle {
  readonly world: World
  readonly hours: Readonly<Record<Feed | 'states', KnownHours>>
  /** Days of which a feed tells in any of their hours. */
  readonly days: Readonly<Record<Feed, ReadonlySet<number>>>

  constructor(world: World) {
    this.world = world
    const calls = (world.calls ?? []).map(({ at }) => at)
    const presence = present(world.stretches ?? [])
    const files = (kind: string) => world.files.filter((file) => file.kind === kind)
    this.hours = {
      calls: calls.length === 0 ? new Map() : knownHours(calls, files('calls')),
      incidents: world.registerRows.length === 0 ? new Map() : knownHours(world.registerRows, files('incidents')),
      states: presence.length === 0 ? new Map() : knownHours(presence, files('states'))
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
    for (const call of this.world.calls ?? []) {
      if (call.at < span.from * DAY_S || call.at >= span.to * DAY_S) continue
      if (call.outcome !== 'menu' && call.outcome !== 'excluded' && fits(call.words, filters)) found.push(call)
    }
    return found
  }

  incidents({ span, filters }: Pick<Asked, 'span' | 'filters'>): Incident[] {
    const found: Incident[] = []
    for (const incident of this.world.incidents ?? []) {
      if (incident.at < span.from * DAY_S || incident.at >= span.to * DAY_S) continue
      if (fits(incident.words, filters)) found.push(incident)
    }
    return found
  }

  coverage({ from, to }: Span) {
    const feed = this.world.calls === null ? 'incidents' : 'calls'
    let [hoursWithRows, hoursZero] = [0, 0]
    for (let hour = from * 24; hour < to * 24; hour++) {
      if (this.hours[feed].get(hour) === 'rows') hoursWithRows++
      if (this.hours[feed].get(hour) === 'zero') hoursZero++
    }
    return {
      days: to - from,
      daysWithData: this.daysIn(feed, { from, to }).length,
      hours: (to - from) * 24,
      hoursWithRows,
      hoursZero
    }
  }

  /** Offered calls with a number, and those whose number had another offered call at most half an hour before. */
  repeats(asked: Pick<Asked, 'span' | 'filters'>): { known: number; again: number } {
    const chosen = new Set(this.offered(asked))
    const last = new Map<string, number>()
    let [known, again] = [0, 0]
    for (const call of this.world.calls ?? []) {
      if (call.caller === null || call.outcome === 'menu' || call.outcome === 'excluded') continue
      const before = last.get(call.caller)
      last.set(call.caller, call.at)
      if (!chosen.has(call)) continue
      known++
      if (before !== undefined && call.at - before <= 1800) again++
    }
    return { known, again }
  }

  /** Seconds that operators were ready, paused or handling, added up second by second of what lies in each bucket. */
  operatorSeconds({ span, filters }: Pick<Asked, 'span' | 'filters'>, unit: Unit | 'all' | 'profile') {
    const total = new Map<string, number>()
    const add = (operator: string, state: string, from: number, to: number) => {
      const wanted = filters.operator ?? []
      if (wanted.length > 0 && !wanted.includes(operator)) return
      for (let at = Math.max(from, span.from * DAY_S); at < Math.min(to, span.to * DAY_S);) {
        const until = Math.min(Math.floor(at / 900) * 900 + 900, to)
        for (const key of [`${bucketName(at, unit)} ${state}`, `${bucketName(at, unit)} ${state} ${operator}`])
          total.set(key, (total.get(key) ?? 0) + until - at)
        at = until
      }
    }
    const near = (from: number, to: number) => to > span.from * DAY_S && from < span.to * DAY_S
    for (const { operator, state, from, to } of this.world.stretches ?? [])
      if (near(from, to)) add(operator, state, from, to)
    for (const { at, wait, handle, words } of this.world.calls ?? []) {
      const from = at + (wait ?? 0)
      if (words['operator'] && handle !== null && near(from, from + handle))
        add(words['operator'], 'handling', from, from + handle)
    }
    return total
  }
}

function bucketName(at: number, unit: Unit | 'all' | 'profile'): string {
  if (unit === 'all') return ''
  return unit === 'profile' ? String(Math.floor((at % DAY_S) / 3600)) : bucketOf(at, unit)
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

/** One moment for every operator and hour in which the operator was signed in. */
function present(stretches: readonly Stretch[]): number[] {
  const hours = new Set<string>()
  for (const { operator, from, to } of stretches)
    for (let hour = Math.floor(from / 3600); hour * 3600 < to; hour++) hours.add(`${hour} ${operator}`)
  return [...hours].map((name) => Number(name.split(' ')[0]) * 3600)
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(to - from, 0) }, (_, i) => from + i)
}

function daysOf(hours: KnownHours): Set<number> {
  return new Set([...hours.keys()].map((hour) => Math.floor(hour / 24)))
}

/** Things by a name that each is given. */
export function grouped<Thing>(things: readonly Thing[], name: (thing: Thing) => string): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>()
  for (const thing of things) {
    const own = groups.get(name(thing))
    if (own) own.push(thing)
    else groups.set(name(thing), [thing])
  }
  return groups
}

export const isAnswered = ({ outcome }: Call) => outcome === 'answered'
export const kindOf = ({ words }: Call) => words['disposition'] ?? null

/** The service level of some calls by the formula of a variant (domain.md 3.2). */
export function serviceLevel(calls: readonly Call[], within: number, variant: string): Expected {
  const waited = (wanted: boolean, limit: number) =>
    calls.filter((call) => isAnswered(call) === wanted && call.wait !== null && call.wait <= limit).length
  const offered = calls.length
  if (variant === 'answered') return part(waited(true, within), calls.filter(isAnswered).length)
  if (variant === 'ignore') return part(waited(true, within), offered - waited(false, within))
  if (variant === 'positive') return part(waited(true, within) + waited(false, within), offered)
  if (variant === 'short') return part(waited(true, within), offered - waited(false, 5))
  if (variant === 'kominfo') return part(waited(true, 30), offered - waited(false, 5))
  return part(waited(true, within), offered)
}

/** Waits of answered calls that are known. */
export function waitsOf(calls: readonly Call[]): number[] {
  return calls.flatMap((call) => (isAnswered(call) && call.wait !== null ? [call.wait] : []))
}

export function sum(values: readonly number[]): number {
  let total = 0
  for (const value of values) total += value
  return total
}

export function meanOf(values: readonly (number | null)[]): Expected {
  const known = values.filter((value) => value !== null)
  return mean(sum(known), known.length)
}

/** The KPIs that calls alone tell, over some offered calls. */
export const CALL_KPIS: Record<string, { needs: string[]; of: (calls: readonly Call[], asked: Asked) => Expected }> = {
  offered: { needs: [], of: (calls) => plain(calls.length) },
  connected: { needs: [], of: (calls) => plain(calls.filter(({ outcome }) => outcome !== 'cut-off').length) },
  answered: { needs: [], of: (calls) => plain(calls.filter(isAnswered).length) },
  abandoned: { needs: [], of: (calls) => plain(calls.filter(({ outcome }) => outcome === 'abandoned').length) },
  valid: { needs: ['disposition'], of: (calls) => plain(typed(calls, 'emergency', 'non-emergency', 'false')) },
  emergency: { needs: ['disposition'], of: (calls) => plain(typed(calls, 'emergency')) },
  answerRate: { needs: [], of: (calls) => part(calls.filter(isAnswered).length, calls.length) },
  abandonRate: {
    needs: [],
    of: (calls) => part(calls.filter(({ outcome }) => outcome === 'abandoned').length, calls.length)
  },
  serviceLevel: { needs: ['wait'], of: (calls, { within, variant }) => serviceLevel(calls, within, variant) },
  waitMean: { needs: ['wait'], of: (calls) => meanOf(waitsOf(calls)) },
  waitP50: { needs: ['wait'], of: (calls) => nearestRank(waitsOf(calls), 50) },
  waitP90: { needs: ['wait'], of: (calls) => nearestRank(waitsOf(calls), 90) },
  waitP95: { needs: ['wait'], of: (calls) => nearestRank(waitsOf(calls), 95) },
  waitP99: { needs: ['wait'], of: (calls) => nearestRank(waitsOf(calls), 99) },
  talkMean: { needs: ['talk'], of: (calls) => meanOf(calls.map(({ talk }) => talk)) },
  handleMean: { needs: ['talk'], of: (calls) => meanOf(calls.map(({ handle }) => handle)) },
  ghostShare: {
    needs: ['disposition'],
    of: (calls) => part(typed(calls, 'ghost', 'silent'), calls.filter(isAnswered).length)
  },
  prankShare: { needs: ['disposition'], of: (calls) => part(typed(calls, 'prank'), calls.filter(isAnswered).length) },
  invalidShare: { needs: ['disposition'], of: (calls) => part(typed(calls, 'prank', 'ghost', 'silent'), calls.filter(isAnswered).length) }, // prettier-ignore
  transferRate: {
    needs: ['transferred'],
    of: (calls) =>
      part(calls.filter((call) => isAnswered(call) && call.isTransferred).length, calls.filter(isAnswered).length)
  }
}

/** The KPIs that the register tells, over some incidents. */
export const INCIDENT_KPIS: Record<string, { needs: string; of: (incidents: readonly Incident[]) => Expected }> = {
  dispatched: { needs: 'dispatched', of: (all) => plain(all.filter(({ isDispatched }) => isDispatched).length) },
  arrived: { needs: 'arrived', of: (all) => plain(all.filter(({ isArrived }) => isArrived).length) },
  ...Object.fromEntries(
    ['processing', 'dispatch', 'turnout', 'travel', 'response'].map((stage) => [
      `${stage}P90`,
      { needs: stage, of: (all: readonly Incident[]) => nearestRank(secondsOf(all, stage), 90) }
    ])
  )
}

export function secondsOf(incidents: readonly Incident[], stage: string): number[] {
  return incidents.flatMap(({ stages }) => stages[stage] ?? [])
}

function typed(calls: readonly Call[], ...kinds: string[]): number {
  return calls.filter((call) => isAnswered(call) && kinds.includes(kindOf(call) ?? '')).length
}

/** Every KPI of the contract for one period. */
export function kpisOf(oracle: Oracle, asked: Asked): Record<string, Expected> {
  const { span, filters } = asked
  const calls = oracle.offered(asked)
  const incidents = oracle.incidents(asked)
  const tell = (feed: Feed, fields: string[], figure: () => Expected) => {
    if (!oracle.isTold(feed, filters, ...fields)) return none('not-exported')
    return oracle.daysIn(feed, span).length === 0 ? none('no-data') : figure()
  }
  const found: Record<string, Expected> = {}
  for (const [id, { needs, of }] of Object.entries(CALL_KPIS)) found[id] = tell('calls', needs, () => of(calls, asked))
  for (const [id, { needs, of }] of Object.entries(INCIDENT_KPIS))
    found[id] = tell('incidents', [needs], () => of(incidents))
  found['repeatCallers'] = tell('calls', ['caller'], () => {
    const { known, again } = oracle.repeats(asked)
    return part(again, known)
  })
  found['occupancy'] = occupancy(oracle, asked, oracle.operatorSeconds(asked, 'all'), '')
  return found
}

/** Whether handling can be told: by operator alone, so under no other filter; presence where states are exported. */
export function handlingIsTold(oracle: Oracle, filters: Filters): boolean {
  return (
    oracle.isTold('calls', filters, 'handling') &&
    FILTERS.every((name) => name === 'operator' || !filters[name]?.length)
  )
}

export function occupancy(
  oracle: Oracle,
  { span, filters }: Asked,
  seconds: Map<string, number>,
  bucket: string,
  operator = ''
): Expected {
  const of = (state: string) => seconds.get(`${bucket} ${state}${operator && ` ${operator}`}`) ?? 0
  if (oracle.world.stretches === null || !handlingIsTold(oracle, filters)) return none('not-exported')
  if (oracle.daysIn('calls', span).length === 0 || of('ready') === 0) return none('no-data')
  return mean(of('handling'), of('ready'))
}

export function weekdayHour(at: number): string {
  const day = Math.floor(at / DAY_S)
  return `${((((day + 3) % 7) + 7) % 7) + 1} ${Math.floor((at - day * DAY_S) / 3600)}`
}

export function dateHour(at: number): string {
  return `${text(Math.floor(at / DAY_S))} ${String(Math.floor((at % DAY_S) / 3600)).padStart(2, '0')}`
}
