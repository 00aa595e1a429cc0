import { dateOf, hourOf, weekdayOf } from '../world/clock.ts'
import type { RecordedCall } from '../world/world.ts'
import { distribution, sum, tally, within } from './counting.ts'

const LIMITS_S = [5, 10, 15, 20, 30, 60]

/** Everything that is counted of the calls of a period. */
export function countCalls(calls: readonly RecordedCall[]) {
  const answered = calls.filter((call) => call.answered !== null)
  const abandoned = calls.filter((call) => call.outcome === 'abandoned')
  const unanswered = calls.filter((call) => call.answered === null)
  const known = answered.filter((call) => call.answeredStamp! >= call.arrived)
  const waits = known.map((call) => call.answeredStamp! - call.arrived)
  const gone = (list: readonly RecordedCall[]) =>
    within(
      list.map(({ ended, arrived }) => ended - arrived),
      LIMITS_S
    )
  const typed = (...kinds: string[]) => answered.filter(({ caller }) => kinds.includes(caller.disposition)).length
  const reports = answered.filter(({ ticket }) => ticket !== null)
  const talk = sum(answered.map(talkSeconds))
  return {
    offered: calls.length,
    cutOff: calls.filter((call) => call.outcome === 'cut-off').length,
    connected: calls.filter((call) => call.outcome !== 'cut-off').length,
    answered: answered.length,
    abandoned: abandoned.length,
    outOfOrder: answered.length - known.length,
    valid: typed('emergency', 'non-emergency'),
    emergency: typed('emergency'),
    dispositions: tally(answered, ({ caller }) => caller.disposition),
    callCategories: tally(reports, ({ caller }) => caller.category!),
    callDistricts: tally(reports, ({ caller }) => caller.matter.district),
    languages: tally(answered, ({ caller }) => caller.language),
    wait: distribution(waits),
    answeredWithin: within(waits, LIMITS_S),
    abandonedWithin: gone(abandoned),
    goneWithin: gone(unanswered),
    talkSeconds: talk,
    handleSeconds: talk + sum(answered.map(({ caller }) => caller.wrap_s)),
    transferred: answered.filter(({ caller }) => caller.isTransferred).length
  }
}

/** Talk as the stamps of the export have it. */
export function talkSeconds(call: RecordedCall): number {
  return call.ended - call.answeredStamp!
}

/** Calls with a number, and those of them whose number rang at most half an hour before. */
export function countRepeats(calls: readonly RecordedCall[]): { known: number; again: number } {
  const last = new Map<string, number>()
  let known = 0
  let again = 0
  for (const { caller, arrived } of calls) {
    if (caller.number === null) continue
    known++
    const before = last.get(caller.number)
    if (before !== undefined && arrived - before <= 1800) again++
    last.set(caller.number, arrived)
  }
  return { known, again }
}

export function offeredByDay(calls: readonly RecordedCall[]): Record<string, number> {
  return tally(calls, ({ arrived }) => dateOf(arrived))
}

/** Keys are `weekday-hour`, Monday = 1. */
export function offeredByWeekdayHour(calls: readonly RecordedCall[]): Record<string, number> {
  return tally(calls, ({ arrived }) => `${weekdayOf(arrived)}-${hourOf(arrived)}`)
}

/** The twenty hours with most calls; of equal ones the earliest first. */
export function busiestHours(calls: readonly RecordedCall[]): { date: string; hour: number; offered: number }[] {
  const hours = tally(calls, ({ arrived }) => `${dateOf(arrived)} ${hourOf(arrived)}`)
  return Object.entries(hours)
    .map(([key, offered]) => ({ date: key.slice(0, 10), hour: Number(key.slice(11)), offered }))
    .sort((a, b) => b.offered - a.offered || (a.date < b.date ? -1 : a.date > b.date ? 1 : a.hour - b.hour))
    .slice(0, 20)
}
