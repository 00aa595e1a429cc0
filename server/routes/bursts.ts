import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { BurstEventsReply, BurstsReply } from '#contract/bursts.ts'
import { CommonQuery } from '#contract/common.ts'
import { band, bandGrain, interval } from '#domain/bursts/band.ts'
import { FALSE_EVENTS_A_YEAR, type Judged } from '#domain/bursts/detect.ts'
import { type BurstEvent, eventsOf } from '#domain/bursts/events.ts'
import { addDays, dayNumber, lengthInDays, type Period } from '#domain/dates.ts'
import { absent, type Absence, type Figure, quotient, share } from '#domain/figure.ts'
import { countWithin, histogram, percentile, sumOf, total } from '#domain/waits.ts'
import { burstGroups, burstService, type EventGroup, type EventWait } from '../queries/bursts.ts'
import { callWaits, callSums } from '../queries/calls.ts'
import { redundantCalls } from '../queries/redundant.ts'
import { answer, type RouteContext } from './answer.ts'
import type { Question } from './question.ts'
import { specialDaysOf } from '#domain/special-days.ts'
import { usualCalls } from './usual-calls.ts'

/** Events told of at the most; of more the rarest. */
const MOST_EVENTS = 50

/** Quarter hours with unusually many or few calls, what became of the callers, and calls about one incident. */
export const burstsRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const schema = { querystring: CommonQuery, response: { 200: BurstsReply } }
  app.get('/bursts', { schema, config: { bulk: 'series' } }, (request, reply) =>
    answer(context, request, reply, ['offered', 'answered', 'waitMean', 'waitP90'], answerBursts)
  )
  const events = { querystring: CommonQuery, response: { 200: BurstEventsReply } }
  app.get('/bursts/events', { schema: events }, (request, reply) =>
    answer(context, request, reply, ['offered'], answerEvents)
  )
}

async function answerEvents(question: Question) {
  const { judged } = await judgedCalls(question)
  const found = judged === null ? [] : eventsOf(judged, slotsIn(judged, question))
  return { events: rarest(found), eventsFound: found.length }
}

async function judgedCalls(question: Question): Promise<{ judged: Judged | null; learned: Period }> {
  return question.exports('calls', 'calls') ? usualCalls(question) : { judged: null, learned: question.period }
}

async function answerBursts(question: Question) {
  const isTold = question.exports('calls', 'calls')
  const [{ judged, learned }, service, redundant] = await Promise.all([
    judgedCalls(question),
    periodService(question),
    redundantOf(question)
  ])
  const range = judged === null ? ([0, 0] as [number, number]) : slotsIn(judged, question)
  const found = judged === null ? [] : eventsOf(judged, range)
  const told = rarest(found)
  const length = lengthInDays(question.period)
  const grain = bandGrain(length, judged?.series.perDay ?? 96)
  return {
    why: whyNot(isTold, judged, learned, question),
    method: methodOf(judged, learned),
    grain,
    series:
      judged === null
        ? []
        : band(judged, range, { slot: 1, hour: judged.series.perDay / 24, day: judged.series.perDay }[grain]),
    events: judged === null ? [] : await toldEvents(question, judged, told),
    eventsFound: found.length,
    service,
    redundant
  }
}

function whyNot(isTold: boolean, judged: Judged | null, learned: Period, question: Question): Absence | null {
  if (!isTold) return 'not-exported'
  if (judged === null) return 'too-few'
  return learned.to <= question.period.from || learned.from >= question.period.to ? 'no-data' : null
}

function methodOf(judged: Judged | null, learned: Period) {
  return {
    slotMinutes: judged?.series.perDay === 24 ? 60 : 15,
    learnedFrom: learned.from,
    learnedTo: learned.to,
    daysKnown: judged?.daysKnown ?? 0,
    falseEventsAYear: FALSE_EVENTS_A_YEAR,
    onceIn: judged === null ? 0 : Math.exp(-judged.logLimit),
    spread: judged?.spreads.get(1) ?? null
  }
}

/** Numbers of the slots of the asked service days, as far as the series reaches. */
function slotsIn({ series }: Judged, { clock, period: { from, to } }: Question): [number, number] {
  const start = (clock.dayStarts * series.perDay) / 24
  const at = (date: string) => (dayNumber(date) - dayNumber(series.firstDay)) * series.perDay + start
  const within = (slot: number) => Math.min(Math.max(slot, 0), series.counts.length)
  return [within(at(from)), within(at(to))]
}

