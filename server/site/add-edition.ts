import type { NewEdition } from '#contract/site-sections.ts'
import type { Site } from './schema.ts'

type Definitions = NonNullable<Site['definitions']>

/**
 * The definitions with one edition more. An edition of the same KPI without an end that begins earlier ends where the
 * new one begins; all others stay as they are.
 *
 * @example addEdition({}, { kpi: 'abandonRate', edition }).abandonRate // [edition]
 */
export function addEdition(definitions: Definitions, { kpi, edition }: NewEdition): Definitions {
  const { from } = edition
  const known = (definitions[kpi] ?? []).map((each) => {
    const isBefore = from !== undefined && each.until === undefined && (each.from ?? '') < from
    return isBefore ? { ...each, until: from } : each
  })
  return { ...definitions, [kpi]: [...known, edition] }
}
