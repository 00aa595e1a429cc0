import type { Agenda } from './agenda.ts'
import { DAY_S, DAYS, type Seconds } from './clock.ts'
import { type Duty, LANGUAGES, type Pause } from './roster.ts'
import type { Language } from './callers.ts'

/** A stretch of one person's time in one state, as the switch records it. */
export interface Stretch {
  operator: string
  isSupervisor: boolean
  state: 'ready' | 'pause'
  reason: string
  from: Seconds
  to: Seconds
}

/** One person logged in. */
export interface Desk {
  duty: Duty
  /** Ready or paused since. */
  since: Seconds
  pause: Pause | null
  isBusy: boolean
  idleSince: Seconds
  /** To be relieved as soon as the call in hand is done. */
  isLeaving: boolean
}

const RETRY_S = 60
/** Nobody goes on a pause so shortly before the end of the shift. */
const LAST_PAUSE_S = 2700
/** Who is alone on a shift cuts every pause short. */
const ALONE = 0.4

/** Who is on duty, free, busy or paused. Pauses and the end of a shift wait for the call in hand. */
export class Desks {
  readonly agenda: Agenda
  readonly stretches: Stretch[] = []
  readonly desks = new Map<string, Desk>()
  /** Told when somebody may have become free. */
  readonly onFree: (at: Seconds) => void
  readonly isAnyoneWaiting: () => boolean

  constructor(agenda: Agenda, listener: { onFree: (at: Seconds) => void; isAnyoneWaiting: () => boolean }) {
    this.agenda = agenda
    this.onFree = listener.onFree
    this.isAnyoneWaiting = listener.isAnyoneWaiting
  }

  planDuty(duty: Duty): void {
    if (duty.from < DAYS * DAY_S) this.agenda.plan(Math.max(duty.from, 0), (at) => this.logIn(duty, at))
  }

  /** Those who could take a call now, the longest idle first. */
  free(isSupervisor: boolean): Desk[] {
    return [...this.desks.values()]
      .filter((desk) => desk.duty.isSupervisor === isSupervisor && !desk.isBusy && !desk.pause && !desk.isLeaving)
      .sort((a, b) => a.idleSince - b.idleSince)
  }

  /** Whether an operator on duty, busy or not, speaks the language. */
  isSpoken(language: Language): boolean {
    return [...this.desks.values()].some(
      ({ duty, pause }) => !duty.isSupervisor && pause === null && LANGUAGES[duty.operator]!.includes(language)
    )
  }

  release(desk: Desk, at: Seconds): void {
    desk.isBusy = false
    desk.idleSince = at
    if (desk.isLeaving) this.logOut(desk, at)
    else this.onFree(at)
  }

  logIn(duty: Duty, at: Seconds): void {
    const desk: Desk = { duty, since: at, pause: null, isBusy: false, idleSince: at, isLeaving: false }
    this.desks.set(duty.operator, desk)
    for (const pause of duty.pauses) {
      if (pause.at > at) this.agenda.plan(pause.at, (now) => this.startPause(desk, pause, now))
    }
    this.agenda.plan(duty.to, (now) => {
      desk.isLeaving = true
      if (!desk.isBusy) this.logOut(desk, now)
    })
    this.onFree(at)
  }

  logOut(desk: Desk, at: Seconds): void {
    this.record(desk, at)
    this.desks.delete(desk.duty.operator)
  }

  startPause(desk: Desk, pause: Pause, at: Seconds): void {
    if (desk.isLeaving || at > desk.duty.to - LAST_PAUSE_S) return
    const colleagues = [...this.desks.values()].filter(
      (each) => each !== desk && each.duty.isSupervisor === desk.duty.isSupervisor
    )
    const mustWait = desk.isBusy || desk.pause !== null || this.isAnyoneWaiting()
    if (mustWait || colleagues.some((each) => each.pause !== null)) {
      this.agenda.plan(at + RETRY_S, (later) => this.startPause(desk, pause, later))
      return
    }
    this.record(desk, at)
    desk.pause = pause
    const isAlone = colleagues.length === 0 && !desk.duty.isSupervisor
    this.agenda.plan(at + Math.round(pause.length_s * (isAlone ? ALONE : 1)), (now) => this.endPause(desk, now))
  }

  endPause(desk: Desk, at: Seconds): void {
    this.record(desk, at)
    desk.pause = null
    desk.idleSince = at
    this.onFree(at)
  }

  /** Writes the stretch that ends now; the export breaks off with its last day. */
  record({ duty, since, pause }: Desk, at: Seconds): void {
    const { operator, isSupervisor } = duty
    const to = Math.min(at, DAYS * DAY_S)
    const state = pause === null ? 'ready' : 'pause'
    if (since < to) this.stretches.push({ operator, isSupervisor, state, reason: pause?.reason ?? '', from: since, to })
    this.desks.get(operator)!.since = at
  }
}
