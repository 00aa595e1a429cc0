import { type Caller, drawCaller } from './callers.ts'
import { DAY_S, DAYS, type Seconds } from './clock.ts'
import type { Random } from './random.ts'
import { LANGUAGES, type Stretch } from './staff.ts'

/** What became of one call. */
export interface Call {
  caller: Caller
  arrived: Seconds
  outcome: 'answered' | 'abandoned' | 'cut-off'
  /** null unless answered. */
  operator: string | null
  answered: Seconds | null
  ended: Seconds
  transferred: boolean
}

const SUPERVISOR_AFTER_S = 30
const REDIAL = 0.45
const PRANK_AGAIN = 0.3

type EventKind = 'start' | 'arrive' | 'free' | 'escalate' | 'leave'
interface Event {
  at: Seconds
  kind: EventKind
  waiting?: Waiting
  stretch?: Stretch
}
interface Waiting {
  caller: Caller
  arrived: Seconds
  leaves: Seconds
  done: boolean
}
interface Desk {
  stretch: Stretch
  busyUntil: Seconds
}

/**
 * A first-come first-served queue, event by event: callers with patience, operators on duty, talk and wrap-up. Nobody
 * handles two calls at once; a call begun before a pause or the end of a shift is finished. A supervisor takes a call
 * that has waited 30 s. A caller who hung up or was cut off may redial, a prankster may ring again.
 */
export function simulate(times: readonly Seconds[], stretches: readonly Stretch[], random: Random): Call[] {
  const queue = new Queue(random)
  for (const stretch of stretches) queue.plan({ at: Math.max(stretch.from, 0), kind: 'start', stretch })
  for (const at of times) queue.plan({ at, kind: 'arrive' })
  return queue.run().sort((a, b) => a.arrived - b.arrived || a.ended - b.ended)
}

class Queue {
  readonly random: Random
  readonly events = new Heap<Event>((a, b) => a.at - b.at)
  readonly waiting: Waiting[] = []
  readonly desks = new Map<string, Desk>()
  readonly calls: Call[] = []

  constructor(random: Random) {
    this.random = random
  }

  plan(event: Event): void {
    if (event.at < DAYS * DAY_S) this.events.push(event)
  }

  run(): Call[] {
    for (let event = this.events.pop(); event !== undefined; event = this.events.pop()) this.handle(event)
    return this.calls
  }

  handle(event: Event): void {
    if (event.kind === 'start') {
      const { operator } = event.stretch!
      const busyUntil = this.desks.get(operator)?.busyUntil ?? 0
      this.desks.set(operator, { stretch: event.stretch!, busyUntil })
      if (busyUntil > event.at) this.plan({ at: busyUntil, kind: 'free' })
    }
    if (event.kind === 'arrive') this.arrive(event.at, event.waiting?.caller ?? drawCaller(event.at, this.random))
    if (event.kind === 'escalate') this.escalate(event.at, event.waiting!)
    this.dropGone(event.at)
    this.serve(event.at)
  }

  arrive(at: Seconds, caller: Caller): void {
    if (caller.cutOff_s !== null) {
      const ended = at + caller.cutOff_s
      this.calls.push({
        caller,
        arrived: at,
        outcome: 'cut-off',
        operator: null,
        answered: null,
        ended,
        transferred: false
      })
      this.redial(caller, ended)
      return
    }
    const waiting: Waiting = { caller, arrived: at, leaves: at + caller.patience_s, done: false }
    this.waiting.push(waiting)
    this.plan({ at: at + SUPERVISOR_AFTER_S, kind: 'escalate', waiting })
    this.plan({ at: waiting.leaves, kind: 'leave' })
  }

  serve(at: Seconds): void {
    while (this.waiting.length > 0) {
      const free = this.freeDesks(at, false)
      if (free.length === 0) return
      this.take(this.waiting.shift()!, free, at)
    }
  }

  escalate(at: Seconds, waiting: Waiting): void {
    if (waiting.done || waiting.leaves <= at) return
    const free = this.freeDesks(at, true)
    if (free.length === 0) return
    this.waiting.splice(this.waiting.indexOf(waiting), 1)
    this.take(waiting, free, at)
  }

