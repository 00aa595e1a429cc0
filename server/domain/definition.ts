import type { Edition } from './editions.ts'
import type { Kpi, Measure } from './kpis.ts'
import type { CountedIn } from './kpis/kpi.ts'

/** A KPI as one edition defines it: every field that a reader needs to judge the figure, and nothing of how it is asked. */
export function definitionOf(kpi: Kpi, edition: Edition) {
  const { measure } = edition
  return {
    id: kpi.id,
    label: kpi.label,
    meaning: kpi.meaning,
    unit: kpi.unit,
    better: kpi.better,
    countedIn: countedIn(measure),
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

/** What the count or the denominator of a figure is a number of. */
function countedIn({ kind }: Measure): CountedIn {
  if (kind === 'time' || kind === 'load') return 'seconds'
  if (kind === 'callsPerHour') return 'hours'
  return kind === 'incidents' || kind === 'interval' ? 'incidents' : 'calls'
}
