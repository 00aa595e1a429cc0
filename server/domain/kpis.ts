import { ANSWER } from './kpis/answer.ts'
import { HANDLING } from './kpis/handling.ts'
import { INCIDENTS } from './kpis/incidents.ts'
import { KINDS, REPEAT_WITHIN_S } from './kpis/kinds.ts'
import { type Kpi, KPI_IDS, type KpiId } from './kpis/kpi.ts'
import { VOLUME } from './kpis/volume.ts'

export type { Kpi, KpiId, Measure, Unit } from './kpis/kpi.ts'
export { KPI_IDS, REPEAT_WITHIN_S }

const BY_ID = new Map<KpiId, Kpi>(
  [...VOLUME, ...KINDS, ...ANSWER, ...HANDLING, ...INCIDENTS].map((each) => [each.id, each])
)

/** Every KPI, in the order of KPI_IDS. */
export const KPIS: readonly Kpi[] = KPI_IDS.map((id) => BY_ID.get(id)!)

export function kpi(id: KpiId): Kpi {
  return BY_ID.get(id)!
}
