import type { Figure } from './figure.ts'

export interface Target {
  value: number
  better: 'higher' | 'lower'
  /** For a service level: the threshold that the target is stated for. */
  withinSeconds?: number
}

export type Status = 'met' | 'missed' | 'too-few' | 'no-data'

/** Below this many calls no verdict is given. */
export const FEWEST_TO_JUDGE = 30

/** The target of a KPI; none where the reader asks for another threshold than the target's. */
export function targetOf(kpi: string, targets: Readonly<Record<string, Target>>, withinSeconds: number): Target | null {
  const target = targets[kpi]
  if (target === undefined) return null
  return target.withinSeconds === undefined || target.withinSeconds === withinSeconds ? target : null
}

/**
 * Whether a target is reached. Where hours are unknown: met only if even the worst case meets it, missed only if even the
 * best case misses it, else it cannot be judged (no-data).
 *
 * @example judge({ value: 0.91, n: 200 }, { value: 0.9, better: 'higher' }) // 'met'
 */
export function judge(figure: Figure, target: Target): Status {
  if (figure.value === null) return 'no-data'
  if (figure.n < FEWEST_TO_JUDGE) return 'too-few'
  if (figure.bounds === null) return 'no-data'
  const [low, high] = figure.bounds ?? [figure.value, figure.value]
  const [worst, best] = target.better === 'higher' ? [low, high] : [high, low]
  if (worst !== null && meets(worst, target)) return 'met'
  return best !== null && !meets(best, target) ? 'missed' : 'no-data'
}

function meets(value: number, { better, value: target }: Target): boolean {
  return better === 'higher' ? value >= target : value <= target
}
