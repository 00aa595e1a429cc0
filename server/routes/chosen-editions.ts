import type { CommonQuery } from '#contract/common.ts'
import { RequestError } from '#contract/request-error.ts'
import { addDays, type Period } from '#domain/dates.ts'
import { type Break, breaksIn, type Declared, type Edition, editionAt, editionById } from '#domain/editions.ts'
import { type KpiId, KPIS } from '#domain/kpis.ts'
import type { Variant } from '#domain/waits.ts'

/** By which definitions a reply is counted. */
export interface Chosen {
  editions: ReadonlyMap<KpiId, Edition>
  breaks: Break[]
  /** Of the service level. */
  variant: Variant
  /** Of the service level, seconds. */
  within: number
}

/**
 * The edition of every KPI: as the reader asks, else as in force on the last day of the period. A reader who names a
 * variant or a threshold asks for the published reading of the service level with it.
 *
 * @param otherwise the threshold where neither reader nor edition states one, seconds
 * @throws {RequestError} UNKNOWN_EDITION, or BAD_QUERY where two parameters contradict each other
 */
export function chooseEditions(
  query: Pick<CommonQuery, 'edition' | 'variant' | 'within'>,
  declared: Declared,
  period: Period,
  otherwise: number
): Chosen {
  const asked = askedEditions(query.edition ?? [], declared)
  const lastDay = addDays(period.to, -1)
  const editions = new Map(KPIS.map((kpi) => [kpi.id, asked.get(kpi.id) ?? editionAt(kpi, declared, lastDay)]))
  const level = levelEdition(query, asked, editions.get('serviceLevel')!, declared)
  editions.set('serviceLevel', level)
  const isPinned = (id: KpiId) =>
    asked.has(id) || (id === 'serviceLevel' && (query.variant !== undefined || query.within !== undefined))
  const { measure } = level
  if (measure.kind !== 'serviceLevel') throw new RangeError(`measure of serviceLevel must be one, got ${measure.kind}`)
  return {
    editions,
    breaks: KPIS.filter(({ id }) => !isPinned(id)).flatMap((kpi) =>
      breaksIn(kpi, declared, period).map((change) => ({
        ...change,
        before: withThreshold(change.before, otherwise),
        after: withThreshold(change.after, otherwise)
      }))
    ),
    variant: measure.variant ?? 'negative',
    within: query.within ?? measure.within ?? otherwise
  }
}

/** An edition of the service level that states no threshold is judged by the site's usual one, not by its successor's. */
function withThreshold(edition: Edition, otherwise: number): Edition {
  const { measure } = edition
  if (measure.kind !== 'serviceLevel') return edition
  return { ...edition, measure: { ...measure, within: measure.within ?? otherwise } }
}

function askedEditions(ids: readonly string[], declared: Declared): Map<KpiId, Edition> {
  const asked = new Map<KpiId, Edition>()
  for (const id of ids) {
    const edition = editionById(id, declared)
    if (edition === undefined)
      throw new RequestError('UNKNOWN_EDITION', `there is no edition "${id}"; see /definitions`)
    if (asked.has(edition.kpi)) throw new RequestError('BAD_QUERY', `two editions of ${edition.kpi} are asked for`)
    asked.set(edition.kpi, edition)
  }
  return asked
}

function levelEdition(
  { variant, within }: Pick<CommonQuery, 'variant' | 'within'>,
  asked: ReadonlyMap<KpiId, Edition>,
  edition: Edition,
  declared: Declared
): Edition {
  const isAsked = asked.has('serviceLevel')
  if (isAsked && variant !== undefined && variant !== edition.reading) {
    throw new RequestError('BAD_QUERY', `variant ${variant} contradicts edition ${edition.id}`)
  }
  const stated = edition.measure.kind === 'serviceLevel' ? edition.measure.within : undefined
  if (isAsked && within !== undefined && stated !== undefined && within !== stated) {
    throw new RequestError('BAD_QUERY', `within ${within} contradicts edition ${edition.id} (${stated} s)`)
  }
  if (isAsked || (variant === undefined && (within === undefined || within === stated))) return edition
  return editionById(`serviceLevel.${variant ?? edition.reading}`, declared)!
}
