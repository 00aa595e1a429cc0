import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CommonQuery } from '#contract/common.ts'
import { GhostMeterReply } from '#contract/ghost-meter.ts'
import { absent, type Absence, type Figure, share } from '#domain/figure.ts'
import { type Fate, FULL_TIME_HOURS_A_YEAR, isNuisance, NUISANCE } from '#domain/ghost-meter.ts'
import {
  answered,
  answeredWithin,
  checkReplay,
  isReproduced,
  LEAST_CONTENDED,
  overRuns,
  overShares,
  type ReplayCheck,
  TOLERANCE,
  waitMean
} from '#domain/replay-check.ts'
import { callDays } from '../queries/calls.ts'
import { type DispositionSeconds, ghostSeconds } from '../queries/ghost-meter.ts'
import { answer, type RouteContext } from './answer.ts'
import type { Question } from './question.ts'
import { replayedCalls, type ReplayOfCalls } from './replayed-calls.ts'

const DAYS_A_YEAR = 365.25

/** What prank, ghost, silent and test calls cost: operators' time, and the waiting of everybody else. */
export const ghostMeterRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  const schema = { querystring: CommonQuery, response: { 200: GhostMeterReply } }
  app.get('/ghost-meter', { schema, config: { bulk: 'months' } }, (request, reply) =>
    answer(context, request, reply, ['ghostShare', 'prankShare', 'handleMean', 'waitMean'], answerGhostMeter)
  )
}

async function answerGhostMeter(question: Question) {
  const { engine, asked } = question
  const why = whyNoSeconds(question)
  const [rows, days, replayed] = await Promise.all([
    why === null ? ghostSeconds(engine, asked) : [],
    callDays(engine, asked),
    whyNoReplay(question) === null ? replayedCalls(question) : null
  ])
  return {
    dispositions: [...NUISANCE],
    ...operatorTime(rows, days.length, why ?? (days.length === 0 ? 'no-data' : null)),
    replay: toldReplay(question, replayed)
  }
}

/** Talk and disposition are needed; under a filter that the calls cannot tell nothing is told. */
function whyNoSeconds({ exports }: Question): Absence | null {
  const isTold = exports('calls', 'calls') && exports('calls', 'talk') && exports('calls', 'disposition')
  return isTold ? null : 'not-exported'
}

function whyNoReplay(question: Question): Absence | null {
  const { exports } = question
  if (whyNoSeconds(question) !== null || !exports('calls', 'wait')) return 'not-exported'
  return exports('calls', 'operatorStates') || exports('calls', 'operator') ? null : 'not-exported'
}

function operatorTime(rows: readonly DispositionSeconds[], days: number, why: Absence | null) {
  const nuisance = rows.filter(({ disposition }) => isNuisance(disposition))
  const [all, lost] = [addUp(rows), addUp(nuisance)]
  const told = (figure: () => Figure) => (why === null ? figure() : absent(why))
  const perDay = days === 0 ? 0 : lost.seconds / days
  return {
    seconds: told(() => ({ value: lost.seconds, n: lost.calls })),
    share: told(() => partOf(lost, all)),
    calls: told(() => share(lost.calls, all.calls)),
    secondsPerMonth: told(() => ({ value: (perDay * DAYS_A_YEAR) / 12, n: lost.calls })),
    fullTime: told(() => ({ value: (perDay * DAYS_A_YEAR) / 3600 / FULL_TIME_HOURS_A_YEAR, n: lost.calls })),
    fullTimeHoursPerYear: FULL_TIME_HOURS_A_YEAR,
    kinds: why === null ? NUISANCE.map((disposition) => kindOf(disposition, nuisance, all)) : [],
    months: why === null ? monthsOf(rows) : []
  }
}

function kindOf(disposition: string, rows: readonly DispositionSeconds[], all: Sum) {
  const sum = addUp(rows.filter((row) => row.disposition === disposition))
  return {
    disposition,
    calls: sum.calls,
    talkSeconds: sum.talk,
    wrapSeconds: sum.seconds - sum.talk,
    seconds: sum.seconds,
    share: partOf(sum, all)
  }
}

