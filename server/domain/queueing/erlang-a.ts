import { checkNumber, erlangB, loadOf, type QueueLoad } from './erlang.ts'

/** A queue whose callers hang up: patience is exponential with this mean, seconds above 0. */
export interface ImpatientQueue extends QueueLoad {
  patienceSeconds: number
}

/** What a queue whose callers hang up gives. Shares 0..1, waits in seconds; null where nobody is served. */
export interface ErlangAResult {
  /** Share of calls that wait at all. */
  pWait: number
  pAbandon: number
  /** Share of calls whose caller hangs up within the threshold. */
  pAbandonWithin: number
  /** Mean time waited by all callers, those who hang up included. */
  meanWaitAllSeconds: number
  meanWaitServedSeconds: number | null
  /** Mean share of the agents that is busy; null without agents. */
  occupancy: number | null
  /** Share of all calls served within the threshold. */
  ofOffered: number
  /** The same of the calls that are served; null where none is. */
  ofAnswered: number | null
  /** The same of the calls less those who hang up within the threshold; null where nobody is left. */
  ofOfferedLessShort: number | null
}

/** Ways to count those who hang up in a service level of this model. */
export const LEVELS = ['ofOffered', 'ofAnswered', 'ofOfferedLessShort'] as const
export type Level = (typeof LEVELS)[number]

/** A tail this small beside the whole changes no digit. */
const NEGLIGIBLE = 1e-17
/** Beyond this the running sums are made smaller together. */
const HUGE = 1e250

/** Sums over the states with all agents busy, relative to the probability of the state without a queue. */
interface Sums {
  /** Of 1 for each state; of its queue; of what a caller who finds it can expect. */
  states: number
  queued: number
  servedWithin: number
  goneWithin: number
  servedWait: number
  /** The relative probability of the state with all agents busy and nobody waiting. */
  base: number
}

/**
 * Erlang A (M/M/n+M) with every published way to count those who hang up. The birth-death chain is summed outward from
 * the state in which all agents are busy, by ratios; the wait behind j others is a sum of exponentials of rates
 * n mu + i theta, i = 0..j, whose exp(-theta V) follows a Beta(n mu / theta, j + 1) law.
 *
 * Cost: the number of states with a queue that matter, some hundreds; tens of thousands when patience is days.
 *
 * @param withinSeconds threshold of the service level, 0 or more
 * @throws {RangeError} naming the argument
 * @see C. Palm 1957; O. Garnett, A. Mandelbaum, M. Reiman, Manufacturing & Service Operations Management 4 (2002), 208-227
 * @example erlangA({ arrivalsPerSecond: 1 / 18, handleSeconds: 180, agents: 14, patienceSeconds: 300 }, 20).ofOffered // 0.9168
 */
export function erlangA(queue: ImpatientQueue, withinSeconds: number): ErlangAResult {
  const load = loadOf(queue)
  checkNumber('withinSeconds', withinSeconds)
  const { agents, arrivalsPerSecond, handleSeconds, patienceSeconds } = queue
  if (!(patienceSeconds > 0 && patienceSeconds < Infinity))
    throw new RangeError(`patienceSeconds must be above 0, got ${patienceSeconds}`)
  if (load === 0) return ofNoCalls(agents)
  const sums = busyStates(queue, withinSeconds)
  const free = 1 / erlangB(load, agents) - 1
  const whole = sums.base * free + sums.states
  const of = (sum: number) => (whole === Infinity ? 0 : sum / whole)
  const pWait = of(sums.states)
  const pAbandon = Math.min(1, of(sums.queued) / (arrivalsPerSecond * patienceSeconds))
  const ofOffered = Math.min(1, 1 - pWait + of(sums.servedWithin))
  const pAbandonWithin = of(sums.goneWithin)
  const served = 1 - pAbandon
  const isServed = agents > 0
  return {
    pWait,
    pAbandon,
    pAbandonWithin,
    meanWaitAllSeconds: of(sums.queued) / arrivalsPerSecond,
    meanWaitServedSeconds: isServed ? of(sums.servedWait) / served : null,
    occupancy: isServed ? (arrivalsPerSecond * served * handleSeconds) / agents : null,
    ofOffered,
    ofAnswered: isServed ? Math.min(1, ofOffered / served) : null,
    ofOfferedLessShort: pAbandonWithin < 1 ? Math.min(1, ofOffered / (1 - pAbandonWithin)) : null
  }
}

function busyStates(
  { agents, arrivalsPerSecond, handleSeconds, patienceSeconds }: ImpatientQueue,
  withinSeconds: number
): Sums {
  const theta = 1 / patienceSeconds
  const served = agents / handleSeconds
  const rank = served / theta
  const gone = -Math.expm1(-theta * withinSeconds)
  const beyond = betaTail(rank, theta * withinSeconds, gone)
  const beyondServed = betaTail(rank + 1, theta * withinSeconds, gone)
  const sums: Sums = { states: 0, queued: 0, servedWithin: 0, goneWithin: 0, servedWait: 0, base: 1 }
  let weight = 1
  let waitOfServed = 0
  for (let queued = 0; ; queued++) {
    const isServed = rank / (rank + queued + 1)
    const later = served + (queued + 1) * theta
    waitOfServed += 1 / later
    const within = isServed * (1 - beyondServed(queued))
    sums.states += weight
    sums.queued += weight * queued
    sums.servedWithin += weight * within
    sums.goneWithin += weight * Math.max(0, 1 - within - (1 - gone) * beyond(queued))
    sums.servedWait += weight * isServed * waitOfServed
    weight *= arrivalsPerSecond / later
    if (later > arrivalsPerSecond && weight * (queued + 1) < NEGLIGIBLE * (sums.queued + sums.states)) return sums
    if (sums.queued > HUGE) weight = shrink(sums, weight)
  }
}

function shrink(sums: Sums, weight: number): number {
  for (const name of Object.keys(sums) as (keyof Sums)[]) sums[name] /= HUGE
  return weight / HUGE
}

/**
 * I_y(a, j + 1) for y = exp(-x), asked for j = 0, 1, 2 ... in turn: the regularised incomplete beta, by the recurrence
 * I_y(a, b + 1) = I_y(a, b) + y^a (1 - y)^b / (b B(a, b)), in logarithms because y^a may be far below the least double.
 */
function betaTail(a: number, x: number, oneLessY: number): (j: number) => number {
  let logTerm = -a * x
  let sum = 0
  return (j) => {
    if (j > 0) logTerm += Math.log((oneLessY * (a + j - 1)) / j)
    sum = Math.min(1, sum + Math.exp(logTerm))
    return sum
  }
}

function ofNoCalls(agents: number): ErlangAResult {
  const isStaffed = agents > 0
  return {
    pWait: isStaffed ? 0 : 1,
    pAbandon: isStaffed ? 0 : 1,
    pAbandonWithin: 0,
    meanWaitAllSeconds: 0,
    meanWaitServedSeconds: isStaffed ? 0 : null,
    occupancy: isStaffed ? 0 : null,
    ofOffered: isStaffed ? 1 : 0,
    ofAnswered: isStaffed ? 1 : null,
    ofOfferedLessShort: isStaffed ? 1 : 0
  }
}
