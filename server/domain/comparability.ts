import { factsOf } from './kpi-figure.ts'
import { KPIS, type Kpi, type KpiId, type Measure } from './kpis.ts'
import type { CallSumName } from './sums.ts'

export type Basis = 'calls' | 'incidents'

/** How the figures of one centre come about: all in which two centres may differ before any call is counted. */
export interface CentreBasis {
  id: string
  timeZone: string
  /** Hour at which its days start. */
  dayStarts: number
  /** Id of the edition that each KPI is counted by. */
  editions: ReadonlyMap<KpiId, string>
  /** Of the service level: threshold in seconds and how unanswered calls enter. */
  within: number
  variant: string
  /** Whether its exports carry what a KPI needs. */
  tells(kpi: KpiId): boolean
  /** The words that its exports can give of a coded field; null where any may come, or none does. */
  words: Readonly<Record<WordField, ReadonlySet<string> | null>>
  /** Share of the hours of the period that are known, 0..1; null where it has no such feed. */
  known: Readonly<Record<Basis, number | null>>
}

export const WORD_FIELDS = ['outcome', 'disposition'] as const
export type WordField = (typeof WORD_FIELDS)[number]

export const WARNING_CODES = [
  'edition',
  'threshold',
  'fields',
  'outcome-words',
  'disposition-words',
  'coverage-calls',
  'coverage-incidents',
  'zone',
  'day-start'
] as const
export type WarningCode = (typeof WARNING_CODES)[number]

/** A difference between centres, the KPIs that it touches, and what is so at each centre. */
export interface Warning {
  code: WarningCode
  kpis: KpiId[]
  /** Whether the centres may not be ranked by these KPIs. */
  isBlocking: boolean
  /** Of `fields`: the KPIs that cannot be told there; of words: those that its exports never give. */
  centres: { centre: string; says: string | number | string[] | null }[]
}

/** Difference of the shares known up to which counts and shares are compared; a hundredth, however it is written in binary. */
const ALIKE = 0.01 + 1e-9

/**
 * Where the figures of some centres do not mean the same: other definitions, exports that tell less, hours that are not
 * known. A difference in zone or day start moves calls between days but leaves whole periods comparable.
 *
 * @example warningsOf([a, { ...a, id: 'b', within: 20 }])[0]?.code // 'threshold'
 */
export function warningsOf(centres: readonly CentreBasis[]): Warning[] {
  return [
    ...editionWarnings(centres),
    ...differing('threshold', centres, ['serviceLevel'], true, ({ within, variant }) => `${within} ${variant}`),
    ...fieldWarnings(centres),
    ...WORD_FIELDS.flatMap((field) => wordWarnings(centres, field)),
    ...(['calls', 'incidents'] as const).flatMap((basis) => coverageWarnings(centres, basis)),
    ...differing('zone', centres, [], false, ({ timeZone }) => timeZone),
    ...differing('day-start', centres, [], false, ({ dayStarts }) => dayStarts)
  ]
}

/** The KPIs by which the centres may not be ranked. */
export function blockedKpis(warnings: readonly Warning[]): Set<KpiId> {
  return new Set(warnings.filter(({ isBlocking }) => isBlocking).flatMap(({ kpis }) => kpis))
}

function differing(
  code: WarningCode,
  centres: readonly CentreBasis[],
  kpis: KpiId[],
  isBlocking: boolean,
  of: (centre: CentreBasis) => string | number
): Warning[] {
  const said = centres.map((centre) => ({ centre: centre.id, says: of(centre) }))
  return new Set(said.map(({ says }) => says)).size > 1 ? [{ code, kpis, isBlocking, centres: said }] : []
}

function editionWarnings(centres: readonly CentreBasis[]): Warning[] {
  return KPIS.flatMap(({ id }) => differing('edition', centres, [id], true, ({ editions }) => editions.get(id) ?? ''))
}

/** KPIs that some centres can tell and others cannot; one that none can is no difference. */
function fieldWarnings(centres: readonly CentreBasis[]): Warning[] {
  const kpis = KPIS.map(({ id }) => id).filter((id) => new Set(centres.map((centre) => centre.tells(id))).size > 1)
  if (kpis.length === 0) return []
  const says = (centre: CentreBasis) => kpis.filter((id) => !centre.tells(id))
  return [
    { code: 'fields', kpis, isBlocking: true, centres: centres.map((each) => ({ centre: each.id, says: says(each) })) }
  ]
}

/** Words that one export gives and another never does: their calls are counted as something else there, or not at all. */
function wordWarnings(centres: readonly CentreBasis[], field: WordField): Warning[] {
  const lists = centres.flatMap(({ words }) => words[field] ?? [])
  const all = [...new Set(lists.flatMap((list) => [...list]))].filter((word) => word !== 'unrecorded')
  const says = ({ words }: CentreBasis) => {
    const own = words[field]
    return own === null ? [] : all.filter((word) => !own.has(word))
  }
  if (centres.every((centre) => says(centre).length === 0)) return []
  const kpis = KPIS.filter((kpi) => countsBy(kpi, field)).map(({ id }) => id)
  const said = centres.map((each) => ({ centre: each.id, says: says(each) }))
  return [{ code: `${field}-words`, kpis, isBlocking: true, centres: said }]
}

function coverageWarnings(centres: readonly CentreBasis[], basis: Basis): Warning[] {
  const known = centres.flatMap((centre) => centre.known[basis] ?? [])
  if (known.length < 2 || Math.max(...known) - Math.min(...known) <= ALIKE) return []
  const kpis = KPIS.filter((kpi) => basesOf(kpi.measure).includes(basis)).map(({ id }) => id)
  const said = centres.map((each) => ({ centre: each.id, says: each.known[basis] }))
  return [{ code: `coverage-${basis}`, kpis, isBlocking: true, centres: said }]
}

/** The feeds that a measure is counted from. */
export function basesOf(measure: Measure): Basis[] {
  const facts = factsOf(measure)
  return (['calls', 'incidents'] as const).filter((basis) => facts.includes(basis))
}

const ENDS: readonly CallSumName[] = ['offered', 'abandoned', 'cut_off', 'connected']

function countsBy({ measure, needs }: Kpi, field: WordField): boolean {
  if (field === 'disposition') return needs.includes('disposition')
  if (measure.kind === 'calls') return ENDS.includes(measure.of)
  if (measure.kind === 'share') return ENDS.includes(measure.of) || ENDS.includes(measure.per)
  return ['serviceLevel', 'busyHour', 'trunks', 'load'].includes(measure.kind)
}
