import type { LinearModel } from './linear-model.ts'

/** Which person and day a column is of; -1: of none, it counts what the others cost. */
export interface Places {
  persons: Int32Array
  days: Int32Array
  personCount: number
  dayCount: number
}

/** Some people on all days, everybody on some days, some people on some days. */
export const KINDS = ['people', 'days', 'block'] as const
export type Kind = (typeof KINDS)[number]

/** Days of a block. */
const BLOCK_DAYS = 14
/** Share of the stretches that are laid around a day on which something costs. */
const AIMED = 0.7

/** Draws parts of a roster to be solved anew; parts grow where they are solved quickly, kinds that gain more come more often. */
export class Neighbourhoods {
  readonly #places: Places
  readonly #random: () => number
  readonly #dayOf: Int32Array
  readonly #costs: Float64Array
  readonly #sizes: Record<Kind, number>
  /** Gains, and seconds spent, of late. */
  readonly #told: Record<Kind, { gains: number; seconds: number }>

  constructor(model: LinearModel, places: Places, random: () => number) {
    this.#places = places
    this.#random = random
    this.#costs = model.costs
    this.#dayOf = daysOfCounting(model, places)
    this.#sizes = { people: Math.min(places.personCount, 4), days: Math.min(places.dayCount, 7), block: Math.min(places.personCount, 8) } // prettier-ignore
    this.#told = { people: fresh(), days: fresh(), block: fresh() }
  }

  /** The next part. @returns 1: its columns */
  draw(values: Float64Array): { kind: Kind; isChosen: Uint8Array } {
    const kind = this.#drawKind()
    const { persons, days, personCount, dayCount } = this.#places
    const people = kind === 'days' ? null : someOf(personCount, this.#sizes[kind], this.#random)
    const length = kind === 'days' ? this.#sizes.days : Math.min(BLOCK_DAYS, dayCount)
    const stretch = kind === 'people' ? null : this.#drawStretch(length, values)
    const isChosen = Uint8Array.from(persons, (person, column) =>
      person >= 0 && (people?.has(person) ?? true) && (stretch?.has(days[column]!) ?? true) ? 1 : 0
    )
    return { kind, isChosen }
  }

  /** How a part went. @param limit seconds that it was given */
  tell(
    kind: Kind,
    { seconds, isProven, isBetter }: { seconds: number; isProven: boolean; isBetter: boolean },
    limit: number
  ): void {
    const most = kind === 'days' ? this.#places.dayCount : this.#places.personCount
    const size = this.#sizes[kind]
    if (isProven && seconds < limit / 4) this.#sizes[kind] = Math.min(most, size + 1)
    else if (!isProven) this.#sizes[kind] = Math.max(2, size - 1)
    for (const told of Object.values(this.#told)) {
      told.gains *= 0.97
      told.seconds *= 0.97
    }
    this.#told[kind].gains += isBetter ? 1 : 0
    this.#told[kind].seconds += seconds
  }

  #drawKind(): Kind {
    const rates = KINDS.map((kind) => (this.#told[kind].gains + 0.5) / (this.#told[kind].seconds + 0.5))
    let left = this.#random() * rates.reduce((sum, rate) => sum + rate, 0)
    return KINDS.find((_, i) => (left -= rates[i]!) < 0) ?? 'days'
  }

  #drawStretch(length: number, values: Float64Array): Set<number> {
    const { dayCount } = this.#places
    const aim = this.#random() < AIMED ? this.#dearDay(values) : null
    const last = Math.max(0, dayCount - length)
    const first = aim === null ? Math.floor(this.#random() * (last + 1)) : aim - Math.floor(this.#random() * length)
    const start = Math.min(last, Math.max(0, first))
    return new Set(Array.from({ length }, (_, i) => start + i))
  }

  /** A day on which something costs, the dearer the likelier; null where nothing does. */
  #dearDay(values: Float64Array): number | null {
    const cost = new Float64Array(this.#places.dayCount)
    for (let column = 0; column < values.length; column++) {
      const day = this.#dayOf[column]!
      if (day >= 0) cost[day]! += Math.max(0, this.#costs[column]! * values[column]!)
    }
    let left = this.#random() * cost.reduce((sum, each) => sum + each, 0)
    if (left === 0) return null
    const day = cost.findIndex((each) => (left -= each) < 0)
    return day === -1 ? null : day
  }
}

function fresh(): { gains: number; seconds: number } {
  return { gains: 0, seconds: 0 }
}

/** The day of every column: its own, or of one that counts the one day of which all cells in its rows are; -1: of none or several. */
function daysOfCounting({ starts, columns }: LinearModel, { days }: Places): Int32Array {
  const counted = new Map<number, Set<number>>()
  for (let row = 0; row + 1 < starts.length; row++) {
    const own = [...columns.subarray(starts[row], starts[row + 1])]
    const cells = own.flatMap((column) => (days[column]! < 0 ? [] : [days[column]!]))
    for (const column of own)
      if (days[column]! < 0) counted.set(column, new Set([...(counted.get(column) ?? []), ...cells]))
  }
  return days.map((day, column) => {
    const [only, ...others] = counted.get(column) ?? []
    return day >= 0 || only === undefined || others.length > 0 ? day : only
  })
}

/** The columns of no person: they count what the others cost. @returns 1: such a one */
export function countingOf({ persons }: Places): Uint8Array {
  return Uint8Array.from(persons, (person) => (person < 0 ? 1 : 0))
}

/** Some of the first `count` whole numbers, in an order by chance. */
export function someOf(count: number, size: number, random: () => number): Set<number> {
  const all = Array.from({ length: count }, (_, i) => i)
  for (let i = 0; i < Math.min(size, count); i++) {
    const j = i + Math.floor(random() * (count - i))
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return new Set(all.slice(0, size))
}

/** Places of person x day x choice columns that begin a model, in that order. */
export function placesOf(personCount: number, dayCount: number, choices: number, columns: number): Places {
  const persons = new Int32Array(columns).fill(-1)
  const days = new Int32Array(columns).fill(-1)
  for (let i = 0; i < personCount * dayCount * choices; i++) {
    persons[i] = Math.floor(i / (dayCount * choices))
    days[i] = Math.floor(i / choices) % dayCount
  }
  return { persons, days, personCount, dayCount }
}
