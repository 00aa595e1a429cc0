import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dutyFromCalls, type DutyStep, dutySteps } from '#domain/queueing/duty.ts'
import { seededRandom } from '#domain/queueing/random.ts'
import { replay } from '#domain/queueing/replay.ts'
import { drawLasting, survivalOf } from '#domain/queueing/survival.ts'
import type { ReplayCall } from '#domain/queueing/waiting.ts'

const call = (arrivedAt: number, more: Partial<ReplayCall> = {}): ReplayCall => ({
  arrivedAt,
  handleSeconds: 60,
  answerDelaySeconds: 0,
  patienceSeconds: Infinity,
  ...more
})
const waits = (calls: ReplayCall[], duty: DutyStep[], reserveAfterSeconds?: number) => [
  ...replay(calls, duty, reserveAfterSeconds === undefined ? {} : { reserveAfterSeconds }).waitSeconds
]

describe('by hand', () => {
  test('one operator: the second waits for the first, ringing included', () => {
    const calls = [call(0, { answerDelaySeconds: 5 }), call(10, { answerDelaySeconds: 5 })]
    expect(waits(calls, [{ at: 0, operators: 1 }])).toEqual([5, 60])
  })

  test('a caller hangs up in the queue, and frees nobody; one hangs up while it rings, and frees the operator', () => {
    const calls = [
      call(0),
      call(10, { patienceSeconds: 20 }),
      call(20),
      call(130, { answerDelaySeconds: 9, patienceSeconds: 4 }),
      call(131)
    ]
    const { waitSeconds, isAnswered } = replay(calls, [{ at: 0, operators: 1 }])
    expect([...waitSeconds]).toEqual([0, 20, 40, 4, 3])
    expect([...isAnswered]).toEqual([1, 0, 1, 0, 1])
  })

  test('who goes off duty finishes the call; who comes on duty takes the next at once', () => {
    const duty = [
      { at: 0, operators: 1 },
      { at: 30, operators: 0 },
      { at: 100, operators: 1 }
    ]
    expect(waits([call(20), call(40), call(50)], duty)).toEqual([0, 60, 110])
  })

  test('a lower priority goes first, and within it the longest wait', () => {
    const calls = [call(0), call(5, { priority: 1 }), call(6), call(7), call(8, { priority: 1 })]
    expect(waits(calls, [{ at: 0, operators: 1 }])).toEqual([0, 175, 54, 113, 232])
  })

  test('the reserve takes what has waited long, and nothing else', () => {
    const duty = [{ at: 0, operators: 1, reserve: 1 }]
    expect(waits([call(0), call(5), call(10)], duty, 30)).toEqual([0, 30, 50])
    expect(waits([call(0), call(5), call(10)], duty)).toEqual([0, 55, 110])
  })

  test('nobody on duty: who has no patience is lost, who has endless patience waits for ever', () => {
    const { waitSeconds, isAnswered } = replay([call(0, { patienceSeconds: 9 }), call(1)], [])
    expect([...waitSeconds]).toEqual([9, Infinity])
    expect([...isAnswered]).toEqual([0, 0])
  })

  test('refuses what is out of order', () => {
    expect(() => replay([call(5), call(4)], [])).toThrow(/calls must be in order of time, got 4 after 5/)
    expect(() =>
      replay(
        [],
        [
          { at: 5, operators: 1 },
          { at: 4, operators: 1 }
        ]
      )
    ).toThrow(/duty must be in order/)
  })
})

/** The same queue second by second: everybody is looked at in every second. All times are whole. */
function naive(calls: readonly ReplayCall[], duty: readonly DutyStep[], end: number): [number, boolean][] {
  const fate: [number, boolean][] = calls.map(({ patienceSeconds }) => [patienceSeconds, false])
  const isGone = calls.map(() => false)
  let busyUntil: number[] = []
  for (let now = 0; now <= end; now++) {
    busyUntil = busyUntil.filter((until) => until > now)
    const present = duty.filter(({ at }) => at <= now).at(-1)?.operators ?? 0
    const waiting = calls
      .map((_, i) => i)
      .filter((i) => calls[i]!.arrivedAt <= now && !isGone[i])
      .sort((a, b) => (calls[a]!.priority ?? 0) - (calls[b]!.priority ?? 0) || a - b)
    for (const i of waiting) {
      const { arrivedAt, patienceSeconds, answerDelaySeconds, handleSeconds } = calls[i]!
      if (now - arrivedAt >= patienceSeconds) {
        isGone[i] = true
        continue
      }
      if (busyUntil.length >= present) continue
      isGone[i] = true
      const wait = now - arrivedAt + answerDelaySeconds
      const isAnswered = wait < patienceSeconds
      fate[i] = [isAnswered ? wait : patienceSeconds, isAnswered]
      const until = isAnswered ? now + answerDelaySeconds + handleSeconds : arrivedAt + patienceSeconds
      if (until > now) busyUntil.push(until)
    }
  }
  return fate
}

test('equals a simulation second by second, with shifts, hang-ups, ringing and priorities', () => {
  const calls = fc.array(
    fc.record({
      arrivedAt: fc.nat(300),
      handleSeconds: fc.nat(60),
      answerDelaySeconds: fc.nat(8),
      patienceSeconds: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(Infinity)),
      priority: fc.nat(2)
    }),
    { maxLength: 60 }
  )
  const steps = fc.array(fc.record({ at: fc.nat(400), operators: fc.nat(4) }), { maxLength: 8 })
  fc.assert(
    fc.property(calls, steps, (unordered, unorderedSteps) => {
      const sorted = [...unordered].sort((a, b) => a.arrivedAt - b.arrivedAt)
      const duty = [...unorderedSteps, { at: 500, operators: 3 }].sort((a, b) => a.at - b.at)
      const { waitSeconds, isAnswered } = replay(sorted, duty)
      expect(sorted.map((_, i) => [waitSeconds[i], isAnswered[i] === 1])).toEqual(naive(sorted, duty, 3000))
    }),
    { numRuns: 300 }
  )
})

