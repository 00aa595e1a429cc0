import { dateOf, type Seconds } from './clock.ts'
import { arrivals } from './demand.ts'
import type { Stretch } from './desks.ts'
import { type Incident, openIncidents } from './incidents.ts'
import { type Call, simulate } from './queue.ts'
import { Random } from './random.ts'
import { type Duty, duties, type PlannedShift } from './roster.ts'

export const SEED = 112_2025

/** A call with what its centre recorded. */
export interface RecordedCall extends Call {
  id: string
  /** Trunk line. */
  line: string
  ticket: string | null
  /** The answer as recorded: in few calls the clocks disagree and it lies before the arrival. */
  answeredStamp: Seconds | null
}

export interface World {
  calls: RecordedCall[]
  incidents: Incident[]
  stretches: Stretch[]
  /** The turns on duty from which the stretches came. */
  duties: Duty[]
  /** The roster by which they came. */
  planned: PlannedShift[]
}

/** One call in so many, where answered, has its answer stamped before its arrival. */
const SKEWED_EVERY = 3000
const LINES = ['112-1', '112-2', '112-3', '112-4']

/** Thirteen months of a centre that does not exist. The same seed gives the same world. */
export function simulateWorld(seed = SEED): World {
  const { duties: on, planned } = duties(new Random(seed, 'duties'))
  const { calls, stretches } = simulate(arrivals(new Random(seed, 'arrivals')), on, new Random(seed, 'queue'))
  const { incidents, ticketOf } = openIncidents(calls, new Random(seed, 'incidents'))
  return { calls: recorded(calls, ticketOf, new Random(seed, 'recording')), incidents, stretches, duties: on, planned }
}

function recorded(calls: readonly Call[], ticketOf: Map<Call, string>, random: Random): RecordedCall[] {
  const perDay = new Map<string, number>()
  return calls.map((call, i) => {
    const isSkewed = call.answered !== null && i % SKEWED_EVERY === SKEWED_EVERY - 1
    return {
      ...call,
      id: nextId(call.arrived, perDay),
      line: random.pick(LINES),
      ticket: ticketOf.get(call) ?? null,
      answeredStamp: isSkewed ? call.arrived - random.whole(1, 5) : call.answered
    }
  })
}

function nextId(at: Seconds, perDay: Map<string, number>): string {
  const day = dateOf(at).slice(2).replaceAll('-', '')
  const n = (perDay.get(day) ?? 0) + 1
  perDay.set(day, n)
  return `${day}-${String(n).padStart(4, '0')}`
}
