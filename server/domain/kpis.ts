import { ANSWER } from './kpis/answer.ts'
import { HANDLING } from './kpis/handling.ts'
import { INCIDENTS } from './kpis/incidents.ts'
import { KINDS } from './kpis/kinds.ts'
import { type Kpi, KPI_IDS, type KpiId } from './kpis/kpi.ts'
import { PAID_TIME } from './kpis/paid-time.ts'
import { RATES } from './kpis/rates.ts'
import { REPEAT_WITHIN_S, REPEATS } from './kpis/repeats.ts'
import { STAGES } from './kpis/stages.ts'
import { VALIDITY } from './kpis/validity.ts'
import { VOLUME } from './kpis/volume.ts'

export type { Kpi, KpiId, Measure, Unit } from './kpis/kpi.ts'
export { KPI_IDS, REPEAT_WITHIN_S }

const BY_SUBJECT = [VOLUME, RATES, VALIDITY, KINDS, REPEATS, ANSWER, HANDLING, PAID_TIME, INCIDENTS, STAGES]
const BY_ID = new Map<KpiId, Kpi>(BY_SUBJECT.flat().map((each) => [each.id, each]))

/** Every KPI, in the order of KPI_IDS. */
export const KPIS: readonly Kpi[] = KPI_IDS.map((id) => BY_ID.get(id)!)

export function kpi(id: KpiId): Kpi {
  return BY_ID.get(id)!
}
