import { rateQuantile } from './rate-quantile.ts'
import { erlangCResult } from '../queueing/erlang.ts'
import { erlangA } from '../queueing/erlang-a.ts'
import { type Demand, fewestAgents, type Goal, rosteredFor } from '../queueing/fewest-agents.ts'
import { offeredLoad } from '../queueing/offered-load.ts'

/** What is asked of every slot. */
export interface RequirementRules {
  goal: Goal
  /** Mean patience, seconds; null: nobody hangs up (Erlang C). */
  patienceSeconds: number | null
  /** Paid time lost to leave, illness, training and breaks: whole percent, 0..99. */
  shrinkagePercent: number
  /** The quantile of the uncertain rate that is staffed for, 0.5..0.99; null: the mean. */
  quantile: number | null
}

/** Slots one after the other. */
export interface RequirementDemand {
  /** Expected calls of each slot. */
  calls: readonly number[]
  /** Mean handle time of each slot's calls, seconds. */
  handleSeconds: readonly number[]
  slotSeconds: number
  /** Spread beyond chance of the calls of a slot; see Counts of ../negative-binomial.ts. */
  spread: number
  /** Whether the last slot is followed by the first (a standing week). */
  isCyclic: boolean
}

/** What some operators give in a slot. Shares 0..1, waits in seconds. */
export interface Given {
  agents: number
  serviceLevel: number
  abandoned: number | null
  meanWaitSeconds: number | null
  occupancy: number | null
}

export interface SlotRequirement {
  /** Calls staffed for: the mean, or the quantile. */
  calls: number
  /** Erlangs that these put on the operators in this slot, lagged by the handle time. */
  load: number
  /** Fewest operators that reach the goal. */
  required: number
  /** The same where nobody hangs up: the pessimistic limit. */
  requiredC: number
  /** People on the roster for it, shrinkage included. */
  rostered: number
}

/**
 * The fewest operators of every slot: calls at the chosen quantile, their load lagged and smoothed by the handle time, and
 * Erlang A (or C) on that load.
 *
 * @throws {RangeError} naming the argument
 * @see L. Green, P. Kolesar, J. Soares, Operations Research 49 (2001), 549-564 (lagged SIPP)
 */
export function requirementOf(demand: RequirementDemand, rules: RequirementRules): SlotRequirement[] {
  const calls = demand.calls.map((mean) => rateQuantile(mean, demand.spread, rules.quantile))
  const loads = loadsOf(calls, demand)
  const { patienceSeconds, goal, shrinkagePercent } = rules
  const required = fewestOf(loads, demand.handleSeconds, patienceSeconds, goal)
  const requiredC = patienceSeconds === null ? required : fewestOf(loads, demand.handleSeconds, null, goal)
  return loads.map((load, slot) => ({
    calls: calls[slot]!,
    load,
    required: required[slot]!,
    requiredC: requiredC[slot]!,
    rostered: rosteredFor(required[slot]!, shrinkagePercent)
  }))
}

/**
 * The fewest speakers of a language who reach the goal for its callers in the slot that asks for most, where nobody else
 * answers these. Thinning a stream leaves its spread beyond chance as it is.
 *
 * @param share of the calls in that language, 0..1
 * @example speakersNeeded(weekOfHours, rules, 0.02) // 1
 */
export function speakersNeeded(demand: RequirementDemand, rules: RequirementRules, share: number): number {
  const calls = demand.calls.map((mean) => mean * share)
  const goal = { ...rules.goal, minimumAgents: 0 }
  return Math.max(0, ...requirementOf({ ...demand, calls }, { ...rules, goal }).map(({ required }) => required))
}

/** A standing week has its end before its beginning: it is run through twice. */
function loadsOf(calls: readonly number[], { handleSeconds, slotSeconds, isCyclic }: RequirementDemand): number[] {
  if (!isCyclic) return offeredLoad(calls, handleSeconds, slotSeconds)
  return offeredLoad([...calls, ...calls], [...handleSeconds, ...handleSeconds], slotSeconds).slice(calls.length)
}

/**
 * The fewest operators of each load. More load never needs fewer, so of loads with one handle time only those are tried
 * between which the answer changes: a year of hours takes some hundred trials.
 */
function fewestOf(
  loads: readonly number[],
  handles: readonly number[],
  patienceSeconds: number | null,
  goal: Goal
): number[] {
  const found = new Array<number>(loads.length).fill(goal.minimumAgents)
  for (const [handle, slots] of byHandle(handles)) {
    slots.sort((a, b) => loads[a]! - loads[b]!)
    const tried = (place: number) => fewestAgents(demandOf(loads[slots[place]!]!, handle, patienceSeconds), goal)
    const fill = (low: number, high: number, least: number, most: number): void => {
      if (least === most) return slots.slice(low, high + 1).forEach((slot) => (found[slot] = least))
      found[slots[low]!] = least
      found[slots[high]!] = most
      if (high - low < 2) return
      const middle = (low + high) >> 1
      const between = tried(middle)
      fill(low, middle, least, between)
      fill(middle, high, between, most)
    }
    fill(0, slots.length - 1, tried(0), tried(slots.length - 1))
  }
  return found
}

function byHandle(handles: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [slot, handle] of handles.entries()) {
    const group = groups.get(handle)
    if (group === undefined) groups.set(handle, [slot])
    else group.push(slot)
  }
  return groups
}

function demandOf(load: number, handleSeconds: number, patienceSeconds: number | null): Demand {
  return { arrivalsPerSecond: load / handleSeconds, handleSeconds, patienceSeconds }
}

/**
 * What `agents` give in a slot of this load.
 *
 * @example givenBy(10, 180, 14, { patienceSeconds: null, goal }).serviceLevel // 0.888 within 20 s
 */
export function givenBy(
  load: number,
  handleSeconds: number,
  agents: number,
  { patienceSeconds, goal }: Pick<RequirementRules, 'patienceSeconds' | 'goal'>
): Given {
  const { withinSeconds, level } = goal
  const queue = { arrivalsPerSecond: load / handleSeconds, handleSeconds, agents }
  if (patienceSeconds === null) {
    const { serviceLevel, meanWaitSeconds, occupancy } = erlangCResult(queue, withinSeconds)
    return { agents, serviceLevel, abandoned: null, meanWaitSeconds, occupancy }
  }
  const result = erlangA({ ...queue, patienceSeconds }, withinSeconds)
  const { pAbandon, meanWaitAllSeconds, occupancy } = result
  return {
    agents,
    serviceLevel: result[level] ?? 0,
    abandoned: pAbandon,
    meanWaitSeconds: meanWaitAllSeconds,
    occupancy
  }
}

/** One fewer, as many, one more; without the fewer one where there is none. */
export function givenAround(
  { load, required }: Pick<SlotRequirement, 'load' | 'required'>,
  handleSeconds: number,
  rules: RequirementRules
): Given[] {
  return [required - 1, required, required + 1]
    .filter((agents) => agents >= 0)
    .map((agents) => givenBy(load, handleSeconds, agents, rules))
}
