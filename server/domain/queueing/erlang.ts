/** A queue with Poisson arrivals, exponential handle times and `agents` who each take one call at a time. */
export interface QueueLoad {
  /** Calls a second, 0 or more. */
  arrivalsPerSecond: number
  /** Mean handle time (talk and after-call work), seconds above 0. */
  handleSeconds: number
  /** Whole number, 0 or more. */
  agents: number
}

/** What a queue whose callers never hang up gives; the means are null where it would grow without end. */
export interface ErlangCResult {
  /** Share of calls that wait at all. */
  pWait: number
  /** Share of all calls answered within the threshold. */
  serviceLevel: number
  /** Mean wait of all calls, seconds. */
  meanWaitSeconds: number | null
  /** Mean share of the agents that is busy; 1 where the queue grows without end, null without agents. */
  occupancy: number | null
}

/**
 * Erlang B: share of calls that find all agents busy where nobody can wait. By the recursion on its inverse, so that
 * neither factorials nor powers overflow; from 0 to well above 10,000 erlangs.
 *
 * @param load erlangs (arrivals a second times handle seconds), 0 or more
 * @param agents whole number, 0 or more; the cost grows with it
 * @returns share 0..1
 * @throws {RangeError} naming the argument
 * @see A. K. Erlang 1917; recursion 1/B(n) = 1 + n/a * 1/B(n-1)
 * @example erlangB(0.5, 1) // 0.3333
 */
export function erlangB(load: number, agents: number): number {
  checkNumber('load', load)
  checkWhole('agents', agents)
  if (load === 0) return agents === 0 ? 1 : 0
  let inverse = 1
  for (let n = 1; n <= agents; n++) inverse = 1 + (n / load) * inverse
  return 1 / inverse
}

/**
 * Erlang C: share of calls that wait where every caller waits to the end; 1 where the load reaches the agents.
 *
 * @returns share 0..1
 * @throws {RangeError} naming the argument
 * @example erlangC(10, 14) // 0.1741
 */
export function erlangC(load: number, agents: number): number {
  const blocked = erlangB(load, agents)
  return agents <= load ? 1 : blocked / (1 - (load / agents) * (1 - blocked))
}

/**
 * Service level, mean wait and occupancy of a queue whose callers never hang up. The pessimistic limit of a real
 * centre, without an answer where the load reaches the agents.
 *
 * @param withinSeconds threshold of the service level, 0 or more
 * @throws {RangeError} naming the argument
 * @example erlangCResult({ arrivalsPerSecond: 1 / 18, handleSeconds: 180, agents: 14 }, 20).serviceLevel // 0.8884
 */
export function erlangCResult(queue: QueueLoad, withinSeconds: number): ErlangCResult {
  const load = loadOf(queue)
  checkNumber('withinSeconds', withinSeconds)
  const { agents, handleSeconds } = queue
  if (agents === 0) return { pWait: 1, serviceLevel: 0, meanWaitSeconds: null, occupancy: null }
  if (load === 0) return { pWait: 0, serviceLevel: 1, meanWaitSeconds: 0, occupancy: 0 }
  if (agents <= load) return { pWait: 1, serviceLevel: 0, meanWaitSeconds: null, occupancy: 1 }
  const pWait = erlangC(load, agents)
  return {
    pWait,
    serviceLevel: 1 - pWait * Math.exp((-(agents - load) * withinSeconds) / handleSeconds),
    meanWaitSeconds: (pWait * handleSeconds) / (agents - load),
    occupancy: load / agents
  }
}

/** Erlangs: the mean number of agents that the calls keep busy. @throws {RangeError} naming the argument */
export function loadOf({ arrivalsPerSecond, handleSeconds, agents }: QueueLoad): number {
  checkNumber('arrivalsPerSecond', arrivalsPerSecond)
  if (!(handleSeconds > 0 && handleSeconds < Infinity))
    throw new RangeError(`handleSeconds must be above 0, got ${handleSeconds}`)
  checkWhole('agents', agents)
  return arrivalsPerSecond * handleSeconds
}

/** @throws {RangeError} unless `value` is a finite number of 0 or more */
export function checkNumber(name: string, value: number): void {
  if (!(value >= 0 && value < Infinity)) throw new RangeError(`${name} must be a number of 0 or more, got ${value}`)
}

/** @throws {RangeError} unless `value` is a whole number of 0 or more */
export function checkWhole(name: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 0))
    throw new RangeError(`${name} must be a whole number of 0 or more, got ${value}`)
}
