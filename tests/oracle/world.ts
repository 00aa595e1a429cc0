import type { Clock } from './clock.ts'

/** What the raw rows of an export say, before anything is counted: the oracle's only input. */
export interface Call {
  /** Seconds of the centre's wall clock. */
  at: number
  outcome: string
  wait: number | null
  talk: number | null
  /** Talk and wrap-up; talk alone where no wrap-up is written. */
  handle: number | null
  caller: string | null
  isTransferred: boolean
  /** Values that can be filtered by. */
  words: Readonly<Record<string, string | null>>
}

export interface Incident {
  at: number
  isDispatched: boolean
  isArrived: boolean
  isClosed: boolean
  /** Seconds between two stamps that both are there and in order. */
  stages: Readonly<Record<string, number | null>>
  words: Readonly<Record<string, string | null>>
}

export interface Stretch {
  operator: string
  state: 'ready' | 'pause'
  from: number
  to: number
}

/** What the roster has an operator at work. */
export interface Shift {
  operator: string
  from: number
  to: number
}

export interface World {
  name: string
  centre: string
  /** In the order of arrival, then of the files. */
  calls: readonly Call[] | null
  incidents: readonly Incident[] | null
  stretches: readonly Stretch[] | null
  /** Null: no roster is exported. */
  shifts: readonly Shift[] | null
  /** The first and the last moment that each file tells of, by kind. */
  files: readonly { kind: 'calls' | 'incidents' | 'states'; from: number; until: number }[]
  /** Moments of the register's rows (one incident may have several). */
  registerRows: readonly number[]
  /** Fields that the exports carry. */
  callFields: readonly string[]
  /** Words that the mapping can give of how calls end and of their kinds; null: any. */
  outcomes: readonly string[] | null
  kinds: readonly string[] | null
  incidentFields: readonly string[]
  stages: readonly string[]
  within: number
  targets: Readonly<Record<string, { value: number; isHigherBetter: boolean; within?: number }>>
  /** How the clock of the centre runs, and its hour (whole hours of the wall clock since 1970) at the time of the questions. */
  clock: Clock
  nowHour: number
  /** Definitions that its site.yaml declares, by KPI. */
  definitions: Readonly<Record<string, readonly DeclaredReading[]>>
  operators: readonly { id: string; role: string; languages: readonly string[]; group: string | null }[]
  /** Days that random periods are drawn around. */
  range: { from: number; to: number }
}

/** A definition with the days (since 1970) on which it is in force. */
export interface DeclaredReading {
  id: string
  from: number
  until: number
  reading: string
  within?: number
}

export const STAGES = {
  processing: ['received', 'entered'],
  dispatch: ['entered', 'dispatched'],
  alarm: ['received', 'dispatched'],
  turnout: ['dispatched', 'enroute'],
  travel: ['enroute', 'arrived'],
  response: ['received', 'arrived'],
  scene: ['arrived', 'closed'],
  ticket: ['received', 'closed']
} as const

type Stamps = Readonly<Record<'received' | 'entered' | 'dispatched' | 'enroute' | 'arrived' | 'closed', number | null>>

/** The team of an operator, as site.yaml says. */
export function groupOf({ operators }: Pick<World, 'operators'>, operator: string | null): string | null {
  return operators.find(({ id }) => id === operator)?.group ?? null
}

/** The rows of a world with the team of their operator as one more word, where any operator has one. */
export function withGroups(world: World): World {
  if (world.operators.every(({ group }) => group === null)) return world
  const named = <Row extends { words: Readonly<Record<string, string | null>> }>(row: Row): Row => ({
    ...row,
    words: { ...row.words, group: groupOf(world, row.words['operator'] ?? null) }
  })
  const carried = (fields: readonly string[]) => (fields.includes('operator') ? [...fields, 'group'] : fields)
  return {
    ...world,
    calls: world.calls?.map(named) ?? null,
    incidents: world.incidents?.map(named) ?? null,
    callFields: carried(world.callFields),
    incidentFields: carried(world.incidentFields)
  }
}

/** An incident from its stamps: a stage needs both, in order. */
export function incidentOf(stamps: Stamps, words: Incident['words']): Incident {
  const stages: Record<string, number | null> = {}
  for (const [name, [from, to]] of Object.entries(STAGES)) {
    const seconds = stamps[from] === null || stamps[to] === null ? -1 : stamps[to] - stamps[from]
    stages[name] = seconds < 0 ? null : seconds
  }
  return {
    at: stamps.received!,
    isDispatched: stamps.dispatched !== null,
    isArrived: stamps.arrived !== null,
    isClosed: stamps.closed !== null,
    stages,
    words
  }
}

/** Seconds of the wall clock of a civil date and a time; null where it is none. */
export function moment(year: number, month: number, day: number, time: string): number | null {
  const ms = Date.parse(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T${time.padStart(8, '0')}Z`
  )
  if (Number.isNaN(ms) || new Date(ms).getUTCDate() !== day) return null
  return ms / 1000
}
