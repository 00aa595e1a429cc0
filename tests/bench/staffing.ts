import type { Measure } from './bench.ts'
import type { CoverProblem } from '#domain/staffing/cover-model.ts'
import { DEFAULT_RATES } from '#domain/staffing/shift-pattern.ts'
import type { PlanJob } from '#server/staffing/plan.ts'
import { runPlan } from '#server/staffing/run-work.ts'
import { fourWeeks } from '../fixtures/roster.ts'
import { BEST_KNOWN, hasInstances, solveInstance } from './shift-scheduling.ts'

/** Seconds for each instance of the benchmark. */
const SOLVE_SECONDS = Number(process.env['BENCH_SOLVE_SECONDS'] ?? 60)
const EFFORT = { seconds: 30, seed: 1, gap: 0 }

/** Cover, roster and the benchmark's instances: times, and costs beside bounds and best known values. */
export async function staffingMeasures() {
  const measures: Measure[] = [
    await planMeasure('cover of a week, 168 start hours', {
      kind: 'cover',
      problem: standingWeek(60, 0),
      effort: EFFORT
    }),
    await planMeasure('the same in half hours, breaks placed', {
      kind: 'cover',
      problem: standingWeek(30, 30),
      effort: EFFORT
    }),
    await planMeasure('roster of 15 people, 28 days, 3 shifts', {
      kind: 'roster',
      problem: fourWeeks(),
      effort: EFFORT
    })
  ]
  if (!hasInstances()) return measures
  for (const instance of Object.keys(BEST_KNOWN).map(Number)) {
    const { cost, bound, gap, bestKnown, broken, seconds, cpuSeconds } = await solveInstance(instance, SOLVE_SECONDS)
    const told = `bound ${bound?.toFixed(1)}, gap ${gap?.toFixed(3)}, ${broken.length} rules broken, ${seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of processor`
    const against = `best known ${bestKnown}; ${told}`
    measures.push({
      name: `shift scheduling, instance ${instance}`,
      value: cost,
      unit: 'cost',
      ...(cost === null ? {} : { ratio: cost / bestKnown }),
      against
    })
  }
  return measures
}

async function planMeasure(name: string, job: PlanJob) {
  const result = await runPlan(job).result
  const solved = result.kind === 'cover' ? result.cover : result.kind === 'roster' ? result.roster : result.solution
  const { seconds, cost, bound } = solved
  return {
    name,
    value: seconds,
    unit: 's',
    ...(bound === null || cost === null ? {} : { ratio: bound / cost }),
    against: `cost ${cost}, bound ${bound}`
  }
}

function standingWeek(slotMinutes: number, breakMinutes: number): CoverProblem {
  const need = Array.from({ length: 10_080 / slotMinutes }, (_, slot) => {
    const hour = Math.floor((slot * slotMinutes) / 60)
    return 2 + (hour % 24 >= 7 && hour % 24 < 22 ? 2 : 0) + ((hour * 7) % 3)
  })
  const patterns = Array.from({ length: 24 }, (_, hour) => ({
    id: `jam-${hour}`,
    startMinute: hour * 60,
    durationMinutes: 480,
    breakMinutes,
    breakEarliestMinute: 120,
    breakLatestMinute: 240,
    weekdays: [1, 2, 3, 4, 5, 6, 7]
  }))
  const groups = [{ id: 'operator', costPerHour: 1, skills: [], takesCalls: true, people: null, weeklyMinutes: 2400 }]
  return {
    slotMinutes,
    firstWeekday: 1,
    isCyclic: true,
    need,
    patterns,
    groups,
    skills: [],
    rates: DEFAULT_RATES,
    underPricePerHour: null
  }
}