test.each([
  // Load in erlangs, operators; Erlang C and its mean wait by the sum of the definition, not by a recursion.
  [4, 6],
  [0.8, 2],
  [15, 18]
])('M/M/n of %d erlangs and %i operators waits as Erlang C says', (load, operators) => {
  const handle = 120
  const RUNS = 20
  const CALLS = 30_000
  const WARM_UP = 2_000
  const means = Array.from({ length: RUNS }, (_, seed) => {
    const random = seededRandom(seed + 1)
    const exponential = (mean: number) => -Math.log(1 - random()) * mean
    let now = 0
    const calls = Array.from({ length: CALLS }, () =>
      call((now += exponential(handle / load)), { handleSeconds: exponential(handle) })
    )
    const { waitSeconds } = replay(calls, [{ at: 0, operators }])
    return waitSeconds.slice(WARM_UP).reduce((sum, wait) => sum + wait, 0) / (CALLS - WARM_UP)
  })
  const mean = means.reduce((sum, each) => sum + each, 0) / RUNS
  const deviation = Math.sqrt(means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (RUNS - 1))
  const half = (2.093 * deviation) / Math.sqrt(RUNS)
  const theory = erlangCWait(load, operators, handle)
  expect(theory).toBeGreaterThan(mean - half)
  expect(theory).toBeLessThan(mean + half)
  expect(half / mean).toBeLessThan(0.12)
})

function erlangCWait(load: number, operators: number, handle: number): number {
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))
  const last = (load ** operators / factorial(operators)) * (operators / (operators - load))
  const others = Array.from({ length: operators }, (_, k) => load ** k / factorial(k)).reduce(
    (sum, each) => sum + each,
    0
  )
  return ((last / (others + last)) * handle) / (operators - load)
}

test('four times as many calls are looked at about four times as often, also with a long line of waiting', () => {
  const looks = (n: number) => {
    const random = seededRandom(7)
    let [now, read] = [0, 0]
    const calls = Array.from({ length: n }, () => {
      const plain = call((now += random() * 20), { handleSeconds: 100 * random(), patienceSeconds: 900 * random() })
      return new Proxy(plain, { get: (target, name) => (read++, Reflect.get(target, name) as unknown) })
    })
    replay(calls, [{ at: 0, operators: 3 }])
    return read / n
  }
  expect(looks(1000)).toBeGreaterThan(2)
  expect(looks(16_000) / looks(4000)).toBeLessThan(1.2)
})

test('Kaplan-Meier: the six-mercaptopurine arm of Freireich et al. (Blood 21 (1963), 699-716)', () => {
  const ended = [6, 6, 6, 7, 10, 13, 16, 22, 23].map((seconds) => ({ seconds, isEvent: true }))
  const cut = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35].map((seconds) => ({ seconds, isEvent: false }))
  const { seconds, share } = survivalOf([...cut, ...ended])
  expect([...seconds]).toEqual([6, 7, 10, 13, 16, 22, 23])
  expect([...share].map((each) => Number(each.toFixed(3)))).toEqual([0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448])
})

test('drawing from it gives its shares back, also beyond a time that was borne', () => {
  const survival = survivalOf([5, 10, 20, 40].map((seconds) => ({ seconds, isEvent: true })))
  const random = seededRandom(3)
  const drawn = Array.from({ length: 8_000 }, () => drawLasting(survival, random(), 5))
  expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual([10, 20, 40])
  for (const each of [10, 20, 40])
    expect(drawn.filter((seconds) => seconds === each).length / 8_000).toBeCloseTo(1 / 3, 1)
  expect(drawLasting(survivalOf([{ seconds: 5, isEvent: false }]), 0.5)).toBe(Infinity)
})

test('duty: stretches that touch are one, supervisors apart; from calls: those in close order', () => {
  const stretch = (operator: string, from: number, to: number, isReserve = false) => ({ operator, from, to, isReserve })
  expect(
    dutySteps([
      stretch('a', 0, 10),
      stretch('a', 10, 20),
      stretch('a', 5, 12),
      stretch('s', 5, 15, true),
      stretch('b', 20, 30)
    ])
  ).toEqual([
    { at: 0, operators: 1, reserve: 0 },
    { at: 5, operators: 1, reserve: 1 },
    { at: 15, operators: 1, reserve: 0 },
    { at: 20, operators: 1, reserve: 0 },
    { at: 30, operators: 0, reserve: 0 }
  ])
  expect(dutyFromCalls([stretch('a', 0, 60), stretch('a', 1800, 1900), stretch('a', 5000, 5100)])).toEqual([
    stretch('a', 0, 1900),
    stretch('a', 5000, 5100)
  ])
})

test('the same seed gives the same numbers, evenly', () => {
  const random = seededRandom(42)
  const drawn = Array.from({ length: 20_000 }, random)
  expect(drawn.slice(0, 5)).toEqual(Array.from({ length: 5 }, seededRandom(42)))
  expect(drawn.reduce((sum, each) => sum + each, 0) / drawn.length).toBeCloseTo(0.5, 2)
  const tenths = Array.from({ length: 10 }, (_, i) => drawn.filter((each) => Math.floor(each * 10) === i).length)
  const chiSquare = tenths.reduce((sum, n) => sum + (n - 2_000) ** 2 / 2_000, 0)
  expect(chiSquare).toBeLessThan(27.9)
})
