import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DutyStep, dutySteps, speakersOf, type Stretch, withOperators } from '#domain/queueing/duty.ts'
import { habitsOf } from '#domain/queueing/observed.ts'
import { languageSet, languagesApart } from '#domain/queueing/language-set.ts'
import { replay } from '#domain/queueing/replay.ts'
import { type Routing, routingOf, type TakenCall } from '#domain/queueing/routing.ts'
import type { ReplayCall } from '#domain/queueing/waiting.ts'

const [EN, ZH] = [1, 2]
const call = (arrivedAt: number, language = 0, more: Partial<ReplayCall> = {}): ReplayCall => ({
  arrivedAt,
  language,
  handleSeconds: 60,
  answerDelaySeconds: 0,
  patienceSeconds: Infinity,
  ...more
})
/** One who speaks only the common language, one who speaks English too. */
const two: DutyStep[] = [{ at: 0, operators: 2, speakers: [{ languages: 0b01, operators: 1 }] }]
const told = (calls: ReplayCall[], duty: DutyStep[], options?: Partial<Routing>) => {
  const { waitSeconds, isSpoken } = replay(calls, duty, options)
  return { waits: [...waitSeconds], spoken: [...isSpoken] }
}

describe('by hand', () => {
  test('those of few languages go first, so that the speaker is free for who needs one', () => {
    expect(told([call(0), call(1, EN)], two)).toEqual({ waits: [0, 0], spoken: [1, 1] })
  })

  test('a caller waits for the speaker who is taken, and lets others go first', () => {
    expect(told([call(0, EN), call(10, EN), call(20)], two)).toEqual({ waits: [0, 50, 0], spoken: [1, 1, 1] })
  })

  test('after a while anybody answers', () => {
    const calls = [call(0, EN), call(10, EN)]
    expect(told(calls, two, { othersAfterSeconds: 25 })).toEqual({ waits: [0, 25], spoken: [1, 0] })
    expect(told(calls, two, { othersAfterSeconds: 0 })).toEqual({ waits: [0, 0], spoken: [1, 0] })
  })

  test('nobody on duty speaks it: anybody answers at once', () => {
    expect(told([call(0, ZH)], two)).toEqual({ waits: [0], spoken: [0] })
  })

  test('the speaker who goes off duty finishes the call, and is not waited for', () => {
    const duty = [...two, { at: 30, operators: 1, speakers: [] }]
    expect(told([call(0, EN), call(10, EN)], duty)).toEqual({ waits: [0, 20], spoken: [1, 0] })
  })

  test('the reserve is asked when every operator is taken, a speaker of it first', () => {
    const duty = [{ at: 0, operators: 1, reserve: 2, speakers: [{ languages: 0b01, operators: 0, reserve: 1 }] }]
    const calls = [call(0), call(1, EN), call(2)]
    expect(told(calls, duty, { reserveAfterSeconds: 30 })).toEqual({ waits: [0, 30, 30], spoken: [1, 1, 1] })
  })

  test('of one priority whoever has waited longest goes first, whatever the language', () => {
    const one = [{ at: 0, operators: 1, speakers: [{ languages: 0b01, operators: 1 }] }]
    expect(told([call(0), call(5), call(6, EN), call(7)], one).waits).toEqual([0, 55, 114, 173])
  })
})

/** The same by persons, second after second; everything in whole seconds. */
function bySeconds(calls: readonly ReplayCall[], people: readonly number[], routing: Partial<Routing>) {
  const [reserveAfter, othersAfter] = [routing.reserveAfterSeconds ?? Infinity, routing.othersAfterSeconds ?? Infinity]
  const busyUntil = people.map(() => 0)
  const waits = calls.map(({ patienceSeconds }) => patienceSeconds)
  const done = calls.map(() => false)
  const last = people.length - 1
  const speaks = (person: number, language: number) => language === 0 || ((people[person]! >> (language - 1)) & 1) === 1
  // Whoever is passed over is asked again when another was taken: the reserve may be free for them then.
  for (let now = 0, isAgain = false; now < 4000; now += isAgain ? 0 : 1) {
    isAgain = false
    for (let i = 0; i < calls.length; i++) {
      const { arrivedAt, language = 0, patienceSeconds, handleSeconds, answerDelaySeconds } = calls[i]!
      if (done[i] || arrivedAt > now) continue
      if (now - arrivedAt >= patienceSeconds && now > arrivedAt) {
        done[i] = true
        continue
      }
      const free = people.map((_, person) => person).filter((person) => busyUntil[person]! <= now)
      const operators = free.filter((person) => person !== last)
      const asked = operators.length > 0 ? operators : now - arrivedAt >= reserveAfter ? free : []
      const order = [...asked].sort((a, b) => bits(people[a]!) - bits(people[b]!) || people[a]! - people[b]!)
      const isSpoken = people.some((_, person) => person !== last && speaks(person, language))
      const speaker = order.find((person) => speaks(person, language))
      const taken = speaker ?? (isSpoken && now - arrivedAt < othersAfter ? undefined : order[0])
      if (taken === undefined) continue
      done[i] = true
      const wait = now - arrivedAt + answerDelaySeconds
      const isAnswered = wait < patienceSeconds
      if (isAnswered) waits[i] = wait
      isAgain = true
      busyUntil[taken] = isAnswered ? now + answerDelaySeconds + handleSeconds : Math.max(now, arrivedAt + patienceSeconds) // prettier-ignore
    }
  }
  return waits
}

const bits = (set: number) => set.toString(2).replaceAll('0', '').length