  take(waiting: Waiting, free: readonly Desk[], at: Seconds): void {
    const { caller } = waiting
    const speakers = free.filter((desk) => LANGUAGES[desk.stretch.operator]!.includes(caller.language))
    const desk = (speakers[0] ?? free[0])!
    const answered = at + this.random.whole(2, 7)
    waiting.done = true
    if (answered >= waiting.leaves) return this.abandon(waiting)
    const talk_s = speakers.length > 0 ? caller.talk_s : Math.round(caller.talk_s * 1.6)
    const ended = answered + talk_s
    desk.busyUntil = ended + caller.wrap_s
    const transferred = caller.category !== null && this.random.chance(0.06)
    this.calls.push({
      caller,
      arrived: waiting.arrived,
      outcome: 'answered',
      operator: desk.stretch.operator,
      answered,
      ended,
      transferred
    })
    this.plan({ at: desk.busyUntil, kind: 'free' })
    if (caller.disposition === 'prank' && this.random.chance(PRANK_AGAIN))
      this.again(caller, ended + this.random.whole(40, 700))
  }

  freeDesks(at: Seconds, isSupervisor: boolean): Desk[] {
    return [...this.desks.values()]
      .filter(
        ({ stretch, busyUntil }) =>
          stretch.isSupervisor === isSupervisor && stretch.from <= at && at < stretch.to && busyUntil <= at
      )
      .sort((a, b) => a.busyUntil - b.busyUntil)
  }

  dropGone(at: Seconds): void {
    for (let i = this.waiting.length - 1; i >= 0; i--) {
      const waiting = this.waiting[i]!
      if (waiting.leaves > at) continue
      this.waiting.splice(i, 1)
      waiting.done = true
      this.abandon(waiting)
    }
  }

  abandon({ caller, arrived, leaves }: Waiting): void {
    this.calls.push({
      caller,
      arrived,
      outcome: 'abandoned',
      operator: null,
      answered: null,
      ended: leaves,
      transferred: false
    })
    this.redial(caller, leaves)
  }

  redial(caller: Caller, at: Seconds): void {
    const isReal = caller.category !== null || caller.disposition === 'information'
    if (this.random.chance(isReal ? REDIAL : REDIAL / 4)) this.again(caller, at + this.random.whole(8, 110))
  }

  again(caller: Caller, at: Seconds): void {
    const next: Caller = { ...caller, cutOff_s: this.random.chance(0.1) ? this.random.whole(1, 6) : null }
    this.plan({ at: Math.ceil(at), kind: 'arrive', waiting: { caller: next, arrived: at, leaves: at, done: false } })
  }
}

/** A binary heap, least first; equals in the order in which they came. */
class Heap<T> {
  readonly items: { item: T; order: number }[] = []
  readonly compare: (a: T, b: T) => number
  #order = 0

  constructor(compare: (a: T, b: T) => number) {
    this.compare = compare
  }

  push(item: T): void {
    this.items.push({ item, order: this.#order++ })
    for (let i = this.items.length - 1; i > 0;) {
      const parent = (i - 1) >> 1
      if (!this.isBefore(i, parent)) return
      this.swap(i, parent)
      i = parent
    }
  }

  pop(): T | undefined {
    const top = this.items[0]
    const last = this.items.pop()
    if (top === undefined || last === undefined || this.items.length === 0) return top?.item
    this.items[0] = last
    this.sink()
    return top.item
  }

  sink(): void {
    for (let i = 0; ;) {
      const left = 2 * i + 1
      let least = i
      if (left < this.items.length && this.isBefore(left, least)) least = left
      if (left + 1 < this.items.length && this.isBefore(left + 1, least)) least = left + 1
      if (least === i) return
      this.swap(i, least)
      i = least
    }
  }

  isBefore(i: number, j: number): boolean {
    const a = this.items[i]!
    const b = this.items[j]!
    const difference = this.compare(a.item, b.item)
    return difference < 0 || (difference === 0 && a.order < b.order)
  }

  swap(i: number, j: number): void {
    const item = this.items[i]!
    this.items[i] = this.items[j]!
    this.items[j] = item
  }
}
