import { existsSync, readFileSync } from 'node:fs'
import { placesOf } from '#domain/staffing/neighbourhoods.ts'
import { runPlan } from '#server/staffing/run-work.ts'
import { checkInstance } from '../fixtures/shift-scheduling-check.ts'
import { instanceModel, parseInstance } from '../fixtures/shift-scheduling.ts'

export const INSTANCES = '../shared/data/shift-scheduling'
/** Best known costs as ../shared/data/shift-scheduling/SOURCE.md reports them. */
export const BEST_KNOWN: Record<number, number> = {
  1: 607,
  2: 828,
  3: 1001,
  4: 1716,
  5: 1143,
  6: 1950,
  7: 1056,
  8: 1300,
  9: 439,
  10: 4631,
  11: 3443,
  12: 4040
}

export interface InstanceResult {
  instance: number
  /** Counted by the checker; null: no roster in the time. */
  cost: number | null
  bound: number | null
  gap: number | null
  bestKnown: number
  /** Hard rules that the checker found broken. */
  broken: string[]
  seconds: number
  /** Of processor time, all threads: on a busy machine much less than `seconds`. */
  cpuSeconds: number
}

export function hasInstances(): boolean {
  return existsSync(`${INSTANCES}/Instance1.txt`)
}

/** Solves one instance in the planner's thread and has it checked. */
export async function solveInstance(instance: number, seconds: number): Promise<InstanceResult> {
  const text = readFileSync(`${INSTANCES}/Instance${instance}.txt`, 'utf8')
  const parsed = parseInstance(text)
  const { model, cellOf } = instanceModel(parsed)
  const places = placesOf(parsed.staff.length, parsed.days, parsed.shifts.length, model.costs.length)
  const before = process.cpuUsage()
  const result = await runPlan({ kind: 'model', model, places, effort: { seconds, seed: 1, gap: 0 } }).result
  if (result.kind !== 'model') throw new Error('a model was asked for')
  const { user, system } = process.cpuUsage(before)
  const { values, bound, seconds: took } = result.solution
  const found = { instance, bound, bestKnown: BEST_KNOWN[instance]!, seconds: took, cpuSeconds: (user + system) / 1e6 }
  if (values === null) return { ...found, cost: null, gap: null, broken: [] }
  const grid = parsed.staff.map((_, i) =>
    Array.from(
      { length: parsed.days },
      (_day, day) => parsed.shifts.find((_shift, s) => values[cellOf(i, day, s)]! > 0.5)?.id ?? ''
    )
  )
  const { cost, broken } = checkInstance(text, grid)
  return { ...found, cost, gap: bound === null ? null : Math.max(0, (cost - bound) / cost), broken }
}
