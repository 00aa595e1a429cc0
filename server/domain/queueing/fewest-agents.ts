import { checkNumber, checkWhole, erlangCResult, loadOf } from './erlang.ts'
import { erlangA, type Level } from './erlang-a.ts'

/** What the calls of a slot ask for. */
export interface Demand {
  /** Calls a second, 0 or more. */
  arrivalsPerSecond: number
  /** Mean handle time, seconds above 0. */
  handleSeconds: number
  /** Mean patience of the callers, seconds above 0; null: they never hang up (Erlang C). */
  patienceSeconds: number | null
}

/** What must be reached, and what must hold beside it. */
export interface Goal {
  /** Share of calls to be answered within the threshold, 0..1. */
  share: number
  withinSeconds: number
  /** How those who hang up are counted; without patience there are none. */
  level: Level
  /** Mean share of the agents that may be busy at the most, above 0..1. */
  maxOccupancy: number
  /** Agents at the least, whatever comes. */
  minimumAgents: number
}

/** More agents than this are not looked for. */
const MOST_AGENTS = 1_000_000

/**
 * The fewest agents that reach a goal: doubled until it is reached, then halved back, since more agents never do worse.
 * Starts at the first whole number above the load where callers never hang up (9.6 erlangs begin at 10).
 *
 * @throws {RangeError} naming the argument
 * @example fewestAgents({ arrivalsPerSecond: 1 / 18, handleSeconds: 180, patienceSeconds: null }, { share: 0.8, withinSeconds: 20, level: 'ofOffered', maxOccupancy: 0.85, minimumAgents: 0 }) // 14
 */
export function fewestAgents(demand: Demand, goal: Goal): number {
  checkGoal(goal)
  const load = loadOf({ ...demand, agents: 0 })
  if (load === 0) return goal.minimumAgents
  const least = demand.patienceSeconds === null ? Math.floor(load) + 1 : 0
  const low = Math.max(goal.minimumAgents, least)
  const reaches = (agents: number) => {
    const { level, occupancy } = outcomeWith(demand, agents, goal)
    return level >= goal.share && (occupancy ?? 0) <= goal.maxOccupancy
  }
  if (reaches(low)) return low
  let [fails, works] = [low, low + 1]
  for (let step = 1; !reaches(works); step *= 2) {
    if (works > MOST_AGENTS) throw new RangeError(`share cannot be reached with ${MOST_AGENTS} agents: ${goal.share}`)
    fails = works
    works += step
  }
  while (works - fails > 1) {
    const middle = Math.floor((fails + works) / 2)
    if (reaches(middle)) works = middle
    else fails = middle
  }
  return works
}

/** What some agents give: the service level (0 where nobody is served) and the share of them that is busy. */
export function outcomeWith(
  { patienceSeconds, ...demand }: Demand,
  agents: number,
  { withinSeconds, level }: Pick<Goal, 'withinSeconds' | 'level'>
): { level: number; occupancy: number | null } {
  if (patienceSeconds === null) {
    const { serviceLevel, occupancy } = erlangCResult({ ...demand, agents }, withinSeconds)
    return { level: serviceLevel, occupancy }
  }
  const result = erlangA({ ...demand, agents, patienceSeconds }, withinSeconds)
  return { level: result[level] ?? 0, occupancy: result.occupancy }
}

/**
 * People to put on a roster so that `agents` are there when `shrinkagePercent` of the paid time is lost to leave,
 * illness, training and breaks; in whole numbers, because 21 / (1 - 0.3) is above 30 in floating point.
 *
 * @param shrinkagePercent whole number, 0..99
 * @throws {RangeError} naming the argument
 * @example rosteredFor(21, 30) // 30
 */
export function rosteredFor(agents: number, shrinkagePercent: number): number {
  checkWhole('agents', agents)
  if (!(Number.isInteger(shrinkagePercent) && shrinkagePercent >= 0 && shrinkagePercent < 100))
    throw new RangeError(`shrinkagePercent must be a whole number of 0..99, got ${shrinkagePercent}`)
  const there = 100 - shrinkagePercent
  const whole = agents * 100
  return (whole - (whole % there)) / there + (whole % there === 0 ? 0 : 1)
}

function checkGoal({ share, withinSeconds, maxOccupancy, minimumAgents }: Goal): void {
  if (!(share >= 0 && share < 1)) throw new RangeError(`share must be within 0..1 and below 1, got ${share}`)
  if (!(maxOccupancy > 0 && maxOccupancy <= 1))
    throw new RangeError(`maxOccupancy must be above 0 and 1 at the most, got ${maxOccupancy}`)
  checkNumber('withinSeconds', withinSeconds)
  checkWhole('minimumAgents', minimumAgents)
}
