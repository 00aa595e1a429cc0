import type { KpiId } from '#domain/kpis/kpi.ts'

/** The figures of the wall, in their order. */
export const WALL_KPIS = [
  'offered',
  'answered',
  'serviceLevel',
  'waitP90',
  'abandonRate',
  'emergency'
] as const satisfies readonly KpiId[]
