import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { erlangB, erlangC, erlangCResult } from '#domain/queueing/erlang.ts'
import { erlangA, LEVELS } from '#domain/queueing/erlang-a.ts'
import { fewestAgents, outcomeWith } from '#domain/queueing/fewest-agents.ts'
import { offeredLoad } from '#domain/queueing/offered-load.ts'

const queue = fc.record({
  arrivalsPerSecond: fc.double({ min: 1e-5, max: 2, noNaN: true }),
  handleSeconds: fc.double({ min: 5, max: 1500, noNaN: true }),
  agents: fc.integer({ min: 1, max: 400 }),
  patienceSeconds: fc.double({ min: 2, max: 3000, noNaN: true })
})
const within = fc.integer({ min: 0, max: 120 })
/** Slack for the last digits of sums of hundreds of terms. */
const EPSILON = 1e-9

describe('Erlang B and C', () => {
  test('stay shares and finite from nothing to 10,000 erlangs', () => {
    for (const load of [0, 1e-9, 0.3, 17, 999.5, 10_000])
      for (const agents of [0, 1, 2, 50, 1000, 10_000, 11_000]) {
        for (const value of [erlangB(load, agents), erlangC(load, agents)]) {
          expect(value).toBeGreaterThanOrEqual(0)
          expect(value).toBeLessThanOrEqual(1)
        }
      }
  })

  test('B by its sum of powers over factorials, where that can be written down', () => {
    for (const load of [0.2, 1, 3.7, 8])
      for (let agents = 0; agents <= 15; agents++) {
        const terms = Array.from({ length: agents + 1 }, (_, k) => load ** k / factorial(k))
        expect(erlangB(load, agents)).toBeCloseTo(terms.at(-1)! / terms.reduce((a, b) => a + b), 12)
      }
  })
})

describe('Erlang A', () => {
  test('is made of shares, and served + gone is all', () => {
    fc.assert(
      fc.property(queue, within, (q, seconds) => {
        const result = erlangA(q, seconds)
        for (const name of [
          'pWait',
          'pAbandon',
          'pAbandonWithin',
          'ofOffered',
          'ofAnswered',
          'ofOfferedLessShort'
        ] as const) {
          expect(result[name]).toBeGreaterThanOrEqual(-EPSILON)
          expect(result[name]).toBeLessThanOrEqual(1 + EPSILON)
        }
        expect(result.pAbandonWithin).toBeLessThanOrEqual(result.pAbandon + EPSILON)
        expect(result.ofOffered).toBeLessThanOrEqual(1 - result.pAbandon + EPSILON)
        // Little's law: those who hang up leave at the rate of those who wait.
        expect(result.meanWaitAllSeconds).toBeCloseTo(result.pAbandon * q.patienceSeconds, 6)
      })
    )
  })

  test('never does worse with one more agent, less load or a later threshold', () => {
    fc.assert(
      fc.property(queue, within, (q, seconds) => {
        const now = erlangA(q, seconds)
        const more = erlangA({ ...q, agents: q.agents + 1 }, seconds)
        const quieter = erlangA({ ...q, arrivalsPerSecond: q.arrivalsPerSecond * 0.9 }, seconds)
        const later = erlangA(q, seconds + 5)
        for (const level of LEVELS) {
          expect(more[level]!).toBeGreaterThanOrEqual(now[level]! - EPSILON)
          expect(quieter[level]!).toBeGreaterThanOrEqual(now[level]! - EPSILON)
          expect(later[level]!).toBeGreaterThanOrEqual(now[level]! - EPSILON)
        }
        expect(more.pAbandon).toBeLessThanOrEqual(now.pAbandon + EPSILON)
      })
    )
  })

  test('meets C where nobody hangs up, and B where nobody waits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.1, max: 0.9, noNaN: true }), (agents, share) => {
        const q = { arrivalsPerSecond: (agents * share) / 120, handleSeconds: 120, agents }
        const patient = erlangA({ ...q, patienceSeconds: 1e9 }, 15)
        const c = erlangCResult(q, 15)
        expect(patient.ofOffered).toBeCloseTo(c.serviceLevel, 5)
        expect(Math.abs(patient.meanWaitAllSeconds - c.meanWaitSeconds!)).toBeLessThan(1e-3 + c.meanWaitSeconds! * 1e-4)
        const hasty = erlangA({ ...q, patienceSeconds: 1e-6 }, 15)
        expect(hasty.pAbandon).toBeCloseTo(erlangB(agents * share, agents), 5)
      })
    )
  })
})