function rarest(events: readonly BurstEvent[]): BurstEvent[] {
  const ranked = [...events].sort((a, b) => b.onceIn - a.onceIn || Math.abs(b.excess) - Math.abs(a.excess))
  return ranked.slice(0, MOST_EVENTS).sort((a, b) => a.slots[0] - b.slots[0])
}

async function toldEvents(question: Question, judged: Judged, events: readonly BurstEvent[]) {
  const { engine, asked } = question
  if (events.length === 0) return []
  const keys = events.map(({ slots }, i) => [i, ...slots.map((slot) => quarterHour(judged, slot))].join('|'))
  const around = {
    ...asked,
    from: addDays(events[0]!.from.slice(0, 10), -1),
    to: addDays(events.reduce((last, { to }) => (to > last ? to : last), '').slice(0, 10), 1)
  }
  const [waits, groups] = await Promise.all([burstService(engine, around, keys), burstGroups(engine, around, keys)])
  return events.map((event, i) => toldEvent(question, judged, event, { i, waits, groups }))
}

function toldEvent(
  question: Question,
  judged: Judged,
  { slots, ...event }: BurstEvent,
  { i, waits, groups }: { i: number; waits: readonly EventWait[]; groups: readonly EventGroup[] }
) {
  const days = { from: event.from.slice(0, 10), to: event.to.slice(0, 10) }
  return {
    ...event,
    interval: interval(judged, event.expected, slots[1] - slots[0]),
    special: specialDaysOf(question.site.special_days)
      .filter(({ from, to }) => from <= days.to && to > days.from)
      .map(({ label }) => label),
    service: serviceOf(
      question,
      waits.filter((row) => row.event === i)
    ),
    groups: groups
      .filter((group) => group.event === i)
      .map(({ category, district, calls, keyed, incidents }) => ({ category, district, calls, keyed, incidents }))
  }
}

/** The number of a slot's first quarter hour since 1970. */
function quarterHour({ series }: Judged, slot: number): number {
  return dayNumber(series.firstDay) * 96 + (slot * 96) / series.perDay
}

function serviceOf({ exports, edges, within }: Question, rows: readonly Omit<EventWait, 'event'>[]) {
  const offered = rows.reduce((sum, { n }) => sum + n, 0)
  const answered = rows.filter(({ outcome }) => outcome === 'answered')
  const known = answered.flatMap(({ seconds, n }) => (seconds === null ? [] : [{ seconds, n }]))
  const waits = histogram(known, edges.answered)
  const told = (figure: () => Figure): Figure => (exports('calls', 'wait') ? figure() : absent('not-exported'))
  const answeredWithin = () => {
    const count = countWithin(waits, within)
    return count === null ? absent('between-bins') : share(count, offered)
  }
  return {
    offered,
    answered: share(
      answered.reduce((sum, { n }) => sum + n, 0),
      offered
    ),
    answeredWithin: told(answeredWithin),
    waitMean: told(() => (waits.edges === null ? quotient(sumOf(waits), total(waits)) : absent('not-exported'))),
    waitP90: told(() => percentile(waits, 0.9))
  }
}

async function periodService(question: Question) {
  const { engine, asked, within } = question
  const [sums, waits] = await Promise.all([callSums(engine, asked, 'all', within), callWaits(engine, asked, 'all')])
  const untold = (outcome: string, n: number) => ({ outcome, seconds: null, n })
  const told = waits.map(({ is_answered, seconds, n }) => ({ outcome: is_answered ? 'answered' : 'gone', seconds, n }))
  const count = (outcome: string) => told.filter((row) => row.outcome === outcome).reduce((sum, { n }) => sum + n, 0)
  const { answered = 0, offered = 0 } = sums[0] ?? {}
  return serviceOf(question, [
    ...told,
    untold('answered', answered - count('answered')),
    untold('gone', offered - answered - count('gone'))
  ])
}

async function redundantOf({ engine, asked, exports }: Question) {
  if (!exports('calls', 'calls') || !exports('calls', 'incident_key'))
    return { share: absent('not-exported'), keyed: 0, incidents: 0, reportedAgain: 0, groups: [] }
  const { offered, keyed, incidents, reportedAgain, groups } = await redundantCalls(engine, asked)
  return { share: share(keyed - incidents, offered), keyed, incidents, reportedAgain, groups }
}
