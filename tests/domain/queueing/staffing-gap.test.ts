import { describe, expect, test } from 'vitest'
import { isShort, staffingGaps } from '#domain/queueing/staffing-gap.ts'

const HOUR = { weekday: 1, hour: 8, hours: 4, seconds: 14_400, offered: 80, readySeconds: 28_800 }
const GOAL = { share: 0.9, withinSeconds: 10 }

/** Share of calls answered within t by Erlang's delay formula of 1917, its probabilities added up term by term. */
function answeredWithin(agents: number, load: number, t: number, handleSeconds: number): number {
  if (agents <= load) return 0
  let factorial = 1
  let idle = 0
  for (let k = 0; k < agents; k++) {
    if (k > 0) factorial *= k
    idle += load ** k / factorial
  }
  factorial *= Math.max(1, agents - 0)
  const all = ((load ** agents / factorial) * agents) / (agents - load)
  return 1 - (all / (idle + all)) * Math.exp((-(agents - load) * t) / handleSeconds)
}

describe('staffing of an hour of the week', () => {
  test.each([
    [20, 180],
    [4, 100],
    [75, 240],
    [300, 90],
    [0.5, 30]
  ])('%d calls an hour of %d s: the fewest that reach the goal, counted another way', (calls, handle) => {
    const [gap] = staffingGaps([{ ...HOUR, offered: calls * 4 }], handle, GOAL)
    const load = (calls * handle) / 3600
    let fewest = 1
    while (answeredWithin(fewest, load, GOAL.withinSeconds, handle) < GOAL.share) fewest += 1
    expect(gap!.required).toBe(fewest)
    expect(gap!.callsPerHour).toBeCloseTo(calls, 9)
    expect(gap!.onDuty).toBe(2)
  })

  test('without calls asks for one operator; without known time it is left out', () => {
    expect(staffingGaps([{ ...HOUR, offered: 0 }], 180, GOAL)[0]!.required).toBe(1)
    expect(staffingGaps([{ ...HOUR, seconds: 0, hours: 0 }], 180, GOAL)).toEqual([])
  })

  test('is short from half an operator on', () => {
    expect([2, 1.51, 1.5, 0].map((onDuty) => isShort({ onDuty, required: 2 }))).toEqual([false, false, true, true])
  })

  test('a handle time of nothing is refused', () => {
    expect(() => staffingGaps([HOUR], 0, GOAL)).toThrow(RangeError)
  })
})