function monthsOf(rows: readonly DispositionSeconds[]) {
  return [...new Set(rows.map(({ at }) => at))].sort().map((month) => {
    const own = rows.filter(({ at }) => at === month)
    const lost = own.filter(({ disposition }) => isNuisance(disposition))
    const [all, sum] = [addUp(own), addUp(lost)]
    const parts = NUISANCE.map((each) => addUp(lost.filter(({ disposition }) => disposition === each)).seconds)
    return { month, calls: sum.calls, seconds: sum.seconds, allSeconds: all.seconds, share: partOf(sum, all), parts }
  })
}

interface Sum {
  calls: number
  talk: number
  seconds: number
}

function addUp(rows: readonly DispositionSeconds[]): Sum {
  return {
    calls: rows.reduce((sum, { calls }) => sum + calls, 0),
    talk: rows.reduce((sum, { talk_s }) => sum + talk_s, 0),
    seconds: rows.reduce((sum, { handle_s }) => sum + handle_s, 0)
  }
}

/** A share of seconds; `n` counts the calls that they are of. */
function partOf(part: Sum, all: Sum): Figure {
  if (all.seconds === 0) return absent('no-calls')
  return { value: part.seconds / all.seconds, n: all.calls, numerator: part.seconds, denominator: all.seconds }
}

function toldReplay(question: Question, replayed: ReplayOfCalls | null) {
  const check = replayed === null ? null : checkReplay(replayed.metered)
  const why = whyNoReplay(question) ?? whyNoEffect(replayed, check)
  const { p50, p90, n } = delayOf(replayed)
  return {
    why,
    basis: replayed?.basis ?? null,
    from: replayed?.period.from ?? question.period.from,
    to: replayed?.period.to ?? question.period.to,
    calls: replayed?.calls ?? 0,
    removed: replayed?.metered.removed ?? 0,
    runs: replayed?.runs ?? 0,
    withinSeconds: question.within,
    reserveAfterSeconds: replayed?.reserveAfterSeconds ?? null,
    answerDelay: { p50, p90, n },
    check: check === null ? null : toldCheck(check),
    waitMean: effect(replayed, why, waitMean),
    answeredWithin: effect(replayed, why, answeredWithin),
    answered: effect(replayed, why, answered),
    waited: effect(replayed, why, ({ wait_s }) => wait_s)
  }
}

function whyNoEffect(replayed: ReplayOfCalls | null, check: ReplayCheck | null): Absence | null {
  if (replayed === null || check === null) return 'no-data'
  if (replayed.metered.observed.all.offered === 0) return 'no-calls'
  if (check.contended.n < LEAST_CONTENDED) return 'too-few'
  return isReproduced(check) ? null : 'not-reproduced'
}

function delayOf(replayed: ReplayOfCalls | null) {
  const { delayP50, delayP90, n } = replayed?.metered.habits ?? { delayP50: 0, delayP90: 0, n: 0 }
  return { p50: delayP50, p90: delayP90, n }
}

function toldCheck(check: ReplayCheck) {
  const { share: points, wait_s, wait, contendedShare, contendedWait_s, contendedWait } = TOLERANCE
  return {
    isReproduced: isReproduced(check),
    ...check,
    tolerance: {
      share: points,
      waitSeconds: wait_s,
      wait,
      contendedShare,
      contendedWaitSeconds: contendedWait_s,
      contendedWait
    }
  }
}

/** The same figure in both replays and its difference run by run, each with its interval. */
function effect(replayed: ReplayOfCalls | null, why: Absence | null, of: (fate: Fate) => number) {
  if (why !== null || replayed === null) {
    const none = absent(why ?? 'no-data')
    return { with: none, without: none, difference: none }
  }
  const { runs, observed } = replayed.metered
  const figure = ({ value, interval }: { value: number; interval: [number, number] }): Figure => ({
    value,
    n: observed.all.offered,
    interval
  })
  const over = of === answered || of === answeredWithin ? overShares : overRuns
  return {
    with: figure(over(runs, ({ all }) => of(all))),
    without: figure(over(runs, ({ allWithout }) => of(allWithout))),
    difference: figure(overRuns(runs, ({ all, allWithout }) => of(allWithout) - of(all)))
  }
}
