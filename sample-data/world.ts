import { DAY_S, DAYS } from './clock.ts'
import { arrivals } from './demand.ts'
import { type Incident, openIncidents } from './incidents.ts'
import { type Call, simulate } from './queue.ts'
import { Random } from './random.ts'
import { type Stretch, stretches } from './staff.ts'

export const SEED = 112_2025

/** A call with the stamps that its centre recorded. */
export interface RecordedCall extends Call {
  id: string
  ticket: string | null
  /** The answer as recorded: in few calls the clocks disagree and it lies before the arrival. */
  answeredStamp: number | null
}

export interface World {
  calls: RecordedCall[]
  incidents: Incident[]
  /** Stretches on duty as recorded: prolonged to the end of a call that was begun in them. */
  duty: Stretch[]
}

/** One answered call in so many has its answer stamped before its arrival. */
const SKEWED_EVERY = 4000

/** Thirteen months of a centre that does not exist. The same seed gives the same world. */
export function simulateWorld(seed = SEED): World {
  const random = new Random(seed)
  const planned = stretches(random)
  const calls = simulate(arrivals(random), planned, random)
  const { incidents, ticketOf } = openIncidents(calls, random)
  const perDay = new Map<string, number>()
  const recorded = calls.map((call, i) => {
    const id = idOf(call, perDay)
    const isSkewed = call.answered !== null && i % SKEWED_EVERY === SKEWED_EVERY - 1
    return {
      ...call,
      id,
      ticket: ticketOf.get(call) ?? null,
      answeredStamp: isSkewed ? call.arrived - 3 : call.answered
    }
  })
  return { calls: recorded, incidents, duty: prolonged(planned, calls) }
}

function idOf(call: Call, perDay: Map<string, number>): string {
  const day = Math.floor(call.arrived / 86_400)
  const n = (perDay.get(String(day)) ?? 0) + 1
  perDay.set(String(day), n)
  return `112-${String(day + 1).padStart(3, '0')}-${String(n).padStart(4, '0')}`
}

/** Who is still on a call at a pause or the end of the shift leaves when it is done. */
function prolonged(planned: readonly Stretch[], calls: readonly Call[]): Stretch[] {
  const byOperator = new Map<string, Call[]>()
  for (const call of calls) {
    if (call.operator === null) continue
    const own = byOperator.get(call.operator)
    if (own) own.push(call)
    else byOperator.set(call.operator, [call])
  }
  for (const own of byOperator.values()) own.sort((a, b) => a.answered! - b.answered!)
  const leftAt = new Map<string, number>()
  return planned.flatMap((stretch) => {
    const from = Math.max(stretch.from, leftAt.get(stretch.operator) ?? 0)
    const last = lastBegun(byOperator.get(stretch.operator) ?? [], stretch)
    const done = last === undefined ? 0 : last.ended + last.caller.wrap_s
    const to = Math.min(Math.max(stretch.to, done), DAYS * DAY_S)
    leftAt.set(stretch.operator, to)
    const pause = stretch.pause === null || stretch.pause.to <= to || to >= DAYS * DAY_S ? null : stretch.pause
    return from < to ? [{ ...stretch, from, to, pause }] : []
  })
}

/** The last call begun in a stretch, by bisection: an operator's calls are in order. A pick-up takes up to 7 s. */
function lastBegun(calls: readonly Call[], stretch: Stretch): Call | undefined {
  let low = 0
  let high = calls.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (calls[middle]!.answered! < stretch.to + 8) low = middle + 1
    else high = middle
  }
  const last = calls[low - 1]
  return last !== undefined && last.answered! >= stretch.from ? last : undefined
}
