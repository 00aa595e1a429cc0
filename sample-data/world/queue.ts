import { Agenda } from './agenda.ts'
import { type Caller, drawNextPrank, drawRedial } from './callers.ts'
import { DAY_S, DAYS, hourOf, type Seconds } from './clock.ts'
import type { Arrival } from './demand.ts'
import { type Desk, Desks, type Stretch } from './desks.ts'
import type { Random } from './random.ts'
import { type Duty, LANGUAGES } from './roster.ts'

/** What became of one call. */
export interface Call {
  caller: Caller
  arrived: Seconds
  outcome: 'answered' | 'abandoned' | 'cut-off'
  /** When it came to an operator's desk; null: it never did. Not exported. */
  rang: Seconds | null
  /** null unless answered. */
  operator: string | null
  answered: Seconds | null
  /** End of the talk, or the moment at which the caller was gone. */
  ended: Seconds
}

interface Waiting {
  caller: Caller
  arrived: Seconds
  rang: Seconds | null
  desk: Desk | null
  isDone: boolean
}

/** A supervisor helps when every operator is busy and a call has waited so long. */
export const SUPERVISOR_AFTER_S = 30
/** A caller of another language waits so long for a speaker on duty, then for anybody. */
export const SPEAKER_WAIT_S = 25
const WITHOUT_LANGUAGE = 1.6
const CUT_OFF_AGAIN = 0.1

/** Median and spread of the pick-up, seconds; slower in the small hours, and not everybody is equally quick. */
const PICK_UP = { median: 5.7, spread: 0.4, smallHours: 1.25 }

/**
 * A first-come first-served queue, event by event: callers with patience, operators on duty, pick-up, talk and
 * wrap-up. Nobody handles two calls at once. A caller who hung up or was cut off may redial, a prankster may ring again.
 */
export function simulate(
  arrivals: readonly Arrival[],
  duties: readonly Duty[],
  random: Random
): { calls: Call[]; stretches: Stretch[] } {
  const centre = new Centre(random)
  for (const duty of duties) centre.desks.planDuty(duty)
  for (const { at, caller } of arrivals) centre.planArrival(caller, at)
  centre.agenda.run()
  centre.calls.sort((a, b) => a.arrived - b.arrived || a.ended - b.ended)
  centre.desks.stretches.sort((a, b) => a.from - b.from || (a.operator < b.operator ? -1 : 1))
  return { calls: centre.calls, stretches: centre.desks.stretches }
}

class Centre {
  readonly random: Random
  readonly agenda = new Agenda()
  readonly waiting: Waiting[] = []
  readonly calls: Call[] = []
  readonly desks = new Desks(this.agenda, {
    onFree: (at) => this.serve(at),
    isAnyoneWaiting: () => this.waiting.length > 0
  })

  constructor(random: Random) {
    this.random = random
  }

  planArrival(caller: Caller, at: Seconds): void {
    if (at < DAYS * DAY_S) this.agenda.plan(at, () => this.arrive(caller, at))
  }

  arrive(caller: Caller, at: Seconds): void {
    if (caller.cutOff_s !== null) return this.lose({ caller, arrived: at, rang: null }, 'cut-off', at + caller.cutOff_s)
    const waiting: Waiting = { caller, arrived: at, rang: null, desk: null, isDone: false }
    this.waiting.push(waiting)
    this.agenda.plan(at + caller.patience_s, (now) => this.hangUp(waiting, now))
    this.agenda.plan(at + SUPERVISOR_AFTER_S, (now) => this.serve(now))
    if (caller.language !== 'id') this.agenda.plan(at + SPEAKER_WAIT_S, (now) => this.serve(now))
    this.serve(at)
  }

  /** Whoever has waited longest gets whoever has been idle longest, until one of the two runs out. */
  serve(at: Seconds): void {
    for (const waiting of [...this.waiting]) {
      const operators = this.desks.free(false)
      const isLate = at - waiting.arrived >= SUPERVISOR_AFTER_S
      const free = operators.length > 0 || !isLate ? operators : this.desks.free(true)
      if (free.length === 0) return
      const desk = this.deskFor(waiting, free, at)
      if (desk) this.ring(waiting, desk, at)
    }
  }

  /** A speaker of the caller's language; anybody where none is on duty or the caller has waited for one long enough. */
  deskFor({ caller, arrived }: Waiting, free: readonly Desk[], at: Seconds): Desk | undefined {
    const speaker = free.find(({ duty }) => LANGUAGES[duty.operator]!.includes(caller.language))
    if (speaker) return speaker
    const isWorthWaiting = at - arrived < SPEAKER_WAIT_S && this.desks.isSpoken(caller.language)
    return isWorthWaiting ? undefined : free[0]
  }

  ring(waiting: Waiting, desk: Desk, at: Seconds): void {
    this.waiting.splice(this.waiting.indexOf(waiting), 1)
    waiting.desk = desk
    waiting.rang = at
    desk.isBusy = true
    const isSmallHours = hourOf(at) >= 1 && hourOf(at) < 5
    const median = PICK_UP.median * (isSmallHours ? PICK_UP.smallHours : 1) * quickness(desk.duty.operator)
    this.agenda.plan(at + this.random.lognormalSeconds(median, PICK_UP.spread), (now) =>
      this.answer(waiting, desk, now)
    )
  }

  answer(waiting: Waiting, desk: Desk, at: Seconds): void {
    if (waiting.isDone) return
    waiting.isDone = true
    const { caller, arrived, rang } = waiting
    const { operator } = desk.duty
    const isUnderstood = LANGUAGES[operator]!.includes(caller.language)
    const talk_s = Math.max(3, Math.round(caller.talk_s * pace(operator) * (isUnderstood ? 1 : WITHOUT_LANGUAGE)))
    const ended = at + talk_s
    this.calls.push({ caller, arrived, outcome: 'answered', rang, operator, answered: at, ended })
    this.agenda.plan(ended + caller.wrap_s, (now) => this.desks.release(desk, now))
    this.again(caller, ended, drawNextPrank(caller, this.random))
  }

  hangUp(waiting: Waiting, at: Seconds): void {
    if (waiting.isDone) return
    waiting.isDone = true
    if (waiting.desk === null) this.waiting.splice(this.waiting.indexOf(waiting), 1)
    this.lose(waiting, 'abandoned', at)
    if (waiting.desk !== null) this.desks.release(waiting.desk, at)
  }

  lose(waiting: Pick<Waiting, 'caller' | 'arrived' | 'rang'>, outcome: 'abandoned' | 'cut-off', ended: Seconds): void {
    const { caller, arrived, rang } = waiting
    this.calls.push({ caller, arrived, outcome, rang, operator: null, answered: null, ended })
    this.again(caller, ended, drawRedial(caller, this.random))
  }

  again(caller: Caller, ended: Seconds, after_s: number | null): void {
    if (after_s === null) return
    const cutOff_s = this.random.chance(CUT_OFF_AGAIN) ? this.random.whole(1, 6) : null
    this.planArrival({ ...caller, cutOff_s }, ended + after_s)
  }
}

/** How long an operator lets it ring against the usual: 0.86 .. 1.14. */
function quickness(operator: string): number {
  return 0.86 + ((Number(operator.slice(-2).replace('-', '')) * 7) % 15) / 50
}

/** How long an operator talks against the usual: 0.88 .. 1.14, by the number on the desk. */
function pace(operator: string): number {
  return operator.startsWith('SPV') ? 0.95 : 0.88 + ((Number(operator.slice(3)) * 5) % 13) / 50
}
