import { describe, expect, test } from 'vitest'
import { checkRoster } from '#domain/staffing/roster-check.ts'
import { rosterModel } from '#domain/staffing/roster-model.ts'
import { construct } from '#domain/staffing/construct.ts'
import { improve } from '#domain/staffing/improve.ts'
import { isFeasible } from '#domain/staffing/part-model.ts'
import { placesOf } from '#domain/staffing/neighbourhoods.ts'
import type { RosterProblem } from '#domain/staffing/roster.ts'
import { highsSolver } from '#server/staffing/highs-solver.ts'
import { fourWeeks } from '../fixtures/roster.ts'

const SOFT: RosterProblem = { ...fourWeeks(), soft: { ...fourWeeks().soft, cover: 100, supervisor: 30, language: 30 } }

function built(problem: RosterProblem) {
  const { model, cells } = rosterModel(problem)
  const places = placesOf(problem.people.length, problem.days, problem.shifts.length, model.costs.length)
  const assignmentsOf = (values: Float64Array) => cells.filter(({ column }) => values[column]! > 0.5)
  return { model, places, assignmentsOf }
}

describe('a roster built person by person', () => {
  const { model, places, assignmentsOf } = built(SOFT)

  test('keeps every rule that holds, costs what it is said to, and is improved from there', async () => {
    const solve = await highsSolver()
    const first = construct(model, places, solve, { seconds: 60, seed: 1 })!
    expect(isFeasible(model, first.values!)).toBe(true)
    const cost = (values: Float64Array) => model.costs.reduce((sum, each, i) => sum + each * values[i]!, model.offset)
    expect(first.cost).toBeCloseTo(cost(first.values!), 4)
    const better = improve(model, first, places, solve, { seconds: 6, seed: 1, gap: 0 })
    expect(better.cost!).toBeLessThanOrEqual(first.cost!)
    expect(better.cost).toBeCloseTo(cost(better.values!), 4)
    for (const { values } of [first, better])
      expect(checkRoster(SOFT, assignmentsOf(values!)).filter(({ isHard }) => isHard)).toEqual([])
  }, 120_000)

  test('the same seed builds the same, nobody is built when it is stopped', async () => {
    const solve = await highsSolver()
    const [one, same] = [1, 1].map((seed) => construct(model, places, solve, { seconds: 60, seed })!)
    expect(same!.values).toEqual(one!.values)
    expect(construct(model, places, solve, { seconds: 60, seed: 1, isStopped: () => true })).toBeNull()
  }, 120_000)

  test('where the last to come cannot make up for what must be covered, nothing is built', async () => {
    const few = { ...fourWeeks(), people: fourWeeks().people.slice(0, 3) }
    const { model: hard, places: own } = built(few)
    expect(construct(hard, own, await highsSolver(), { seconds: 60, seed: 1 })).toBeNull()
  }, 120_000)
})