test('the fewest agents reach the goal, and one fewer does not', () => {
  fc.assert(
    fc.property(
      queue,
      fc.double({ min: 0.5, max: 0.98, noNaN: true }),
      fc.double({ min: 0.5, max: 1, noNaN: true }),
      fc.constantFrom(...LEVELS),
      fc.boolean(),
      (q, share, maxOccupancy, level, hangsUp) => {
        const demand = { ...q, patienceSeconds: hangsUp ? q.patienceSeconds : null }
        const goal = { share, withinSeconds: 10, level, maxOccupancy, minimumAgents: 0 }
        const agents = fewestAgents(demand, goal)
        const reaches = (n: number) => {
          const outcome = outcomeWith(demand, n, goal)
          return outcome.level >= share && (outcome.occupancy ?? 0) <= maxOccupancy
        }
        expect(reaches(agents)).toBe(true)
        if (agents > 0) expect(reaches(agents - 1)).toBe(false)
      }
    )
  )
})

test('more calls, a higher share or a shorter threshold never need fewer agents', () => {
  fc.assert(
    fc.property(queue, fc.double({ min: 0.5, max: 0.95, noNaN: true }), (q, share) => {
      const goal = { share, withinSeconds: 20, level: 'ofOffered' as const, maxOccupancy: 1, minimumAgents: 0 }
      const agents = fewestAgents(q, goal)
      expect(fewestAgents({ ...q, arrivalsPerSecond: q.arrivalsPerSecond * 1.3 }, goal)).toBeGreaterThanOrEqual(agents)
      expect(fewestAgents(q, { ...goal, share: share + 0.04 })).toBeGreaterThanOrEqual(agents)
      expect(fewestAgents(q, { ...goal, withinSeconds: 10 })).toBeGreaterThanOrEqual(agents)
    })
  )
})

describe('the load of slots', () => {
  test('is that of steady arrivals where they are steady, and keeps every second of handling', () => {
    expect(offeredLoad([6, 6, 6], 300, 900)).toEqual([2, 2, 2])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 96 }), (arrivals) => {
        const quiet = Array.from({ length: 200 }, () => 0)
        const loads = offeredLoad([...arrivals, ...quiet], 600, 900, 0)
        const handled = loads.reduce((sum, load) => sum + load * 900, 0)
        expect(handled).toBeCloseTo(600 * arrivals.reduce((a, b) => a + b, 0), 3)
      })
    )
  })

  test('agrees with the busy agents counted in steps of a second', () => {
    const arrivals = [12, 0, 30, 4, 4, 0]
    const counted: number[] = []
    let busy = (12 / 900) * 700
    for (const n of arrivals) {
      let sum = 0
      for (let i = 0; i < 9000; i++) {
        busy += (n / 900 - busy / 700) * 0.1
        sum += busy
      }
      counted.push(sum / 9000)
    }
    offeredLoad(arrivals, 700, 900).forEach((load, i) => expect(load).toBeCloseTo(counted[i]!, 2))
  })
})

test('what is wrong is named', () => {
  expect(() => erlangB(-1, 2)).toThrow('load must be a number of 0 or more, got -1')
  expect(() => erlangB(1, 2.5)).toThrow('agents must be a whole number of 0 or more, got 2.5')
  expect(() => erlangA({ arrivalsPerSecond: 1, handleSeconds: 1, agents: 1, patienceSeconds: 0 }, 1)).toThrow(
    'patienceSeconds must be above 0, got 0'
  )
  expect(() => offeredLoad([1, Number.NaN], 10, 900)).toThrow('arrivals[1]')
})

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1)
}
