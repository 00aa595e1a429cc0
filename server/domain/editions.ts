import { addDays, type Period } from './dates.ts'
import { type Kpi, type KpiId, KPIS } from './kpis.ts'
import type { Reading } from './kpis/kpi.ts'
import type { Text } from './text.ts'

/** A definition of a KPI with the dates in force: a published reading, or what a site has decided on. */
export interface Edition extends Reading {
  /** `<kpi>.<name>`, unique among all KPIs. */
  id: string
  kpi: KpiId
  /** The published reading that it follows. */
  reading: string
  /** First local day in force, and the first on which it no longer is; null: not limited. */
  from: string | null
  until: string | null
  declaredBy: 'built-in' | 'site'
}

/** An edition as site.yaml declares it under `definitions.<kpi>`. */
export interface DeclaredEdition {
  id: string
  from?: string
  until?: string
  reading: string
  within_s?: number
  name?: Text
  change: Text
  source: string
}
export type Declared = Readonly<Partial<Record<KpiId, readonly DeclaredEdition[]>>>

/** A day on which the definition of a KPI changes. */
export interface Break {
  kpi: KpiId
  at: string
  before: Edition
  after: Edition
}

/** What a site has declared of a KPI in order of time, then its published readings, the one that holds by itself first. */
export function editionsOf(kpi: Kpi, declared: Declared): readonly Edition[] {
  const stated = declared[kpi.id]
  if (stated === undefined) return builtIn(kpi)
  const own = [...stated].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  return [...own.map((each) => declaredEdition(kpi, each)), ...builtIn(kpi)]
}

/** The edition by its id, of any KPI. */
export function editionById(id: string, declared: Declared): Edition | undefined {
  return KPIS.flatMap((kpi) => editionsOf(kpi, declared)).find((edition) => edition.id === id)
}

/** The edition in force on a local day: the site's, or the first published reading where it has none for that day. */
export function editionAt(kpi: Kpi, declared: Declared, day: string): Edition {
  const editions = editionsOf(kpi, declared)
  const ofSite = editions.find((edition) => edition.declaredBy === 'site' && isInForce(edition, day))
  return ofSite ?? editions.find(({ declaredBy }) => declaredBy === 'built-in')!
}

/**
 * The changes of definition within a period; none on its first day, because nothing of the period lies before it.
 *
 * @example breaksIn(kpi('serviceLevel'), declared, { from: '2025-12-01', to: '2026-02-01' })[0]?.at // '2026-01-01'
 */
export function breaksIn(kpi: Kpi, declared: Declared, { from, to }: Period): Break[] {
  const dates = (declared[kpi.id] ?? []).flatMap((each) => [each.from ?? '', each.until ?? ''])
  const inside = [...new Set(dates)].filter((date) => date > from && date < to).sort()
  return inside.flatMap((at) => {
    const before = editionAt(kpi, declared, addDays(at, -1))
    const after = editionAt(kpi, declared, at)
    return before.id === after.id ? [] : [{ kpi: kpi.id, at, before, after }]
  })
}

function isInForce({ from, until }: Edition, day: string): boolean {
  return (from === null || from <= day) && (until === null || day < until)
}

/** Made once: every answer asks for the edition of every KPI on a day. */
const BUILT_IN = new WeakMap<Kpi, readonly Edition[]>()

function builtIn(kpi: Kpi): readonly Edition[] {
  const known = BUILT_IN.get(kpi)
  if (known !== undefined) return known
  const made = kpi.readings.map((reading) => asEdition(kpi, reading))
  BUILT_IN.set(kpi, made)
  return made
}

function asEdition(kpi: Kpi, reading: Reading): Edition {
  const id = `${kpi.id}.${reading.id}`
  return { ...reading, id, kpi: kpi.id, reading: reading.id, from: null, until: null, declaredBy: 'built-in' }
}

function declaredEdition(kpi: Kpi, { id, from, until, reading: name, within_s, ...said }: DeclaredEdition): Edition {
  const reading = kpi.readings.find((each) => each.id === name)
  if (reading === undefined) throw new RangeError(`reading must be one of ${kpi.id}, got ${name}`)
  const { measure } = reading
  return {
    ...reading,
    ...said,
    id: `${kpi.id}.${id}`,
    kpi: kpi.id,
    name: said.name ?? { id, en: id },
    reading: name,
    measure: measure.kind === 'serviceLevel' && within_s !== undefined ? { ...measure, within: within_s } : measure,
    from: from ?? null,
    until: until ?? null,
    declaredBy: 'site'
  }
}
