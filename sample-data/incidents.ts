import type { Category } from './callers.ts'
import { dateOf, type Seconds } from './clock.ts'
import { isBurst } from './demand.ts'
import type { Call } from './queue.ts'
import type { Random } from './random.ts'

/** One ticket of the register. */
export interface Incident {
  key: string
  category: Category
  subcategory: string
  district: string
  agency: string
  priority: string
  operator: string
  received: Seconds
  entered: Seconds
  dispatched: Seconds | null
  enroute: Seconds | null
  arrived: Seconds | null
  closed: Seconds
}

const SUBCATEGORIES: Record<Category, readonly string[]> = {
  medical: ['Permintaan ambulans', 'Sesak napas', 'Pingsan', 'Persalinan', 'Demam tinggi'],
  fire: ['Rumah', 'Lahan', 'Kendaraan', 'Korsleting'],
  security: ['Pencurian', 'Perkelahian', 'Ketertiban umum', 'KDRT'],
  accident: ['Laka lantas', 'Kecelakaan kerja', 'Kecelakaan air'],
  disaster: ['Banjir', 'Pohon tumbang', 'Angin kencang'],
  other: ['Evakuasi hewan', 'Kabel dan tiang', 'ODGJ', 'Jalan rusak']
}
const AGENCIES: Record<Category, readonly string[]> = {
  medical: ['PSC 119'],
  fire: ['Damkar'],
  security: ['Polisi', 'Satpol PP'],
  accident: ['Polisi', 'PSC 119', 'Dishub'],
  disaster: ['BPBD'],
  other: ['Damkar', 'PLN', 'Dinsos', 'Dishub']
}
/** Median and spread in seconds of the stages of an agency: passed on, assigned, left, travelled, worked. */
const STAGES: Record<string, readonly [number, number][]> = {
  'PSC 119': [
    [62, 0.45],
    [48, 0.6],
    [95, 0.45],
    [540, 0.45],
    [2100, 0.5]
  ],
  Damkar: [
    [50, 0.4],
    [35, 0.6],
    [70, 0.4],
    [470, 0.4],
    [2700, 0.7]
  ],
  Polisi: [
    [70, 0.5],
    [120, 0.9],
    [150, 0.7],
    [700, 0.6],
    [1900, 0.8]
  ],
  'Satpol PP': [
    [75, 0.5],
    [160, 0.8],
    [210, 0.6],
    [900, 0.5],
    [1600, 0.7]
  ],
  BPBD: [
    [80, 0.5],
    [140, 0.8],
    [260, 0.6],
    [1000, 0.5],
    [5400, 0.8]
  ],
  Dishub: [
    [70, 0.5],
    [130, 0.8],
    [200, 0.6],
    [800, 0.5],
    [1700, 0.6]
  ],
  PLN: [
    [75, 0.5],
    [240, 0.8],
    [420, 0.7],
    [1500, 0.5],
    [3600, 0.6]
  ],
  Dinsos: [
    [80, 0.5],
    [300, 0.8],
    [420, 0.7],
    [1300, 0.5],
    [3000, 0.6]
  ]
}

const SAME_INCIDENT_S = 1800
const NEVER_DISPATCHED = 0.07
const NEVER_ARRIVED = 0.04

/** Tickets by call: an answered report opens one, or joins one of the same kind and district that is half an hour old at most. */
export function openIncidents(
  calls: readonly Call[],
  random: Random
): { incidents: Incident[]; ticketOf: Map<Call, string> } {
  const incidents: Incident[] = []
  const ticketOf = new Map<Call, string>()
  for (const call of calls) {
    const { category, disposition } = call.caller
    if (call.answered === null || category === null) continue
    if (disposition === 'non-emergency' && !random.chance(0.45)) continue
    const known = joined(incidents, call, random)
    if (known === null) incidents.push(draw(call, incidents.length + 1, random))
    ticketOf.set(call, (known ?? incidents.at(-1)!).key)
  }
  return { incidents, ticketOf }
}

function joined(incidents: readonly Incident[], call: Call, random: Random): Incident | null {
  const { category, district } = call.caller
  if (!random.chance(isBurst(call.arrived) ? 0.95 : 0.35)) return null
  for (let i = incidents.length - 1; i >= 0; i--) {
    const incident = incidents[i]!
    if (call.answered! - incident.received > SAME_INCIDENT_S) return null
    if (incident.category === category && incident.district === district) return incident
  }
  return null
}

function draw(call: Call, n: number, random: Random): Incident {
  const category = call.caller.category!
  const agency = pick(AGENCIES[category], random)
  const received = call.answered!
  const [entry, dispatch, turnout, travel, scene] = STAGES[agency]!.map(([median, spread]) =>
    random.lognormalSeconds(median, spread)
  )
  const entered = received + entry!
  const isDispatched = !random.chance(NEVER_DISPATCHED)
  const dispatched = isDispatched ? entered + dispatch! : null
  const enroute = dispatched === null ? null : dispatched + turnout!
  const arrived = enroute === null || random.chance(NEVER_ARRIVED) ? null : enroute + travel!
  const closed = (arrived ?? enroute ?? entered) + scene!
  return {
    key: `PLG-${dateOf(received).slice(0, 4)}-${String(n).padStart(6, '0')}`,
    category,
    subcategory: pick(SUBCATEGORIES[category], random),
    district: call.caller.district,
    agency,
    priority: random.weighted({ '1': 30, '2': 50, '3': 20 }),
    operator: call.operator!,
    received,
    entered,
    dispatched,
    enroute,
    arrived,
    closed
  }
}

function pick(words: readonly string[], random: Random): string {
  return words[Math.floor(random.next() ** 1.5 * words.length)]!
}
