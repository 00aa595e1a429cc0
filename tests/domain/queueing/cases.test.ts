import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { erlangB, erlangCResult } from '#domain/queueing/erlang.ts'
import { erlangA, type Level } from '#domain/queueing/erlang-a.ts'
import { fewestAgents, type Goal, rosteredFor } from '#domain/queueing/fewest-agents.ts'

/** Reference values by direct sums in 40-digit arithmetic, not by the recursions of the product. */
const CASES = new URL('../../../../shared/cases/staffing-cases.json', import.meta.url)

type Numbers = Record<string, number>
interface Case {
  id: string
  model: string
  inputs: Record<string, number>

  expected: Record<string, number | null>
  tolerance: number
}

const LEVELS: Record<string, Level> = {
  slOfOffered: 'ofOffered',
  slOfAnswered: 'ofAnswered',
  slOfOfferedLessShortAbandons: 'ofOfferedLessShort'
}

function goalOf(inputs: Case['inputs']): Goal {
  return {
    share: inputs['share']!,
    withinSeconds: inputs['withinSeconds']!,
    level: LEVELS[String(inputs['variant'] ?? 'slOfOffered')]!,
    maxOccupancy: inputs['maxOccupancy'] ?? 1,
    minimumAgents: inputs['minimumAgents'] ?? 0
  }
}

function answer({ model, inputs }: Case): Record<string, number | null> {
  const queue = inputs as unknown as { arrivalsPerSecond: number; handleSeconds: number; agents: number }
  const within = inputs['withinSeconds']!
  switch (model) {
    case 'erlang-b':
      return { blocking: erlangB(inputs['load']!, inputs['agents']!) }
    case 'erlang-c': {
      const { pWait, serviceLevel, meanWaitSeconds, occupancy } = erlangCResult(queue, within)
      return { pWait, serviceLevel, asa: meanWaitSeconds, occupancy }
    }
    case 'erlang-a': {
      const r = erlangA({ ...queue, patienceSeconds: inputs['patienceSeconds']! }, within)
      return {
        ...(r as unknown as Numbers),
        meanWaitAll: r.meanWaitAllSeconds,
        meanWaitServed: r.meanWaitServedSeconds,
        slOfOffered: r.ofOffered,
        slOfAnswered: r.ofAnswered,
        slOfOfferedLessShortAbandons: r.ofOfferedLessShort
      }
    }
    case 'rostered-for-shrinkage':
      return { rostered: rosteredFor(inputs['agents']!, inputs['shrinkagePercent']!) }
    default: {
      return { agents: fewestAgents({ ...queue, patienceSeconds: inputs['patienceSeconds'] ?? null }, goalOf(inputs)) }
    }
  }
}

if (!existsSync(CASES)) console.warn('skipped: the reference cases of staffing are not beside the project')
const cases = existsSync(CASES) ? (JSON.parse(readFileSync(CASES, 'utf8')) as { cases: Case[] }).cases : []

test.skipIf(cases.length === 0)('there are 91 reference cases', () => expect(cases.length).toBe(91))

test.each(cases)('$id', (each) => {
  const given = answer(each)
  for (const [name, wanted] of Object.entries(each.expected)) {
    const got = given[name]
    if (wanted === null) expect(got, name).toBe(null)
    else expect(Math.abs(got! - wanted), `${name}: ${got} for ${wanted}`).toBeLessThanOrEqual(each.tolerance)
  }
})
