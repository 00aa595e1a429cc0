import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays } from '#domain/dates.ts'
import { backtest } from '#domain/forecast/backtest.ts'
import type { DayCounts } from '#domain/forecast/history.ts'
import { erlangA } from '#domain/queueing/erlang-a.ts'
import { seededRandom } from '#domain/queueing/random.ts'
import { replay } from '#domain/queueing/replay.ts'
import type { ReplayCall } from '#domain/queueing/waiting.ts'
import { requirementOf } from '#domain/staffing/requirement.ts'
import { SHARED } from '../fixtures/sites.ts'
import type { Measure } from './bench.ts'

const HOURS_A_YEAR = 8760
const CALLS = 30_000
const REPEATS = 7

/** What a planner waits for, and how well the bank's last week is told from the three before it. */
export function plannerMeasures(): Measure[] {
  return [requirementMeasure(), replayMeasure(), ...bankMeasures()]
}

function requirementMeasure(): Measure {
  const random = seededRandom(1)
  const calls = Array.from({ length: HOURS_A_YEAR }, () => 2 + 60 * random())
  const byHour = Array.from({ length: 24 }, () => 90 + 60 * random())
  const handleSeconds = calls.map((_, hour) => byHour[hour % 24]!)
  const goal = { share: 0.9, withinSeconds: 10, level: 'ofOffered' as const, maxOccupancy: 0.85, minimumAgents: 2 }
  const rules = { goal, patienceSeconds: 120, shrinkagePercent: 20, quantile: 0.8 }
  const value = median(() =>
    requirementOf({ calls, handleSeconds, slotSeconds: 3600, spread: 0.05, isCyclic: false }, rules)
  )
  const single = median(() =>
    calls.forEach((n, i) =>
      erlangA({ arrivalsPerSecond: n / 3600, handleSeconds: handleSeconds[i]!, agents: 3, patienceSeconds: 120 }, 10)
    )
  )
  return {
    name: 'requirement of a year of hours',
    value,
    unit: 'ms',
    ratio: value / single,
    against: 'one Erlang A for each hour'
  }
}

function replayMeasure(): Measure {
  const random = seededRandom(2)
  let at = 0
  const calls: ReplayCall[] = Array.from({ length: CALLS }, () => {
    at -= 60 * Math.log(1 - random())
    return {
      arrivedAt: at,
      handleSeconds: -170 * Math.log(1 - random()),
      answerDelaySeconds: 5,
      patienceSeconds: -300 * Math.log(1 - random())
    }
  })
  const value = median(() => replay(calls, [{ at: 0, operators: 4 }]))
  const sorting = median(() => [...calls].sort((a, b) => a.handleSeconds - b.handleSeconds))
  return {
    name: `replay of ${CALLS} calls`,
    value,
    unit: 'ms',
    ratio: value / sorting,
    against: 'sorting the calls once'
  }
}

function bankMeasures(): Measure[] {
  const file = join(SHARED, 'anonymous-bank-1999-02', 'data_anonymous_bank_february.txt')
  if (!existsSync(file)) return []
  const { all } = backtest(bankDays(file), { weeks: 1 })!
  const { model, naive, mean } = all
  return [
    {
      name: 'bank: WAPE of days 22-28 from days 1-21, by hour',
      value: model.wape! * 100,
      unit: '%',
      ratio: model.wape! / naive.wape!,
      against: 'the same hour a week before'
    },
    {
      name: 'the same',
      value: model.wape! * 100,
      unit: '%',
      ratio: model.wape! / mean.wape!,
      against: 'the mean of the same weekdays'
    }
  ]
}

/** Calls by hour that reached the queue: answered, or hung up after it had begun. */
function bankDays(file: string): DayCounts[] {
  const days = new Map<string, number[]>(
    Array.from({ length: 28 }, (_, day) => [addDays('1999-02-01', day), new Array<number>(24).fill(0)])
  )
  const [header, ...lines] = readFileSync(file, 'latin1').trim().split(/\r?\n/)
  const names = header!.split('\t').map((name) => name.trim())
  for (const line of lines) {
    const cells = line.split('\t')
    const cell = (name: string) => cells[names.indexOf(name)]!.trim()
    const isQueued = cell('q_start') !== '0:00:00'
    if (cell('outcome') === 'PHANTOM' || (cell('outcome') === 'HANG' && !isQueued)) continue
    const date = `19${cell('date').slice(0, 2)}-${cell('date').slice(2, 4)}-${cell('date').slice(4)}`
    days.get(date)![Number((isQueued ? cell('q_start') : cell('vru_exit')).split(':')[0]) % 24]!++
  }
  return [...days].map(([date, counts]) => ({ date, counts }))
}

function median(work: () => unknown): number {
  work()
  const times = Array.from({ length: REPEATS }, () => {
    const began = performance.now()
    work()
    return performance.now() - began
  })
  return times.sort((a, b) => a - b)[Math.floor(REPEATS / 2)]!
}
