import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { exportFiles } from '#sample/files/files.ts'
import { textOf } from '#sample/files/rows.ts'
import { countTruth } from '#sample/truth/truth.ts'
import { dateOf, DAY_S, DAYS, hourOf, weekdayOf } from '#sample/world/clock.ts'
import { SUPERVISOR_AFTER_S } from '#sample/world/queue.ts'
import { LANGUAGES, SHORT_SATURDAYS } from '#sample/world/roster.ts'
import { BURST } from '#sample/world/special-days.ts'
import { type RecordedCall, simulateWorld, type World } from '#sample/world/world.ts'
import { exported, SAMPLE } from './exports.ts'

const committed = JSON.parse(readFileSync(join(SAMPLE, 'truth.json'), 'utf8'))

let world: World
beforeAll(() => {
  world = simulateWorld()
}, 120_000)

test('the same seed gives the committed exports and the committed truth', () => {
  const files = exportFiles(world)
  for (const source of ['acd', 'register', 'operators']) {
    const made = files.filter((file) => file.source === source).map((file) => ({ name: file.name, text: textOf(file) }))
    const there = exported(source)
    expect(made.map(({ name }) => name)).toEqual(there.map(({ name }) => name))
    expect(made.filter(({ text }, i) => text !== there[i]!.text).map(({ name }) => name)).toEqual([])
  }
  const counted = JSON.parse(JSON.stringify(countTruth(world, files)))
  for (const key of Object.keys(counted)) expect([key, committed[key]]).toEqual([key, counted[key]])
}, 120_000)

test('another seed gives another world', () => {
  expect(simulateWorld(1).calls.length).not.toBe(world.calls.length)
}, 120_000)

test('nobody handles two calls at once', () => {
  for (const calls of byOperator().values()) {
    const twice = calls.filter((call, i) => i > 0 && call.answered! < handledUntil(calls[i - 1]!))
    expect(twice).toEqual([])
  }
})

test('whoever answers is on duty and not paused, and leaves only when the call is done', () => {
  for (const [operator, calls] of byOperator()) {
    const ready = world.stretches.filter((stretch) => stretch.operator === operator && stretch.state === 'ready')
    const end = DAYS * DAY_S
    let i = 0
    const off = calls.filter((call) => {
      while (ready[i] !== undefined && ready[i]!.to < Math.min(handledUntil(call), end)) i++
      return ready[i] === undefined || ready[i]!.from > call.answered!
    })
    expect([operator, off]).toEqual([operator, []])
  }
})

test("one person's stretches do not overlap", () => {
  for (const operator of Object.keys(LANGUAGES)) {
    const own = world.stretches.filter((stretch) => stretch.operator === operator)
    expect(own.filter(({ from }, i) => i > 0 && from < own[i - 1]!.to)).toEqual([])
  }
})

test('first come, first served: calls in Indonesian come to a desk in the order of their arrival', () => {
  const rang = world.calls
    .filter(({ rang, caller }) => rang !== null && caller.language === 'id')
    .sort((a, b) => a.rang! - b.rang! || a.arrived - b.arrived)
  expect(rang.filter((call, i) => i > 0 && call.arrived < rang[i - 1]!.arrived)).toEqual([])
})

test('a supervisor takes only calls that have waited', () => {
  const taken = world.calls.filter(({ operator }) => operator?.startsWith('SPV'))
  expect(taken.length).toBeGreaterThan(100)
  expect(taken.filter(({ rang, arrived }) => rang! - arrived < SUPERVISOR_AFTER_S)).toEqual([])
})

test('turns: one a day, eleven hours of rest, six days in a row at most', () => {
  for (const operator of Object.keys(LANGUAGES)) {
    const own = world.duties.filter((duty) => duty.operator === operator)
    const short = own.filter((duty, i) => i > 0 && duty.from - own[i - 1]!.to < 11 * 3600)
    const days = own.map(({ from }) => Math.floor((from + 600) / DAY_S))
    expect([operator, short, new Set(days).size]).toEqual([operator, [], days.length])
    const runs = days.filter((day, i) => i >= 6 && day - days[i - 6]! === 6)
    expect([operator, runs]).toEqual([operator, []])
  }
})