test('by persons, second after second, every wait is the same', () => {
  const calls = fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 40 }),
      language: fc.integer({ min: 0, max: 3 }),
      handleSeconds: fc.integer({ min: 1, max: 120 }),
      answerDelaySeconds: fc.integer({ min: 0, max: 5 }),
      patienceSeconds: fc.integer({ min: 1, max: 200 })
    }),
    { minLength: 1, maxLength: 40 }
  )
  // Sets of different sizes alone, so that nothing hangs on which of two alike is taken.
  const people = fc.subarray([0b000, 0b001, 0b110, 0b111], { minLength: 1 })
  const options = fc.record({
    reserveAfterSeconds: fc.integer({ min: 0, max: 60 }),
    othersAfterSeconds: fc.integer({ min: 0, max: 60 })
  })
  fc.assert(
    fc.property(calls, people, fc.constantFrom(0b000, 0b111), options, (drawn, operators, reserve, asked) => {
      let now = 0
      const all = drawn.map(({ gap, ...one }): ReplayCall => ({ ...one, arrivedAt: (now += gap) }))
      const speakers = [
        ...operators.map((languages) => ({ languages, operators: 1 })),
        { languages: reserve, operators: 0, reserve: 1 }
      ]
      const duty = [{ at: 0, operators: operators.length, reserve: 1, speakers }]
      expect([...replay(all, duty, asked).waitSeconds]).toEqual(bySeconds(all, [...operators, reserve], asked))
    }),
    { numRuns: 300 }
  )
})

describe('who is on duty', () => {
  const stretch = (operator: string, from: number, to: number, languages: number, isReserve = false): Stretch => ({ operator, from, to, isReserve, languages }) // prettier-ignore

  test('is counted by what they speak', () => {
    const steps = dutySteps([
      stretch('OP-1', 0, 100, 0b01),
      stretch('OP-2', 0, 50, 0b11),
      stretch('OP-3', 50, 100, 0b01),
      stretch('SPV', 0, 100, 0b01, true)
    ])
    expect(steps.map(({ at, operators, reserve }) => [at, operators, reserve])).toEqual([[0, 2, 1], [50, 2, 1], [100, 0, 0]]) // prettier-ignore
    expect(steps.map((step) => [speakersOf(step, EN), speakersOf(step, ZH), speakersOf(step, 0)])).toEqual([[2, 1, 2], [2, 0, 2], [0, 0, 0]]) // prettier-ignore
  })

  test('who comes speaks nothing further, who goes speaks the fewest', () => {
    const duty = [{ at: 0, operators: 4, speakers: [{ languages: 0b01, operators: 1 }, { languages: 0b11, operators: 1 }] }] // prettier-ignore
    const left = (by: number) => withOperators(duty, by).map((step) => [step.operators, speakersOf(step, EN), speakersOf(step, ZH)])[0] // prettier-ignore
    expect([1, 0, -1, -2, -3, -4, -5].map(left)).toEqual([[5, 2, 1], [4, 2, 1], [3, 2, 1], [2, 2, 1], [1, 1, 1], [0, 0, 0], [0, 0, 0]]) // prettier-ignore
  })

  test('a caller of another language met somebody free only where a speaker surely was', () => {
    const seen = (language: number, arrivedAt: number) => ({ arrivedAt, language, isAnswered: true, waitSeconds: 5, handleSeconds: 100 }) // prettier-ignore
    const calls = [seen(0, 0), seen(EN, 10), seen(0, 20), seen(ZH, 500)]
    expect([...habitsOf(calls, two).metFree]).toEqual([1, 0, 0, 1])
  })
})

describe('how long callers wait for a speaker', () => {
  const taken = (waitSeconds: number, more: Partial<TakenCall> = {}): TakenCall => ({
    arrivedAt: 0,
    isAnswered: true,
    waitSeconds,
    handleSeconds: 60,
    language: EN,
    isSpoken: false,
    isReserve: false,
    ...more
  })
  const usual = Array.from({ length: 100 }, () => taken(6, { language: 0 }))

  test('is read off the calls that others took, less the usual time to an answer', () => {
    const late = Array.from({ length: 20 }, (_, i) => taken(31 + i))
    expect(routingOf([...usual, ...late], two).othersAfterSeconds).toBe(33 - 6)
  })

  test('and so is how long they wait for the reserve', () => {
    const late = Array.from({ length: 20 }, (_, i) => taken(41 + i, { language: 0, isReserve: true }))
    expect(routingOf([...usual, ...late], two)).toEqual({ reserveAfterSeconds: 43 - 6, othersAfterSeconds: null })
  })

  test('is not told by calls that a speaker or the reserve took, or that came while nobody on duty speaks it', () => {
    const others = [taken(40, { isSpoken: true }), taken(40, { isReserve: true }), taken(40, { language: ZH })]
    expect(routingOf([...usual, ...others], two).othersAfterSeconds).toBeNull()
    expect(routingOf([], two)).toEqual({ reserveAfterSeconds: null, othersAfterSeconds: null })
  })
})

test('languages that matter are those that some speak and others do not', () => {
  const people = [{ languages: ['id', 'en', 'zh'] }, { languages: ['id'] }, { languages: ['id', 'en'] }]
  const apart = languagesApart(people)
  expect(apart).toEqual(['en', 'zh'])
  expect(people.map((one) => languageSet(one, apart))).toEqual([0b11, 0, 0b01])
  expect(languagesApart([{ languages: ['id'] }, { languages: ['id'] }])).toEqual([])
})
