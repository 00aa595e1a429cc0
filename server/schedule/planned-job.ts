import type { ScheduleRule } from '../site/schedule.ts'
import type { Clock } from './clock.ts'
import { type JobEnd, mayHeal, wordsOf } from './loader.ts'
import type { ScheduleMemory } from './memory.ts'
import { jitterMs, missedTick, tickAfter } from './ticks.ts'

/** What a planned job needs of the scheduler. */
export interface JobContext {
  clock: Clock
  memory: ScheduleMemory
  log: (message: string) => void
  enqueue: (job: string) => void
}

/** One job by its rule: waits for the tick and the spread after it, tries again what could not be carried out. */
export class PlannedJob {
  readonly name: string
  readonly rule: ScheduleRule
  readonly context: JobContext
  next: Date | null = null
  tries = 0
  callOffTick: () => void = () => undefined
  callOffRetry: () => void = () => undefined

  /** @throws where the rule is no cron expression */
  constructor(name: string, rule: ScheduleRule, context: JobContext) {
    this.name = name
    this.rule = rule
    this.context = context
    this.plan(context.clock.now())
  }

  plan(after: Date): void {
    const tick = tickAfter(this.rule, after)
    this.next = tick && new Date(tick.getTime() + jitterMs(this.name, tick, this.rule.jitter_s))
    if (tick === null) return
    this.callOffTick = this.context.clock.at(this.next!, () => {
      const now = this.context.clock.now()
      this.begin(missedTick(this.rule, tick, now) ?? tick)
      this.plan(now > tick ? now : tick)
    })
  }

  /** What came due while nobody watched runs once, and that is said; what was never seen runs without a word. */
  catchUp(): void {
    const { clock, memory, log } = this.context
    const known = memory.of(this.name)
    const now = clock.now()
    if (known === null) return this.begin(missedTick(this.rule, new Date(0), now) ?? now)
    const missed = missedTick(this.rule, new Date(known.due), now)
    const unfinished = known.ran === null || known.ran < known.due
    if (missed === null && !unfinished) return
    const due = missed ?? new Date(known.due)
    log(`schedule: ${this.name} was due ${due.toISOString()} while nothing ran; it runs once now`)
    this.begin(due)
  }

  begin(due: Date): void {
    this.callOffRetry()
    this.tries = 0
    this.context.memory.noteDue(this.name, due)
    this.context.enqueue(this.name)
  }

  /** Told when a run of this job has ended. */
  ended(end: JobEnd): void {
    const { clock, memory, log } = this.context
    if (end.code === 0) return memory.noteRan(this.name, clock.now())
    const { times, first_s, factor } = this.rule.retry
    if (!mayHeal(end) || this.tries >= times) {
      const given = mayHeal(end) && times > 0 ? ` after ${times} more tries; it waits for its next time` : ''
      log(`schedule: ${this.name} ${wordsOf(end)}${given}`)
      return memory.noteRan(this.name, clock.now())
    }
    const wait_s = first_s * factor ** this.tries
    this.tries++
    log(`schedule: ${this.name} ${wordsOf(end)}; try ${this.tries} of ${times} in ${wait_s} s`)
    const when = new Date(clock.now().getTime() + wait_s * 1000)
    this.callOffRetry = clock.at(when, () => this.context.enqueue(this.name))
  }

  stop(): void {
    this.callOffTick()
    this.callOffRetry()
  }
}