test('three on mornings and afternoons, two at night, where nobody is ill, on leave or missing', () => {
  const heads = new Map<string, number>()
  for (const { isSupervisor, from } of world.duties) {
    if (isSupervisor) continue
    const shift = Math.round((from / 3600 - 6) / 8)
    heads.set(String(shift), (heads.get(String(shift)) ?? 0) + 1)
  }
  const of = (remainder: number) => [...heads].filter(([shift]) => ((Number(shift) % 3) + 3) % 3 === remainder)
  const full = (remainder: number, n: number) =>
    of(remainder).filter(([, there]) => there === n).length / of(remainder).length
  expect(full(0, 3)).toBeGreaterThan(0.7)
  expect(full(1, 3)).toBeGreaterThan(0.65)
  expect(full(2, 2)).toBeGreaterThan(0.8)
  expect(Math.max(...heads.values())).toBe(3)
})

test('waits follow from staffing: fewer operators on a Saturday afternoon, fewer calls in ten seconds', () => {
  const level = (missing: number) => {
    const answered = world.calls.filter(
      ({ answered, arrived }) =>
        answered !== null &&
        weekdayOf(arrived) === 6 &&
        hourOf(arrived) >= 14 &&
        hourOf(arrived) < 22 &&
        (SHORT_SATURDAYS[dateOf(arrived)] ?? 0) === missing
    )
    return answered.filter((call) => call.answered! - call.arrived <= 10).length / answered.length
  }
  expect(level(0)).toBeGreaterThan(level(1))
  expect(level(1)).toBeGreaterThan(level(2) + 0.08)
})

test('the mix lies within the published bands', () => {
  const { dispositions, answered, offered, cutOff, connected, abandoned, answeredWithin, languages } = committed.overall
  const share = (n: number) => n / answered
  // Semarang 2025: 38.58 % prank and ghost, 17.9 % information.
  expect(share(dispositions.prank + dispositions.ghost)).toBeGreaterThan(0.36)
  expect(share(dispositions.prank + dispositions.ghost)).toBeLessThan(0.41)
  expect(share(dispositions.information)).toBeGreaterThan(0.16)
  expect(share(dispositions.information)).toBeLessThan(0.2)
  expect(cutOff / offered).toBeGreaterThan(0.15)
  expect(cutOff / offered).toBeLessThan(0.25)
  expect(abandoned / connected).toBeLessThan(0.08)
  expect(share(answeredWithin[10])).toBeGreaterThan(0.8)
  expect(share(answeredWithin[10])).toBeLessThan(0.92)
  expect(1 - share(languages.id)).toBeLessThan(0.02)
})

test('more uneven than Poisson, and one burst of hundreds', () => {
  const perHour = new Map<number, number[]>()
  const counts = new Map<number, number>()
  for (const { arrived } of world.calls)
    counts.set(Math.floor(arrived / 3600), (counts.get(Math.floor(arrived / 3600)) ?? 0) + 1)
  const usual = Array.from({ length: 28 * 24 }, (_, i) => i + 215 * 24)
  for (const hour of usual) perHour.set(hour % 24, [...(perHour.get(hour % 24) ?? []), counts.get(hour) ?? 0])
  const dispersion = [...perHour.values()].map((list) => {
    const mean = list.reduce((sum, n) => sum + n, 0) / list.length
    return list.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (list.length - 1) / mean
  })
  expect(dispersion.reduce((sum, d) => sum + d, 0) / dispersion.length).toBeGreaterThan(1.2)
  const burst = world.calls.filter(({ arrived }) => arrived >= BURST.from && arrived < BURST.to)
  expect(burst.length).toBeGreaterThan(400)
})

test('stages of an incident follow each other, one ticket a matter unless it was opened twice', () => {
  for (const { received, entered, dispatched, enroute, arrived, closed } of world.incidents) {
    const stamps = [received, entered, dispatched, enroute, arrived, closed].filter((at) => at !== null)
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b))
  }
  expect(new Set(world.incidents.map(({ key }) => key)).size).toBe(world.incidents.length)
})

test('operators and languages are those of site.yaml', () => {
  const site = parse(readFileSync(join(SAMPLE, 'site.yaml'), 'utf8')) as {
    operators: { id: string; languages: string[] }[]
  }
  expect(Object.fromEntries(site.operators.map(({ id, languages }) => [id, languages]))).toEqual(LANGUAGES)
})

function byOperator(): Map<string, RecordedCall[]> {
  const groups = new Map<string, RecordedCall[]>()
  for (const call of world.calls) {
    if (call.operator === null) continue
    const own = groups.get(call.operator)
    if (own) own.push(call)
    else groups.set(call.operator, [call])
  }
  for (const own of groups.values()) own.sort((a, b) => a.answered! - b.answered!)
  return groups
}

function handledUntil({ ended, caller }: RecordedCall): number {
  return ended + caller.wrap_s
}
