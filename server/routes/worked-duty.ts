import { RequestError } from '#contract/request-error.ts'
import { addDays, type LocalDate, type Period } from '#domain/dates.ts'
import { startOfServiceDay } from '#domain/clock.ts'
import { dutyFromDays, type DutyStep, dutySteps, type Stretch } from '#domain/queueing/duty.ts'
import { languageSet, languagesApart } from '#domain/queueing/language-set.ts'
import { type Routing, routingOf } from '#domain/queueing/routing.ts'
import { dutyStretches, type QueuedCall } from '../queries/ghost-meter.ts'
import type { Question } from './question.ts'
import { callOf, queuedCalls, reservesOf, stretchOf } from './replayed-calls.ts'

/** The calls of a period and who worked it, as far as the data tell. */
export interface Worked {
  basis: 'states' | 'calls'
  calls: ReturnType<typeof workedCall>[]
  duty: DutyStep[]
  routing: Routing
  /** Languages by which callers and operators are told apart, by their number; none: all are alike. */
  languages: string[]
}

/** Languages that some operators speak and others do not, where the calls tell of languages. */
function replayedLanguages({ exports, site }: Question): string[] {
  if (!exports('calls', 'language')) return []
  return languagesApart((site.operators ?? []).filter(({ role }) => role === 'operator'))
}

/** Whether it can be told who was on duty, and how: from operator states, or from the calls that operators took. */
export function dutyBasis({ exports }: Question): Worked['basis'] | null {
  if (exports('calls', 'operatorStates')) return 'states'
  return exports('calls', 'operator') && exports('calls', 'wait') && exports('calls', 'talk') ? 'calls' : null
}

/**
 * Who was on duty in a period: operators who were ready, or (without a log of their states) from an operator's first
 * answer of a day to the end of the last call, pauses included, because calls alone do not show those.
 */
export async function workedDuty(question: Question, period: Period): Promise<DutyStep[]> {
  if (dutyBasis(question) === 'states') return stepsOf(question, await stretchesOf(question, period))
  const rows = await queuedCalls(question, period, { baseFrom: period.from, isIdentified: true })
  return stepsOf(question, handledDays(rows))
}

/** The calls of a period with those who worked; null where that cannot be told or there are none. */
export async function workedCalls(question: Question, period: Period): Promise<Worked | null> {
  const basis = dutyBasis(question)
  if (basis === null) return null
  const languages = replayedLanguages(question)
  const [rows, stretches] = await Promise.all([
    queuedCalls(question, period, { baseFrom: period.from, isIdentified: basis === 'calls', languages }),
    basis === 'states' ? stretchesOf(question, period) : []
  ])
  if (rows.length === 0) return null
  const duty = stepsOf(question, basis === 'states' ? stretches : handledDays(rows), languages)
  const calls = rows.map(workedCall)
  return {
    basis,
    calls,
    duty,
    languages,
    routing: routingOf(calls, duty)
  }
}

/** The same, where it is needed. @throws {RequestError} NO_REPLAY where it cannot be told */
export async function workedOf(question: Question, period: Period): Promise<Worked> {
  const worked = await workedCalls(question, period)
  if (worked !== null) return worked
  throw new RequestError(
    'NO_REPLAY',
    'calls can be replayed only where waits, handle times and who was on duty are exported, for days with calls',
    422
  )
}

function workedCall(row: QueuedCall) {
  return { ...callOf(row), isMeasured: row.is_chosen && row.wait_s !== null }
}

async function stretchesOf({ engine, asked }: Question, period: Period): Promise<Stretch[]> {
  return (await dutyStretches(engine, { ...asked, ...period })).map(stretchOf)
}

function stepsOf({ site }: Question, stretches: readonly Stretch[], languages: readonly string[] = []): DutyStep[] {
  const reserves = reservesOf(site)
  const sets = new Map((site.operators ?? []).map((one) => [one.id, languageSet(one, languages)]))
  const spoken = ({ operator }: Stretch) => (languages.length === 0 ? {} : { languages: sets.get(operator) ?? 0 })
  return dutySteps(
    stretches.map((stretch) => ({ ...stretch, isReserve: reserves.has(stretch.operator), ...spoken(stretch) }))
  )
}

function handledDays(rows: readonly QueuedCall[]): Stretch[] {
  return dutyFromDays(
    rows.flatMap(({ operator, day, arrived, wait_s, handle_s }) => {
      if (operator === null || handle_s === null) return []
      const from = arrived + (wait_s ?? 0)
      return [{ operator, day, from, to: from + handle_s, isReserve: false }]
    })
  )
}

/** Seconds since 1970 at which an hour of a local date begins. */
export function hourStart({ clock }: Question): (date: LocalDate, hour: number) => number {
  return (date, hour) => startOfServiceDay(date, { timeZone: clock.timeZone, dayStarts: hour }).getTime() / 1000
}

/** The local dates that the service days of a period touch. */
export function clockDays({ clock }: Question, { from, to }: Period): Period {
  return { from, to: clock.dayStarts === 0 ? to : addDays(to, 1) }
}
