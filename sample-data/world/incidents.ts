import { STAGES, SUBCATEGORIES, type Subcategory } from './agencies.ts'
import { dateOf, type Seconds } from './clock.ts'
import type { Category } from './kinds.ts'
import { DISTRICTS } from './places.ts'
import type { Call } from './queue.ts'
import type { Random } from './random.ts'
import { isHaze, isRush } from './special-days.ts'

/** One ticket of the register. */
export interface Incident {
  key: string
  isEmergency: boolean
  category: Category
  subcategory: string
  district: string
  /** Kelurahan; null where it was not asked. */
  village: string | null
  agency: string
  priority: '1' | '2' | '3'
  operator: string
  received: Seconds
  entered: Seconds
  dispatched: Seconds | null
  enroute: Seconds | null
  arrived: Seconds | null
  closed: Seconds | null
}

/** A caller about a known matter is recognised so often; otherwise a second ticket is opened, found out and closed. */
const RECOGNISED = 0.93
const CANCELLED = 0.045
const SETTLED_BY_PHONE = 0.4
const TURNED_BACK = 0.04
const NEVER_CLOSED = 0.006
/** Tickets that are only closed in the morning after. */
const CLOSED_NEXT_DAY = 0.03
const NOT_URGENT = [0, 35, 65] as const
const PACE_BY_PRIORITY = { '1': 0.82, '2': 1.05, '3': 1.5 }

/** Tickets by call: an answered report opens one, or is joined to the one that another call about the matter opened. */
export function openIncidents(
  calls: readonly Call[],
  random: Random
): { incidents: Incident[]; ticketOf: Map<Call, string> } {
  const incidents: Incident[] = []
  const ticketOf = new Map<Call, string>()
  const keyOf = new Map<number, string>()
  const perYear = new Map<string, number>()
  const reports = calls.filter(({ answered, caller }) => answered !== null && caller.category !== null)
  for (const call of reports.sort((a, b) => a.answered! - b.answered!)) {
    const known = keyOf.get(call.caller.matter.id)
    const isRecognised = known !== undefined && random.chance(RECOGNISED)
    const key = isRecognised ? known : nextKey(call.answered!, perYear)
    ticketOf.set(call, key)
    if (isRecognised) continue
    incidents.push(draw(call, { key, isDuplicate: known !== undefined }, random))
    if (known === undefined) keyOf.set(call.caller.matter.id, key)
  }
  return { incidents, ticketOf }
}

function nextKey(at: Seconds, perYear: Map<string, number>): string {
  const year = dateOf(at).slice(0, 4)
  const n = (perYear.get(year) ?? 0) + 1
  perYear.set(year, n)
  return `PLG-${year}-${String(n).padStart(6, '0')}`
}

function draw(call: Call, ticket: { key: string; isDuplicate: boolean }, random: Random): Incident {
  const category = call.caller.category!
  const received = call.answered!
  const { district } = call.caller.matter
  const isEmergency = call.caller.disposition === 'emergency'
  const subcategory = random.weighted(subcategoryWeights(category, received))
  const { agencies, priorities } = SUBCATEGORIES[category][subcategory]!
  const about = {
    key: ticket.key,
    isEmergency,
    category,
    subcategory,
    district,
    village: random.chance(0.72) ? random.pick(DISTRICTS[district]!.villages) : null,
    agency: random.weighted(agencies),
    priority: drawPriority(isEmergency ? priorities : NOT_URGENT, random),
    operator: call.operator!,
    received,
    entered: received + random.lognormalSeconds(64, 0.45)
  }
  const isSettled = ticket.isDuplicate || random.chance(isEmergency ? CANCELLED : SETTLED_BY_PHONE)
  return { ...about, ...(isSettled ? settled(about, random) : course(about, random)) }
}

type Course = Pick<Incident, 'dispatched' | 'enroute' | 'arrived' | 'closed'>
type Known = Omit<Incident, keyof Course>

/** Cancelled, a duplicate, or settled by telephone: nobody is sent. */
function settled({ entered }: Known, random: Random): Course {
  return { dispatched: null, enroute: null, arrived: null, closed: entered + random.lognormalSeconds(300, 0.8) }
}

function course({ agency, priority, district, entered }: Known, random: Random): Course {
  const stages = STAGES[agency]!
  const pace = PACE_BY_PRIORITY[priority]
  const isNear = stages.nearby !== undefined && random.chance(stages.nearby[0])
  const [median, spread] = isNear ? [stages.nearby![1], 0.5] : stages.travel
  const dispatched = entered + lognormal(stages.dispatch, pace, random)
  const enroute = dispatched + lognormal(stages.turnout, pace, random)
  const distance = DISTRICTS[district]!.travel * (isRush(enroute) ? 1.25 : 1)
  const travel_s = random.lognormalSeconds(median * distance, spread)
  const work_s = lognormal(stages.scene, 1, random)
  if (random.chance(TURNED_BACK)) {
    const hasLeft = random.chance(0.6)
    return { dispatched, enroute: hasLeft ? enroute : null, arrived: null, closed: enroute + Math.round(travel_s / 2) }
  }
  const arrived = enroute + travel_s
  const late_s = random.chance(CLOSED_NEXT_DAY) ? random.whole(6, 20) * 3600 + random.whole(0, 3599) : 0
  const closed = random.chance(NEVER_CLOSED) ? null : arrived + work_s + late_s
  return { dispatched, enroute, arrived, closed }
}

function lognormal([median, spread]: readonly [number, number], pace: number, random: Random): number {
  return random.lognormalSeconds(median * pace, spread)
}

function subcategoryWeights(category: Category, at: Seconds): Record<string, number> {
  const hazy = isHaze(dateOf(at))
  const entries = Object.entries<Subcategory>(SUBCATEGORIES[category])
  return Object.fromEntries(entries.map(([name, { weight, haze }]) => [name, weight * (hazy ? (haze ?? 1) : 1)]))
}

function drawPriority([one, two, three]: Subcategory['priorities'], random: Random): Incident['priority'] {
  return random.weighted({ '1': one, '2': two, '3': three })
}
