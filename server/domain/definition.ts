import type { Edition } from './editions.ts'
import type { Kpi } from './kpis.ts'

/** A KPI as one edition defines it: every field that a reader needs to judge the figure, and nothing of how it is asked. */
export function definitionOf(kpi: Kpi, edition: Edition) {
  const { measure } = edition
  return {
    id: kpi.id,
    label: kpi.label,
    meaning: kpi.meaning,
    unit: kpi.unit,
    better: kpi.better,
    formula: edition.formula,
    symbols: edition.symbols,
    numerator: edition.numerator,
    denominator: edition.denominator,
    excluded: edition.excluded,
    source: edition.source,
    edition: edition.id,
    name: edition.name,
    change: edition.change,
    from: edition.from,
    until: edition.until,
    reading: edition.reading,
    declaredBy: edition.declaredBy,
    /** The threshold that the edition states itself, seconds. */
    withinSeconds: (measure.kind === 'serviceLevel' ? measure.within : undefined) ?? null
  }
}
