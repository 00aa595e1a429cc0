import type { MetaReply } from '#contract/meta.ts'
import { KPI_IDS, type KpiId } from '#domain/kpis/kpi.ts'
import { askFor, type Filters } from './filters.ts'

/** The query of /explain for a reader's choice: one comparison, the first of his or the period before. */
export function explainQuery(filters: Filters, kpi: KpiId): URLSearchParams {
  const query = askFor({ ...filters, compare: filters.compare.slice(0, 1) })
  query.set('kpi', kpi)
  return query
}

/** The KPI of the address, or the emergency calls; where no export tells these apart, all calls. */
export function explainedKpi(params: URLSearchParams, meta: MetaReply['data']): KpiId {
  const asked = KPI_IDS.find((id) => id === params.get('kpi'))
  const isTyped = meta.sources.some(({ kind, fields }) => kind === 'calls' && fields.includes('disposition'))
  return asked ?? (isTyped ? 'emergency' : 'offered')
}
